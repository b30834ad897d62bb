"""Averages in a column of a smaller unit: 户均收入（万元） beside 收入 in millions and 户数,
单价（元） beside 费用（万元）.

What power of ten lies between them is what the other rows, and the total, agree on.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach, scaled
from assistant.ingest.checks.tables.mined import quotients
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_EACH: Final = re.compile("均|单价")
FEWEST_ROWS: Final = 4
FEWEST_DIGITS: Final = 3
MOST_COLUMNS: Final = 10
_FACTORS: Final = [Decimal(10) ** power for power in (-8, -6, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8)]


def scaled_averages(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three cells."""
    for grid in evidence.grids:
        if len(grid.rows) < FEWEST_ROWS or len(grid.header) > MOST_COLUMNS:
            continue
        known = quotients(grid)
        for column in range(1, len(grid.header)):
            plain = column not in known and not grid.share(column) and not grid.change(column)
            if plain and _EACH.search(grid.names[column]):
                yield from _check(grid, column)


def _check(grid: Grid, column: int) -> Iterator[Finding]:
    others = [
        at
        for at in range(1, len(grid.header))
        if at != column and not AVERAGE.search(grid.names[at])
    ]
    for left, right in permutations(others, 2):
        for factor in _FACTORS:
            wrong, sure = _judged(grid, column, left, right, factor)
            if len(wrong) <= 1 and sure >= FEWEST_ROWS - 1:
                yield from (_told(grid, row, column, (left, right), factor) for row in wrong)
                return


def _judged(
    grid: Grid, column: int, left: int, right: int, factor: Decimal
) -> tuple[list[int], int]:
    wrong, sure = [], 0
    for row, cells in enumerate(grid.cells):
        stated, computed = cells[column], _ratio(cells[left], cells[right], factor)
        if stated is None or computed is None or stated.unit == PERCENT:
            continue
        if deviation(stated, computed) == "warning":
            wrong.append(row)
        elif len([c for c in stated.text if c.isdigit()]) >= FEWEST_DIGITS:
            sure += 1
    return wrong, sure


def _ratio(left: Quantity | None, right: Quantity | None, factor: Decimal) -> Reach | None:
    if left is None or right is None or PERCENT in {left.unit, right.unit}:
        return None
    ratio = over(reach(left), reach(right))
    return scaled(ratio, factor) if ratio else None


def _told(grid: Grid, row: int, column: int, by: tuple[int, int], factor: Decimal) -> Finding:
    cells = grid.cells[row]
    stated, left, right = cells[column], cells[by[0]], cells[by[1]]
    computed = _ratio(left, right, factor)
    assert stated
    assert left
    assert right
    assert computed
    printed = written(rounded(computed.value, 2), stated.unit)
    what = f"「{grid.labels[row]}」的{grid.names[column]}写 {stated.text}，而其余各行都等于 "
    what += f"{grid.names[by[0]]} / {grid.names[by[1]]}，这一行按 {left.text} / {right.text} "
    what += f"算为 {printed}，两者不一致。"
    return of_passages("does_not_add_up", what, (grid.passage,))
