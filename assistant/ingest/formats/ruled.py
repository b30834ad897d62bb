"""Tables that a printed page rules with lines."""

from typing import Final

from pdfminer.layout import LTCurve
from pdfplumber.page import Page
from pdfplumber.table import Table

from assistant.ingest.formats.grid import Grid, Place

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""
_MOST_RULES: Final = 6000
"""A page with more of them is a drawing."""


def ruled_tables(page: Page) -> list[tuple[Box, Grid]]:
    """Those of two columns and rows at least, from the top; a frame around text is none."""
    rules = sum(isinstance(each, LTCurve) for each in page.layout)
    if not 3 <= rules <= _MOST_RULES:
        return []
    found = []
    for table in page.find_tables():
        grid = _grid(table)
        if len(grid.rows) > 1 and len(grid.rows[0]) > 1 and _is_filled(grid):
            found.append((table.bbox, grid))
    return found


def _grid(table: Table) -> Grid:
    boxes = [row.cells for row in table.rows]
    texts = table.extract()
    by_box = {
        box: text or ""
        for row, cells in zip(boxes, texts, strict=True)
        for box, text in zip(row, cells, strict=True)
        if box is not None
    }
    xs = sorted({box[0] for box in by_box})
    ys = sorted({box[1] for box in by_box})
    rows = [[""] * len(xs) for _ in ys]
    across: set[Place] = set()
    down: set[Place] = set()
    for box, text in by_box.items():
        inside_x = [c for c, x in enumerate(xs) if box[0] <= x < box[2] - 1]
        inside_y = [r for r, y in enumerate(ys) if box[1] <= y < box[3] - 1]
        for r in inside_y:
            for c in inside_x:
                rows[r][c] = text
                if c > inside_x[0]:
                    across.add((r, c))
                if r > inside_y[0]:
                    down.add((r, c))
    return Grid(rows, frozenset(across), frozenset(down))


def _is_filled(grid: Grid) -> bool:
    cells = [cell for row in grid.rows for cell in row]
    return sum(bool(cell.strip()) for cell in cells) * 3 >= len(cells)
