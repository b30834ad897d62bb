"""The figures of an invented company, as a view in memory."""

from assistant.answering.breaker import Model
from assistant.answering.chain import Assistant
from assistant.answering.proposing import Proposing
from assistant.answering.wording import Wording
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health, View
from assistant.journal import Conversations
from assistant.quantities import read_quantity
from assistant.records import (
    Audience,
    Document,
    Entity,
    Figure,
    Metric,
    Nature,
    Source,
    content_id,
)
from assistant.retrieval.browse import Browser
from tests.memory_view import MemoryView


def figure(
    metric: str,
    value: str,
    subject: str | None = None,
    *,
    period: str | None = None,
    unit: str | None = None,
    text: bool = False,
    nature: Nature = "actual",
    **dimensions: str,
) -> Figure:
    members = f"（{'、'.join(dimensions.values())}）" if dimensions else ""
    row = ", ".join(filter(None, (metric, value, subject, period, *dimensions.values())))
    return Figure(
        id=content_id(row), document="reports/2031-02", metric=metric, nature=nature,
        label=f"{subject or ''}{metric}{members}", subject=subject, dimensions=dimensions,
        period=period, open=subject == "等",
        quantity=None if text else read_quantity(value, unit=unit),
        value_text=value if text else None,
        sources=(Source(document="metrics/sales", title="sales", date="", quote=row),),
    )  # fmt: skip


TERMS = (
    ("4年", "4.3K", "15%"),
    ("3年", "5.7K", "20%"),
    ("2年", "1.2万", "43%"),
    ("1年", "6K", "22%"),
)
FIGURES = (
    figure("销售额", "1.7亿", period="2030-01", unit="元"),
    figure("销售额", "2亿", period="2030-12", unit="元"),
    figure("销售额", "1.26亿", "晨光学堂", unit="元"),
    figure("云整体收入", "2.5亿+", "晨光学堂", unit="元"),
    figure("集团收入", "7亿左右", unit="元"),
    figure("签约量", "2.8万台"),
    *(figure("签约量", value, unit="台", 签约年限=term) for term, value, _ in TERMS),
    *(figure("签约占比", share, 签约年限=term) for term, _, share in TERMS),
    figure("签约量", "8K", unit="台", 型号="X800"),
    figure("签约量", "4.3K", unit="台", 型号="Y20/Y40"),
    figure("签约量", "2.2K", unit="台", 型号="4090"),
    figure("签约客户数", "29家", period="2029"),
    figure("签约客户数", "50家+"),
    figure("复合增长率", "18%", period="2031/2033", nature="forecast"),
    figure("签约年限", "4年", "晨光学堂", text=True),
    figure("签约年限", "4年", "蓝海", text=True),
    figure("签约年限", "4年", "等", text=True),
    figure("签约年限", "2年", "青禾", text=True),
    figure("负责人", "张一", "蓝海", period="2029", text=True),
    figure("负责人", "李二", "蓝海", period="2030", text=True),
)
METRICS = (
    Metric(name="销售额", aliases=("收入", "营收", "revenue")),
    Metric(name="签约量", additive=True),
    Metric(name="签约占比", share_of="签约量"),
    Metric(name="签约客户数", aliases=("签约客户",)),
    Metric(name="集团收入"),
    Metric(name="复合增长率", aliases=("复合增速",)),
    Metric(name="云整体收入"),
    Metric(name="签约年限"),
    Metric(name="负责人"),
    Metric(name="占比率", formulas=("销售额 / 云整体收入",)),
)
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    documents=(
        Document(id="reports/2031-02", title="月报", date="2031-02-09", pages=("Page 1", "Page 2")),
    ),
    entities=(
        Entity(name="晨光学堂", kind="customer", aliases=("晨光",)),
        Entity(name="竞对云", kind="competitor"),
    ),
)


class OneView:
    def __init__(self, view: View = VIEW) -> None:
        self._view = view

    def view(self, audience: Audience) -> View:
        return self._view

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


BROWSE = Browser(OneView())


class Talk:
    """One conversation with an executive."""

    def __init__(self, view: View = VIEW, *, model: Model | None = None) -> None:
        self.recorder = Conversations()
        self._assistant = Assistant(
            OneView(view),
            self.recorder,
            planner=Proposing(model) if model else None,
            words=Wording(model) if model else None,
        )
        self._conversation: str | None = None

    def ask(self, text: str, after: str | None = None) -> Answer:
        asker = Asker(id="a", audience=Audience.EXECUTIVE)
        answer = self._assistant.ask(
            Question(text=text, asker=asker, conversation_id=self._conversation, after=after)
        )
        self._conversation = answer.conversation_id
        return answer


def ask(text: str) -> Answer:
    return Talk().ask(text)
