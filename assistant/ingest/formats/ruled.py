"""Tables that a printed page rules with lines."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from pdfminer.layout import LTComponent, LTContainer, LTCurve
from pdfplumber.page import Page

from assistant.ingest.formats.glyphs import Glyph, runs_of
from assistant.ingest.formats.grid import Grid, Place, is_number
from assistant.ingest.formats.joints import Box, joints
from assistant.ingest.formats.markdown import rejoined

_MOST_RULES: Final = 6000
"""A page with more of them is a drawing."""
_STRAIGHT: Final = 1.0
"""Points by which the ends of a rule may differ."""


class Ruled(NamedTuple):
    box: Box
    grid: Grid


def ruled_tables(page: Page, glyphs: Sequence[Glyph]) -> list[Ruled]:
    """Those of two columns and rows at least, from the top; a frame around text is none."""
    rules = list(_rules(page.layout, page.layout.height))
    if len(rules) > _MOST_RULES:
        return []
    lying = [rule for rule in rules if rule[3] - rule[1] <= _STRAIGHT]
    standing = [rule for rule in rules if rule[2] - rule[0] <= _STRAIGHT]
    upright = [_line(*rule) for rule in standing + joints(lying, runs_of(glyphs))]
    level = [_line(*rule) for rule in lying]
    if min(len(upright), len(level)) < 2:
        return []
    tables = page.find_tables(
        {
            "vertical_strategy": "explicit",
            "horizontal_strategy": "explicit",
            "explicit_vertical_lines": upright,
            "explicit_horizontal_lines": level,
        }
    )
    found = [Ruled(table.bbox, _grid(table.cells, glyphs)) for table in tables]
    return [
        each
        for each in found
        if len(each.grid.rows) > 1 and len(each.grid.rows[0]) > 1 and _is_filled(each.grid)
    ]


def _rules(container: LTContainer[LTComponent], height: float) -> Iterator[Box]:
    """The straight lines of the page: those of its boxes, too."""
    for each in container:
        if isinstance(each, LTContainer):
            yield from _rules(each, height)
        elif isinstance(each, LTCurve):
            for (ax, ay), (bx, by) in pairwise(each.pts):
                x0, x1 = sorted((ax, bx))
                top, bottom = sorted((height - ay, height - by))
                if min(x1 - x0, bottom - top) <= _STRAIGHT < max(x1 - x0, bottom - top):
                    yield x0, top, x1, bottom


def _line(x0: float, top: float, x1: float, bottom: float) -> dict[str, object]:
    """As pdfplumber knows one, laid straight."""
    if x1 - x0 <= _STRAIGHT:
        x0 = x1 = (x0 + x1) / 2
    else:
        top = bottom = (top + bottom) / 2
    return {
        "object_type": "line",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _grid(cells: Sequence[Box], glyphs: Sequence[Glyph]) -> Grid:
    xs = sorted({cell[0] for cell in cells})
    ys = sorted({cell[1] for cell in cells})
    owners: dict[Place, Box] = {}
    across: set[Place] = set()
    down: set[Place] = set()
    for cell in cells:
        columns = [c for c, x in enumerate(xs) if cell[0] <= x < cell[2] - 1]
        rows = [r for r, y in enumerate(ys) if cell[1] <= y < cell[3] - 1]
        for r in rows:
            for c in columns:
                owners[r, c] = cell
                if c > columns[0]:
                    across.add((r, c))
                if r > rows[0]:
                    down.add((r, c))
    held: defaultdict[Box, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
        owner = owners.get((bisect_right(ys, y) - 1, bisect_right(xs, x) - 1))
        if owner and x <= owner[2] and y <= owner[3]:
            held[owner].append(glyph)
    texts = {cell: _text([run.text for run in runs_of(each)]) for cell, each in held.items()}
    table = [
        [texts.get(owners[r, c], "") if (r, c) in owners else "" for c in range(len(xs))]
        for r in range(len(ys))
    ]
    return Grid(table, frozenset(across), frozenset(down))


def _text(lines: list[str]) -> str:
    """A number that a narrow cell breaks is one number."""
    number = "".join(lines)
    return number if is_number(number) else rejoined(lines)


def _is_filled(grid: Grid) -> bool:
    cells = [cell for row in grid.rows for cell in row]
    return sum(bool(cell.strip()) for cell in cells) * 3 >= len(cells)
