"""A view over records in memory, for tests of retrieval and answering."""

from collections.abc import Iterable, Iterator

from assistant.indexes.base import FigureQuery, Heading, Hit, MetricUse
from assistant.indexes.derived import Kept
from assistant.indexes.terms import terms
from assistant.records import (
    Audience,
    Case,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Passage,
)


class MemoryView:
    audience = Audience.EXECUTIVE
    generation = "memory"

    def __init__(
        self,
        *,
        metrics: tuple[Metric, ...] = (),
        figures: tuple[Figure, ...] = (),
        entities: tuple[Entity, ...] = (),
        passages: tuple[Passage, ...] = (),
        documents: tuple[Document, ...] = (),
        cases: tuple[Case, ...] = (),
        findings: tuple[Finding, ...] = (),
    ) -> None:
        self.kept = Kept()
        self._metrics, self._figures, self._entities = metrics, figures, entities
        self._passages, self._documents, self._cases = passages, documents, cases
        self._findings = findings

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def metrics(self) -> tuple[Metric, ...]:
        return self._metrics

    def uses(self) -> dict[str, MetricUse]:
        uses = {}
        for metric in self._metrics:
            figures = [f for f in self._figures if f.metric == metric.name]
            if figures:
                uses[metric.name] = MetricUse.of(metric.name, figures)
        return uses

    def entities(self) -> tuple[Entity, ...]:
        return self._entities

    def subjects(self) -> frozenset[str]:
        return frozenset(f.subject for f in self._figures if f.subject)

    def members(self) -> dict[str, tuple[str, ...]]:
        members: dict[str, dict[str, None]] = {}
        for figure in self._figures:
            for dimension, member in figure.dimensions.items():
                members.setdefault(dimension, {})[member] = None
        return {dimension: tuple(names) for dimension, names in members.items()}

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        return tuple(
            f for f in self._figures if f.metric == metric and (any_subject or f.subject == subject)
        )

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        by_id = {figure.id: figure for figure in self._figures}
        return tuple(by_id[id] for id in ids if id in by_id)

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        return tuple(f for f in self._figures if f.subject == subject)

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        return tuple(f for f in self._figures if f.sources and f.sources[0].passage == passage)

    def select_figures(
        self, query: FigureQuery, limit: int, offset: int
    ) -> tuple[int, tuple[Figure, ...]]:
        found = [
            f
            for f in self._figures
            if query.metric in {None, f.metric}
            and query.subject in {None, f.subject}
            and query.nature in {None, f.nature}
            and (query.period is None or f"{f.period}-".startswith(f"{query.period}-"))
            and set(query.members) <= set(f.dimensions.items())
        ]
        return len(found), tuple(found[offset : offset + limit])

    def cases(self) -> tuple[Case, ...]:
        return self._cases

    def findings(self) -> tuple[Finding, ...]:
        return self._findings

    def passage(self, id: str) -> Passage | None:
        return next((p for p in self._passages if p.id == id), None)

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        return iter([p for p in self._passages if document in {None, p.document}])

    def headings(self) -> tuple[Heading, ...]:
        places = dict.fromkeys((p.document, p.sections, p.page, p.case) for p in self._passages)
        return tuple(Heading(number, *place) for number, place in enumerate(places))

    def passages_below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        places = {heading[1:] for heading in headings}
        return tuple(
            p for p in self._passages if (p.document, p.sections, p.page, p.case) in places
        )

    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        pairs = {text[i : i + 2] for i in range(len(text) - 1)}
        told = {
            p.id: " ".join((*p.sections, p.text))
            for p in self._passages
            if p.document not in without
        }
        hits = [Hit(id, sum(pair in text for pair in pairs)) for id, text in told.items()]
        return sorted((h for h in hits if h.score), key=lambda h: (-h.score, h.id))[:k]

    def holding(self, term: str) -> int:
        return sum(term in terms(" ".join((*p.sections, p.text))) for p in self._passages)

    def size(self) -> int:
        return len(self._passages)

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return []

    def similar_metrics(self, text: str, k: int) -> list[Hit]:
        """By the characters that a text shares with what a metric is called and described as."""
        told = {m.name: " ".join((m.name, *m.aliases, m.description)) for m in self.metrics()}
        scores = [
            Hit(n, len(set(text) & set(t)) / len(set(text) | set(t))) for n, t in told.items()
        ]
        return sorted(scores, key=lambda hit: (-hit.score, hit.id))[:k]
