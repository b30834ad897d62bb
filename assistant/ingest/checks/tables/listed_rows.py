"""A list in prose of the rows of a table: all but one of its values are those of one column."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.naming import PLAN, bare
from assistant.ingest.checks.reading.sentences import joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, Quantity
from assistant.records import Finding

FEWEST: Final = 2
"""Values that agree, which makes the list one of that column."""

Pair = tuple[Told, Quantity]


def lists_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """`甲3万 + 乙5万 + 丙2万` beside rows of these names. Tolerance: rounding of both.

    Silent where another column agrees with more of it.
    """
    for sentence, grid, _ in evidence.beside:
        if PLAN.search(sentence.text) or AGO.search(sentence.text):
            continue
        rows = {bare(label): row for row, label in enumerate(grid.labels) if row in grid.parts}
        named = [(t, rows[n]) for t in told_in(sentence) if (n := bare(t.name)) in rows]
        for _, some in groupby(named, key=lambda each: each[0].role):
            if finding := _odd_one([*some], grid):
                yield finding


def _odd_one(named: Sequence[tuple[Told, int]], grid: Grid) -> Finding | None:
    columns = [
        [(t, cell) for t, row in named if (cell := grid.cells[row][at]) and _of_unit(t, cell)]
        for at in range(1, len(grid.header))
        if not grid.change(at)
    ]
    judged = [(_off(pairs), pairs, at) for at, pairs in enumerate(columns, start=1)]
    fitting = [(off, at) for off, pairs, at in judged if len(pairs) - len(off) >= FEWEST]
    if not fitting or any(not off for off, _ in fitting) or len(fitting) > 1:
        return None
    off, at = fitting[0]
    if len(off) != 1:
        return None
    ((told, cell),) = off
    what = f"「{told.name}{grid.names[at]}」表里是 {cell.text}，正文写 {told.text}，两者不一致。"
    return of_passages("contradiction", what, (told.sentence.passage, grid.passage))


def _off(pairs: Sequence[Pair]) -> list[Pair]:
    return [(told, cell) for told, cell in pairs if apart(cell, told.quantity)]


def _of_unit(told: Told, cell: Quantity) -> bool:
    """A list may leave the measure word out: `3K` of a column in K台."""
    scaled = told.quantity.unit is None and cell.unit != PERCENT
    return scaled or joinable(cell, told.quantity)
