"""A generation as one audience sees it: `View` over a ledger and its dense index."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import TypeVar

from assistant.indexes.base import FigureQuery, Heading, Hit, MetricUse
from assistant.indexes.derived import Kept
from assistant.indexes.keywords import Keywords
from assistant.indexes.ledger import Ledger
from assistant.indexes.prose import Prose
from assistant.indexes.selection import condition_of
from assistant.indexes.texts import Collection
from assistant.records import (
    Audience,
    Case,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Passage,
    Record,
    page_of,
)

R = TypeVar("R", bound=Record)
Search = Callable[[Collection, Audience, str, int, frozenset[str]], list[Hit]]
"""Likeness within one collection, some documents left out; empty while nothing can be asked."""
_FIGURES = "SELECT json FROM figures WHERE {} AND rank <= ? ORDER BY position"


class LedgerView:
    """Small things are read once and kept; figures and passages stay in the ledger.

    A hidden record is never named: a list of ids, members or pages that a visible record carries
    is cut to what the audience sees.
    """

    def __init__(self, ledger: Ledger, audience: Audience, generation: str, search: Search) -> None:
        self.audience = audience
        self.generation = generation
        self.kept = Kept()
        self._ledger = ledger
        self._rank = audience.rank
        self._search = search
        self._prose = Prose(ledger, audience.rank)
        self._keywords = Keywords(ledger, audience.rank)

    def documents(self) -> tuple[Document, ...]:
        return self._documents

    def metrics(self) -> tuple[Metric, ...]:
        return self._metrics

    def uses(self) -> dict[str, MetricUse]:
        return dict(self._uses)

    def entities(self) -> tuple[Entity, ...]:
        return self._entities

    def subjects(self) -> frozenset[str]:
        return self._subjects

    def members(self) -> dict[str, tuple[str, ...]]:
        return dict(self._members)

    def cases(self) -> tuple[Case, ...]:
        return self._cases

    def findings(self) -> tuple[Finding, ...]:
        return self._findings

    def figures(
        self, metric: str, *, subject: str | None = None, any_subject: bool = False
    ) -> tuple[Figure, ...]:
        if any_subject:
            return self._figures("metric = ?", metric)
        return self._figures("metric = ? AND subject IS ?", metric, subject)

    def figures_by_id(self, ids: tuple[str, ...]) -> tuple[Figure, ...]:
        """In the order of the ids; one that is not visible is left out."""
        query = "SELECT json FROM figures WHERE id IN {} AND rank <= ?"
        found = [_figure(row[0]) for row in self._ledger.among(query, ids, self._rank)]
        by_id = {figure.id: figure for figure in map(self._cut_sources, found)}
        return tuple(by_id[id] for id in ids if id in by_id)

    def figures_of_subject(self, subject: str) -> tuple[Figure, ...]:
        return self._figures("subject = ?", subject)

    def figures_of_passage(self, passage: str) -> tuple[Figure, ...]:
        return self._figures("passage = ? AND passage <> ''", passage)

    def select_figures(
        self, query: FigureQuery, limit: int, offset: int
    ) -> tuple[int, tuple[Figure, ...]]:
        condition, values = condition_of(query)
        count = f"SELECT count(*) FROM figures WHERE {condition} AND rank <= ?"
        total = int(self._ledger.rows(count, (*values, self._rank))[0][0])
        rows = self._ledger.rows(
            _FIGURES.format(condition) + " LIMIT ? OFFSET ?", (*values, self._rank, limit, offset)
        )
        return total, tuple(self._cut_sources(_figure(row[0])) for row in rows)

    def passage(self, id: str) -> Passage | None:
        return self._prose.passage(id)

    def passages(self, document: str | None = None) -> Iterator[Passage]:
        return self._prose.passages(document)

    def passages_below(self, headings: Iterable[Heading]) -> tuple[Passage, ...]:
        return self._prose.below(headings)

    def headings(self) -> tuple[Heading, ...]:
        return self._prose.headings

    def keyword(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self._keywords.search(text, k, without)

    def holding(self, term: str) -> int:
        return self._keywords.holding(term)

    def size(self) -> int:
        return self._size

    def dense(self, text: str, k: int, without: frozenset[str] = frozenset()) -> list[Hit]:
        return self._search("passages", self.audience, text, k, without)

    def similar_cases(self, text: str, k: int) -> list[Hit]:
        """Customers of cases, by cosine."""
        return self._search("cases", self.audience, text, k, frozenset())

    def similar_metrics(self, text: str, k: int) -> list[Hit]:
        return self._search("figures", self.audience, text, k, frozenset())

    @cached_property
    def _size(self) -> int:
        query = "SELECT count(*) FROM passages WHERE rank <= ?"
        return int(self._ledger.rows(query, (self._rank,))[0][0])

    @cached_property
    def _metrics(self) -> tuple[Metric, ...]:
        return self._all(Metric, "metrics")

    @cached_property
    def _entities(self) -> tuple[Entity, ...]:
        return self._all(Entity, "entities")

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        query = (
            "SELECT DISTINCT d.id, p.json ->> 'page' FROM passages p"
            " JOIN documents d ON d.position = p.document WHERE p.rank <= ?"
        )
        pages: defaultdict[str, set[str]] = defaultdict(set)
        for document, page in self._ledger.rows(query, (self._rank,)):
            pages[document].add(page_of(page or ""))
        return tuple(
            document.model_copy(
                update={"pages": tuple(p for p in document.pages if p in pages[document.id])}
            )
            for document in self._all(Document, "documents")
        )

    @cached_property
    def _uses(self) -> dict[str, MetricUse]:
        found: defaultdict[str, tuple[set[str], ...]]
        found = defaultdict(lambda: (set(), set(), set(), set()))
        query = "SELECT metric, subjects, dimensions, periods, units FROM uses WHERE rank <= ?"
        for metric, *columns in self._ledger.rows(query, (self._rank,)):
            for names, column in zip(found[metric], columns, strict=True):
                names.update(json.loads(column))
        return {metric: MetricUse(metric, *map(frozenset, sets)) for metric, sets in found.items()}

    @cached_property
    def _subjects(self) -> frozenset[str]:
        query = "SELECT DISTINCT subject FROM figures WHERE rank <= ? AND subject IS NOT NULL"
        return frozenset(row[0] for row in self._ledger.rows(query, (self._rank,)))

    @cached_property
    def _members(self) -> dict[str, tuple[str, ...]]:
        query = (
            "SELECT dimension, member FROM members WHERE rank <= ?"
            " GROUP BY dimension, member ORDER BY min(position), dimension"
        )
        found: defaultdict[str, list[str]] = defaultdict(list)
        for dimension, member in self._ledger.rows(query, (self._rank,)):
            found[dimension].append(member)
        return {dimension: tuple(names) for dimension, names in found.items()}

    @cached_property
    def _cases(self) -> tuple[Case, ...]:
        cases = self._all(Case, "cases")
        named = (id for case in cases for field in case.fields for id in field.passages)
        visible = self._visible("passages", tuple(named))
        return tuple(self._cut_case(case, visible) for case in cases)

    @cached_property
    def _findings(self) -> tuple[Finding, ...]:
        findings = self._all(Finding, "findings")
        figures = self._visible("figures", tuple(id for f in findings for id in f.figures))
        passages = self._visible("passages", tuple(id for f in findings for id in f.passages))
        metrics = {metric.name for metric in self._metrics} | self._uses.keys()
        return tuple(
            finding.model_copy(
                update={
                    "figures": tuple(id for id in finding.figures if id in figures),
                    "passages": tuple(id for id in finding.passages if id in passages),
                    "metrics": tuple(name for name in finding.metrics if name in metrics),
                }
            )
            for finding in findings
        )

    def _all(self, kind: type[R], table: str) -> tuple[R, ...]:
        query = f"SELECT json FROM {table} WHERE rank <= ? ORDER BY position"
        rows = self._ledger.rows(query, (self._rank,))
        return tuple(kind.model_validate_json(row[0]) for row in rows)

    def _figures(self, condition: str, *values: str | None) -> tuple[Figure, ...]:
        rows = self._ledger.rows(_FIGURES.format(condition), (*values, self._rank))
        return tuple(self._cut_sources(_figure(row[0])) for row in rows)

    def _cut_sources(self, figure: Figure) -> Figure:
        """The same value may also stand where this audience may not look."""
        if len(figure.sources) == 1:
            return figure
        kept = tuple(s for s in figure.sources if self.audience.sees(s.audience))
        return figure.model_copy(update={"sources": kept})

    def _cut_case(self, case: Case, visible: frozenset[str]) -> Case:
        fields = tuple(
            field.model_copy(update={"passages": tuple(p for p in field.passages if p in visible)})
            for field in case.fields
            if self.audience.sees(field.audience)
        )
        return case.model_copy(update={"fields": fields})

    def _visible(self, table: str, ids: tuple[str, ...]) -> frozenset[str]:
        query = f"SELECT id FROM {table} WHERE id IN {{}} AND rank <= ?"
        return frozenset(row[0] for row in self._ledger.among(query, ids, self._rank))


@lru_cache(maxsize=1000)
def _figure(text: str) -> Figure:
    """Those that are asked for again and again are read once; a record never changes."""
    return Figure.model_validate_json(text)
