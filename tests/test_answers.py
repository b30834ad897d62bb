"""Questions to answers over an invented company: the value, its place, and what is refused."""

import pytest

from tests.invented import Talk, ask


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("12月销售额多少", "2亿元", id="the newest month of that name"),
        pytest.param("單月銷售額是多少？", "2亿元", id="Traditional"),
        pytest.param("revenue in December 2030?", "2亿元", id="English"),
        pytest.param("签约量多少", "2.8万台", id="a period that is open"),
        pytest.param("X800签了多少台", "8K台", id="a member alone"),
        pytest.param("Y40签约量", "4.3K台", id="a part of a joint member"),
        pytest.param("4年签约占比多少", "15%", id="a stated share"),
        pytest.param("29年签约客户多少家", "29家", id="a short year"),
        pytest.param("晨光的销售额", "1.26亿元", id="a customer by alias"),
        pytest.param("晨光签了几年", "4年", id="a term"),
    ],
)
def test_a_figure_is_told_as_its_source_writes_it(question: str, text: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [figure.text for figure in answer.figures] == [text]
    assert answer.citations[answer.figures[0].citation - 1].quote


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("30年销售额从1月到12月涨了多少", "17.65%", id="growth between two months"),
        pytest.param("销售额涨幅，保留1位小数", "17.6%", id="growth with decimals"),
        pytest.param("X800占比", "28.57%", id="share of the total"),
        pytest.param("X800和4090一共多少", "1.02万台", id="sum of members"),
        pytest.param("4年比1年的签约量少多少", "1700台", id="difference"),
        pytest.param("平均签约年限多长？签约量加权平均", "2.30年", id="weighted mean"),
        pytest.param("签约客户数涨了多少", "至少72.41%", id="a bound travels"),
        pytest.param("晨光的销售额占云整体收入的比例", "至多50.40%", id="a bound turns around"),
        pytest.param("销售额占集团收入多少", "约28.57%", id="about stays about"),
        pytest.param("按复合增长率算，三年后是现在的几倍", "1.64倍", id="compound"),
        pytest.param("晨光学堂的占比率", "约0.50", id="a formula of the catalogue"),
        pytest.param("12月销售额是1月的几倍", "1.18倍", id="ratio"),
    ],
)
def test_arithmetic_is_computed_and_shows_its_operands(question: str, text: str) -> None:
    answer = ask(question)
    assert text in [computation.text for computation in answer.computations]
    shown = {figure.id for figure in answer.figures}
    assert all(set(c.operands) <= shown and c.operands for c in answer.computations)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("2028年签约客户数", "2029年", id="a period without a value"),
        pytest.param("蓝海的销售额", "晨光学堂", id="a subject without a value"),
        pytest.param("竞对云销售额多少", "竞对云", id="a name that has no slot"),
        pytest.param("远山集团的销售额", "远山", id="a name that nobody knows"),
        pytest.param("毛利率多少", "没有找到", id="a metric that nobody knows"),
        pytest.param("第3页讲了什么", "Page 2", id="a page that is not there"),
    ],
)
def test_an_empty_slot_is_refused_and_named(question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status == "not_found"
    assert told in answer.answer
    assert not answer.figures


def test_a_breakdown_is_a_table_with_a_chart() -> None:
    answer = ask("签约量按签约年限的分布")
    assert [figure.text for figure in answer.figures][:4] == [
        "4.3K台",
        "2.8万台",
        "5.7K台",
        "1.2万台",
    ]
    assert "| 2年 | **1.2万台**" in answer.answer
    assert isinstance(answer.chart, dict)


def test_parts_are_checked_against_their_total() -> None:
    answer = ask("签约量加起来对得上吗")
    assert "对得上" in answer.answer
    assert "1.35万台" in [c.text for c in answer.computations], "what the models leave open"


def test_a_list_names_every_member_and_says_that_it_is_open() -> None:
    answer = ask("4年签约的客户有哪些")
    assert "晨光学堂" in answer.answer
    assert "蓝海" in answer.answer
    assert "等" in answer.answer
    assert "青禾" not in answer.answer


def test_a_ranking_keeps_the_first() -> None:
    assert [figure.text for figure in ask("哪种型号签约量最多").figures] == ["8K台"]


def test_texts_of_two_years_are_compared() -> None:
    assert "不相同" in ask("蓝海2030年的负责人与上年相比相同吗").answer


def test_a_follow_up_replaces_the_slot_that_it_names() -> None:
    talk = Talk()
    talk.ask("12月销售额")
    assert [figure.text for figure in talk.ask("那1月呢").figures] == ["1.7亿元"]
    assert "17.65%" in [c.text for c in talk.ask("涨幅呢").computations]


def test_a_new_topic_inherits_nothing() -> None:
    talk = Talk()
    talk.ask("晨光学堂的销售额")
    assert [figure.text for figure in talk.ask("签约量多少").figures] == ["2.8万台"]


@pytest.mark.parametrize("question", ["12月销售额上年", "2030年2月30日销售额"])
def test_an_odd_period_is_refused_not_fatal(question: str) -> None:
    assert ask(question).status in {"answered", "not_found"}
