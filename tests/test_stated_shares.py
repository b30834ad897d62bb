"""Shares, changes and halves of a year as an annual report states them; the company is invented."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

TOP = "前五名客户合计销售金额"
VALUES = (
    figure(TOP, "807万元", period="2031"),
    figure(f"{TOP}占年度销售总额比例", "95.3%", period="2031"),
    figure("前五名客户销售额中关联方销售额占年度销售总额比例", "1.5%", period="2031"),
    figure("销售额", "807万元", period="2031"),
    figure("销售额", "740万元", period="2031", 客户="客户甲"),
    figure("销售额", "67万元", period="2031", 客户="客户乙"),
    figure("销售额占年度销售总额比例", "87.4%", period="2031", 客户="客户甲"),
    figure("销售额占年度销售总额比例", "7.9%", period="2031", 客户="客户乙"),
    figure("研发人员数量", "75人", period="2031"),
    figure("研发人员数量占比", "13.5%", period="2031"),
    figure("毛利率", "31.5%", period="2031", 产品="面粉"),
    figure("毛利率比上年增减", "1.2%", period="2031", 产品="面粉"),
    figure("加工收入", "90万元", period="2031", 产品="面粉"),
    figure("加工收入增长率", "-8.5%", period="2031", 产品="面粉"),
    figure("产量", "80吨", period="2031"),
    figure("产量", "50吨", period="2031", 厂="东厂"),
    figure("产量", "30吨", period="2031", 厂="东厂", 其中="一号线"),
    figure("产量占比", "62.5%", period="2031", 厂="东厂"),
    *(
        figure("营业收入", f"{value}万元", period=f"2031-Q{part}")
        for part, value in enumerate((60, 62, 74, 117), 1)
    ),
    figure("营业收入", "313万元", period="2031"),
    figure("净利润", "21万元", period="2031-Q1"),
    figure("净利润", "15万元", period="2031-Q2"),
)
REPORT = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False)
        for name, unit in dict.fromkeys(
            (f.metric or "", f.quantity.unit) for f in VALUES if f.quantity
        )
    ),
    figures=VALUES,
    documents=(
        Document(
            id="reports/a", title="青禾面粉年报", kind="report", date="2032-03-31", period="2031"
        ),
    ),
)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        pytest.param("客户乙占年度销售总额的比例", "7.9%", id="by the words behind 占"),
        pytest.param("前五名客户销售占比", "95.3%", id="of the first five together"),
        pytest.param("前五大客户销售额占比多少", "95.3%", id="the first five, said otherwise"),
        pytest.param("东厂占比多少", "62.5%", id="of a member, and no share of the share"),
        pytest.param("2031年研发人员占比", "13.5%", id="by the amount"),
        pytest.param(
            "2031年面粉毛利率增加了几个百分点", "1.2%", id="points without a value before"
        ),
        pytest.param("2031年面粉加工收入下降了多少", "-8.5%", id="a rate without a value before"),
        pytest.param("面粉毛利率比上年增加了多少", "1.2%", id="held against the year before"),
        pytest.param("面粉加工收入同比", "-8.5%", id="a rate of no named period"),
    ],
)
def test_what_is_stated_is_told_and_not_computed(question: str, text: str) -> None:
    answer = Talk(REPORT).ask(question)
    assert [each.text for each in answer.figures] == [text], answer.answer
    assert not answer.computations


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("面粉加工收入环比增长多少", id="since the month before"),
        pytest.param("2031年面粉加工收入比2028年下降多少", id="since another year"),
        pytest.param("面粉加工收入现在比2028年下降多少", id="since another year until now"),
    ],
)
def test_a_rate_of_another_span_is_no_answer(question: str) -> None:
    assert Talk(REPORT).ask(question).status != "answered"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        pytest.param("上半年营业收入合计多少", 1_220_000, id="proven by the year"),
        pytest.param("下半年营业收入", 1_910_000, id="the second half"),
        pytest.param("上半年净利润", 360_000, id="an amount that flows"),
    ],
)
def test_a_half_is_the_sum_of_its_quarters(question: str, value: int) -> None:
    assert [each.value for each in Talk(REPORT).ask(question).computations] == [value]


def test_a_computed_change_stands_beside_the_stated_one() -> None:
    before = figure("加工收入", "98万元", period="2030", 产品="面粉")
    view = MemoryView(
        metrics=REPORT.metrics(), figures=(*VALUES, before), documents=REPORT.documents()
    )
    answer = Talk(view).ask("2031年面粉加工收入同比下降了多少")
    assert "降幅：(98万元 − 90万元) / 98万元 = **8.16%**" in answer.answer
    assert "-8.5%" in answer.answer


def test_the_first_five_of_something_else_are_not_those_of_a_name() -> None:
    answer = Talk(REPORT).ask("应收账款前五名客户占比")
    assert "95.3%" not in [each.text for each in answer.figures]


def test_the_whole_is_what_the_question_says() -> None:
    answer = Talk(REPORT).ask("一号线占产量的比例")
    assert [each.value for each in answer.computations] == [37.5]


def test_a_part_of_the_amount_is_not_what_the_amount_is_a_part_of() -> None:
    answer = Talk(REPORT).ask("2031年研发人员数量里，外派的比例有多高？")
    assert answer.status == "not_found"
    assert not answer.figures
