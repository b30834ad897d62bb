"""Signs of a column of differences, each of which is that of two other cells of its row."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.records import Finding

_NUMBER: Final = re.compile(r"(?P<sign>[+＋\-−]?)(?P<digits>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>.*)")
_CHANGE: Final = re.compile("较|变[化动]|增减|涨跌|差[额异]|同比|环比")
FEWEST: Final = 2
"""Other rows that go the way their signs say."""


class _Row(NamedTuple):
    at: int
    agrees: bool


def turned_signs(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance but rounding; one row, where all the others are as their signs say."""
    for grid in evidence.grids:
        for column in range(2, len(grid.header)):
            if _CHANGE.search(grid.header[column]):
                yield from _check(grid, column)


def _check(grid: Grid, column: int) -> Iterator[Finding]:
    others = [at for at in range(1, len(grid.header)) if not _CHANGE.search(grid.header[at])]
    for old, new in permutations(others, 2):
        rows = [*_rows(grid, (old, new, column))]
        wrong = [row for row in rows if not row.agrees]
        if len(wrong) == 1 and len(rows) - 1 >= FEWEST:
            row = grid.rows[wrong[0].at]
            what = f"「{grid.labels[wrong[0].at]}」的{grid.names[column]}写 {row[column]}，"
            what += f"而{grid.names[old]}为 {row[old]}，{grid.names[new]}为 {row[new]}，正负相反。"
            yield of_passages("does_not_add_up", what, (grid.passage,))
            return


def _rows(grid: Grid, columns: tuple[int, int, int]) -> Iterator[_Row]:
    """Those whose difference is right but for its sign, which is written."""
    for at, cells in enumerate(grid.rows):
        old, new, change = (_NUMBER.fullmatch(cells[column]) for column in columns)
        if not (old and new and change and change["sign"]) or old["unit"] != new["unit"]:
            continue
        difference = _value(new) - _value(old)
        if difference and _is_size(difference, _value(old), change):
            yield _Row(at, (difference > 0) == (change["sign"] in "+＋"))


def _value(match: re.Match[str]) -> Decimal:
    value = Decimal(match["digits"].replace(",", ""))
    return -value if match["sign"] in {"-", "−"} else value


def _is_size(difference: Decimal, old: Decimal, change: re.Match[str]) -> bool:
    """In points or units, else in percent of the old value."""
    stated = abs(_value(change))
    place = Decimal(1).scaleb(int(stated.as_tuple().exponent))
    sizes = [abs(difference)]
    if change["unit"].startswith(("%", "％")) and old > 0:
        sizes.append(abs(difference) / old * 100)
    return any(abs(size - stated) <= place / 2 for size in sizes)
