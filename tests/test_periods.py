"""Periods as people write them, against the date of an invented report."""

from datetime import date

import pytest

from assistant.periods import (
    find_periods,
    period_words,
    period_years,
    possible,
    previous_period,
    read_period,
    written_periods,
    year_before,
)

TODAY = date(2025, 1, 9)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("24年从1月到12月", ["2024", "2024-01", "2024-12"]),
        ("12月销售额", ["*-12"]),
        ("去年12月", ["2024-12"]),
        ("请问，2019年的收入", ["2019"]),
        ("2019-2021年", ["2019/2021"]),
        ("2019、2021年这两年", ["2019", "2021"]),
        ("2021年与上年相比", ["2021", "2020"]),
        ("去年比前年", ["2024", "2023"]),
        ("2024Q4", ["2024-Q4"]),
        ("revenue in December 2024", ["2024-12"]),
        ("未来三年", ["2025/2027"]),
        ("上个月", ["2024-12"]),
        ("4年签约", []),
        ("型号 2080ti 和 3070", []),
        ("4090 2.2K", []),
        ("2024 年上半年", ["2024-H1"]),
        ("2024 年 8 月 3 日", ["2024-08-03"]),
        ("较 2024 年末 27 家", ["2024-12"]),
        ("2024 年 1—6 月", ["2024-H1"]),
        ("5 年 3 个项目", []),
        ("profit of the third quarter of 2023", ["2023-Q3"]),
        ("fourth-quarter 2023 profit", ["2023-Q4"]),
        ("2023 second quarter", ["2023-Q2"]),
        ("first half of fiscal year 2023", ["2023-H1"]),
        ("H1 2023", ["2023-H1"]),
        ("3Q23", ["2023-Q3"]),
        ("in the second place", []),
        ("in 2023, and in 2024.", ["2023", "2024"]),
        ("2023,456 tons", []),
        ("23年刚开年那个月和年尾", ["2023-01", "2023-12"]),
        ("从年头到年尾", ["*-01", "*-12"]),
        ("这年头三个年头", []),
        ("云上一年多少，上一年多少", ["2024"]),
    ],
)
def test_periods_are_found_in_a_question(text: str, keys: list[str]) -> None:
    assert [span.key for span in find_periods(text, TODAY)] == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [("2024年12月", "2024-12"), ("24Q1", "2024-Q1"), ("2025/2027", "2025/2027"), ("收入", None)],
)
def test_a_cell_is_a_period_or_not(text: str, key: str | None) -> None:
    assert read_period(text, TODAY) == key


def test_steps_keep_their_grain() -> None:
    assert previous_period("2024-01") == "2023-12"
    assert previous_period("2024-Q1") == "2023-Q4"
    assert year_before("2024-12") == "2023-12"
    assert period_words("2024-Q4") == "2024年第四季度"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("经营汇报（2031年2月）", ["2031-02"]),
        ("本月经营汇报", []),
        ("去年12月的月报", []),
        ("二月汇报", []),
        ("2030年年报", ["2030"]),
    ],
)
def test_a_title_has_the_periods_that_do_not_depend_on_the_day(text: str, keys: list[str]) -> None:
    assert [span.key for span in written_periods(text)] == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("for the six months ended June 30, 2031", "2031-H1"),
        ("quarter ended Sep. 30, 2030", "2030-Q3"),
        ("the year ended December 31, 2030", "2030"),
        ("the first six months of 2031", "2031-H1"),
        ("three months ended July 31, 2031", "2031-07-31"),
    ],
)
def test_a_span_is_known_by_the_day_on_which_it_ends(text: str, key: str) -> None:
    assert [span.key for span in find_periods(text, TODAY)] == [key]


def test_a_span_of_months_is_of_one_year() -> None:
    key = "2031-01/2031-05"
    assert period_words(key) == "2031年1月至5月"
    assert previous_period(key) == year_before(key) == "2030-01/2030-05"
    assert period_years(key) == [key]
    assert possible(key) == key
