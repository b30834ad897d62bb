"""The values of an answer as a table, and that as CSV or XLSX."""

import csv
import io
from typing import Final

from openpyxl import Workbook

from assistant.exchange import Answer, FigureShown
from assistant.web.words import Words

Cell = str | int | float | None
_STARTS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def rows(answer: Answer, say: Words) -> list[list[Cell]]:
    """A head, the figures, then what was computed from them."""
    titles = {citation.n: citation for citation in answer.citations}
    words = ("item", "as_written", "value", "unit", "period", "kind", "formula", "sources")
    table: list[list[Cell]] = [[say(word) for word in words]]
    for figure in answer.figures:
        cited = titles[figure.citation]
        table.append([
            figure.label, figure.text, figure.value, figure.unit, figure.period,
            nature(figure, say), None, " › ".join(filter(None, (cited.title, cited.section))),
        ])  # fmt: skip
    for done in answer.computations:
        table.append([done.label, done.text, done.value, done.unit, None, None, done.formula, None])
    return [[_harmless(cell) for cell in row] for row in table]


def nature(figure: FigureShown, say: Words) -> str:
    return say("nature_definition" if figure.nature == "definition" else figure.nature)


def as_csv(table: list[list[Cell]]) -> bytes:
    """With the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows(table)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(table: list[list[Cell]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in table:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _harmless(cell: Cell) -> Cell:
    """A spreadsheet would run what a document writes behind `=`."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA):
        return f"'{cell}"
    return cell
