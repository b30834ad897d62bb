"""Metrics that a question describes and does not name: by what they are called and described as."""

import pytest

from assistant.records import Document, Metric
from assistant.retrieval.by_meaning import NEAREST
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

RESORTS = ("北坡", "南坡")
METRICS = (
    Metric(name="营业收入", aliases=("收入",), unit="元", description="雪场的全部进账。"),
    Metric(name="店员人数", unit="人", description="在雪具店上班的人。"),
    Metric(name="缆车吊椅数", unit="把", description="可以载客的吊椅。"),
    Metric(name="缆车利用率", unit="%", description="吊椅被占用的时间占运行时间的比例。"),
    Metric(name="违约率", unit="%", description="订了票没来的游客比例。"),
    Metric(name="宣传费用", aliases=("推广费",), unit="元", description="按渠道投放的钱。"),
    Metric(name="索道等待时间", unit="分钟", description="游客排上索道前平均等候的时间。"),
    Metric(name="大客户门槛", unit="元", description="年消费多少钱以上的团体。"),
    Metric(name="客户贷款", unit="元", description="给客户的贷款。"),
)
FIGURES = (
    figure("营业收入", "3000万元", period="2031-01"),
    *(figure("营业收入", "1500万元", period="2031-01", 雪场=name) for name in RESORTS),
    figure("店员人数", "86人", period="2031-01"),
    figure("缆车吊椅数", "240把", period="2031-01"),
    figure("缆车利用率", "71%", period="2031-01"),
    *(figure("缆车利用率", value, period="2031-01", 雪场=name)
      for name, value in zip(RESORTS, ("78%", "64%"), strict=True)),
    figure("违约率", "6.5%", period="2031-01"),
    *(figure("宣传费用", value, period="2031-01", 渠道=name)
      for name, value in (("电台", "40万元"), ("地铁", "90万元"))),
    figure("索道等待时间", "12", period="2031-01", unit="分钟"),
    figure("大客户门槛", "500万元", nature="definition"),
    figure("客户贷款", "800万元", period="2031-01"),
)  # fmt: skip
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(Document(id="reports/2031-02", title="月报", date="2031-02-09"),),
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("一共有多少个售货员？", "86人"),
        ("1月能坐人的椅子有多少把？", "240把"),
        ("北坡1月的椅子占用得满不满，百分之几？", "78%"),
        ("游客要等几分钟才排得上？", "12分钟"),
        ("1月在地铁上花了多少推广的钱？", "90万元"),
    ],
)
def test_what_is_described_is_found_and_said(question: str, value: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert [shown.text for shown in answer.figures] == [value]
    assert any("理解" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "一共有多少个厨师？",  # another kind of people
        "客户存款有多少钱？",  # a sibling of a name
        "1月能坐人的椅子占百分之几的重量？",
        "没坐满的椅子占百分之几？",
        "游客要等几分钟才退得了票？",
        "东坡1月的椅子占用得满不满，百分之几？",
    ],
)
def test_what_a_metric_does_not_hold_forbids(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_name_is_never_replaced() -> None:
    """营业收入 is named: that nobody has it for the radio is said."""
    answer = Talk(VIEW).ask("1月电台的营业收入是多少？")
    assert "40万元" not in answer.answer


def test_only_the_likest_are_looked_at() -> None:
    likest = VIEW.similar_metrics("推广的钱", NEAREST)
    assert likest[0].id == "宣传费用"
