"""What the checks look at: the records of one reading, grouped once for all of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final

from assistant.ingest.blocks import MOST_OF_PROSE
from assistant.ingest.by_report import by_report
from assistant.ingest.checks.grid import Grid, keys_of
from assistant.ingest.checks.naming import Named, named_numbers
from assistant.ingest.checks.sentences import Sentence, sentences_of
from assistant.periods import period_bounds
from assistant.records import Document, Figure, Metric, Passage

CAPTION_CHARS: Final = 40
"""How far above a table its unit may stand."""

MOST_TABLES: Final = 40
"""The nearest ones that a sentence is held against; a long report repeats names in hundreds."""


@dataclass(frozen=True)
class Evidence:
    metrics: Sequence[Metric]
    figures: Sequence[Figure]
    passages: Sequence[Passage]
    documents: Mapping[str, Document]

    @cached_property
    def reports(self) -> Sequence["Evidence"]:
        """The figures of each report, which may be added up."""
        return [replace(self, figures=told) for told in by_report(self.figures, self.documents)]

    @cached_property
    def by_metric(self) -> Mapping[str, list[Figure]]:
        """Figures with a quantity."""
        grouped: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            if figure.quantity is not None:
                grouped[figure.metric or ""].append(figure)
        return grouped

    @cached_property
    def by_passage(self) -> Mapping[str, list[Figure]]:
        grouped: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in self.figures:
            for passage in {source.passage for source in figure.sources}:
                grouped[passage].append(figure)
        return grouped

    @cached_property
    def prose(self) -> Sequence[Passage]:
        prose = (passage for passage in self.passages if passage.kind != "table")
        return [passage for passage in prose if len(passage.text) <= MOST_OF_PROSE]

    @cached_property
    def paragraphs(self) -> Sequence[list[Sentence]]:
        """The sentences of each passage of prose."""
        return [list(sentences_of(passage, self.today(passage))) for passage in self.prose]

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @cached_property
    def named(self) -> Mapping[str, list[Named]]:
        """By document: what its sentences measure."""
        grouped: defaultdict[str, list[Named]] = defaultdict(list)
        for sentence in self.sentences:
            grouped[sentence.passage.document] += named_numbers(sentence)
        return grouped

    @cached_property
    def grids(self) -> Sequence[Grid]:
        """Tables of documents; the unit of a table may stand in the passage or heading before."""
        grids, before = [], ""
        for passage in self.passages:
            if passage.kind == "table":
                caption = f"{passage.sections[-1] if passage.sections else ''} {before}"
                grids.append(Grid(passage, caption, self.today(passage)))
            before = passage.text[-CAPTION_CHARS:]
        return [grid for grid in grids if grid.rows]

    @cached_property
    def beside(self) -> Sequence[tuple[Sentence, Grid, str]]:
        """Each sentence beside the tables of its document that share a name or a value with it;
        and the document's period.
        """
        tables: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, grid in enumerate(self.grids):
            for key in grid.keys:
                tables[grid.passage.document][key].add(at)
        pairs = []
        for sentence in (s for s in self.sentences if s.numbers):
            known, document = tables[sentence.passage.document], sentence.passage.document
            near = {at for key in keys_of(sentence) for at in known.get(key, ())}
            period = self.documents[document].period if document in self.documents else ""
            apart = {at: abs(self.grids[at].passage.order - sentence.passage.order) for at in near}
            nearest = sorted(near, key=apart.__getitem__)[:MOST_TABLES]
            pairs += [(sentence, self.grids[at], period) for at in nearest]
        return pairs

    def today(self, passage: Passage) -> date:
        """The last day of the document's date; relative words count from it."""
        document = self.documents.get(passage.document)
        return day_of(document) or date.today()


def day_of(document: Document | None) -> date | None:
    bounds = days_of(document)
    return bounds[1] if bounds else None


def days_of(document: Document | None) -> tuple[date, date] | None:
    """First and last day of a document's date, which may be a month or a year only."""
    if document is None or not document.date:
        return None
    try:
        return period_bounds(document.date)
    except ValueError:  # a date such as 2031-13: the calendar check tells it
        return None
