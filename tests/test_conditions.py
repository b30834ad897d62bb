"""What a question supposes, and what it asks beside a metric: computed or refused, not dropped."""

import pytest

from tests.invented import Talk
from tests.invented_prose import ask as ask_prose


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("如果签约量再涨10%是多少", "3.08万台", id="a rise"),
        pytest.param("假如签约量降一半，也就是再降50%是多少", "1.4万台", id="a fall"),
        pytest.param("假如签约量翻倍是多少", "5.6万台", id="doubled"),
        pytest.param("签约量再加2000台是多少", "3万台", id="an amount"),
    ],
)
def test_a_supposed_change_is_computed_and_said_to_be_supposed(question: str, text: str) -> None:
    answer = Talk().ask(question)
    assert [computation.text for computation in answer.computations] == [text]
    assert "变动幅度是问题里的假设，不是资料给出的。" in answer.notes


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("签约量除以0是多少", id="a number from nowhere"),
        pytest.param("签约量按3万算的话4年占多少", id="another total"),
        pytest.param("签约客户面积是多少", id="the noun behind the count"),
        pytest.param("签约客户率是多少", id="a rate of what is counted"),
        pytest.param("X80签约量多少", id="the beginning of a name"),
        pytest.param("签约量同比", id="growth without another period"),
        pytest.param("集团收入最低的客户", id="a ranking of one"),
        pytest.param("集团收入平均多少", id="a mean of one"),
    ],
)
def test_what_a_figure_does_not_answer_is_refused(question: str) -> None:
    answer = Talk().ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_number_of_the_source_is_no_condition() -> None:
    answer = Talk().ask("2.8万台里4年占多少")
    assert answer.status == "answered"
    assert "15%" in answer.answer


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("签约量超过5000台的年限有哪些", {5700, 12000, 6000}, id="more than"),
        pytest.param("签约量不到5000台的年限有哪些", {4300}, id="less than"),
        pytest.param("签约量超过2万台的年限有哪些", {12000}, id="none, and the nearest"),
    ],
)
def test_members_are_filtered_by_a_number(question: str, values: set[int]) -> None:
    assert {figure.value for figure in Talk().ask(question).figures} == values


def test_a_set_that_grew_over_turns_is_added_up_whole() -> None:
    talk = Talk()
    talk.ask("4年和3年的签约量")
    talk.ask("那2年呢")
    (computation,) = talk.ask("加起来").computations
    assert computation.text == "2.2万台"


def test_thanks_are_answered_and_forgotten() -> None:
    talk = Talk()
    talk.ask("4年的签约量")
    assert talk.ask("谢谢").status == "answered"
    assert [figure.value for figure in talk.ask("3年呢").figures] == [5700]


def test_nobody_is_no_answer_to_who() -> None:
    """A sentence without anybody in it only comes near."""
    answer = ask_prose("租约的期限是谁定的？")
    assert answer.status == "not_found"
    assert answer.citations


def test_two_questions_that_only_come_near_are_not_answered() -> None:
    assert ask_prose("租约的期限是谁定的？店铺的租金是谁付的？").status == "not_found"
