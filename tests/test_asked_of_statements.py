"""Questions over the statements of an annual report; the company is invented."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

VALUES = (
    figure("净利润", "800万", period="2031", unit="元"),
    figure("净利润", "600万", period="2029", unit="元"),
    figure("营业收入", "2400万", period="2031-Q4", unit="元"),
    figure("毛利率", "31.5%", period="2031"),
    figure("募集资金总额", "9000万", period="2031", unit="元"),
    figure("已累计使用募集资金总额", "5000万", period="2031", unit="元"),
    figure("Net revenue", "$412.5 million", period="2031", unit="USD"),
    figure("Net revenue", "$400 million", period="2030", unit="USD"),
    figure("Research and development", "$41.0 million", period="2031", unit="USD"),
    figure("Restructuring charge", "$17.5 million", period="2031", unit="USD"),
    figure("Operating expenses", "$9.5 million", period="2031-Q2", unit="USD", Item="Milling"),
    figure("Operating expenses", "$7.5 million", period="2031-Q2", unit="USD", Item="Freight"),
    figure("Income before taxes", "$70 million", period="2031-Q2", unit="USD"),
    figure("Total assets", "$640 million", period="2031-Q2", unit="USD"),
)
STATEMENTS = MemoryView(
    metrics=tuple(
        Metric(name=name, unit=unit, declared=False)
        for name, unit in dict.fromkeys((f.metric or "", f.quantity.unit) for f in VALUES
                                        if f.quantity)
    ),
    figures=VALUES,
    documents=(
        Document(
            id="reports/a", title="青禾面粉年报", kind="report", date="2032-03-31", period="2031"
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        pytest.param("累计使用募集资金多少", "5000万", id="what stands before a name is of it"),
        pytest.param("募集资金总额是多少", "9000万", id="the name alone"),
        pytest.param("What were research and development expenses in 2031?", "41.0", id="a head"),
        pytest.param("What was the restructuring charge in 2031?", "17.5", id="no rest of it"),
        pytest.param("Milling expense in Q2 2031", "9.5", id="the noun of what a part is of"),
        pytest.param("Freight in Q2 2031", "7.5", id="no name that begins with a small word"),
        pytest.param("Total assets at June 30, 2031", "640", id="what stood when a quarter ended"),
        pytest.param("How much did net revenue grow in 2031?", "12.5 million USD", id="in English"),
    ],
)
def test_a_figure_is_told(question: str, expected: str) -> None:
    answer = Talk(STATEMENTS).ask(question)
    assert answer.status == "answered"
    assert expected in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("2029年净利润占营业收入的比例", id="a year's profit in a quarter's revenue"),
        pytest.param("2031年毛利是多少", id="an amount is not told as its rate"),
    ],
)
def test_what_does_not_follow_is_refused(question: str) -> None:
    assert Talk(STATEMENTS).ask(question).status != "answered"
