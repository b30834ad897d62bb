"""Which month is highest or lowest, of a half-year that has a value of its own."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

REPORT = MemoryView(
    metrics=(Metric(name="营业收入", unit="元", declared=False, aliases=("收入",)),),
    figures=(
        *(
            figure("营业收入", f"{value}万元", period=f"2031-0{month}")
            for month, value in enumerate((90, 70, 80, 85, 95, 60), 1)
        ),
        figure("营业收入", "480万元", period="2031-H1"),
        figure("营业收入", "20万元", period="2031-H1", 渠道="外卖"),
    ),
    documents=(
        Document(id="a", title="麦禾烘焙2031年上半年月报", date="2031-07-10", period="2031-H1"),
    ),
)


@pytest.mark.parametrize(
    ("question", "told"),
    [("上半年哪个月收入最低，是多少？", "60万元"), ("哪个月收入最高？", "95万元")],
)
def test_the_months_of_a_half_are_ranked(question: str, told: str) -> None:
    answer = Talk(REPORT).ask(question).answer
    assert told in answer
    assert "20万元" not in answer
