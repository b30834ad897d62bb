"""Tables that a print sets without rules: numbers that stand under each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from assistant.ingest.formats.cards import Placed, cards_of
from assistant.ingest.formats.grid import Grid, is_date, is_number, is_unit
from assistant.ingest.formats.layout import Cell, Line
from assistant.ingest.formats.markdown import rejoined

_FEWEST: Final = 3
"""Rows of cells; fewer may stand apart by chance."""
_OVERLAP: Final = 0.25
"""Share of the height of its letters by which a line begins above the end of the one before,
where both are of one row.
"""
_WITHIN: Final = 0.5
"""Share of the gap between rows below which words go with a row."""
_FAR: Final = 2.5
"""Letters between rows; further apart they are two tables."""


def with_tables(lines: Sequence[Line]) -> Iterator[list[Line] | Grid]:
    """The lines in order, those of a table as its grid."""
    lines = _unwrapped(lines)
    text: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index)
        grid = _grid(lines[index:end]) if end > index else None
        if grid is None and (cards := _cards(lines[index : index + 2])):
            grid, end = cards, index + 2
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


def _cards(lines: Sequence[Line]) -> Grid | None:
    """A row of values over or under a row of their names."""
    if len(lines) < 2 or len({len(line.cells) for line in lines}) > 1:
        return None
    placed = [
        Placed(cell.text, cell.x0, cell.x1, line.top, line.bottom)
        for line in lines
        for cell in line.cells
    ]
    cards = cards_of(placed)
    if len(cards) < len(lines[0].cells):
        return None
    return Grid([[placed[name].text, placed[value].text] for name, value in cards])


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """Lines of one row as one line: a label of two lines stands around the numbers beside it."""
    rows: list[list[Line]] = []
    for line in lines:
        last = rows[-1][-1] if rows else None
        above = last is not None and last.bottom - line.top > _OVERLAP * line.size
        if above and last is not None and last.column == line.column and last.top <= line.top:
            rows[-1].append(line)
        else:
            rows.append([line])
    merged = [_row_of(row) if any(line.gapped for line in row) else row[0] for row in rows]
    return _with_labels(merged)


def _with_labels(lines: list[Line]) -> list[Line]:
    """Words that stand closer to a row than rows stand to each other are of its label."""
    apart = [_gap(a, b) for a, b in pairwise(lines) if a.gapped and b.gapped and _gap(a, b) > 0]
    usual = median(apart) if apart else 0.0
    kept: list[Line] = []
    for line in lines:
        last = kept[-1] if kept else None
        near = last is not None and 0 <= _gap(last, line) < _WITHIN * usual
        if last and near and _labels(last, line):
            kept[-1] = _row_of((last, line))
        else:
            kept.append(line)
    return kept


def _labels(one: Line, other: Line) -> bool:
    """Whether one is a row with numbers and the other words above or below one of its cells."""
    row, words = (one, other) if one.gapped else (other, one)
    if not row.gapped or words.gapped or not any(is_number(cell.text) for cell in row.cells):
        return False
    over = [c for c in row.cells if c.x0 < words.x1 and c.x1 > words.x0]
    return len(over) == 1 and not is_number(over[0].text)


def _gap(above: Line, below: Line) -> float:
    return below.top - above.bottom if above.column == below.column else inf


def _row_of(lines: Sequence[Line]) -> Line:
    """Cells that stand under each other are one."""
    if len(lines) == 1:
        return lines[0]
    columns = _columns([line.cells for line in lines])
    held: list[list[str]] = [[] for _ in columns]
    for line in lines:
        for cell in line.cells:
            held[_place(cell, columns)].append(cell.text)
    cells = tuple(
        Cell(x0, x1, rejoined(texts)) for (x0, x1), texts in zip(columns, held, strict=True)
    )
    return lines[0]._replace(
        text=" ".join(cell.text for cell in cells), cells=cells, x0=cells[0].x0, x1=cells[-1].x1,
        top=min(line.top for line in lines), bottom=max(line.bottom for line in lines),
    )  # fmt: skip


def _place(cell: Cell, columns: Sequence[tuple[float, float]]) -> int:
    return next(c for c, (x0, x1) in enumerate(columns) if cell.x0 < x1 and cell.x1 > x0)


def _end(lines: Sequence[Line], start: int) -> int:
    """Behind the last row of cells; a label alone may stand between rows."""
    end = start
    for index in range(start, len(lines)):
        line = lines[index]
        if index > start:
            gap = line.top - lines[index - 1].bottom
            if line.column != lines[start].column or not 0 <= gap + 1 <= _FAR * line.size:
                break
        if end > start and _heads(line):
            break
        if len(line.cells) > 1:
            end = index + 1
        elif index == start or index > end:
            break
    return end


def _heads(line: Line) -> bool:
    """The header of the next table, or its name and unit: no number."""
    told = [cell.text for cell in line.cells[1:]]
    return any(is_date(text) or is_unit(text) for text in told) and not any(map(is_number, told))


def _grid(lines: Sequence[Line]) -> Grid | None:
    """None where the cells do not stand in columns, or are no numbers."""
    rows = [line.cells for line in lines if len(line.cells) > 1]
    numbers = sum(any(is_number(cell.text) for cell in row[1:]) for row in rows)
    if len(rows) < _FEWEST or numbers * 2 < len(rows):
        return None
    columns = _columns(rows)
    table = [_row(line.cells, columns) for line in lines]
    kept = [row for row in table if row is not None]
    if len(kept) < len(table) or len(columns) < 2:
        return None
    return Grid(_under_heads(kept))


def _under_heads(table: list[list[str]]) -> list[list[str]]:
    """A head that is centred over numbers set to the right, under none of them, is theirs."""
    heads = [c for c, column in enumerate(zip(*table, strict=True)) if not any(column[1:])]
    headless = [c for c, head in enumerate(table[0]) if not head]
    pairs = list(zip(heads, headless, strict=False))
    if len(heads) != len(headless) or any(abs(a - b) != 1 for a, b in pairs):
        return table
    values = dict(pairs)
    return [
        [row[c] or row[values.get(c, c)] for c in range(len(row)) if c not in headless]
        for row in table
    ]


def _row(cells: Sequence[Cell], columns: Sequence[tuple[float, float]]) -> list[str] | None:
    """None where two cells fall into one column, or a line of text runs across."""
    texts = [""] * len(columns)
    if len(cells) == 1:
        texts[0] = cells[0].text
        return texts if cells[0].x1 <= columns[-1][0] else None
    for cell in cells:
        place = _place(cell, columns)
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
