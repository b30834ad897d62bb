"""A view that passes every question on to another one; a stage overrides what it switches off."""

from collections.abc import Iterable, Iterator

from assistant.indexes.base import FigureQuery, Heading, Hit, MetricUse, View
from assistant.records import Case, Document, Entity, Figure, Finding, Metric, Passage


class Through:
    """Nothing hidden can be reached through it: it only ever asks the view of the audience."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.audience = view.audience
        self.generation = view.generation

    def documents(self) -> tuple[Document, ...]:
        return self._view.documents()

    def metrics(self) -> tuple[Metric, ...]:
        return self._view.metrics()

    def uses(self) -> dict[str, MetricUse]:
        return self._view.uses()

    def entities(self) -> tuple[Entity, ...]:
        return self._view.entities()

    def subjects(self) -> frozenset[str]:
        return self._view.subjects()

    def members(self) -> dict[str, tuple[str, ...]]:
        return self._view.members()

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        return self._view.figures(metric, subject=subject, any_subject=any_subject)

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        return self._view.figures_by_id(ids)

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        return self._view.figures_of_subject(subject)

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        return self._view.figures_of_passage(passage)

    def select_figures(
        self, query: FigureQuery, limit: int, offset: int
    ) -> tuple[int, tuple[Figure, ...]]:
        return self._view.select_figures(query, limit, offset)

    def cases(self) -> tuple[Case, ...]:
        return self._view.cases()

    def findings(self) -> tuple[Finding, ...]:
        return self._view.findings()

    def passage(self, id: str) -> Passage | None:
        return self._view.passage(id)

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        return self._view.passages(document)

    def headings(self) -> tuple[Heading, ...]:
        return self._view.headings()

    def passages_below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        return self._view.passages_below(headings)

    def keyword(self, text: str, k: int) -> list[Hit]:
        return self._view.keyword(text, k)

    def holding(self, term: str) -> int:
        return self._view.holding(term)

    def size(self) -> int:
        return self._view.size()

    def dense(self, text: str, k: int) -> list[Hit]:
        return self._view.dense(text, k)
