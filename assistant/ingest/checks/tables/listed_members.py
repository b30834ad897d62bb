"""`本月新装：城区12个，郊县5个`, all the rows of a table beside its column 本月新装."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.printed_units import unit_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, read_quantity
from assistant.records import Finding

_PIECE: Final = re.compile(r"(?=([一-鿿]{2}))")
_JOINT: Final = re.compile(r"\s*[、，,和与及]\s*")
_FILLER: Final = re.compile(r"[\s为有是：:约]*$")
FEWEST: Final = 2


def values_of_all_members(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. All rows are listed, and all but one have the value of the column that the
    words in front name; silent where any other column has them all.
    """
    for grid in evidence.grids:
        for sentence in evidence.sentences:
            same = sentence.passage.sections == grid.passage.sections
            same = same and sentence.passage.document == grid.passage.document
            if same and not (PLAN.search(sentence.text) or AGO.search(sentence.text)):
                yield from _check(sentence, grid)


def _check(sentence: Sentence, grid: Grid) -> Iterator[Finding]:
    listed = _listed(sentence, grid)
    rows = [row for row, _ in listed]
    if len(listed) < FEWEST or sorted(rows) != sorted(grid.parts):
        return
    first = listed[0][1]
    named = _named(sentence.text[: first.start].removesuffix(grid.labels[rows[0]]), grid)
    off = {
        at: [(row, n) for row, n in listed if _differ(grid, row, at, n)] for at in _amounts(grid)
    }
    if len(named) != 1 or not all(off.values()) or len(off[named[0]]) != 1:
        return
    row, number = off[named[0]][0]
    if cell := grid.rows[row][named[0]]:
        what = f"「{grid.labels[row]}」的{grid.names[named[0]]}表里是 {cell}，"
        what += f"正文写 {number.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _named(before: str, grid: Grid) -> list[int]:
    """The columns whose whole name stands in the clause; if there are none, a piece of it."""
    head = re.split("[，,。；;]", before)[-1]
    whole = [at for at in _amounts(grid) if len(grid.names[at]) > 1 and grid.names[at] in head]
    said = set(_PIECE.findall(head))
    return whole or [at for at in _amounts(grid) if said & set(_PIECE.findall(grid.names[at]))]


def _listed(sentence: Sentence, grid: Grid) -> Sequence[tuple[int, Number]]:
    """The first run of values of which each stands right behind the name of a row."""
    run: list[tuple[int, Number]] = []
    for number in sentence.numbers:
        words = _FILLER.sub("", number.words)
        rows = [at for at in grid.parts if len(grid.labels[at]) > 1]
        named = [at for at in rows if words.endswith(grid.labels[at])]
        alone = named and _JOINT.fullmatch(words.removesuffix(grid.labels[named[0]]))
        exact = number.quantity.bound == "exact" and number.quantity.unit != PERCENT
        if len(named) == 1 and exact and (alone or not run):
            run.append((named[0], number))
        elif run:
            break
    units = {n.quantity.unit for _, n in run}
    return run if len(units) == 1 else []


def _amounts(grid: Grid) -> list[int]:
    columns = range(1, len(grid.header))
    return [at for at in columns if not (grid.change(at) or grid.share(at))]


def _differ(grid: Grid, row: int, column: int, number: Number) -> bool:
    """A column without a unit of its own may be one of counts, whatever its report counts in."""
    cell, quantity = grid.cells[row][column], number.quantity
    if quantity.unit in COUNTED and unit_of(grid.header[column]) is None:
        cell = read_quantity(grid.rows[row][column])
    units = {cell.unit, quantity.unit} if cell else set()
    return cell is None or cell.value != quantity.value or len(units - {None}) > 1
