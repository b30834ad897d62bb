"""A view that passes every question on to another one; who narrows it overrides what differs."""

from collections.abc import Iterable, Iterator

from assistant.indexes.base import FigureQuery, Heading, Hit, MetricUse, View
from assistant.indexes.derived import Kept
from assistant.records import Case, Document, Entity, Figure, Finding, Metric, Passage


class Through:
    """Nothing hidden can be reached through it: it only ever asks the view of the audience."""

    def __init__(self, view: View) -> None:
        self.base = view
        self.kept = Kept()
        self.audience = view.audience
        self.generation = view.generation

    def documents(self) -> tuple[Document, ...]:
        return self.base.documents()

    def metrics(self) -> tuple[Metric, ...]:
        return self.base.metrics()

    def uses(self) -> dict[str, MetricUse]:
        return self.base.uses()

    def entities(self) -> tuple[Entity, ...]:
        return self.base.entities()

    def subjects(self) -> frozenset[str]:
        return self.base.subjects()

    def members(self) -> dict[str, tuple[str, ...]]:
        return self.base.members()

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        return self.base.figures(metric, subject=subject, any_subject=any_subject)

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        return self.base.figures_by_id(ids)

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        return self.base.figures_of_subject(subject)

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        return self.base.figures_of_passage(passage)

    def select_figures(
        self, query: FigureQuery, limit: int, offset: int
    ) -> tuple[int, tuple[Figure, ...]]:
        return self.base.select_figures(query, limit, offset)

    def cases(self) -> tuple[Case, ...]:
        return self.base.cases()

    def findings(self) -> tuple[Finding, ...]:
        return self.base.findings()

    def passage(self, id: str) -> Passage | None:
        return self.base.passage(id)

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        return self.base.passages(document)

    def headings(self) -> tuple[Heading, ...]:
        return self.base.headings()

    def passages_below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        return self.base.passages_below(headings)

    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self.base.keyword(text, k, without)

    def holding(self, term: str) -> int:
        return self.base.holding(term)

    def size(self) -> int:
        return self.base.size()

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self.base.dense(text, k, without)

    def similar_metrics(self, text: str, k: int) -> list[Hit]:
        return self.base.similar_metrics(text, k)
