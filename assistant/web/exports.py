"""Tables as files for a spreadsheet, in which no text is taken for a formula."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Final

Cell = str | int | float | None
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_WIDEST: Final = 60
"""Characters of a column; longer texts are wrapped by whoever reads them."""


def csv_of(table: Sequence[Sequence[Cell]]) -> bytes:
    """UTF-8 with a mark, without which a spreadsheet takes Chinese for Latin-1."""
    text = io.StringIO()
    csv.writer(text).writerows([[_harmless(cell) for cell in row] for row in table])
    return text.getvalue().encode("utf-8-sig")


def xlsx_of(table: Sequence[Sequence[Cell]], title: str) -> bytes:
    from openpyxl import Workbook  # a quarter of a second, for those who use it
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = re.sub(r"[\\/*?:\[\]]", " ", _UNPRINTABLE.sub("", title))[:31].strip("' ") or "1"
    for y, row in enumerate(table, start=1):
        for x, value in enumerate(row, start=1):
            cell = sheet.cell(row=y, column=x)
            cell.value = _UNPRINTABLE.sub("", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
                cell.quotePrefix = value.startswith(_FORMULA)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for x, column in enumerate(zip(*table, strict=True), start=1):
        widest = max(map(_width, column))
        sheet.column_dimensions[get_column_letter(x)].width = min(widest + 2, _WIDEST)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def file_name(title: str, ending: str) -> str:
    """Without what a file system would take for something else."""
    kept = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")[:80]
    return f"{kept or 'export'}.{ending}"


def _harmless(cell: Cell) -> Cell:
    """A number stays one; a text that a spreadsheet would compute is quoted."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _width(cell: Cell) -> int:
    """In narrow characters; a Chinese one takes two."""
    return sum(2 if char > "\u2e7f" else 1 for char in str("" if cell is None else cell))
