"""Tables of office files as their programs lay them out: groups, cards, months under years."""

import pytest

from tests.read_tables import found, told

MONTH = "# 麦禾烘焙2031年上半年经营月报\n\n"
YEAR = "# 麦禾烘焙集团\n\n## 2031年度经营报告\n\n财务部编制 · 2032年3月 · 供股东参阅\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "月度新签订单趋势（单位：万元）\n\n|  | 2030年 | 2031年 |\n|---|---|---|\n"
            "| 1月 | 1090 | 1260 |\n| 2月 | 870 | 1120 |\n",
            {
                "新签订单 @ 2030-01 = 1090万元", "新签订单 @ 2031-01 = 1260万元",
                "新签订单 @ 2030-02 = 870万元", "新签订单 @ 2031-02 = 1120万元",
            },
            id="months down the side under years",
        ),
        pytest.param(
            "分渠道收入（万元）\n\n| 渠道 | 一季度 1月 | 一季度 2月 | 一季度 小计 |\n"
            "|---|---|---|---|\n"
            "| 门店 | 84 | 79 | 163 |\n| 外卖 | 12 | 13 | 25 |\n",
            {
                "收入（门店） @ 2031-01 = 84万元", "收入（门店） @ 2031-02 = 79万元",
                "收入（门店） @ 2031-Q1 = 163万元", "收入（外卖） @ 2031-01 = 12万元",
                "收入（外卖） @ 2031-02 = 13万元", "收入（外卖） @ 2031-Q1 = 25万元",
            },
            id="months under their quarter, with its sum",
        ),
        pytest.param(
            "| 大区 | 城市 | 门店数（家） 新开 | 其中：加盟（家） |\n|---|---|---|---|\n"
            "| 江东 | 东州 | 6 | 3 |\n| 江东 | 东港 | 4 | 2 |\n| 江东小计 | 江东小计 | 10 | 5 |\n",
            {
                "门店数新开（江东、东州） @ 2031-H1 = 6家", "加盟（江东、东州） @ 2031-H1 = 3家",
                "门店数新开（江东、东港） @ 2031-H1 = 4家", "加盟（江东、东港） @ 2031-H1 = 2家",
                "门店数新开（江东） @ 2031-H1 = 10家", "加盟（江东） @ 2031-H1 = 5家",
            },
            id="the sum of a group is the group's",
        ),
    ],
)  # fmt: skip
def test_a_layout_of_office_files_is_read(text: str, expected: set[str]) -> None:
    assert told(found(text, title=MONTH)) == expected


def test_groups_that_share_a_header_are_none_of_their_members() -> None:
    rows = "| 国内 | 江东 | 30 |\n| 国内 | 江西 | 20 |\n| 国内小计 | 国内小计 | 50 |\n"
    figures = found(f"| 区域 | 区域 | 收入（万元） |\n|---|---|---|\n{rows}", title=MONTH)
    assert [f.dimensions for f in figures] == [
        {"区域": "江东"},
        {"区域": "江西"},
        {"类别": "国内"},
    ]


def test_the_day_of_a_report_is_no_period_of_its_cover() -> None:
    cover = found("| 净利润 | 3.2亿元 |\n|---|---|\n| 会员 | 386万人 |\n", title=YEAR)
    assert {figure.period for figure in cover} == {"2031"}
