"""Years that one sentence tells in turn."""

import pytest

from tests.checked import warnings

WRONG = (
    "自从2030年改用电窑之后，2028年瓷砖一直脱销。",
    "2029年投产以后，2028年产量翻倍。",
    "2027年试点，次年即2030年推广。",
    "2027年我们进入华东，随后在2025年进入华南。",
    "先是2029年的扩张，紧接着2027年并购了乙厂。",
    "先后于2029年、2027年和2030年完成三轮融资。",
    "2027年启动，一年后的2030年完成。",
)
RIGHT = (
    "自从2026年改用电窑之后，2026年瓷砖一直脱销，到了2027年之后才补上库存。",
    "自2029年起，2028年数据已按新口径重述。",
    "2029年投产以后，产量较2028年翻倍。",
    "2029年投产以后，2028年签下的订单陆续交付。",
    "2027年试点，次年即2028年推广，两年后的2030年全面铺开。",
    "2029年开业，随后2027年的老店也翻新了。",
    "先后于2027年、2029年和2030年完成三轮融资。",
)


@pytest.mark.parametrize("text", WRONG)
def test_years_that_run_back_are_told(text: str) -> None:
    assert any("年" in what and "「" in what for what in warnings(text))


@pytest.mark.parametrize("text", RIGHT)
def test_years_in_their_turn_are_silent(text: str) -> None:
    assert warnings(text) == []


def test_who_rises_to_a_round_number_and_more_did_not_fall_to_it() -> None:
    assert any("变小" in what for what in warnings("签约客户从92家增加到80家+。"))
    assert warnings("签约客户从72家增加到80家+。") == []
