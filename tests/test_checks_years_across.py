"""Growth a year beside a table that has its years in the header."""

import pytest

from tests.checked import table, warnings

PLAN = table(
    "指标 | 2031年 | 2032年 | 2033年 | 2034年",
    "销售额 | 4,000 | 5,200 | 6,760 | 7,436",
    "得房率 | 71.0% | 72.5% | 73.0% | 74.5%",
)
WRONG = (
    "2031—2034年销售额复合增长率28.0%。",
    "三年销售额年均增长28.0%。",
    "销售额三年CAGR为28.0%。",
)
RIGHT = (
    "2031—2034年销售额复合增长率23.0%。",
    "2031—2033年销售额年均增长30.0%。",
    "行业三年年均增长28.0%。",
    "成本三年年均增长28.0%。",
)


@pytest.mark.parametrize("text", WRONG)
def test_another_growth_a_year_is_told(text: str) -> None:
    assert any("年均变化" in what for what in warnings(f"{PLAN}\n\n{text}"))


@pytest.mark.parametrize("text", RIGHT)
def test_growth_of_some_years_or_of_another_is_silent(text: str) -> None:
    assert warnings(f"{PLAN}\n\n{text}") == []
