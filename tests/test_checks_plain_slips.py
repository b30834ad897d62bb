"""Plain slips: words against printed values, clocks, dates to come, subtotals, compound growth."""

import pytest

from tests.checked import table, warnings

BRICKS = (
    "去向 | 量（万块）",
    "已售：门店 | {shops}",
    "已售：工程 | 4.6",
    "已售小计 | 12.1",
    "库存 | 1.8",
    "合计 | 13.9",
)


def sold(shops: str) -> str:
    return table(*(row.format(shops=shops) for row in BRICKS))


WRONG = (
    ("窑火收入从1月的1.4亿元降至5月的2亿元。", "变大"),
    ("- 时段：9:10-9:55，共30分钟", "45 分钟"),
    ("上一次汇报：2032年1月12日，讲的是窑炉。", "2032年1月12日"),
    ("合规：烧制涉及选土、成型、入窑五大环节。", "五大环节"),
    ("按30%的年复合增长率推算，三年后的规模约为现在的3.2倍。", "2.2倍"),
    (sold("5.7"), "已售小计"),
)
RIGHT = (
    "窑火费用从4.98亿元降至5亿元以内。",
    "窑火费用从4.96亿元降至5亿元左右。",
    "- 时段：9:10-9:55，共45分钟",
    "- 时段：9:10-12:00，30分钟一场",
    "- 第一场9:10-9:40，第二场9:40-10:10，共60分钟",
    "上一次汇报：2031年1月12日，下一次汇报：2031年8月12日。",
    "合规：烧制涉及选土、成型、入窑三大环节。",
    "按30%的年复合增长率推算，三年后的规模约为现在的2.2倍。",
    sold("7.5"),
    table("项 | 量（万块）", "备料 | 3.0", "甲 | 1.0", "乙 | 2.0", "在窑小计 | 3.0", "合计 | 6.0"),
)


@pytest.mark.parametrize(("text", "token"), WRONG)
def test_a_plain_slip_is_told(text: str, token: str) -> None:
    assert any(token in what for what in warnings(text, date="2031-06-09", period="2031-05"))


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_silent(text: str) -> None:
    assert warnings(text, date="2031-06-09", period="2031-05") == []
