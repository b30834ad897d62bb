"""Growth a year as prose tells it, against a table of years in the same section."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from assistant.ingest.checks.growth.compound import PRINTED, yearly
from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OTHER: Final = re.compile("行业|市场|海外|国内|力争|目标|友商|同业")
_SAID: Final = re.compile(
    r"年均|年化|复合|增长率?|增速|预测|预计|我们|未来|今后|[▢\s是为约达的]|[一二三四五六七八九十\d]年|CAGR"
)
SHORTEST: Final = 2
FEWEST_YEARS: Final = 3
YEAR_CHARS: Final = 4


def growth_of_yearly_rows(evidence: Evidence) -> Iterator[Finding]:
    """`年均复合增长20%` above rows of 2030年, 2031年, 2032年. Tolerance: rounding of all three.

    Silent where any two years of any column confirm it.
    """
    for sentence in evidence.sentences:
        for told in told_in(sentence):
            if told.quantity.unit != PERCENT or not YEARLY.search(told.number.words):
                continue
            grids = evidence.grids_of(sentence.passage.document)
            near = [g for g in grids if g.passage.sections == sentence.passage.sections]
            for grid in near:
                yield from _check(told, grid)


def _check(told: Told, grid: Grid) -> Iterator[Finding]:
    if _OTHER.search(told.sentence.text[: told.number.start]):
        return
    years = [(key, row) for row, name in enumerate(grid.labels) if (key := _year(grid, name))]
    if len(years) < FEWEST_YEARS:
        return
    made = [
        (growth, f"从 {old.text} 到 {new.text}")
        for column in range(1, len(grid.header))
        if not (grid.change(column) or grid.share(column))
        if _is_of(told, grid.names[column])
        for (first, a), (last, b) in combinations(sorted(years), 2)
        if (old := grid.cells[a][column]) and (new := grid.cells[b][column])
        if old.unit != PERCENT
        if (growth := yearly(old, new, last - first))
    ]
    if not made or any(deviation(told.quantity, growth) != "warning" for growth, _ in made):
        return
    growth, span = made[-1]
    if slip_of(told.quantity, growth.value.quantize(told.quantity.place or Decimal(1))):
        printed = written(rounded(growth.value, PRINTED), PERCENT)
        what = f"表里{span}，年均变化为 {printed}，报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (told.sentence.passage, grid.passage))


def _is_of(told: Told, column: str) -> bool:
    """The words say nothing of what grows, or the column's name."""
    name = _SAID.sub("", told.sentence.clause(told.number))
    return len(name) < SHORTEST or bare(re.sub(r"[（(].*", "", column)) in name


def _year(grid: Grid, name: str) -> int | None:
    key = grid.period_of(name) or ""
    return int(key) if len(key) == YEAR_CHARS and key.isdecimal() else None
