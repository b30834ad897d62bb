"""Two lists that one table sets side by side, each with labels and values of its own. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.found.grids import MOST_QUOTED, Grid, at, is_number, plain

_TOTAL: Final = re.compile(r"(?:合|总|共|小)计|total", re.IGNORECASE)
_FEWEST: Final = 4
"""Columns of two lists."""


def lists_of(grid: Grid) -> tuple[Grid, ...]:
    """`工种 | 人数 | 学历 | 人数`: 82 people of a 学历 are none of the 工种 at the left.

    Both have a total below, or are counted under one header; `产品 | 收入 | 负责人 | 目标` is one.
    """
    half, odd = divmod(len(grid.heads), 2)
    if odd or len(grid.heads) < _FEWEST or not grid.lines:
        return (grid,)
    sides = (range(half), range(half, 2 * half))
    if any(len(line.raw) > MOST_QUOTED or len(line.cells) > 2 * half for line in grid.lines):
        return (grid,)
    if not all(_is_list(grid, side) for side in sides) or not _apart(grid, *sides):
        return (grid,)
    return tuple(_of_side(grid, side) for side in sides)


def _is_list(grid: Grid, side: Sequence[int]) -> bool:
    """Words in the first column, numbers in all others."""
    labels, *values = ([plain(at(line, c)) for line in grid.lines] for c in side)
    told = [cell for column in values for cell in column if cell]
    named = [cell for cell in labels if cell]
    return (
        len(named) > 1
        and bool(grid.heads[side[0]])
        and not any(map(is_number, named))
        and bool(told)
        and all(is_number(cell) or cell in {"-", "—"} for cell in told)
    )


def _apart(grid: Grid, left: Sequence[int], right: Sequence[int]) -> bool:
    totals = [
        any(_TOTAL.fullmatch(plain(at(line, side[0]))) for line in grid.lines)
        for side in (left, right)
    ]
    heads = [[grid.heads[c] for c in side[1:]] for side in (left, right)]
    return all(totals) or (heads[0] == heads[1] and all(heads[0]))


def _of_side(grid: Grid, side: Sequence[int]) -> Grid:
    lines = [
        line._replace(cells=tuple(at(line, c) for c in side))
        for line in grid.lines
        if any(at(line, c) for c in side)
    ]
    top = tuple(line._replace(cells=tuple(at(line, c) for c in side)) for line in grid.top)
    return grid._replace(heads=tuple(grid.heads[c] for c in side), top=top, lines=lines)
