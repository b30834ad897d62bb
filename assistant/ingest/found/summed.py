"""The metric of a table that names none: the one of the figure that its members add up to."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.found.cells import read_cell
from assistant.ingest.found.grids import at
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.places import Context
from assistant.ingest.found.sentences import MONEY
from assistant.ingest.found.table_units import unit_for
from assistant.ingest.found.telling import Told
from assistant.quantities import PERCENT, Quantity

_FEWEST_DIGITS: Final = 3
"""A sum of fewer digits may be the same by chance."""
_LARGEST: Final = re.compile(r"前[\d一二三四五六七八九十]+|top", re.IGNORECASE)
_FEWEST_ROWS: Final = 2


def summed_metric(layout: Layout, context: Context) -> str:
    """Of the first column that has a period and no name; empty where nothing is its sum."""
    for column in layout.values:
        head = layout.heads[column]
        if head.kind != "value" or head.name or head.nature != "actual" or not head.period:
            continue
        unit = head.unit or unit_for("金额", layout.units)
        rows = zip(layout.grid.lines, layout.rows, strict=True)
        cells = [read_cell(at(line, column), unit) for line, row in rows if row.kind == "item"]
        values = [cell for cell in cells if cell]
        if unit and len(values) == len(cells) >= _FEWEST_ROWS:
            return _called(values, head.period, context.told())
    return ""


def _called(values: Sequence[Quantity], period: str, told: Sequence[Told]) -> str:
    total = sum((value.value for value in values), Decimal(0))
    slack = sum((value.slack for value in values), Decimal(0)) / 2
    wholes = [t for t in told if t.stated.period == period and _is_whole(t)]
    for whole in wholes:
        exact = len(re.sub(r"\D", "", whole.quantity.text).strip("0")) >= _FEWEST_DIGITS
        if exact and abs(whole.quantity.value - total) <= slack:
            own = MONEY.search(whole.name) and not _LARGEST.match(whole.name)
            return whole.name if own else _shared(whole, wholes, told)
    return ""


def _is_whole(each: Told) -> bool:
    plain = each.stated.kind in {"value", "end"} and not each.dimensions and not each.subject
    return plain and each.stated.nature == "actual"


def _shared(part: Told, wholes: Sequence[Told], told: Sequence[Told]) -> str:
    """`前五名合计 2.7亿元，占 42.6%`: of that of which it is this share."""
    place = next(n for n, t in enumerate(told) if t is part) + 1
    share = told[place] if place < len(told) else None
    if (
        share is None
        or share.quantity.unit != PERCENT
        or share.sentence.start != part.sentence.start
    ):
        return ""
    alike = (w for w in wholes if MONEY.search(w.name) and w.quantity.unit == part.quantity.unit)
    found = (w.name for w in alike if _is_share(part.quantity, share.quantity, w.quantity))
    return next(found, "")


def _is_share(part: Quantity, share: Quantity, whole: Quantity) -> bool:
    held = part.value / whole.value * 100 if whole.value else Decimal(0)
    return abs(held - share.value) <= share.slack
