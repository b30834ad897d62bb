"""Questions over what was found in a raw report: its members, its own month, what it aims at."""

from datetime import date

import pytest

from assistant.answering.understanding import today
from assistant.periods import find_periods
from assistant.records import Document, Figure, Metric
from assistant.retrieval.no_metrics import named_otherwise
from assistant.retrieval.spans_of_time import written_out
from tests.invented import Talk, figure
from tests.memory_view import MemoryView


def _sales(mill: str, now: str, before: str) -> tuple[Figure, ...]:
    return (
        figure("营业收入", now, period="2031-05", 钢厂=mill),
        figure("营业收入", before, period="2030-05", 钢厂=mill),
    )


REPORT = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False, aliases=("收入",) * (name == "营业收入"))
        for name, unit in (
            ("营业收入", "元"),
            ("销量", "吨"),
            ("工地店单店收入", "元"),
            ("R2钢卷", "吨"),
            ("东岭收入", "元"),
            ("预算", "元"),
            ("退货率", "%"),
            ("同期占比", "%"),
            ("结余率", "%"),
            ("开工数", "座"),
            ("全年节余预算", "元"),
        )
    ),
    figures=(
        figure("营业收入", "500万元", period="2031-05"),
        figure("营业收入", "480万元", period="2031-05", nature="target"),
        figure("营业收入", "450万元", period="2031-04"),
        figure("营业收入", "400万元", period="2030-05"),
        *_sales("东岭钢厂", "300万元", "280万元"),
        *_sales("西河钢厂", "200万元", "120万元"),
        figure("销量", "900吨", period="2031-05"),
        figure("销量", "700吨", period="2031-05", 产品="R2钢卷"),
        figure("销量", "200吨", period="2031-05", 产品="R5 Pro(薄板)"),
        figure("营业收入", "350万元", period="2031-05", 产品="R2钢卷"),
        figure("营业收入", "150万元", period="2031-05", 产品="R5 Pro(薄板)"),
        figure("工地店单店收入", "3万元", period="2031-05"),
        figure("R2钢卷", "60吨", period="2031-06"),
        figure("东岭收入", "300万元"),
        figure("预算", "12万元", period="2031-06"),
        figure("退货率", "2%", period="2031-05"),
        figure("同期占比", "4%", period="2030"),
        figure("结余率", "8%", period="2031-05"),
        figure("开工数", "6座", period="2031-05"),
        figure("全年节余预算", "21万元"),
    ),
    documents=(
        Document(id="华川", title="华川集团2031年5月经营月报", date="2031-06-10", period="2031-05"),
    ),
)


@pytest.mark.parametrize(
    ("turns", "texts"),
    [
        pytest.param(("东岭5月收入",), ["300万元"], id="without the ending that members share"),
        pytest.param(("R5 Pro 5月销量",), ["200吨"], id="without the bracket"),
        pytest.param(("R2 5月卖了多少吨",), ["700吨"], id="the head of letters"),
        pytest.param(("R2 5月销量", "收入呢"), ["350万元"], id="another metric of the member"),
        pytest.param(("东岭5月收入", "那去年同期呢"), ["280万元"], id="the same time last year"),
        pytest.param(("本月收入多少",), ["500万元"], id="the month of the report"),
        pytest.param(("上月收入多少",), ["450万元"], id="the month before it"),
        pytest.param(("去年同期收入多少",), ["400万元"], id="the year before"),
        pytest.param(("What was the return rate in May?",), ["2%"], id="English"),
        pytest.param(
            ("How much revenue did we make in May last year?",), ["400万元"], id="last May"
        ),
        pytest.param(("工地店5月一共做了多少收入",), [], id="a thing that has no figure"),
        pytest.param(("东岭R2 5月销量",), [], id="a cell that is not there"),
        pytest.param(("5月集团结余多少",), [], id="an amount is no rate"),
        pytest.param(("东岭5月开工数多少",), [], id="no value of the member"),
        pytest.param(("东岭5月收入按产品拆开",), ["300万元"], id="no parts of a member"),
        pytest.param(("全年节余预算多少",), ["21万元"], id="a budget by its name"),
        pytest.param(("东岭5月收入", "开工数呢"), [], id="nor in a follow-up"),
        pytest.param(("刘总监想看一下东岭5月收入",), ["300万元"], id="whom it is for"),
        pytest.param(("4、5两个月的收入",), ["450万元", "500万元"], id="a list of months"),
        pytest.param(("5月收入最高的是哪块业务",), ["300万元"], id="which part of the business"),
    ],
)
def test_a_question_gets_the_figure_of_just_what_it_names(
    turns: tuple[str, ...], texts: list[str]
) -> None:
    talk = Talk(REPORT)
    answer = [talk.ask(turn) for turn in turns][-1]
    assert [each.text for each in answer.figures] == texts, answer.answer


