"""`月均30吨` in prose, against the months of a table and their total."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_MONTHLY: Final = re.compile(r"(?:月均|平均每月|每月平均|月平均)[^，,。；\d]{0,6}$")
_MONTH: Final = re.compile(r"(?:\d{2,4}年)?\d{1,2}月份?")
_OTHER: Final = re.compile(r"去年|上年|同期|目标|计划|预计|预算")
FEWEST: Final = 3
NEAR: Final = 2
"""Times that a mean may lie off the one of its column: beyond that it is of something else."""


def monthly_means(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any column comes to it."""
    for sentence in evidence.sentences:
        for mean in sentence.numbers:
            if not _MONTHLY.search(mean.words) or _OTHER.search(sentence.text[: mean.start]):
                continue
            for grid in evidence.grids_of(sentence.passage.document):
                if grid.passage.sections == sentence.passage.sections:
                    yield from _check(sentence, mean, grid)


def _check(sentence: Sentence, mean: Number, grid: Grid) -> Iterator[Finding]:
    months = [row for row, label in enumerate(grid.labels) if _MONTH.fullmatch(label)]
    if len(months) < FEWEST or len(months) < len(grid.parts):
        return
    means = {
        grid.names[column]: Reach(*(each / len(months) for each in plus(*map(reach, cells))))
        for column in range(1, len(grid.header))
        if not (AVERAGE.search(grid.names[column]) or grid.share(column) or grid.change(column))
        if len(cells := [c for row in months if (c := grid.cells[row][column])]) == len(months)
        if all(joinable(cell, mean.quantity) for cell in cells)
    }
    stated = mean.quantity
    near = [
        name for name, m in means.items() if stated.value / NEAR < m.value < stated.value * NEAR
    ]
    if len(near) == 1 and all(deviation(stated, m) == "warning" for m in means.values()):
        printed = written(rounded(means[near[0]].value, 2), stated.unit)
        what = f"表里「{near[0]}」{len(months)} 个月平均为 {printed}，"
        what += f"正文写 {mean.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, grid.passage))
