"""The total row of a column of averages: the mean of the rows, by what they are averages of."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import COUNTED, Reach, deviation, reach
from assistant.ingest.checks.reading.sentences import MASK
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_TIME: Final = re.compile(rf"{MASK}+|\d+月|上[月季期年]|去年同?[月期]?|同期")
FEWEST: Final = 2
DECIMALS: Final = 2


def weighted_totals(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the averages. No column of weights gives the total: it lies outside
    the averages, or looks mistyped beside what one of the columns gives.
    """
    for grid in evidence.grids:
        for column in range(1, len(grid.header)):
            if grid.total_row is None or grid.change(column) or grid.share(column):
                continue
            cells = [grid.cells[row][column] for row in grid.parts]
            total = grid.cells[grid.total_row][column]
            averages = [cell for cell in cells if cell]
            if (
                total
                and len(averages) == len(cells) >= FEWEST
                and AVERAGE.search(grid.names[column])
            ):
                yield from _check(grid, column, averages, total)


def _check(grid: Grid, column: int, averages: list[Quantity], total: Quantity) -> Iterator[Finding]:
    made = [
        (grid.names[at], mean)
        for at in range(1, len(grid.header))
        if at != column and (weights := _weights(grid, at)) and (mean := _mean(averages, weights))
        if not _of_another_time(grid, column, at)
    ]
    if not made or any(deviation(total, mean) != "warning" for _, mean in made):
        return
    outside = not min(map(_low, averages)) <= total.value <= max(map(_high, averages))
    slips = [(name, mean) for name, mean in made if slip_of(total, mean.value)]
    slips = slips or _by_count(grid, column, made)
    if (outside and len(made) == 1) or slips:
        name, mean = (slips or made)[0]
        printed = written(rounded(mean.value, DECIMALS), total.unit)
        what = f"表里「{grid.names[column]}」按{name}加权平均为 {printed}，"
        what += f"{grid.labels[grid.total_row or 0]}写 {total.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (grid.passage,))


def _of_another_time(grid: Grid, column: int, weights: int) -> bool:
    """`6月入住率 | 5月入住率` beside a column of amounts without a time: they are of the newest."""
    stems = [_TIME.sub("", name) for name in grid.names]
    same = [grid.period(at) or "" for at, stem in enumerate(stems) if stem == stems[column]]
    newest = (grid.period(column) or "") in {"", max(same)}
    return not newest and grid.period(weights) != grid.period(column)


def _by_count(grid: Grid, column: int, made: list[tuple[str, Reach]]) -> list[tuple[str, Reach]]:
    """`平均船龄` is by ships, where nothing else is counted."""
    units = dict(zip(grid.names, (cell and cell.unit for cell in grid.cells[0]), strict=True))
    counts = [(name, mean) for name, mean in made if units[name] in COUNTED or name.endswith("数")]
    return counts if len(counts) == 1 and "平均" in grid.names[column] else []


def _low(cell: Quantity) -> Decimal:
    return reach(cell).low


def _high(cell: Quantity) -> Decimal:
    return reach(cell).high


def _weights(grid: Grid, column: int) -> list[Quantity]:
    """A column of amounts, none of which is more than its total."""
    total = grid.cells[grid.total_row or 0][column]
    cells = [cell for row in grid.parts if (cell := grid.cells[row][column])]
    plain = not grid.change(column) and not AVERAGE.search(grid.names[column])
    amounts = total and total.unit != PERCENT and all(0 < c.value <= total.value for c in cells)
    return cells if plain and amounts and len(cells) == len(grid.parts) else []


def _mean(averages: list[Quantity], weights: list[Quantity]) -> Reach | None:
    by = sum((w.value for w in weights), Decimal(0))
    slack = max(a.slack for a in averages)
    value = (
        sum((a.value * w.value for a, w in zip(averages, weights, strict=True)), Decimal(0)) / by
    )
    return Reach(value, value - slack, value + slack)
