"""An embedder without a model, and small corpora to build generations from."""

import hashlib
import math
import random
from collections.abc import Callable
from decimal import Decimal

from assistant.indexes.terms import terms
from assistant.quantities import Quantity
from assistant.records import (
    Audience,
    Case,
    CaseField,
    Corpus,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Passage,
    Source,
    content_id,
)

REPORT = "reports/2031-04"
PUBLIC, SALES, EXECUTIVE = Audience


class HashingEmbedder:
    """Bigrams hashed into 64 places: the same text, the same vector, on every machine."""

    def __init__(self, name: str = "hashing") -> None:
        self.fingerprint = f"{name}/64"
        self.ready = True
        self.problem = ""
        self.embedded: list[str] = []
        """Every document text that was ever encoded."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        self.embedded += texts
        return [_hashed(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        return _hashed(text)


def _hashed(text: str) -> list[float]:
    vector = [0.0] * 64
    for term in terms(text) or [text]:
        digest = hashlib.md5(term.encode()).digest()
        vector[digest[0] % 64] += 1 if digest[1] % 2 else -1
        vector[digest[2] % 64] += 0.5
    length = math.sqrt(sum(value * value for value in vector)) or 1.0
    return [value / length for value in vector]


def source(quote: str, document: str = REPORT, passage: str = "") -> Source:
    return Source(
        document=document, title="四月例会", date="2031-04-09", quote=quote, passage=passage
    )


def passage(
    text: str,
    audience: Audience = PUBLIC,
    *,
    sections: tuple[str, ...] = (),
    order: int = 0,
    page: str = "Page 1",
    document: str = REPORT,
) -> Passage:
    id = content_id(document, text)
    return Passage(
        id=id,
        document=document,
        text=text,
        sections=sections,
        page=page,
        order=order,
        sources=(source(text, document, id),),
        audience=audience,
    )


def figure(
    metric: str,
    value: int,
    audience: Audience = PUBLIC,
    *,
    subject: str | None = None,
    period: str | None = "2031-03",
    dimensions: dict[str, str] | None = None,
    sources: tuple[Source, ...] | None = None,
) -> Figure:
    dimensions = dimensions or {}
    text = f"{value}台"
    return Figure(
        id=content_id(metric, subject or "", str(dimensions), period or ""),
        document=REPORT,
        metric=metric,
        label=" ".join(filter(None, [metric, subject, *dimensions.values()])),
        subject=subject,
        dimensions=dimensions,
        period=period,
        quantity=Quantity(value=Decimal(value), unit="台", text=text),
        sources=sources or (source(f"{metric},{text}"),),
        audience=audience,
    )


def corpus(
    *,
    passages: tuple[Passage, ...] = (),
    figures: tuple[Figure, ...] = (),
    metrics: tuple[Metric, ...] = (),
    entities: tuple[Entity, ...] = (),
    cases: tuple[Case, ...] = (),
    findings: tuple[Finding, ...] = (),
    documents: tuple[Document, ...] | None = None,
) -> Corpus:
    if documents is None:
        pages = tuple(dict.fromkeys(p.page for p in passages))
        documents = (Document(id=REPORT, title="四月例会", date="2031-04-09", pages=pages),)
    parts = (documents, passages, figures, metrics, entities, cases, findings)
    return Corpus(
        fingerprint=content_id(*(repr(part) for part in parts)),
        documents=documents,
        passages=passages,
        entities=entities,
        metrics=metrics,
        figures=figures,
        cases=cases,
        findings=findings,
    )


def case(customer: str, background: str, audience: Audience = SALES) -> Case:
    field = CaseField(name="背景", text=background, passages=(), audience=audience)
    return Case(
        customer=customer,
        industry="物流",
        scenarios=("分拣",),
        fields=(field,),
        document=f"cases/{customer}",
        source=source(background),
        audience=audience,
    )


def filler(count: int, seed: int = 7, audiences: tuple[Audience, ...] = (PUBLIC,)) -> Corpus:
    """Passages of random words, for sizes that nobody would write by hand."""
    dice = random.Random(seed)
    words = [chr(dice.randrange(0x4E00, 0x9000)) * 1 + chr(0x5000 + i) for i in range(400)]
    texts = {"".join(dice.choices(words, k=30)): dice.choice(audiences) for _ in range(count)}
    return corpus(passages=tuple(passage(t, a, order=i) for i, (t, a) in enumerate(texts.items())))


def without(source: Corpus, hidden_from: Audience) -> Corpus:
    """The same corpus after the records were deleted that this audience may not see."""
    kept: Callable[..., bool] = lambda record: hidden_from.sees(record.audience)  # noqa: E731
    return source.model_copy(
        update={
            "fingerprint": source.fingerprint + hidden_from,
            "passages": tuple(filter(kept, source.passages)),
            "figures": tuple(filter(kept, source.figures)),
            "metrics": tuple(filter(kept, source.metrics)),
            "entities": tuple(filter(kept, source.entities)),
            "cases": tuple(filter(kept, source.cases)),
            "findings": tuple(filter(kept, source.findings)),
        }
    )