def test_what_is_called_as_a_member_or_a_cell_is_no_metric() -> None:
    assert named_otherwise(REPORT) == {"R2钢卷", "东岭收入", "预算"}


@pytest.mark.parametrize(
    ("question", "begins", "value"),
    [
        pytest.param("5月收入比预算多了多少", "- 营业收入", 200_000, id="how much more"),
        pytest.param("5月收入超预算了吗", "是的", 200_000, id="whether it is more"),
        pytest.param("5月收入低于预算吧", "不对", 200_000, id="whether it is less"),
    ],
)
def test_what_was_measured_is_held_against_what_was_aimed_at(
    question: str, begins: str, value: int
) -> None:
    answer = Talk(REPORT).ask(question)
    assert answer.answer.startswith(begins)
    assert [each.text for each in answer.figures] == ["500万元", "480万元"]
    assert [each.value for each in answer.computations] == [value]


@pytest.mark.parametrize("question", ["5月收入完成预算的百分之多少", "5月收入达成目标了吗"])
def test_what_of_an_aim_is_reached_is_told_in_percent(question: str) -> None:
    answer = Talk(REPORT).ask(question)
    assert [each.value for each in answer.computations] == [200_000, pytest.approx(104.17)]


def test_a_member_is_taken_apart_by_what_takes_it_apart() -> None:
    parts = (
        figure("营业收入", "180万元", period="2031-05", 钢厂="东岭钢厂", 地区="城北"),
        figure("营业收入", "120万元", period="2031-05", 钢厂="东岭钢厂", 地区="城南"),
    )
    report = MemoryView(
        metrics=REPORT.metrics(),
        figures=(*parts, *_sales("东岭钢厂", "300万元", "280万元"), *REPORT.figures("销量")),
        documents=REPORT.documents(),
    )
    answer = Talk(report).ask("东岭钢厂收入按地区拆开看看")
    assert [each.text for each in answer.figures] == ["180万元", "300万元", "120万元"]
    assert {round(each.value) for each in answer.computations} == {60, 40}


def test_a_value_is_spread_over_what_is_counted_of_the_same_member() -> None:
    (told,) = Talk(REPORT).ask("R2 5月平均一吨收入多少钱").computations
    assert (told.value, told.unit) == (5000, "CNY")


def test_growth_against_two_times_tells_both() -> None:
    answer = Talk(REPORT).ask("收入对比上个月和去年同期，是升了还是降了")
    assert [each.text for each in answer.figures] == ["400万元", "500万元", "450万元"]
    assert not answer.answer.startswith(("是的", "不对"))


def test_growth_since_a_month_in_english_counts_from_it() -> None:
    talk = Talk(REPORT)
    talk.ask("What was our May revenue?")
    told = talk.ask("and the growth vs April?").computations
    assert told[0].value == pytest.approx(11.11)


def test_a_breakdown_of_a_month_is_of_the_newest_year() -> None:
    answer = Talk(REPORT).ask("5月各钢厂收入")
    assert {each.text for each in answer.figures} == {"500万元", "300万元", "200万元"}


def test_relative_words_count_from_the_month_that_a_report_is_about() -> None:
    assert today(REPORT) == date(2031, 5, 31)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        pytest.param("revenue in May last year", ["2030-05"], id="a month of last year"),
        pytest.param("Break down May revenue", ["*-05"], id="before a noun"),
        pytest.param("May I see the revenue", [], id="a verb"),
        pytest.param("May we see it for June", ["*-06"], id="a verb, then a month"),
        pytest.param("You march on", [], id="another verb"),
        pytest.param("growth vs April", ["*-04"], id="against a month"),
    ],
)
def test_english_months_are_read(text: str, keys: list[str]) -> None:
    assert [span.key for span in find_periods(text, date(2031, 5, 31))] == keys


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("前三季度收入", "第一季度、第二季度、第三季度收入一共", id="quarters"),
        pytest.param("今年前两个月收入？", "今年1月、2月收入一共？", id="months"),
        pytest.param("前三季度分别收入", "第一季度、第二季度、第三季度分别收入", id="each of them"),
        pytest.param("7、8、9三个月的收入", "7月、8月、9月的收入", id="a list"),
        pytest.param("前三大客户", "前三大客户", id="no time at all"),
        pytest.param("1、2、3年的占比", "1、2、3年的占比", id="a list of years"),
    ],
)
def test_spans_of_time_are_written_out(text: str, written: str) -> None:
    assert written_out(text) == written


def test_what_two_documents_say_alike_is_said_once() -> None:
    twice = figure("销量", "900吨", period="2031-05")
    again = twice.model_copy(update={"id": "again", "document": "指标"})
    report = MemoryView(
        metrics=(Metric(name="销量", unit="吨", declared=False),),
        figures=(twice, again),
        documents=REPORT.documents(),
    )
    assert Talk(report).ask("5月销量").answer.count("900吨") == 1
