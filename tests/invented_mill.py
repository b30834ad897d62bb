"""A paper mill that nobody owns: prose, and the figures that stand in its sentences."""

from assistant.answering.chain import Assistant
from assistant.exchange import Answer, Asker, Question
from assistant.indexes.base import Health
from assistant.journal import Conversations
from assistant.quantities import read_quantity
from assistant.records import (
    Audience,
    Document,
    Entity,
    Figure,
    Metric,
    Nature,
    Passage,
    Source,
    content_id,
)
from tests.memory_view import MemoryView

REPORT = "reports/2031-03"
TITLE = "松涛纸业经营例会"
TEXTS = (
    ("Page 1", "会议安排", "2031年3月6日10:00-11:00，松涛纸业在临江楼开经营例会。"),
    ("Page 1", "汇报人", "汇报人是生产部的顾衡，采购部列席。"),
    ("Page 2", "一号线", "一号线改造前每吨纸用电450度，改造后360度，降幅20%。"),
    ("Page 2", "产线变动", "2029年新开两条产线，2030年停掉旧的蒸煮车间。"),
    ("Page 3", "书店", "签约书店14家，全年用纸110吨。重点书店5家，占收入60%。"),
    ("Page 3", "书店", "年用纸20吨以上的，算重点书店。"),
    ("Page 3", "收入", "2029年收入2800万元，2030年收入3200万元。"),
    ("Page 3", "收入", "教材收入1200万元，图书收入800万元。"),
    ("Page 4", "库存", "库存100吨，其中胶版纸50吨、轻型纸30吨、铜版纸10吨。"),
    ("Page 4", "产能", "二号线的产能还在爬坡，靠老师傅带新人。"),
    ("Page 5", "原料", "木浆从北岸林场进，走水路。废纸由三家回收站送来。"),
)


def _passage(order: int, page: str, heading: str, text: str) -> Passage:
    id = content_id(REPORT, text)
    kept = {"document": REPORT, "page": page}
    at = Source.model_validate(
        {**kept, "title": TITLE, "date": "2031-03-06", "quote": text, "section": heading,
         "passage": id}
    )  # fmt: skip
    return Passage.model_validate(
        {**kept, "id": id, "text": text, "sections": (heading,), "order": order, "sources": (at,)}
    )


PASSAGES = tuple(_passage(order, *row) for order, row in enumerate(TEXTS))


def _figure(
    metric: str,
    value: str,
    within: str,
    *,
    period: str | None = None,
    nature: Nature = "actual",
    note: str = "",
    **dimensions: str,
) -> Figure:
    """`within` is the clause that holds it."""
    (passage,) = (p for p in PASSAGES if within in p.text)
    source = passage.sources[0].model_copy(update={"quote": within})
    members = f"（{'、'.join(dimensions.values())}）" if dimensions else ""
    return Figure(
        id=content_id(metric, period or "", *dimensions.values()), document=REPORT, metric=metric,
        label=f"{metric}{members}", period=period, nature=nature, note=note,
        dimensions=dimensions, quantity=read_quantity(value), sources=(source,),
    )  # fmt: skip


FIGURES = (
    _figure("改造前吨纸电耗", "450度", "改造前每吨纸用电450度"),
    _figure("改造后吨纸电耗", "360度", "改造后360度"),
    _figure("吨纸电耗降幅", "20%", "降幅20%", note="对比的是改造前的一号线。"),
    _figure("签约书店数", "14家", "签约书店14家"),
    _figure("签约书店用纸量", "110吨", "全年用纸110吨"),
    _figure("重点书店数", "5家", "重点书店5家"),
    _figure("重点书店收入占比", "60%", "占收入60%"),
    _figure("重点书店门槛", "20吨", "年用纸20吨以上的，算重点书店", nature="definition"),
    _figure("收入", "2800万元", "2029年收入2800万元", period="2029"),
    _figure("收入", "3200万元", "2030年收入3200万元", period="2030"),
    _figure("教材收入", "1200万元", "教材收入1200万元"),
    _figure("图书收入", "800万元", "图书收入800万元"),
    _figure("库存", "100吨", "库存100吨"),
    _figure("库存", "50吨", "胶版纸50吨", 纸种="胶版纸"),
    _figure("库存", "30吨", "轻型纸30吨", 纸种="轻型纸"),
    _figure("库存", "10吨", "铜版纸10吨", 纸种="铜版纸"),
)
METRICS = (
    Metric(name="改造前吨纸电耗", unit="度"),
    Metric(name="改造后吨纸电耗", unit="度"),
    Metric(name="吨纸电耗降幅", unit="%"),
    Metric(name="签约书店数", aliases=("签约书店",), unit="家"),
    Metric(name="签约书店用纸量", aliases=("用纸量",), unit="吨"),
    Metric(name="重点书店数", aliases=("重点书店",), unit="家"),
    Metric(name="重点书店收入占比", aliases=("收入占比",), unit="%"),
    Metric(name="重点书店门槛", unit="吨"),
    Metric(name="收入", aliases=("营收", "revenue"), unit="元"),
    Metric(name="教材收入", unit="元"),
    Metric(name="图书收入", unit="元"),
    Metric(name="库存", unit="吨", additive=True),
)
VIEW = MemoryView(
    metrics=METRICS,
    figures=FIGURES,
    passages=PASSAGES,
    documents=(
        Document(
            id=REPORT,
            title=TITLE,
            date="2031-03-06",
            pages=("Page 1", "Page 2", "Page 3", "Page 4", "Page 5"),
        ),
    ),
    entities=(
        Entity(name="顾衡", kind="person"),
        Entity(name="北岸林场", kind="competitor"),
    ),
)


class _OneView:
    def view(self, audience: Audience) -> MemoryView:
        return VIEW

    def health(self) -> Health:
        raise NotImplementedError("No question asks for the health.")


def ask(*turns: str) -> Answer:
    """The answer to the last turn of one conversation."""
    assistant, conversation = Assistant(_OneView(), Conversations()), None
    for text in turns:
        asker = Asker(id="a", audience=Audience.EXECUTIVE)
        answer = assistant.ask(Question(text=text, asker=asker, conversation_id=conversation))
        conversation = answer.conversation_id
    return answer
