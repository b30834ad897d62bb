"""Spans that are named by their first and last month: sums, each of them, months that meet a limit,
what is reached of an aim; falls without a sign; a guess that is asked back.
"""

import pytest

from assistant.records import Document, Metric
from assistant.retrieval.spans_of_time import written_out
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

METRICS = (
    Metric(name="放映收入", unit="元", description="卖票的进账，可按影厅细分。"),
    Metric(name="空座率", unit="%", description="没有坐人的座位的比例。"),
    Metric(name="银幕数", unit="块", description="挂着的银幕，可按影厅细分。", additive=True),
    Metric(name="未结账款", unit="元", description="期末院线欠的钱，可按影厅细分。"),
)
TAKINGS = ("300万元", "200万元", "400万元", "350万元")
EMPTY = ("42%", "61%", "38%", "55%")
SCREENS = ("8块", "8块", "9块", "9块")
OWED = ("900万元", "850万元", "800万元", "820万元")
FIGURES = (
    *(
        figure(name, value, period=f"2031-0{month}")
        for name, values in (
            ("放映收入", TAKINGS),
            ("空座率", EMPTY),
            ("未结账款", OWED),
            ("银幕数", SCREENS),
        )
        for month, value in enumerate(values, 1)
    ),
    figure("放映收入", "5000万元", period="2031", nature="target"),
    figure("放映收入", "120万元", period="2031-04", 影厅="一厅"),
    figure("未结账款", "310万元", period="2031-04", 影厅="一厅"),
    figure("未结账款", "300万元", period="2031-03", 影厅="一厅"),
)
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(Document(id="reports/2031-04", title="月报", date="2031-05-09"),),
)


@pytest.mark.parametrize(
    "span", ["1-4月", "1到4月", "一至四月", "1月到4月", "2031年1~4月", "今年1-4月"]
)
def test_an_amount_of_a_span_is_the_sum_of_its_months(span: str) -> None:
    answer = Talk(VIEW).ask(f"{span}放映收入多少")
    assert [f.text for f in answer.figures] == list(TAKINGS)
    assert [c.value for c in answer.computations] == [12_500_000]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("1-4月放映收入分别多少", TAKINGS),
        ("2到4月的空座率是多少", EMPTY[1:]),
        ("2-4月未结账款多少", OWED[1:]),
        ("2-4月银幕数是多少", SCREENS[1:]),
    ],
)
def test_what_adds_up_to_nothing_is_told_for_each_month(
    question: str, texts: tuple[str, ...]
) -> None:
    answer = Talk(VIEW).ask(question)
    assert [f.text for f in answer.figures] == list(texts)
    assert not answer.computations


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("空座率超过50%的月份有几个", 2),
        ("哪几个月空座率高于40%", 3),
        ("1月到2月，空座率超过40%的月份有几个", 2),
    ],
)
def test_months_that_meet_a_limit_are_counted(question: str, count: int) -> None:
    assert [c.value for c in Talk(VIEW).ask(question).computations] == [count]


@pytest.mark.parametrize("done", ["累计完成了", "完成了"])
def test_what_several_months_reach_of_an_aim_is_a_share(done: str) -> None:
    answer = Talk(VIEW).ask(f"1到4月放映收入{done}全年目标的百分之几")
    assert [f.text for f in answer.figures] == [*TAKINGS, "5000万元"]
    assert answer.computations[0].text == "25.00%"


def test_the_largest_of_a_span_is_one_of_its_months() -> None:
    assert [f.text for f in Talk(VIEW).ask("1-4月哪个月放映收入最高").figures] == ["400万元"]
    assert len(Talk(VIEW).ask("2-4月放映收入每月多少").figures) == 3


@pytest.mark.parametrize(
    "question",
    [
        "1-4月放映收入同比增长多少",
        "1-4月各影厅的放映收入",
        "放映收入超过250万的季度有几个",
        "3月各影厅的放映收入",
        "3月哪个影厅放映收入最高",
    ],
)
def test_what_the_ends_of_a_span_or_another_month_do_not_tell_is_refused(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_fall_that_is_asked_for_has_no_sign() -> None:
    answer = Talk(VIEW).ask("从1月到3月，未结账款减少了多少")
    assert [c.value for c in answer.computations][-1] == 1_000_000
    assert "减少：" in answer.answer
    assert "不是减少" not in answer.answer
    assert "不是增加" in Talk(VIEW).ask("从1月到3月，未结账款增加了多少").answer


def test_a_guess_that_does_not_hold_what_is_done_is_asked_back() -> None:
    answer = Talk(VIEW).ask("4月一厅赚了多少")
    assert answer.status == "clarify"
    assert {choice.label for choice in answer.choices} == {"放映收入", "未结账款"}


def test_the_months_of_another_year_are_asked_by_its_name() -> None:
    answer = Talk(VIEW).ask("去年1-4月放映收入多少")
    assert answer.status == "not_found"
    assert "1月" in answer.answer
    assert "没有关于" not in answer.answer, "a year that is named is no comparison"


def test_an_age_in_months_and_a_name_are_no_span() -> None:
    assert written_out("2-3月龄的存栏多少") == "2-3月龄的存栏多少"
    assert written_out("A1-3月票多少") == "A1-3月票多少"
    assert written_out("2-5月票房多少") == "2月-5月票房多少"


def test_shares_of_several_months_have_no_sum_in_one_of_them() -> None:
    texts = [c.text for c in Talk(VIEW).ask("3-4月一厅的未结账款占比").computations]
    assert texts == ["37.50%", "37.80%"]
