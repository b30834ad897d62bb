"""Groups of rows under a name without numbers that end in a 小计: parts of one metric."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.found.cells import is_nothing, read_cell
from assistant.ingest.found.grids import Line, at
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.measures import Names
from assistant.ingest.found.places import ITEMS
from assistant.ingest.found.rows import Label

_SUM: Final = "小计"
Row = tuple[Line, Label]


class Grouped(NamedTuple):
    metric: str
    member: tuple[str, str] | None
    """None of the sum."""


def grouped(layout: Layout, names: Names) -> dict[int, Grouped]:
    """By the start of its row: `门店收入` over `吐司` and `蛋糕` and their sum `门店小计`."""
    found: dict[int, Grouped] = {}
    for head, parts, total in _groups(layout):
        about = _summed(total[1])
        if about.casefold() not in head.name.casefold() or not names.likely(head.name):
            continue
        if not _add_up(layout, [line for line, _ in parts], total[0]):
            continue
        found[total[0].start] = Grouped(head.name, None)
        if not any(names.likely(row.name) for _, row in parts):
            for line, row in parts:
                found[line.start] = Grouped(head.name, (ITEMS, row.name))
    return found


def _groups(layout: Layout) -> Iterator[tuple[Label, list[Row], Row]]:
    """The name of a group, its rows and the row of its sum."""
    head: Label | None = None
    parts: list[Row] = []
    for line, row in zip(layout.grid.lines, layout.rows, strict=True):
        if all(is_nothing(at(line, column)) for column in layout.values):
            head, parts = row, []
        elif head and _sums(row, head):
            yield head, parts, (line, row)
            head = None
        elif not row.part:
            parts.append((line, row))


def _sums(row: Label, head: Label) -> bool:
    total = row.name.casefold() == f"total {head.name.casefold()}"
    return row.kind == "subtotal" or row.name.endswith(_SUM) or total


def _summed(row: Label) -> str:
    return re.sub(rf"{_SUM}$|^total ", "", row.name, flags=re.IGNORECASE)


def _add_up(layout: Layout, parts: Sequence[Line], total: Line) -> bool:
    """Every column of values, within the rounding of its cells; two parts at the least."""
    columns = [c for c in layout.values if layout.heads[c].kind == "value"]
    for column in columns:
        whole = read_cell(at(total, column), None)
        cells = [cell for line in parts if (cell := read_cell(at(line, column), None))]
        if whole is None or len(cells) < 2:
            return False
        slack = sum((cell.slack for cell in cells), whole.slack)
        if abs(sum((cell.value for cell in cells), Decimal(0)) - whole.value) > slack:
            return False
    return bool(columns)
