"""What a question takes for granted: the way of a change, a place, a day, a person."""

import pytest

from tests.invented import ask as ask_figures
from tests.invented_mill import ask
from tests.invented_prose import ask as ask_prose

RIGHT, WRONG, OPEN = "是的，与资料一致：", "不对，资料里是：", "资料里是："


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("收入涨了吗", RIGHT, id="rose"),
        pytest.param("收入有没有涨", RIGHT, id="rose, or not"),
        pytest.param("收入增长了吧", RIGHT, id="rose, put"),
        pytest.param("收入是下降的，对吗", WRONG, id="fell, put"),
        pytest.param("收入是不是跌了", WRONG, id="fell, or not"),
        pytest.param("收入从2800万元涨到3200万元，对吗", RIGHT, id="from one value to another"),
        pytest.param("收入从2800万元跌到3200万元，对吗", WRONG, id="the other way"),
        pytest.param("收入从3200万元跌到2800万元，对吗", WRONG, id="the values exchanged"),
        pytest.param("收入从2800万元涨到3500万元，对吗", WRONG, id="another end"),
        pytest.param("收入从2500万元涨到3200万元，对吗", WRONG, id="another beginning"),
    ],
)
def test_a_change_that_is_put_is_judged_by_its_two_values(question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(verdict)
    assert [figure.value for figure in answer.figures] == [28_000_000, 32_000_000]
    assert [computation.text for computation in answer.computations] == ["14.29%", "400万元"]
    assert "3500" not in answer.answer, "a wrong number is not said again"
    assert "2500" not in answer.answer


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("教材收入比图书收入多吗", RIGHT, id="more"),
        pytest.param("教材收入比图书收入少吗", WRONG, id="less"),
        pytest.param("教材收入比图书收入多多少", "", id="how much more"),
        pytest.param("教材收入比图书收入少多少", "", id="how much less"),
    ],
)
def test_a_comparison_is_judged_unless_it_asks_how_much(question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(verdict or "- 教材收入")
    assert [computation.value for computation in answer.computations] == [4_000_000]


def test_a_comparison_of_members_is_judged() -> None:
    assert ask_figures("4年签约量比3年少吗").answer.startswith(RIGHT)
    assert ask_figures("4年签约量比3年多吗").answer.startswith(WRONG)


@pytest.mark.parametrize("question", ["收入为什么下降", "为什么收入下滑了"])
def test_what_rose_has_no_reasons_for_its_fall(question: str) -> None:
    answer = ask(question)
    assert answer.answer.startswith(WRONG)
    assert [figure.value for figure in answer.figures] == [28_000_000, 32_000_000]
    assert [computation.text for computation in answer.computations] == ["400万元"]


@pytest.mark.parametrize(
    ("question", "verdict", "first"),
    [
        pytest.param("胶版纸是库存里最多的吧", RIGHT, 50, id="the most"),
        pytest.param("轻型纸是库存最多的吧", WRONG, 50, id="not the most"),
        pytest.param("铜版纸是库存最少的吧", RIGHT, 10, id="the least"),
        pytest.param("库存里胶版纸占大头，是吗", RIGHT, 50, id="most of it"),
        pytest.param("库存里轻型纸占大头，对吗", WRONG, 50, id="not most of it"),
    ],
)
def test_a_place_that_is_put_is_held_against_the_first(
    question: str, verdict: str, first: int
) -> None:
    answer = ask(question)
    assert answer.answer.startswith(verdict)
    assert [figure.value for figure in answer.figures] == [first]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        pytest.param("例会是3月6日开的，对吗", RIGHT, id="the day"),
        pytest.param("会是2031年3月6日开的吧", RIGHT, id="with its year"),
        pytest.param("例会是3月7日开的，对吗", WRONG, id="another day"),
        pytest.param("会是2030年3月6日开的对吗", WRONG, id="of another year"),
    ],
)
def test_a_day_that_is_put_is_held_against_the_meetings(question: str, verdict: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(verdict)
    assert [citation.quote for citation in answer.citations] == [
        "2031年3月6日10:00-11:00，松涛纸业在临江楼开经营例会。"
    ]


@pytest.mark.parametrize(
    "question",
    ["这次谁来讲的", "谁做的汇报", "主讲人是谁", "这次是哪位汇报的", "Who presented the report?"],
)
def test_who_presented_is_found_in_other_words(question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert "顾衡" in answer.answer


def test_who_presented_another_time_is_not_told() -> None:
    assert ask("上次谁讲的").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("2028年产线有什么变动", id="before those that are told"),
        pytest.param("2033年产线有什么变动", id="after those that are told"),
    ],
)
def test_a_year_that_no_sentence_holds_is_refused(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.citations


@pytest.mark.parametrize("name", ["苏禾", "白禾", "李强"])
def test_whoever_is_put_as_the_presenter_the_sentence_tells_who_it_is(name: str) -> None:
    answer = ask_prose(f"汇报人是{name}吗")
    assert answer.status == "answered"
    assert answer.answer.startswith(OPEN)
    assert "苏禾" in answer.answer
    assert name == "苏禾" or name not in answer.answer, "a wrong name is not said again"


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("财务总监是李强吗", id="a stranger"),
        pytest.param("财务总监是苏禾吗", id="somebody who is told"),
        pytest.param("门店部的经理是苏禾吗", id="somebody of the same department"),
        pytest.param("商场店的店长是李强吗", id="of a shop that is told"),
        pytest.param("街边店的店长是苏禾吗", id="of a shop that only comes near"),
        pytest.param("白鹿茶的店主是苏禾吗", id="owners whom nobody names"),
    ],
)
def test_a_post_that_no_sentence_holds_is_refused(question: str) -> None:
    answer = ask_prose(question)
    assert answer.status == "not_found"
    assert not answer.citations
