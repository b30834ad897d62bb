"""Places beside shares, stocks that move by what is told elsewhere, titles over lists."""

import pytest

from tests.checked import table, warnings

MARKET = "南陶份额34%；我们市占率27%，排名第{}；北瓷占21%；其余小厂占18%。"
STORES = table(
    "渠道 | 本月（万元） | 占比",
    "工程大户 | 540 | 54.0%",
    "门店散户 | 310 | 31.0%",
    "电商 | 150 | 15.0%",
    "合计 | 1,000 | 100.0%",
)
PAIRS = (
    (MARKET, "二", "一"),
    ("南陶份额34%；我们市占率27%；北瓷占21%，{}。", "排第三", "居首位"),
    (
        "6月产量3,400吨，均价920元。\n\n月初存货410吨，加上6月产量，减去售出的3,500吨，"
        "再减去报废的20吨，月末存货{}吨。",
        "290",
        "390",
    ),
    ("第4页：{}项任务\n\n一是稳窑温；二是降能耗；三是补熟手。", "三", "四"),
    ("花砖每片比南陶{}2元，约高4.0%。", "高", "低"),
    ("客单价由去年6月的125元降到{}元，下降8%。", "115", "124"),
)
RIGHT = (
    "南陶份额34%；去年我们份额27%，排第一；北瓷占21%。",
    "南陶份额34%；我们高端市场份额27%，排第一；北瓷份额21%。",
    "全公司共五个片区。\n\n一是稳窑温；二是降能耗；三是补熟手。",
    "租期三年（2030年7月1日至2031年6月30日为首年）。",
    "南陶占高端34%；我们占中端67%，排第一；北瓷占低端21%。",
    "南陶、北瓷等三家合计占64%；我们份额27%，排第一；东陶占5%；西瓷占4%。",
    "月初存货410吨，加上6月产量，减去售出的3,500吨和报废的20吨，月末存货290吨。",
    f"五家工程大户合计占工程大户收入的46.0%。\n\n{STORES}",
    "5月订单880单，较去年5月的800单增长10.0%，较4月增长1.5%。",
    "花砖每片比南陶高2元，低4.0%的是素砖。",
)


@pytest.mark.parametrize(("text", "right", "wrong"), PAIRS)
def test_only_what_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    assert warnings(text.format(right)) == []
    assert warnings(text.format(wrong))


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_read_otherwise_is_not(text: str) -> None:
    assert warnings(text) == []
