"""What the corner of a table says of all its columns: their year, or what is measured by what.

`2031年 | 一季度 | 二季度 | 全年`, `Net sales by region | 2031 | 2030`.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.grids import Grid, plain
from assistant.ingest.found.header_periods import Anchor
from assistant.ingest.found.headers import read_head

_WHOLE: Final = re.compile(r"(?:全年|年度|本年|合计|(?:full |fiscal )?year|total)", re.IGNORECASE)
_NTH: Final = {"first": "Q1", "second": "Q2", "third": "Q3", "fourth": "Q4"}
_BY: Final = re.compile(r"(?P<metric>[A-Za-z].*?) by (?P<rows>[A-Za-z][A-Za-z /&-]+)")
"""Of English captions and corners: what is measured, by what its rows are."""


class Corner(NamedTuple):
    """A table without what its corner says, and that."""

    grid: Grid
    period: str | None = None
    """Of columns that name none themselves."""
    title: str = ""
    """What all its cells measure."""


def of_corner(grid: Grid, anchor: Anchor) -> Corner:
    if len(grid.heads) < 2:
        return Corner(grid)
    first = plain(grid.heads[0])
    if by := _BY.fullmatch(first):
        return Corner(_headed(grid, by["rows"], grid.heads[1:]), title=by["metric"])
    head = read_head(first, anchor)
    if head.name or not re.fullmatch(r"\d{4}", head.period or ""):
        return Corner(grid)
    if any(read_head(line.cells[0], anchor).period for line in grid.lines if line.cells):
        return Corner(grid)  # a column of periods
    heads = [_in_year(plain(h), head.period or "", anchor) for h in grid.heads[1:]]
    if any(told is None for told in heads):
        return Corner(_headed(grid, "", grid.heads[1:]), period=head.period)
    return Corner(_headed(grid, "", [told or "" for told in heads]))


def by_what(title: str) -> str:
    """`Net sales by region` -> `Net sales`."""
    match = _BY.fullmatch(re.sub(r"\s*[(（][^()（）]*[)）]$", "", title.strip()))
    return match["metric"] if match else title


def _headed(grid: Grid, corner: str, heads: Sequence[str]) -> Grid:
    return grid._replace(heads=(corner, *heads))


def _in_year(head: str, year: str, anchor: Anchor) -> str | None:
    """None for a column that is no part of a year."""
    if _WHOLE.fullmatch(head):
        return f"{year}年"
    if nth := _NTH.get(head.lower().removesuffix(" quarter")):
        return f"{year} {nth}"
    told = read_head(head, anchor)
    if told.name or not told.period:
        return None
    return head if re.search(r"(?:19|20)\d\d", head) else f"{year}年{head}"
