"""Columns of a longer period than a month, weekdays of the year that is meant, values of lists."""

import pytest

from tests.checked import table, warnings

MONTHS = table(
    "指标 | 4月 | 5月 | 6月 | 二季度",
    "发货量（吨） | 310 | 340 | 320 | 970",
    "退货量（吨） | 12 | 15 | 11 | 38",
    "新签合同（份） | 21 | 26 | 24 | 71",
    "月末库存（吨） | 80 | 75 | 78 | 78",
)


@pytest.mark.parametrize("said", ["发货量同样以5月最高，月末库存以4月最高。", "退货量5月最多。"])
def test_a_quarter_is_no_peer_of_its_months(said: str) -> None:
    assert not warnings(f"## 表1 分月\n\n{MONTHS}\n\n{said}", date="2031-07", period="2031-Q2")


def test_a_row_adds_up_to_the_column_of_the_quarter() -> None:
    wrong = MONTHS.replace("| 970", "| 790")
    assert "970吨，二季度写 790" in warnings(wrong, date="2031-07", period="2031-Q2")[0]


def test_what_does_not_add_up_in_other_rows_is_no_sum() -> None:
    stocks = table("项目 | 4月 | 5月 | 二季度 | 6月", "在库（吨） | 30 | 34 | 33 | 33")
    assert not warnings(stocks, date="2031-07", period="2031-Q2")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        pytest.param("6月18日（星期三）", False, id="within the quarter"),
        pytest.param("6月18日（星期四）", True, id="of no year near"),
        pytest.param("7月8日（星期二）", False, id="soon after it"),
    ],
)
def test_a_day_is_of_the_quarter_that_is_told(day: str, told: bool) -> None:
    assert bool(warnings(f"促销至{day}结束。", date="2031", period="2031-Q2")) == told


def test_a_year_may_tell_of_the_next() -> None:
    said = "大会定于3月18日（星期{}）召开。"
    this, following, wrong = (
        warnings(said.format(day), date="2031", period="2031") for day in "二四五"
    )
    assert (this, following) == ([], [])
    assert wrong


def test_two_values_of_one_name_are_one_item() -> None:
    said = "合同来自{}个行业：医药14份、2,240万元，食品11份、1,180万元，机械21份、2,100万元。"
    assert not warnings(said.format("三"))
    assert "列出 3 个" in warnings(said.format("四"))[0]


def test_a_half_of_the_year_before_is_no_part() -> None:
    said = "上半年累计收入18.00亿元，其中一季度9.36亿元。上年上半年收入16.62亿元，比上年快。"
    assert not warnings(said)
