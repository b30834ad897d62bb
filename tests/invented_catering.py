"""The invented caterer of the evaluation as each audience sees it, without an index."""

from functools import cache
from pathlib import Path

from assistant.indexes.base import Health
from assistant.ingest.corpus import read_corpus
from assistant.records import Audience, Corpus
from assistant.retrieval.browse import Browser
from tests.memory_view import MemoryView

FOLDER = Path(__file__).parent.parent / "eval/invented/catering/corpus"
REPORT = "reports/2026Q1"


@cache
def corpus() -> Corpus:
    return read_corpus(FOLDER)


@cache
def view_of(audience: Audience) -> MemoryView:
    held = corpus()
    passages = tuple(p for p in held.passages if audience.sees(p.audience))
    return MemoryView(
        metrics=tuple(m for m in held.metrics if audience.sees(m.audience)),
        figures=tuple(f for f in held.figures if audience.sees(f.audience)),
        entities=tuple(e for e in held.entities if audience.sees(e.audience)),
        passages=passages,
        documents=tuple(
            d.model_copy(update={"pages": tuple(dict.fromkeys(
                p.page for p in passages if p.document == d.id and p.page))})
            for d in held.documents
            if any(p.document == d.id for p in passages)
        ),
        cases=tuple(
            c.model_copy(update={"fields": tuple(f for f in c.fields if audience.sees(f.audience))})
            for c in held.cases
            if audience.sees(c.audience)
        ),
        findings=tuple(f for f in held.findings if audience.sees(f.audience)),
    )  # fmt: skip


class Views:
    def view(self, audience: Audience) -> MemoryView:
        return view_of(audience)

    def health(self) -> Health:
        return Health("memory", "ok", "ready")


BROWSE = Browser(Views())
