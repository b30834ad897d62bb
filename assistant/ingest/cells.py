"""Cells of a workbook as people see them: merged cells filled, values in their number format."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from assistant.errors import CorpusError

if TYPE_CHECKING:
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.worksheet.worksheet import Worksheet

_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)')
_DIGITS: Final = re.compile(r"[#0?][#0?,]*(?:\.[#0?]+)?,*|General", re.IGNORECASE)
_SIGNS: Final = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]")
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")


class Sheet(NamedTuple):
    name: str
    rows: list[list[str]]
    across: frozenset[tuple[int, int]]
    """Row and column, from 0, of the cells that repeat the one to their left."""
    down: frozenset[tuple[int, int]]
    uncounted: tuple[str, ...]
    """Cells with a formula whose value the file does not keep: `B7`."""
    pictures: int
    first_row: int
    """The number of the first of `rows` in the sheet, from 1."""
    first_column: int = 1


class Book(NamedTuple):
    sheets: list[Sheet]
    properties: "DocumentProperties"
    hidden: tuple[str, ...] = ()
    """Names of the sheets that nobody sees, which are not among them."""


def first_rows(path: Path) -> list[list[str]]:
    """The first row of each sheet that has one; none of a workbook that cannot be opened."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        seen = (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        sheets = [sheet.iter_rows(values_only=True) for sheet in seen]
        found = [next((row for row in rows if any(cell for cell in row)), ()) for rows in sheets]
        book.close()
    except Exception:  # openpyxl raises many types; who reads the book names the fault
        return []
    return [[str(cell or "").strip() for cell in row] for row in found if row]


def read_book(path: Path, name: str, *, formulas: bool = True) -> Book:
    """Raises `CorpusError` where the workbook cannot be opened.

    `formulas` looks for those without a value, which reads the workbook a second time.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, data_only=True)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet not in seen)
        sheets = [_sheet(sheet) for sheet in seen]
        empty = [sheet for sheet in seen if _may_lack(sheet)]
        if empty and formulas:
            written = load_workbook(path)
            sheets = [
                each._replace(uncounted=_uncounted(sheet, written[sheet.title]))
                for each, sheet in zip(sheets, seen, strict=True)
            ]
    except Exception as error:  # openpyxl raises many types on a broken file
        raise CorpusError(
            "The workbook cannot be opened.", remedy="Save it as .xlsx again.", file=name
        ) from error
    return Book(sheets, book.properties, hidden)


def shown(value: object, pattern: str = "General") -> str:
    """`0.125` in `0.0%` -> `12.5%`; `1234.5` in `#,##0.00` -> `1,234.50`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime | date | time):
        return _day(value, pattern)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, pattern)
    return str(value).strip()


def _number(value: int | float, pattern: str) -> str:
    positive, *others = pattern.split(";")
    section = others[0] if value < 0 and others and others[0].strip() else positive
    signed = value < 0 and section is not positive
    section = _SIGNS.sub("", _CURRENCY.sub(lambda m: f'"{m[1]}"', section))
    literal = [m[1] or m[2] or "" for m in _QUOTED.finditer(section)]
    bare = _QUOTED.sub("\x00", section)
    match = _DIGITS.search(bare)
    if match is None or match[0].lower() == "general" or re.search(r"[ymdhs/Ee]", bare):
        return _plain(value)
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    number = abs(number) if signed else number
    number *= 100 if "%" in bare else 1
    digits = match[0]
    thousands = len(digits) - len(digits.rstrip(","))
    number /= Decimal(1000) ** thousands
    text = _digits(number, digits.rstrip(","))
    out = bare[: match.start()] + text + bare[match.end() :]
    for each in literal:
        out = out.replace("\x00", each, 1)
    return f"-{out.replace('-', '', 1)}".strip() if "-" in text else out.strip()


def _digits(number: Decimal, digits: str) -> str:
    whole, _, fraction = digits.partition(".")
    number = number.quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    text = f"{number:,f}" if "," in whole else f"{number:f}"
    optional = len(fraction) - len(fraction.rstrip("#?"))
    while optional and text.endswith("0"):
        text, optional = text[:-1], optional - 1
    return text.rstrip(".") if "." in text else text


def _plain(value: int | float) -> str:
    """As a cell without a format shows it: without the noise of binary fractions."""
    return str(value) if isinstance(value, int) else f"{Decimal(format(value, '.15g')):f}"


def _day(value: datetime | date | time, pattern: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    bare = _QUOTED.sub(lambda m: m[1] or m[2] or "", pattern).lower()
    if "d" not in bare and "y" in bare:
        return f"{value.year}年{value.month}月" if "月" in bare else f"{value:%Y-%m}"
    timed = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{value:%Y-%m-%d %H:%M}" if timed and "h" in bare else f"{value:%Y-%m-%d}"


def _sheet(sheet: "Worksheet") -> Sheet:
    rows = [
        [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in row]
        for row in sheet.iter_rows()
    ]
    first_row, first_column = sheet.min_row, sheet.min_column
    across: set[tuple[int, int]] = set()
    down: set[tuple[int, int]] = set()
    for merged in sheet.merged_cells.ranges:
        top, left = merged.min_row - first_row, merged.min_col - first_column
        for r in range(top, min(merged.max_row - first_row + 1, len(rows))):
            for c in range(left, min(merged.max_col - first_column + 1, len(rows[r]))):
                rows[r][c] = rows[top][left]
                if c > left:
                    across.add((r, c))
                if r > top:
                    down.add((r, c))
    pictures = len(getattr(sheet, "_images", ()))
    merged = frozenset(across), frozenset(down)
    return Sheet(sheet.title, rows, *merged, (), pictures, first_row, first_column)


def _may_lack(sheet: "Worksheet") -> bool:
    """Whether a cell has no value: an empty one, or a formula that nobody has computed."""
    return any(cell is None for row in sheet.iter_rows(values_only=True) for cell in row)


def _uncounted(sheet: "Worksheet", formulas: "Worksheet") -> tuple[str, ...]:
    return tuple(
        cell.coordinate
        for row in formulas.iter_rows()
        for cell in row
        if cell.data_type == "f" and sheet[cell.coordinate].value is None
    )
