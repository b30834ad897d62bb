"""Tables that a print sets without rules: numbers that stand under each other."""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.formats.grid import Grid, is_number
from assistant.ingest.formats.layout import Cell, Line

_FEWEST: Final = 3
"""Rows of cells; fewer may stand apart by chance."""
_FAR: Final = 2.5
"""Letters between rows; further apart they are two tables."""


def with_tables(lines: Sequence[Line]) -> Iterator[list[Line] | Grid]:
    """The lines in order, those of a table as its grid."""
    text: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        grid = _grid(lines[index:end]) if end > index else None
        if grid is None:
            text += lines[index : max(end, index + 1)]
        else:
            if text:
                yield text
            yield grid
            text = []
        index = max(end, index + 1)
    if text:
        yield text


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last row of cells; a label alone may stand between rows."""
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start:
            gap = line.top - lines[index - 1].bottom
            if line.column != lines[start].column or not 0 <= gap + 1 <= _FAR * line.size:
                break
        if len(line.cells) > 1:
            end = index + 1
        elif index == start or index > end:
            break
    return end


def _grid(lines: Sequence[Line]) -> Grid | None:
    """None where the cells do not stand in columns, or are no numbers."""
    rows = [line.cells for line in lines if len(line.cells) > 1]
    numbers = sum(any(is_number(cell.text) for cell in row[1:]) for row in rows)
    if len(rows) < _FEWEST or numbers * 2 < len(rows):
        return None
    columns = _columns(rows)
    table = [_row(line.cells, columns) for line in lines]
    kept = [row for row in table if row is not None]
    return Grid(kept) if len(kept) == len(table) and len(columns) > 1 else None


def _row(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[str] | None:
    """None where two cells fall into one column, or a line of text runs across."""
    texts = [""] * len(columns)
    if len(cells) == 1:
        texts[0] = cells[0].text
        return texts if cells[0].x1 <= columns[-1][0] else None
    for cell in cells:
        place = next(c for c, (x0, x1) in enumerate(columns) if cell.x0 < x1 and cell.x1 > x0)
        if texts[place]:
            return None
        texts[place] = cell.text
    return texts


def _columns(rows: Sequence[Sequence[Cell]]) -> list[tuple[float, float]]:
    """Where cells overlap from row to row."""
    columns: list[tuple[float, float]] = []
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.x0):
        if columns and cell.x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], cell.x1))
        else:
            columns.append((cell.x0, cell.x1))
    return columns
