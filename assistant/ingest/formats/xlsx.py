"""Workbooks as documents: a section a sheet, each of its tables with the lines around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl.utils import get_column_letter

from assistant.ingest.cells import Sheet, read_book
from assistant.ingest.formats.base import Read, held_back
from assistant.ingest.formats.grid import Grid, is_number
from assistant.ingest.formats.markdown import Markdown, Placing
from assistant.ingest.formats.paged import write_pages
from assistant.ingest.formats.properties import core_properties
from assistant.ingest.pages import cells_label, read_label
from assistant.ingest.structure import numbers_itself
from assistant.records import Finding

_UNNAMED: Final = re.compile(r"^(?:sheet|工作表)\s?\d*$", re.IGNORECASE)
_NAMED: Final = 5
"""So many cells without a value are named; more are counted."""


class Area(NamedTuple):
    """Rows and columns of a sheet, the ends not included."""

    top: int
    bottom: int
    left: int
    right: int


def read_xlsx(path: Path, name: str) -> Read:
    book = read_book(path, name)
    out = Markdown()
    findings: list[Finding] = []
    sheets = [sheet for sheet in book.sheets if any(map(any, sheet.rows)) or sheet.pictures]
    for sheet in sheets:
        tables = list(tables_of(sheet))
        if len(tables) != 1 or not write_pages(out, _grid(sheet, tables[0])):
            if len(sheets) > 1 or not _UNNAMED.match(sheet.name):
                out.heading(2, sheet.name)
            for parts in _gathered(tables):
                named = read_label(sheet.name) is not None
                out.table(_grid(sheet, parts), None if named else _placing(sheet, parts))
        findings += _findings(sheet, name)
    findings += [held_back("hidden", name, each, "工作表已隐藏，未收入。") for each in book.hidden]
    marks = not numbers_itself(out.lines())
    return Read(out.text(core_properties(book.properties), marks=marks), tuple(findings))


def tables_of(sheet: Sheet) -> list[list[Area]]:
    """The tables of a sheet in reading order; one that goes on under a blank row is one."""
    tables: list[list[Area]] = []
    for area in _areas(sheet, Area(0, len(sheet.rows), 0, max(map(len, sheet.rows), default=0))):
        last = tables[-1][-1] if tables else None
        if last and _goes_on(sheet, last, area):
            tables[-1].append(area)
        else:
            tables.append([area])
    return tables


def _gathered(tables: Iterable[list[Area]]) -> Iterator[list[Area]]:
    """Lines of text that blank rows set apart are one place."""
    held: list[Area] = []
    for parts in tables:
        area = parts[-1]
        if held and (len(parts) > 1 or not _below(held[-1], area)):
            yield held
            held = []
        if area.right - area.left > 1:
            yield parts
        else:
            held += parts
    if held:
        yield held


def _below(line: Area, area: Area) -> bool:
    return line[2:] == area[2:]


def _placing(sheet: Sheet, parts: list[Area]) -> Placing:
    """Rows of a table to where they stand in the workbook: `收入!A4:D7`."""
    rows = [sheet.first_row + r for area in parts for r in range(area.top, area.bottom)]
    left = get_column_letter(sheet.first_column + parts[0].left)
    right = get_column_letter(sheet.first_column + parts[0].right - 1)

    def place(held: Sequence[int]) -> str:
        numbers = [rows[r] for r in held]
        ends = [n for n in numbers if n + 1 not in numbers]
        starts = [n for n in numbers if n - 1 not in numbers]
        return cells_label(
            sheet.name,
            [f"{left}{a}:{right}{b}" if (left, a) != (right, b) else f"{left}{a}"
             for a, b in zip(starts, ends, strict=True)],
        )  # fmt: skip

    return place


def _areas(sheet: Sheet, area: Area) -> Iterator[Area]:
    """Split at blank rows, then at blank columns, until nothing is blank."""
    full_rows = [any(sheet.rows[r][area.left : area.right]) for r in range(area.top, area.bottom)]
    for top, bottom in _runs(full_rows, area.top):
        band = Area(top, bottom, area.left, area.right)
        columns = _columns(sheet, band)
        if len(columns) == 1 and bottom - top > 1 and _is_line(sheet, band):
            below = band._replace(top=top + 1)
            if len(_columns(sheet, below)) > 1:
                yield band._replace(bottom=top + 1)
                yield from _areas(sheet, below)
                continue
        for left, right in columns:
            part = Area(top, bottom, left, right)
            if part == area:
                yield part
            else:
                yield from _areas(sheet, part)


def _columns(sheet: Sheet, band: Area) -> list[tuple[int, int]]:
    rows = sheet.rows[band.top : band.bottom]
    return _runs([any(row[c] for row in rows) for c in range(band.left, band.right)], band.left)


def _runs(full: list[bool], first: int) -> list[tuple[int, int]]:
    """`[True, False, True]` from 3 -> `[(3, 4), (5, 6)]`."""
    runs: list[tuple[int, int]] = []
    for place, is_full in enumerate(full, first):
        if is_full and runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        elif is_full:
            runs.append((place, place + 1))
    return runs


def _is_line(sheet: Sheet, area: Area) -> bool:
    row = sheet.rows[area.top]
    own = [c for c in range(area.left, area.right) if row[c] and (area.top, c) not in sheet.across]
    return len(own) == 1


def _goes_on(sheet: Sheet, last: Area, area: Area) -> bool:
    """Below a table, as wide as it, and without a header of its own."""
    first = sheet.rows[area.top][area.left + 1 : area.right]
    return (
        last.left == area.left
        and last.right == area.right
        and last.bottom < area.top
        and any(map(is_number, first))
    )


def _grid(sheet: Sheet, areas: list[Area]) -> Grid:
    left, right = areas[0].left, areas[0].right
    places = {r: i for i, r in enumerate(r for a in areas for r in range(a.top, a.bottom))}

    def inside(cells: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        kept = ((r, c) for r, c in cells if r in places and left <= c < right)
        return frozenset((places[r], c - left) for r, c in kept)

    return Grid(
        [sheet.rows[r][left:right] for r in places], inside(sheet.across), inside(sheet.down)
    )


def _findings(sheet: Sheet, name: str) -> Iterator[Finding]:
    if sheet.uncounted:
        more = "等" if len(sheet.uncounted) > _NAMED else ""
        cells = "、".join(sheet.uncounted[:_NAMED]) + more
        what = f"{len(sheet.uncounted)} 个公式没有保存计算结果（{cells}），未读入。"
        yield held_back("empty_value", name, sheet.name, what)
    if sheet.pictures:
        what = f"工作表里有 {sheet.pictures} 张图片，内容不在文本里。"
        yield held_back("image_only", name, sheet.name, what)
