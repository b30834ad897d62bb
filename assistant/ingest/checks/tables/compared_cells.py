"""Which way a cell differs from another that prose names: `比年初高0.10个百分点`, `比甲贵10%`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.growth.spoken_directions import LESS, THAN
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import rounding
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.told import written_before
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import Finding

_PRICE: Final = re.compile("价|费|租|成本|售|定")
_PRICED: Final = re.compile("贵|便宜")


class Said(NamedTuple):
    ours: int
    """Column."""
    other: int
    way: str


def compared_cells(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. The difference itself must be that of two cells of a line, the
    first of which is ours, by its name or as the latest; silent where any line of that name lies
    as it is said.
    """
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            match = THAN.search(written_before(sentence, number))
            if match is None or number.quantity.bound != "exact" or _of_what(sentence, number):
                continue
            for grid in evidence.grids_of(sentence.passage.document):
                column = _column(grid, match["who"])
                ours = _ours(sentence, grid, number, match["who"])
                if column is not None and ours != column:
                    yield from _check(sentence, grid, number, Said(ours, column, match["way"]))


def _of_what(sentence: Sentence, number: Number) -> bool:
    """`比年初高1%的是…`: said of what follows."""
    return sentence.text.startswith("的", number.end)


def _column(grid: Grid, who: str) -> int | None:
    columns = [at for at, name in enumerate(grid.names) if at and len(name) > 1 and name == who]
    return columns[0] if len(columns) == 1 else None


def _ours(sentence: Sentence, grid: Grid, number: Number, who: str) -> int:
    """The column whose name opens the sentence; else the first."""
    before = sentence.text[: sentence.text.rfind(who, 0, number.start)]
    own = re.split("[；;。]", before)[-1].strip("- ")
    named = [at for at, name in enumerate(grid.names) if at and len(name) > 1 and name != who]
    return max(
        (at for at in named if own.startswith(grid.names[at])),
        key=lambda at: len(grid.names[at]),
        default=1,
    )


def _check(sentence: Sentence, grid: Grid, number: Number, said: Said) -> Iterator[Finding]:
    ours_at, column, way = said
    rows = _rows(sentence, grid, number, price=bool(_PRICED.search(way)))
    rows = rows if len(grid.rows) > 1 else [0]
    pairs = [(row, grid.cells[row][ours_at], grid.cells[row][column]) for row in rows]
    fitting = [
        (row, ours, theirs)
        for row, ours, theirs in pairs
        if ours and theirs and _differ(ours, theirs, number.quantity)
    ]
    less = bool(LESS.search(way))
    if fitting and not any((ours.value < theirs.value) == less for _, ours, theirs in fitting):
        (row, ours, theirs), other = fitting[0], grid.names[column]
        what = f"「{grid.labels[row]}」表里{grid.names[ours_at]}为 {ours.text}，"
        what += f"{other}为 {theirs.text}，正文写「比{other}{way}」{number.text}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _rows(sentence: Sentence, grid: Grid, number: Number, *, price: bool) -> list[int]:
    """Named in full, else by two characters; what is dear or cheap is a price."""
    before = sentence.text[: number.start]
    if price:
        return [at for at, label in enumerate(grid.labels) if _PRICE.search(label)]
    named = [at for at, label in enumerate(grid.labels) if len(label) > 1 and label in before]
    pairs = {before[at : at + 2] for at in range(len(before) - 1)}
    return named or [
        at
        for at, label in enumerate(grid.labels)
        if any(label[i : i + 2] in pairs for i in range(len(label) - 1))
    ]


def _differ(ours: Quantity, theirs: Quantity, gap: Quantity) -> bool:
    apart = abs(ours.value - theirs.value)
    if ours.unit != theirs.unit or not apart:
        return False
    if ours.unit is None and joinable(ours, gap):  # `（K）` leaves out what it counts
        gap = gap.model_copy(update={"unit": None})
    if gap.unit == PERCENT and ours.unit != PERCENT and theirs.value > 0:
        return abs(apart / theirs.value * 100 - gap.value) <= gap.slack
    if gap.unit == (POINTS if ours.unit == PERCENT else ours.unit):
        return abs(apart - gap.value) <= rounding(ours) + rounding(theirs) + rounding(gap)
    return False
