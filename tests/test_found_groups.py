"""Rows under the name of a group: parts of what it measures where its 小计 adds up."""

import pytest

from tests.read_tables import found, told

MONTH = "# 麦禾烘焙2031年5月经营月报\n\n"
GROUPS = (
    "销售结构\n\n单位：万元\n\n| 项目 | 2031年4月 | 2031年5月 |\n|---|---|---|\n"
    "| 门店收入 | | |\n| 吐司 | 30 | 33 |\n| 其中：全麦 | 10 | 12 |\n| 蛋糕 | 20 | 18 |\n"
    "| 门店小计 | 50 | 51 |\n"
    "| 团购收入 | | |\n| 吐司 | 5 | 6 |\n| 礼盒 | 9 | 8 |\n| 小计 | 14 | 14 |\n"
    "| 销售合计 | 64 | 65 |\n"
)


def test_parts_know_their_group_and_its_sum_is_called_as_the_group() -> None:
    figures = found(GROUPS, title=MONTH)
    assert {t for t in told(figures) if "2031-05" in t} == {
        "门店收入（吐司） @ 2031-05 = 33万元", "门店收入（蛋糕） @ 2031-05 = 18万元",
        "门店收入 @ 2031-05 = 51万元", "全麦 @ 2031-05 = 12万元",
        "团购收入（吐司） @ 2031-05 = 6万元", "团购收入（礼盒） @ 2031-05 = 8万元",
        "团购收入 @ 2031-05 = 14万元", "销售合计 @ 2031-05 = 65万元",
    }  # fmt: skip


def test_a_sum_that_does_not_add_up_makes_no_group() -> None:
    figures = found(GROUPS.replace("门店小计 | 50 | 51", "门店小计 | 50 | 59"), title=MONTH)
    assert {"蛋糕 @ 2031-05 = 18万元", "门店小计 @ 2031-05 = 59万元"} <= told(figures)
    assert "团购收入（礼盒） @ 2031-05 = 8万元" in told(figures)


def test_rows_that_are_metrics_themselves_stay_so_under_their_group() -> None:
    figures = found(
        "单位：万元\n\n| 项目 | 5月 |\n|---|---|\n| 期间费用 | |\n| 销售费用 | 12 |\n"
        "| 管理费用 | 8 |\n| 费用小计 | 20 |\n",
        title=MONTH,
    )
    assert told(figures) == {
        "销售费用 @ 2031-05 = 12万元", "管理费用 @ 2031-05 = 8万元",
        "期间费用 @ 2031-05 = 20万元",
    }  # fmt: skip


def test_a_statement_is_no_list_of_parts() -> None:
    figures = found(
        "单位：元\n\n| 项目 | 2031年 |\n|---|---|\n| 流动资产： | |\n| 货币资金 | 5 |\n"
        "| 应收票据 | 3 |\n| 流动资产合计 | 8 |\n"
    )
    assert told(figures) == {
        "货币资金 @ 2031 = 5元", "应收票据 @ 2031 = 3元", "流动资产合计 @ 2031 = 8元",
    }  # fmt: skip


def test_a_note_over_all_columns_is_no_row() -> None:
    note = "注：2031年5月起含税。"
    figures = found(
        "单位：万元\n\n| 项目 | 2031年4月 | 2031年5月 |\n|---|---|---|\n| 净利润 | 3 | 4 |\n"
        f"| {note} | {note} | {note} |\n| {note} | | |\n",
        title=MONTH,
    )
    assert told(figures) == {"净利润 @ 2031-04 = 3万元", "净利润 @ 2031-05 = 4万元"}


@pytest.mark.parametrize(
    ("brine", "parts"),
    [
        pytest.param("20.00", {"其中": "豆奶"}, id="proven by the sum"),
        pytest.param("21.00", {}, id="no sum"),
    ],
)
def test_rows_behind_a_part_are_parts_as_far_as_these_add_up(
    brine: str, parts: dict[str, str]
) -> None:
    rows = f"| 豆制品 | 50.00 |\n| 其中：豆腐 | 30.00 |\n| 豆奶 | {brine} |\n| 面粉 | 90.00 |\n"
    text = f"单位：万元\n\n| 产品 | 营业收入 |\n|---|---|\n{rows}| 合计 | 140.00 |\n"
    figures = {f.text: f.dimensions for f in found(text) if f.metric == "营业收入"}
    assert {k: v for k, v in figures[f"{brine}万元"].items() if k == "其中"} == parts
    assert "其中" not in figures["90.00万元"]
