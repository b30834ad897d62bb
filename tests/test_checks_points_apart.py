"""Points between two rates of one name, which stand elsewhere or are to be held to."""

import pytest

from tests.checked import table, warnings

RATES = table("项目 | 本期 | 上年同期", "入住率 | 84.0% | 81.5%")
YEARS = table("项目 | 2030年 | 2031年", "入住率 | 81.5% | 84.0%")
WRONG = (
    "返工率16.5%，其他正常。\n\n去年返工率12.0%，本期返工率提高3.5个百分点。",
    "去年入住率是81.5%。\n\n今年入住率84.0%，同比提高3.5个百分点。",
    "今年入住率84.0%。\n\n去年入住率81.5%，今年提高了3.5个百分点。",
    f"{RATES}\n\n入住率同比提高3.5个百分点。",
    f"{YEARS}\n\n2031年入住率提高3.5个百分点。",
    "入住率84.0%，目标85.0%，低2.0个百分点。",
    "入住率84.0%，距目标85.0%还差2.0个百分点。",
    "入住率84.0%，计划82.0%，高3.0个百分点。",
)
RIGHT = (
    f"{RATES}\n\n入住率同比提高2.5个百分点，其中周末入住率提高1.5个百分点。",
    "去年返工率12.0%，今年返工率16.5%，其中夜班返工率提高2.0个百分点。",
    "去年返工率12.0%。\n\n今年返工率16.5%，较目标低2.0个百分点，环比提高4.0个百分点。",
    "返工率16.5%，去年12.0%，报废率提高2.0个百分点。",
    "入住率84.0%，达到计划的82.0%，同比高3.0个百分点。",
    "入住率84.0%，高于标准80.0%，比同业高6.0个百分点。",
    "入住率84.0%，距目标85.0%还差1.0个百分点。",
)


@pytest.mark.parametrize("text", WRONG)
def test_points_that_two_rates_do_not_lie_apart_are_told(text: str) -> None:
    assert any("相差" in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_points_of_another_or_right_ones_are_silent(text: str) -> None:
    assert warnings(text) == []
