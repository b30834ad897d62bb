"""Numbers as people say them: spelt, in tenths, of members, in English; texts that are amounts."""

from decimal import Decimal

import pytest

from assistant.quantities import read_number
from tests.invented import Talk, ask
from tests.invented_mill import ask as ask_mill


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两万八", "28000"),
        ("两万八千", "28000"),
        ("三千五", "3500"),
        ("一百二", "120"),
        ("一亿三", "130000000"),
        ("一千零五", "1005"),
        ("一万零三百", "10300"),
        ("两万零八", "20008"),
        ("十二", "12"),
        ("二十", "20"),
        ("二〇三一", "2031"),
        ("零点五", "0.5"),
        ("2.8万", "28000"),
        ("−3", "-3"),
    ],
)
def test_a_spoken_number_is_read(text: str, value: str) -> None:
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "点五", "万岁", "三家", "两万八千台"])
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("签约量是两万八千台吧", "是的", id="right"),
        pytest.param("签约量是两万九千台吧", "不对", id="wrong"),
        pytest.param("2年占百分之四十三对吗", "是的", id="in percent"),
        pytest.param("2年占百分之八十对吗", "不对", id="wrong, in percent"),
        pytest.param("2年签约占比是四成吗", "不对", id="tenths that it rounds to"),
    ],
)
def test_a_spelt_number_is_put_for_confirmation(question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(verdict)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("重点书店占收入六成吗", "是的"),
        ("重点书店占收入八成吗", "不对"),
        ("库存是一百吨吧", "是的"),
        ("库存是一百二十吨吧", "不对"),
        ("签约书店是十四家吧", "是的"),
    ],
)
def test_tenths_and_small_numbers_are_put_too(question: str, verdict: str) -> None:
    assert ask_mill(question).answer.startswith(verdict)


def test_a_spelt_number_of_the_source_is_no_condition() -> None:
    assert [figure.value for figure in ask("两万八千台里4年占多少").figures] == [15]


def test_members_are_filtered_by_a_spelt_number() -> None:
    answer = ask("签约量超过五千台的年限有哪些")
    assert {figure.value for figure in answer.figures} == {5700, 12000, 6000}


@pytest.mark.parametrize(
    "question", ["四年期的签约量多少", "签了四年的签约量多少", "为期4年的签约量"]
)
def test_a_spelt_term_is_a_member(question: str) -> None:
    assert [figure.value for figure in ask(question).figures] == [4300]


@pytest.mark.parametrize("question", ["五年期的签约量多少", "五年期签约量"])
def test_a_spelt_term_that_is_no_member_is_missing(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert "没有「5年」的签约量。现有：4年、3年、2年、1年。" in answer.answer
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"), [("晨光签了几年", 4), ("青禾的签约年限", 2), ("谁的签约年限最短", 2)]
)
def test_a_text_that_is_an_amount_has_its_number_and_unit(question: str, value: int) -> None:
    (figure,) = ask(question).figures
    assert (figure.value, figure.unit, figure.text) == (value, "year", f"{value}年")


def test_a_text_that_is_no_amount_stays_a_text() -> None:
    (figure,) = ask("30年蓝海的负责人是谁").figures
    assert (figure.value, figure.unit) == ("李二", None)


@pytest.mark.parametrize(
    "question",
    [
        "over three years, how much does it grow at the compound rate",
        "compound growth over three years",
        "compound growth over 3 years",
    ],
)
def test_years_in_english_words_compound(question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [computation.value for computation in answer.computations] == [1.64, 64.3]


def test_a_month_alone_in_english_follows_another() -> None:
    talk = Talk()
    talk.ask("revenue in December 2030")
    (figure,) = talk.ask("what about January?").figures
    assert (figure.period, figure.value) == ("2030-01", 170_000_000)
