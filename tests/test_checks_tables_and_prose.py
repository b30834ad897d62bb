"""Prose beside a table: who is first by days, how many rows there are, all rows in turn."""

import pytest

from tests.checked import table, warnings

LEASES = table(
    "门店 | 月租（万元） | 租约起 | 租约止",
    "松岭店 | 9 | 2029-03-01 | 2032-02-29",
    "河湾店 | 7 | 2030-07-01 | 2033-06-30",
    "北坡店 | 8 | 2028-01-01 | 2031-12-31",
)
WORKS = table(
    "项目 | 开工 | 投产",
    "三号窑 | 2031-02-10 | 2031-07-30",
    "釉料间 | 2031-03-05 | 2031-05-20",
    "屋顶光伏 | 2031-04-12 | 2031-08-15",
)
POINTS = table(
    "片区 | 5月末点位 | 6月新装 | 6月末点位",
    "城区 | 410 | 13 | 423",
    "郊县 | 96 | 5 | 101",
    "合计 | 506 | 18 | 524",
)
PAIRS = (
    (f"最早到期的是{{}}。\n\n{LEASES}", "北坡店", "松岭店"),
    (f"{{}}最晚到期。\n\n{LEASES}", "河湾店", "北坡店"),
    (f"最晚开工的是{{}}。\n\n{WORKS}", "屋顶光伏", "釉料间"),
    (f"今年推进{{}}个项目。\n\n{WORKS}", "三", "四"),
    (f"6月新装的分布：城区13个，郊县{{}}个。\n\n{POINTS}", "5", "8"),
)
RIGHT = (
    f"最早到期的三家店之一是松岭店。\n\n{LEASES}",
    f"最早到期的是原料合同。\n\n{LEASES}",
    f"今年获批四个项目。\n\n{WORKS}",
    f"今年共储备九个项目。\n\n{WORKS}",
    f"去年6月新装的分布：城区13个，郊县8个。\n\n{POINTS}",
    f"6月检修的分布：城区3个，郊县5个。\n\n{POINTS}",
)


@pytest.mark.parametrize(("text", "right", "wrong"), PAIRS)
def test_only_what_is_wrong_is_told(text: str, right: str, wrong: str) -> None:
    at = {"period": "2031-06", "date": "2031-07-10"}
    assert warnings(text.format(right), **at) == []
    assert warnings(text.format(wrong), **at)


@pytest.mark.parametrize("text", RIGHT)
def test_what_may_be_read_otherwise_is_not(text: str) -> None:
    assert warnings(text, period="2031-06", date="2031-07-10") == []
