"""Columns that hold only the sign of the number beside them, joined to it; columns of nothing.

A filing sets `$ | 4,120.5 | ` and `(18.2 | )` in cells of their own, under one merged header, with
empty cells between the years.
"""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.formats.grid import Grid, Place

_BEFORE: Final = re.compile(r"(?:US|HK)?[$¥￥€£]|RMB")
_AFTER: Final = re.compile(r"[)）]\s?[%％]?|[%％]")


def joined(grid: Grid) -> Grid:
    """A sign alone in its column stands with its number; a column of copies alone is left out."""
    rows = [list(row) for row in grid.rows]
    across = set(grid.across)
    kept = list[int]()
    for c in range(len(rows[0]) if rows else 0):
        held = [(r, row[c].strip()) for r, row in enumerate(rows) if row[c].strip()]
        if kept and _signs(_AFTER, held, [r for r, _ in held if (r, c) in across]):
            for r, sign in held:
                if (r, c) not in across and any(map(str.isdigit, rows[r][kept[-1]])):
                    rows[r][kept[-1]] += sign
        elif c + 1 < len(rows[0]) and _signs(_BEFORE, held, _copied(held, c, across)):
            _moved(rows, held, c, across)
        elif not c or not held or any((r, c) not in across for r, _ in held):
            kept.append(c)
    return _of_columns(grid, rows, across, kept)


def _signs(sign: re.Pattern[str], held: Sequence[tuple[int, str]], copies: Sequence[int]) -> bool:
    """Whether all that a column has of its own are signs."""
    own = [text for r, text in held if r not in copies]
    return bool(own) and all(sign.fullmatch(text) for text in own)


def _copied(held: Sequence[tuple[int, str]], c: int, across: set[Place]) -> list[int]:
    return [r for r, _ in held if (r, c) in across or (r, c + 1) in across]


def _moved(
    rows: list[list[str]], held: Sequence[tuple[int, str]], c: int, across: set[Place]
) -> None:
    """The signs of a column to the next one, which is the first of what spanned both."""
    for r, text in held:
        if (r, c + 1) in across:
            if (r, c) not in across:
                across.discard((r, c + 1))
        elif any(map(str.isdigit, rows[r][c + 1])):
            rows[r][c + 1] = text + rows[r][c + 1]


def _of_columns(grid: Grid, rows: list[list[str]], across: set[Place], kept: list[int]) -> Grid:
    if len(kept) == (len(rows[0]) if rows else 0):
        return grid
    place = {c: number for number, c in enumerate(kept)}
    return Grid(
        [[row[c] for c in kept] for row in rows],
        frozenset((r, place[c]) for r, c in across if c in place),
        frozenset((r, place[c]) for r, c in grid.down if c in place),
    )
