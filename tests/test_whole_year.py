"""A value of a part of a year as that of a whole one, and the year that is said at the end."""

import pytest

from assistant.records import Metric
from tests.invented import Talk, figure
from tests.invented_cycles import talk
from tests.memory_view import MemoryView


def computed(question: str) -> list[tuple[str, str]]:
    return [(each.formula, each.text) for each in talk().ask(question).computations]


@pytest.mark.parametrize(
    "question",
    [
        "12月的车辆收入年化是多少",
        "把2030年12月的车辆收入按全年算是多少",
        "要是每个月都跟2030年12月车辆收入一样，一年能收多少",
        "照12月这个水平，车辆收入全年能做到多少",
        "What is the annualised bicycle revenue of December 2030?",
        "bicycle revenue run rate of December 2030?",
    ],
)
def test_a_month_stands_for_a_year(question: str) -> None:
    assert computed(question) == [("1.8亿元 × 12", "21.6亿元")]
    assert talk().ask(question).notes


@pytest.mark.parametrize("question", ["库存年化是多少", "大客户收入占比年化多少"])
def test_what_is_of_no_month_or_quarter_does_not(question: str) -> None:
    answer = talk().ask(question)
    assert (answer.status, answer.figures, answer.computations) == ("not_found", (), ())


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("12月车辆收入多少来着，2030年的", "1.8亿元"),
        ("1月的收入是多少，30年的？", "1.5亿元"),
    ],
)
def test_a_year_at_the_end_is_that_of_the_month(question: str, text: str) -> None:
    answer = talk().ask(question)
    assert [figure.text for figure in answer.figures] == [text]
    assert "没有" not in answer.answer


def test_what_stands_at_the_end_of_a_month_is_no_part_of_a_year() -> None:
    stock = Metric(name="在租辆数", unit="辆")
    view = MemoryView(metrics=(stock,), figures=(figure("在租辆数", "2万辆", period="2030-12"),))
    answer = Talk(view).ask("12月的在租辆数年化是多少")
    assert (answer.status, answer.computations) == ("not_found", ())
