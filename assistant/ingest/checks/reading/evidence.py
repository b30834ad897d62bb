"""What the checks look at: the records of one reading, grouped once for all of them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, TypeVar, cast

from assistant.ingest.blocks import MOST_OF_PROSE
from assistant.ingest.by_report import by_report
from assistant.ingest.checks.reading.grid import Grid, keys_of
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.rivals import of_a_rival
from assistant.ingest.checks.reading.sentences import Sentence, sentences_of
from assistant.ingest.checks.reading.witnesses import witness
from assistant.periods import period_bounds
from assistant.quantities.units import is_money
from assistant.records import Document, Figure, Metric, Passage

Read = TypeVar("Read")
CAPTION_CHARS: Final = 40
"""How far above a table its unit may stand."""

_DECLARED: Final = re.compile(
    r"(?:单位|金额)[^。；\n\d]{0,16}?(?:[均皆为]|[都全]?是)[^。；\n\d]{0,4}?(?P<unit>万元|亿元|百万元|千元)"
    r"|(?:除|如无|若无|未|金额|货币)[^。；\n]{0,16}?单位[^。；\n]{0,6}?(?P<other>万元|亿元|百万元|千元)"
)
_AMOUNT: Final = re.compile(r"(?P<digits>\d[\d,]*\.?\d{2,})(?P<unit>(?:万|亿|百万|千)?元)")
_RANKS: Final = re.compile(r"唯一|仅|只有|第[一二三四五六七八九\d]|首位|居首")
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
    def headings(self) -> Sequence[Sentence]:
        """Each once, as a sentence in front of the first passage under it."""
        first = {(p.document, p.sections): p for p in reversed(self.passages) if p.sections}
        return [Sentence(p, key[1][-1], self.today(p)) for key, p in first.items()]

    @cached_property
    def by_place(self) -> Mapping[str, list[Sentence]]:
        """The sentences of each passage, by its id."""
        return {told[0].passage.id: told for told in self.paragraphs if told}

    def grids_of(self, document: str) -> Sequence[Grid]:
        return self._grids_of.get(document, ())

    @cached_property
    def _grids_of(self) -> Mapping[str, list[Grid]]:
        grouped: defaultdict[str, list[Grid]] = defaultdict(list)
        for grid in self.grids:
            grouped[grid.passage.document].append(grid)
        return grouped

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
        for grid in grids:
            if grid.caption is None and grid.passage.document not in self._declared:
                grid.guessed = True
            grid.caption = grid.caption or self._unit_of(grid)
        witness(grids, self.sentences)
        return [grid for grid in grids if grid.rows]

    def _unit_of(self, grid: Grid) -> str | None:
        """That of the prose: as it declares, or as it writes the values of the table."""
        document = grid.passage.document
        if declared := self._declared.get(document):
            return declared
        written = [self._written[document].get(cell) for row in grid.rows for cell in row[1:]]
        units = {unit for unit in written if unit}
        return units.pop() if len(units) == 1 else None

    @cached_property
    def _declared(self) -> Mapping[str, str]:
        found = ((p.document, _DECLARED.search(p.text)) for p in self.passages)
        return {document: match["unit"] or match["other"] for document, match in found if match}

    @cached_property
    def _written(self) -> Mapping[str, dict[str, str]]:
        """By document and digits, the unit of each amount of money."""
        written: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for sentence in self.sentences:
            for number in sentence.numbers:
                match = _AMOUNT.fullmatch(number.text)
                if match and is_money(number.quantity.unit):
                    written[sentence.passage.document][match["digits"]] = match["unit"]
        return written

    @cached_property
    def beside(self) -> Sequence[tuple[Sentence, Grid, str]]:
        """Each sentence with numbers beside the tables of its document that share a name or a
        value with it; and the document's period.
        """
        return self._near_tables(s for s in self.sentences if s.numbers and not of_a_rival(s))

    @cached_property
    def words_beside(self) -> Sequence[tuple[Sentence, Grid, str]]:
        """Each other sentence that ranks someone."""
        others = (s for s in self.sentences if not s.numbers)
        return self._near_tables(s for s in others if _RANKS.search(s.text))

    def _near_tables(self, sentences: Iterable[Sentence]) -> Sequence[tuple[Sentence, Grid, str]]:
        pairs = []
        for sentence in sentences:
            document = sentence.passage.document
            known = self._tables[document]
            near = {at for key in keys_of(sentence) for at in known.get(key, ())}
            period = self.documents[document].period if document in self.documents else ""
            apart = {at: abs(self.grids[at].passage.order - sentence.passage.order) for at in near}
            nearest = sorted(near, key=apart.__getitem__)[:MOST_TABLES]
            pairs += [(sentence, self.grids[at], period) for at in nearest]
        return pairs

    @cached_property
    def _tables(self) -> Mapping[str, Mapping[str, set[int]]]:
        """By document and key."""
        tables: defaultdict[str, defaultdict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for at, grid in enumerate(self.grids):
            for key in grid.keys:
                tables[grid.passage.document][key].add(at)
        return tables

    @cached_property
    def readings(self) -> dict[object, object]:
        """What `remembered` has read of it."""
        return {}

    def remembered(self, read: Callable[["Evidence"], Read]) -> Read:
        """Several checks ask the evidence the same thing: it is read the first time only."""
        if read not in self.readings:
            self.readings[read] = read(self)
        return cast(Read, self.readings[read])

    def today(self, passage: Passage) -> date:
        """The last day of what the document reports, else of its date: relative words count from
        it.
        """
        document = self.documents.get(passage.document)
        return _end_of(document) or day_of(document) or date.today()


def _end_of(document: Document | None) -> date | None:
    """Of its period, where that is over by its date."""
    if document is None or not document.period:
        return None
    written = day_of(document)
    try:
        end = period_bounds(document.period)[1]
    except ValueError:  # written otherwise than a key is
        return None
    return end if written is None or end < written else None


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
