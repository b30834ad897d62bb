"""Columns that run up another one: `累计` is the row before and the row's own value."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, plus, reach
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

FEWEST_STEPS: Final = 3
"""That have to fit, for one that does not."""
Rows = list[tuple[str, Quantity, Quantity]]
"""Name, own value and what it has run up to, row by row."""


def columns_run_up(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Told where all other rows of the two columns fit."""
    for grid in evidence.grids:
        for column in range(1, len(grid.header)):
            for total in (at for at in range(1, len(grid.header)) if at != column):
                yield from _check(grid, _rows(grid, column, total), grid.names[total])


def _rows(grid: Grid, column: int, total: int) -> Rows:
    """The members from the top; empty where a cell is missing or the units differ."""
    parts = [(grid.labels[row], grid.cells[row]) for row in grid.parts]
    rows = [(label, a, b) for label, c in parts if (a := c[column]) and (b := c[total])]
    cells = [cell for _, *both in rows for cell in both]
    alike = len(rows) == len(parts) and len({cell.unit for cell in cells}) == 1
    amounts = all(c.bound == "exact" and c.value > 0 and c.unit != PERCENT for c in cells)
    return rows if alike and amounts else []


def _check(grid: Grid, rows: Rows, name: str) -> Iterator[Finding]:
    steps = [_off(before, after) for before, after in pairwise(rows)]
    wrong = [at for at, off in enumerate(steps) if off]
    right = len(steps) - len(wrong)
    run = len(wrong) == 1 or (len(wrong) == 2 and wrong[1] - wrong[0] == 1)
    if not run or right < FEWEST_STEPS - (len(wrong) == 2):
        return
    if len(wrong) == 2 and not _one_is_between(rows, wrong[0]):
        return
    before, (label, own, stated) = rows[wrong[0]], rows[wrong[0] + 1]
    made = plus(reach(before[2]), reach(own))
    what = f"表里「{label}」的{name}应为 {before[2].text} + {own.text} = "
    what += f"{written(made.value, stated.unit)}，写 {stated.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (grid.passage,))


def _off(before: tuple[str, Quantity, Quantity], after: tuple[str, Quantity, Quantity]) -> bool:
    made = plus(reach(before[2]), reach(after[1]))
    return deviation(after[2], made) == "warning"


def _one_is_between(rows: Rows, at: int) -> bool:
    """What a wrong value in the middle loses, the next row has again."""
    own = plus(*(reach(rows[n][1]) for n in (at + 1, at + 2)))
    across: Reach = minus(reach(rows[at + 2][2]), own)
    return deviation(rows[at][2], across) != "warning"
