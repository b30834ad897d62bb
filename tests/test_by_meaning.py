"""Metrics that a question describes and does not name: by what they are called and described as."""

import pytest

from assistant.records import Document, Metric
from tests.invented import Talk, figure
from tests.memory_view import MemoryView

METRICS = (
    Metric(name="门票收入", aliases=("收入",), unit="元", description="卖票的全部进账。"),
    Metric(name="讲解人员数", unit="人", description="向参观者讲展品的员工。"),
    Metric(name="书桌数", unit="张", description="阅览室里供人看书。"),
    Metric(name="逾期率", unit="%", description="借出后没还的图书比例。"),
    Metric(name="宣传费用", aliases=("推广费",), unit="元", description="按渠道投放。"),
    Metric(name="预约排期", unit="天", description="从登记到借得热门图书的时间。"),
    Metric(name="贵宾门槛", unit="元", description="年捐赠达到的数目。"),
    Metric(name="读者押金", unit="元", description="办证时收的押金。"),
)
FIGURES = (
    figure("门票收入", "300万元", period="2031-01"),
    figure("讲解人员数", "86人", period="2031-01"),
    figure("书桌数", "240张", period="2031-01"),
    figure("书桌数", "90张", period="2031-01", 分馆="东馆"),
    figure("逾期率", "6.5%", period="2031-01"),
    *(figure("宣传费用", value, period="2031-01", 渠道=name)
      for name, value in (("电台", "40万元"), ("地铁", "90万元"))),
    figure("预约排期", "12", period="2031-01", unit="天"),
    figure("贵宾门槛", "500万元", nature="definition"),
    figure("读者押金", "800万元", period="2031-01"),
)  # fmt: skip
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(Document(id="reports/2031-02", title="月报", date="2031-02-09"),),
)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("给参观者讲展品的一共多少人？", "86人"),
        ("东馆看书的桌子有多少张？", "90张"),
        ("借了没还的图书占几成？", "6.5%"),
        ("从登记到借得热门图书要几天？", "12天"),
        ("1月在地铁上推广花了多少钱？", "90万元"),
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
        "读者罚款有多少钱？",  # a kind beside a name
        "1月修了多少张看书的桌子？",  # a deed that makes it another thing
        "1月辞了多少个讲展品的人？",
        "看书的桌子占几成的地方？",
        "归还了的图书占几成？",
        "从登记到退押金要几天？",
        "有多少参观者在排？",
        "北馆看书的桌子有多少张？",
    ],
)
def test_what_a_metric_does_not_hold_forbids(question: str) -> None:
    answer = Talk(VIEW).ask(question)
    assert answer.status == "not_found"
    assert not answer.figures


def test_a_name_is_never_replaced() -> None:
    """门票收入 is named: that nobody has it for the radio is said."""
    answer = Talk(VIEW).ask("1月电台的门票收入是多少？")
    assert answer.status == "not_found"
    assert not answer.figures
