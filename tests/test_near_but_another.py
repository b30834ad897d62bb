"""Questions that come near to a figure and ask another one; and some that only look so."""

import pytest

from assistant.records import Metric
from tests.invented import Talk, figure
from tests.invented_cycles import VIEW
from tests.memory_view import MemoryView


@pytest.mark.parametrize(
    "turns",
    [
        ["有几家长租客户是续签的？"],
        ["新签的长租客户有几家？"],
        ["今年一年里，和我们解约的大客户共几家？"],
        ["仓库里未售的整车当中，几辆是儿童车？"],
        ["云杉的租期是几年？", "它家长租了多少辆？"],
    ],
)
def test_what_is_not_there_is_refused(turns: list[str]) -> None:
    talk = Talk(VIEW)
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].status == "not_found"
    assert not answers[-1].figures


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (["签3年的长租数量是多少？", "再看看这两年期的。"], "1万辆"),
        (["要算大客户，那条线定在营收的几成？"], "2%"),
        (["大客户那条线是多少钱？"], "3000万元"),
    ],
)
def test_what_is_there_is_told(turns: list[str], value: str) -> None:
    talk = Talk(VIEW)
    answers = [talk.ask(turn) for turn in turns]
    assert [figure.text for figure in answers[-1].figures] == [value]


def test_at_least_asks_for_no_difference() -> None:
    answer = Talk(VIEW).ask("云杉的车辆收入加上带动配件收入，合计至少多少钱？")
    assert [made.text for made in answer.computations] == ["1.5亿元"]


def test_what_is_known_already_is_no_question() -> None:
    answer = Talk(VIEW).ask("晚上开会要讲用户规模，收入这一项我已经清楚了。请问大客户总数是多少？")
    assert [figure.text for figure in answer.figures] == ["16家"]


def test_why_it_is_asked_says_whose_value() -> None:
    answer = Talk(VIEW).ask("财务昨天问我们云杉商贸的合作，当场没能说出来。它家长租的是几辆？")
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize(
    "question",
    [
        "今年倒闭了几家大客户？",
        "去年丢了多少大客户？",
        "有多少家大客户跑了？",
        "跑掉的大客户一共几家？",
    ],
)
def test_those_who_were_lost_are_not_those_who_are_there(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize("question", ["网店那边冬储需要多少辆？", "网店要多少辆？"])
def test_what_is_needed_is_not_what_is_there(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_what_remains_has_further_names() -> None:
    answer = Talk(VIEW).ask("手上的余量还有多少辆？")
    assert [figure.text for figure in answer.figures] == ["2K辆"]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("卖掉的车里网店吃掉了多少辆？", "5K辆"),
        ("三年的长租总共涉及多少辆？", "6K辆"),
    ],
)
def test_how_a_part_was_taken_is_no_other_thing(question: str, value: str) -> None:
    assert [figure.text for figure in Talk(VIEW).ask(question).figures] == [value]


def test_what_was_given_back_is_another_thing() -> None:
    assert not Talk(VIEW).ask("卖掉的车里网店退掉了多少辆？").figures


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("云杉商贸的千瓶良品率是多少？", ["96%"]),
        ("云杉商贸的良品率是多少？", ["96%"]),
        ("云杉商贸扩到万瓶以后，良品率是多少？", []),
    ],
)
def test_a_name_says_for_how_many_it_is_measured(question: str, values: list[str]) -> None:
    view = MemoryView(
        metrics=(Metric(name="千瓶良品率", aliases=("良品率",), unit="%"),),
        figures=(figure("千瓶良品率", "96%", "云杉商贸"),),
    )
    assert [shown.text for shown in Talk(view).ask(question).figures] == values
