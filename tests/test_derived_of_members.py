"""A metric by its formula, of members and for each that is counted; a swimming school."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

VIEW = MemoryView(
    metrics=(
        Metric(name="招生费用", unit="元", description="招人的支出。", additive=True),
        Metric(name="新学员数", aliases=("新学员",), unit="人", description="第一次来的人。"),
        Metric(name="门票数", unit="张"),
        Metric(name="招生成本", unit="元", formulas=("招生费用 / 新学员数",)),
    ),
    figures=(
        figure("招生费用", "9万元", period="2031-01"),
        figure("招生费用", "6万元", period="2031-01", 渠道="传单"),
        figure("招生费用", "3万元", period="2031-01", 渠道="电台"),
        figure("新学员数", "300人", period="2031-01"),
        figure("新学员数", "100人", period="2031-01", 渠道="传单"),
        figure("新学员数", "200人", period="2031-01", 渠道="电台"),
        figure("新学员数", "180人", period="2031-01", 泳池="北池"),
        figure("门票数", "900张", period="2031-01", 票种="夜场票"),
    ),
    documents=(Document(id="reports/2031-02", title="月报", date="2031-02-09"),),
)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("1月的招生成本是多少？", [300]),
        ("1月传单的招生成本是多少？", [600]),
        ("1月传单和电台的招生成本分别是多少？", [600, 150]),
        ("1月靠传单招来一个新学员要花多少钱？", [600]),
    ],
)
def test_it_is_computed_of_what_is_asked(question: str, values: list[int]) -> None:
    answer = Talk(VIEW).ask(question)
    assert [made.value for made in answer.computations] == values


@pytest.mark.parametrize("place", ["北池", "夜场票"])
def test_what_no_operand_is_told_of_is_not_computed_of_the_whole(place: str) -> None:
    answer = Talk(VIEW).ask(f"1月{place}的招生成本是多少？")
    assert answer.status == "not_found"
    assert not answer.computations
