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
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OTHER: Final = re.compile("行业|市场|海外|国内|力争|目标|友商|同业")
_SAID: Final = re.compile(
    r"年均|年化|复合|增长率?|增速|预测|预计|我们|未来|今后|[▢\s是为约达的]|[一二三四五六七八九十\d]年|CAGR"
)
_RELATIVE: Final = re.compile(r"率|增[长速幅]|占比|比重|同比|环比")
SHORTEST: Final = 2
FEWEST_YEARS: Final = 3
YEAR_CHARS: Final = 4


def growth_of_yearly_rows(evidence: Evidence) -> Iterator[Finding]:
    """`年均复合增长20%` beside rows or columns of 2030年, 2031年, 2032年.

    Tolerance: rounding of all three. Silent where any two years of any column confirm it.
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
    made = [
        (last - first, growth, f"从 {old.text} 到 {new.text}")
        for name, line in _lines(grid)
        if _is_of(told, name) and len(line) >= FEWEST_YEARS
        for (first, old), (last, new) in combinations(sorted(line.items(), key=_by_year), 2)
        if old.unit != PERCENT
        if (growth := yearly(old, new, last - first))
    ]
    if not made or any(deviation(told.quantity, growth) != "warning" for _, growth, _ in made):
        return
    _, growth, span = max(made, key=lambda each: each[0])
    if slip_of(told.quantity, growth.value.quantize(told.quantity.place or Decimal(1))):
        printed = written(rounded(growth.value, PRINTED), PERCENT)
        what = f"表里{span}，年均变化为 {printed}，报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (told.sentence.passage, grid.passage))


def _lines(grid: Grid) -> Iterator[tuple[str, dict[int, Quantity]]]:
    """Each column by the years of the rows, and each row by the years of the columns."""
    rows = {row: year for row, name in enumerate(grid.labels) if (year := _year(grid, name))}
    columns = {
        at: year for at, name in enumerate(grid.header) if at and (year := _year(grid, name))
    }
    for at in range(1, len(grid.header)):
        if rows and not (grid.change(at) or grid.share(at)):
            yield grid.names[at], {y: c for row, y in rows.items() if (c := grid.cells[row][at])}
    for row, name in enumerate(grid.labels):
        if columns and not _RELATIVE.search(name):
            yield name, {y: c for at, y in columns.items() if (c := grid.cells[row][at])}


def _by_year(item: tuple[int, Quantity]) -> int:
    return item[0]


def _is_of(told: Told, column: str) -> bool:
    """The words say nothing of what grows, or the column's name."""
    name = _SAID.sub("", told.sentence.clause(told.number))
    return len(name) < SHORTEST or bare(re.sub(r"[（(].*", "", column)) in name


def _year(grid: Grid, name: str) -> int | None:
    key = grid.period_of(name) or ""
    return int(key) if len(key) == YEAR_CHARS and key.isdecimal() else None
