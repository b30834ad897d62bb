"""Questions that come near to a figure and ask another one; and some that only look so."""

import pytest

from tests.invented import Talk
from tests.invented_cycles import VIEW


@pytest.mark.parametrize(
    "turns",
    [
        ["长租到期以后又续签的客户有多少家？"],
        ["新签的长租客户有几家？"],
        ["去年一年流失了几家大客户？"],
        ["剩下没卖的车里，折叠车有多少辆？"],
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
        (["4年的长租多少辆？", "那一年期的呢？"], "5K辆"),
        (["我们划大客户的那条线，相当于收入的百分之几？"], "2%"),
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
    answer = Talk(VIEW).ask("我下午要跟财务对数，收入我们都知道了。麻烦告诉我，大客户有几家？")
    assert [figure.text for figure in answer.figures] == ["16家"]


def test_why_it_is_asked_says_whose_value() -> None:
    answer = Talk(VIEW).ask("老板刚才问我云杉商贸的情况，我没答上来。它家长租了多少辆？")
    assert answer.status == "not_found"
    assert not answer.figures
