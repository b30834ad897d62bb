"""Customer cases of an invented company: cleared, not cleared, and one that nobody asked about."""

from assistant.quantities import read_quantity
from assistant.records import (
    Audience,
    Case,
    CaseField,
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

CASES: dict[str, tuple[dict[str, object], dict[str, tuple[str, ...]]]] = {
    "云杉医院": (
        {
            "aliases": ("云杉",), "industry": "医院", "scenarios": ("影像诊断", "随访"),
            "products": ("灵犀阅片", "星桥网关"), "competitors": ("北辰云",), "shareable": "no",
        },
        {
            "背景": ("云杉医院每天看三千张片子，医生只有二十位。医院要求数据不出院，符合监管。",),
            "场景": ("影像诊断，门诊高峰时段。",),
            "突破点": (
                "阅片提速：云杉医院用灵犀阅片做初筛，出片时间由40分钟缩短到9分钟。",
                "数据合规：星桥网关部署在院内，数据不出院。",
            ),
        },
    ),
    "赤岭矿业": (
        {
            "aliases": ("赤岭",), "industry": "矿业", "scenarios": ("巡检",),
            "products": ("星桥网关",), "competitors": ("友商",), "shareable": "yes",
        },
        {
            "背景": ("赤岭矿业的矿区没有公网，巡检靠人走。",),
            "突破点": ("赤岭矿业借助星桥网关把摄像头连成一张网，巡检成本最高可下降35%。",),
            "效果": ("巡检人手少了一半。",),
        },
    ),
    "白鹭航运": (
        {"scenarios": ("航线规划",), "products": ("潮信模型",)},
        {
            "场景": ("航线规划。",),
            "突破点": ("白鹭航运改用潮信模型排航线，油料利用率明显提高，等泊时间缩短。",),
        },
    ),
}  # fmt: skip
FIGURES: tuple[tuple[str, str, str, Nature], ...] = (
    ("巡检成本降幅", "35%", "赤岭矿业", "claim"),
    ("摄像头规划数", "约3000路", "赤岭矿业", "target"),
    ("出片时间", "9分钟", "云杉医院", "actual"),
)
REPORT = "reports/2031-02"


def source(document: str, quote: str, passage: str = "", section: str = "") -> Source:
    return Source(
        document=document, title=document, date="2031-02-09", page="Page 4", quote=quote,
        passage=passage, section=section,
    )  # fmt: skip


def passage(document: str, text: str, section: str, customer: str | None = None) -> Passage:
    id = content_id(document, section, text)
    return Passage(
        id=id, document=document, text=text, sections=(section,), page="Page 4", case=customer,
        sources=(source(document, text, id, section),), audience=Audience.SALES,
    )  # fmt: skip


def view(
    *, without: frozenset[str] = frozenset(), hidden: frozenset[str] = frozenset()
) -> MemoryView:
    """`without` are customers whose case an asker does not see, `hidden` headings."""
    passages: list[Passage] = [
        passage(REPORT, "青石物流从去年起采用星桥网关连接仓库。", "渠道"),
        passage(REPORT, "青石物流、苇塘牧业等客户因此从北辰云转到我们这里。", "北辰云的客户"),
        passage(REPORT, "苇塘牧业没有采用星桥网关。", "渠道"),
    ]
    cases = []
    for customer, (front, sections) in CASES.items():
        if customer in without:
            continue
        document = f"cases/{content_id(customer)[:4]}"
        fields = []
        for heading, texts in sections.items():
            if heading in hidden:
                continue
            held = [passage(document, text, heading, customer) for text in texts]
            passages.extend(held)
            fields.append(
                CaseField(name=heading, text="\n".join(texts), passages=tuple(p.id for p in held),
                          audience=Audience.SALES)
            )  # fmt: skip
        quote = f"customer: {customer}\nindustry: {front.get('industry')}"
        told = {"customer": customer, "fields": fields, "document": document}
        kept = {"source": source(document, quote), "audience": Audience.SALES}
        cases.append(Case.model_validate({**front, **told, **kept}))
    documents = {case.customer: case.document for case in cases}
    return MemoryView(
        passages=tuple(passages),
        cases=tuple(cases),
        metrics=tuple(Metric(name=name) for name, *_ in FIGURES),
        figures=tuple(
            figure(*row, documents[row[2]], passages) for row in FIGURES if row[2] in documents
        ),
        documents=(
            Document(id=REPORT, title="月报", date="2031-02-09", pages=("Page 4",)),
            *(
                Document(id=document, title=document, kind="case")
                for document in documents.values()
            ),
        ),
        entities=(
            *(Entity(name=name, kind="customer") for name in ("青石物流", "苇塘牧业")),
            Entity(name="北辰云", kind="competitor", aliases=("北辰",)),
            Entity(name="星桥网关", kind="product", aliases=("星桥", "Starbridge")),
            Entity(name="影像诊断", kind="scenario"),
        ),
    )


def figure(
    metric: str, value: str, subject: str, nature: Nature, document: str, passages: list[Passage]
) -> Figure:
    number = value.removeprefix("约")
    at = next((p for p in passages if p.case == subject and number in p.text), passages[0])
    sentence = next((s for s in at.text.split("。") if number in s), at.text) + "。"
    quote = sentence if sentence in at.text else at.text
    return Figure(
        id=content_id(metric, subject), document=document, metric=metric, subject=subject,
        label=f"{subject}{metric}", nature=nature, quantity=read_quantity(value),
        sources=(source(document, quote, at.id),),
    )  # fmt: skip


VIEW = view()
