"""Rows that go on with a 其中 above them: as their sum with it proves, parts of the same member."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.ingest.found.grids import at, is_number, plain
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.rows import Label

_DIGITS = 4
"""Of a whole; smaller numbers add up by chance."""


def with_parts(layout: Layout) -> list[Label]:
    """The labels of a table, those of such rows marked as parts."""
    rows = list(layout.rows)
    for first, row in enumerate(rows):
        above = rows[first - 1] if first else None
        if row.part and above and above.kind == "item" and not above.part:
            for place in range(first + 1, _end(layout, rows, first)):
                rows[place] = rows[place]._replace(part=True)
    return rows


def _end(layout: Layout, rows: Sequence[Label], first: int) -> int:
    """Behind the last row with which the parts add up to the row above them."""
    whole = _amounts(layout, first - 1)
    if not whole:
        return first
    summed = dict.fromkeys(whole, Decimal(0))
    for last in range(first, len(rows)):
        amounts = _amounts(layout, last)
        if rows[last].kind != "item" or not whole.keys() <= amounts.keys():
            return first
        summed = {column: summed[column] + amounts[column] for column in whole}
        if last > first and summed == whole:
            return last + 1
    return first


def _amounts(layout: Layout, row: int) -> dict[int, Decimal]:
    """By column, of those that may add up: no percentages."""
    cells = {c: plain(at(layout.grid.lines[row], c)).replace(",", "") for c in layout.values}
    numbers = {
        column: Decimal(cell)
        for column, cell in cells.items()
        if is_number(cell) and cell.lstrip("-").replace(".", "").isdigit()
    }
    return {c: value for c, value in numbers.items() if len(str(abs(value))) >= _DIGITS}
