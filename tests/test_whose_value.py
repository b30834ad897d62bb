"""Whose value it is, and when: later questions of a message, fields of cases, later values."""

import pytest

from tests.invented import Talk, ask
from tests.invented_cases import VIEW as CASES
from tests.invented_prose import ask as ask_prose
from tests.test_asked_otherwise import MILL


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("蓝海一年给我们收入贡献多少销售额", id="a year of somebody's"),
        pytest.param("青禾一年贡献多少收入？", id="of another"),
        pytest.param("晨光学堂2年给我们带来多少收入？", id="of one that has such a value"),
        pytest.param("1年的收入多少", id="of nobody"),
    ],
)
def test_an_amount_is_no_list_of_who_is_in_a_group(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.citations


def test_who_is_in_a_group_is_still_listed() -> None:
    assert "晨光学堂" in ask("4年签约客户有多少家，都是谁").answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("蓝海销售额多少，云整体收入多少", id="without the second"),
        pytest.param("蓝海销售额多少？云整体收入多少？", id="in two sentences"),
        pytest.param("竞对云签约量多少，销售额多少", id="a competitor"),
        pytest.param("蓝海销售额多少，云整体收入多少，占比率多少", id="three"),
    ],
)
def test_what_one_lacks_is_not_told_of_another(question: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        pytest.param("晨光学堂云整体收入多少，销售额多少", ["2.5亿+", "1.26亿元"], id="its own"),
        pytest.param("晨光学堂云整体收入多少？销售额多少？", ["2.5亿+", "2亿元"], id="the whole"),
        pytest.param(
            "晨光学堂云整体收入多少，签约客户有几家", ["2.5亿+", "50家+"], id="what nobody has"
        ),
        pytest.param("晨光学堂云整体收入多少，大盘销售额多少", ["2.5亿+", "2亿元"], id="said so"),
        pytest.param("晨光学堂云整体收入多少，公司销售额多少", ["2.5亿+", "2亿元"], id="by name"),
    ],
)
def test_a_later_question_of_a_message_is_of_whom_the_first_named(
    question: str, texts: list[str]
) -> None:
    assert [figure.text for figure in ask(question).figures] == texts


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("影像诊断的出片时间是多少", "9分钟", id="a scenario"),
        pytest.param("矿业客户的巡检成本降幅多少", "35%", id="a trade"),
        pytest.param("医院客户的出片时间多少", "9分钟", id="another trade"),
    ],
)
def test_a_field_stands_for_the_customer_of_its_case(question: str, text: str) -> None:
    answer = Talk(CASES).ask(question)
    assert [figure.text for figure in answer.figures] == [text]
    assert any("理解" in note for note in answer.notes)


@pytest.mark.parametrize("question", ["航线规划的出片时间多少", "白鹭航运的巡检成本降幅多少"])
def test_a_field_without_the_value_has_none(question: str) -> None:
    answer = Talk(CASES).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        pytest.param("请介绍赤岭矿业的产品和成本方面的收益", ("星桥网关", "35%"), id="products"),
        pytest.param("赤岭矿业的场景以及成本上的好处", ("巡检", "35%"), id="scenario"),
        pytest.param("云杉医院用的产品和合规方面的做法", ("灵犀阅片", "不出院"), id="a deed"),
        pytest.param("介绍云杉医院的场景和效率方面的效果", ("影像诊断", "9分钟"), id="a result"),
    ],
)
def test_a_part_that_is_listed_beside_a_benefit_is_told(
    question: str, parts: tuple[str, ...]
) -> None:
    told = Talk(CASES).ask(question).answer
    assert all(part in told for part in parts)


@pytest.mark.parametrize("later", ["后来涨到多少了", "增加到几家", "之后升到了多少", "后来呢"])
def test_a_later_value_is_not_the_one_told(later: str) -> None:
    talk = Talk()
    talk.ask("2029年签约客户有几家？")
    assert [figure.text for figure in talk.ask(later).figures] == ["50家+"]


@pytest.mark.parametrize("first", ["2030年12月销售额", "4年的签约量"])
def test_after_the_newest_value_there_is_none(first: str) -> None:
    talk = Talk()
    talk.ask(first)
    answer = talk.ask("后来涨到多少")
    assert answer.status == "not_found"
    assert not answer.figures


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        pytest.param(["到货多少吨了", "其中售出多少", "所以售出率是百分之几"], "80.00%", id="so"),
        pytest.param(["售出多少", "到货多少", "售出率是多少"], "80.00%", id="the other way round"),
        pytest.param(["到货和售出分别多少", "那售出率呢"], "80.00%", id="told at once"),
        pytest.param(["到货多少", "剩余率呢"], "6.67%", id="a term that was not told"),
    ],
)
def test_a_rate_after_a_part_and_its_whole_is_their_share(turns: list[str], text: str) -> None:
    talk = Talk(MILL)
    answers = [talk.ask(turn) for turn in turns]
    assert [computation.text for computation in answers[-1].computations] == [text]


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(["售出率是多少"], id="nothing told"),
        pytest.param(["预留多少", "签约多少", "预留率呢"], id="a whole of something else"),
        pytest.param(["蓝海的总收入多少", "售出率多少"], id="another unit"),
    ],
)
def test_a_rate_of_nothing_told_is_refused(turns: list[str]) -> None:
    talk = Talk(MILL)
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].status == "not_found"
    assert not answers[-1].computations


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("近期收入还在涨主要靠哪些加盟商", id="revenue"),
        pytest.param("近期营收增长靠谁", id="turnover"),
        pytest.param("近期业绩上涨来自哪几家？", id="results"),
    ],
)
def test_who_is_behind_a_growth_of_the_business(question: str) -> None:
    answer = ask_prose(question)
    assert answer.status == "answered"
    assert "松果、云栖" in answer.answer


@pytest.mark.parametrize("question", ["近期利润增长靠谁", "最近业绩增长来自哪几家，什么城市？"])
def test_a_growth_of_something_else_has_nobody_behind_it(question: str) -> None:
    assert ask_prose(question).status == "not_found"
