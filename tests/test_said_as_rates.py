"""Rates and values for each one, asked by deeds; shares of two metrics in the order of the text."""

import pytest

from assistant.records import Document, Entity, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

VIEW = MemoryView(
    metrics=(
        Metric(name="营业收入", aliases=("营收",), unit="元"),
        Metric(name="原料成本", unit="元"),
        Metric(name="原料成本率", unit="%", formulas=("原料成本 / 营业收入",)),
        Metric(name="签收率", unit="%"),
        Metric(name="单炉电费", unit="元"),
    ),
    figures=(
        figure("营业收入", "4亿", period="2030", unit="元"),
        figure("营业收入", "5亿", period="2031", unit="元"),
        figure("营业收入", "1亿", period="2031", unit="元", 区域="西区"),
        figure("原料成本", "1.8亿", period="2030", unit="元"),
        figure("原料成本", "2亿", period="2031", unit="元"),
        figure("原料成本率", "45%", period="2030"),
        figure("原料成本率", "40%", period="2031"),
        figure("签收率", "96%", period="2031", 区域="西区"),
        figure("单炉电费", "31元", period="2031", unit="元"),
    ),
    documents=(Document(id="reports/2031-02", title="年报", date="2032-01-09"),),
    entities=(Entity(name="西区", kind="region"),),
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2031年包裹在西区签收完成的概率有多大？", "96%"),
        ("2031年西区客户的签收率是多少？", "96%"),
        ("2031年平均每一炉要付多少电费？", "31元"),
    ],
)
def test_a_deed_in_proportion_is_its_rate(question: str, value: str) -> None:
    assert [shown.text for shown in Talk(VIEW).ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question", ["2031年原料成本相当于营收的几成？", "2031年我们的营收有几成拿去付原料成本？"]
)
def test_the_stated_share_is_of_the_time_that_is_asked(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert [made.text for made in answer.computations] == ["40.00%"]
    assert "45%" not in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "2031年西区没签收完成的概率有多大？",
        "2031年西区签收取消的概率有多大？",
        "2031年每一炉比2030年多付多少电费？",
        "2031年每炉出口砖的电费是多少？",
    ],
)
def test_another_deed_or_part_is_not(question: str) -> None:
    """Neither is told as the rate, nor as the value for each."""
    told = {shown.text for shown in Talk(VIEW).ask(question).figures}
    assert not told & {"96%", "31元"}
