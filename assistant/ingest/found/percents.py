"""Columns of shares and changes without a sign: percent where the other cells prove it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from assistant.ingest.found.cells import read_cell
from assistant.ingest.found.grids import Grid, Line, at
from assistant.ingest.found.headers import Head
from assistant.ingest.found.rows import read_label
from assistant.quantities import PERCENT

_WHOLE: Final = Decimal(100)
_SLACK: Final = Decimal("0.06")
"""Half a unit of the digit that a printed percent ends in, and what its terms round away."""


def with_percents(grid: Grid, heads: Sequence[Head], labels: Sequence[int]) -> tuple[Head, ...]:
    return tuple(
        head._replace(unit="%")
        if not head.unit and _is_percent(grid, heads, labels, column)
        else head
        for column, head in enumerate(heads)
    )


def _is_percent(grid: Grid, heads: Sequence[Head], labels: Sequence[int], column: int) -> bool:
    if heads[column].kind == "share":
        return _makes_a_whole(grid, labels, column)
    if heads[column].kind != "change":
        return False
    values = [c for c, head in enumerate(heads) if head.kind == "value" and head.period]
    return any(
        heads[new].name == heads[old].name and _grows(grid, column, new, old)
        for new, old in permutations(values, 2)
    )


def _makes_a_whole(grid: Grid, labels: Sequence[int], column: int) -> bool:
    """The shares of the members, none of them a part of one, are 100 together."""
    shares = [
        share
        for line in grid.lines
        if (label := read_label(at(line, labels[-1] if labels else 0))).kind == "item"
        and not label.part
        and (share := _number(at(line, column))) is not None
    ]
    near = abs(sum(shares, Decimal(0)) - _WHOLE) <= _SLACK * len(shares)
    return len(shares) > 1 and near and all(share >= 0 for share in shares)


def _grows(grid: Grid, column: int, new: int, old: int) -> bool:
    """In every row that has the three of them, two at the least."""
    seen = 0
    for told, after, before in _rows(grid, column, new, old):
        if abs((after / before - 1) * _WHOLE - told) > _SLACK:
            return False
        seen += 1
    return seen > 1


def _rows(grid: Grid, *columns: int) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    for line in grid.lines:
        told, after, before = (_number(at(line, column)) for column in columns)
        if told is not None and after is not None and before:
            yield told, after, before


def _number(cell: str) -> Decimal | None:
    """Of a bare number only."""
    found = read_cell(cell, None)
    return found.value if found and found.unit is None and found.bound == "exact" else None


def of_shares(line: Line, heads: Sequence[Head], told: Decimal) -> bool:
    """Whether a change is the difference of the two shares in its row, and no growth.

    A table of `金额 | 占比 | 金额 | 占比 | 同比增减` leaves open of which of them it tells.
    """
    shares = [_percent(at(line, c)) for c, head in enumerate(heads) if head.kind == "share"]
    values = [_number(at(line, c)) for c, h in enumerate(heads) if h.kind == "value" and h.period]
    if len(shares) != 2 or len(values) != 2 or None in (*shares, *values) or not values[1]:
        return False
    after, before = (value or Decimal(0) for value in values)
    grown = (after / before - 1) * _WHOLE
    apart = (shares[0] or Decimal(0)) - (shares[1] or Decimal(0))
    return abs(grown - told) > 2 * _SLACK and abs(apart - told) <= 2 * _SLACK


def _percent(cell: str) -> Decimal | None:
    found = read_cell(cell, "%")
    return found.value if found and found.unit == PERCENT else None
