"""A column that its name says to be an average by another one: `单张订单成本` by 订单."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.naming import core
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_MEAN: Final = re.compile(r"单[\u4e00-\u9fff]|每[\u4e00-\u9fff]|均")
FEWEST_RIGHT: Final = 2


class Mean(NamedTuple):
    column: int
    total: int
    by: int
    right: list[int]
    wrong: list[tuple[int, Reach]]


def averages_of_tables(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three cells. At least as many rows confirm it as do not."""
    for grid in evidence.grids:
        for column, name in enumerate(grid.names):
            if not column or not _MEAN.search(name):
                continue
            by = [at for at, n in enumerate(grid.names) if at and at != column and core(n) in name]
            if len(by) == 1 and (mean := _best(grid, column, by[0])):
                yield from _told(grid, mean)


def _best(grid: Grid, column: int, by: int) -> Mean | None:
    tried = [
        _tried(grid, column, total, by)
        for total in range(1, len(grid.header))
        if total not in {column, by} and not grid.share(total) and not grid.change(total)
    ]
    sure = [t for t in tried if FEWEST_RIGHT <= len(t.right) >= len(t.wrong)]
    return max(sure, key=lambda t: len(t.right)) if sure else None


def _tried(grid: Grid, column: int, total: int, by: int) -> Mean:
    mean = Mean(column, total, by, [], [])
    for row, cells in enumerate(grid.cells):
        stated, whole, count = cells[column], cells[total], cells[by]
        if not (stated and whole and count) or stated.unit in {PERCENT, POINTS, TIMES}:
            continue
        ratio = over(reach(whole), reach(count))
        if ratio is None or not alike(stated, whole):
            continue
        if deviation(stated, ratio) == "warning":
            mean.wrong.append((row, ratio))
        else:
            mean.right.append(row)
    return mean


def _told(grid: Grid, mean: Mean) -> Iterator[Finding]:
    for row, ratio in mean.wrong:
        stated, whole, count = (grid.cells[row][at] for at in (mean.column, mean.total, mean.by))
        assert stated
        assert whole
        assert count
        printed = written(rounded(ratio.value, 2), stated.unit)
        what = f"「{grid.labels[row]}」的{grid.names[mean.column]}写 {stated.text}，"
        what += f"按 {whole.text} / {count.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (grid.passage,))
