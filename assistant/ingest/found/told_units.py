"""The unit of a column that names none, where its total is told with one elsewhere."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.ingest.found.cells import read_cell
from assistant.ingest.found.grids import at
from assistant.ingest.found.places import Context, Stated
from assistant.quantities import Quantity
from assistant.quantities.units import is_money

FEWEST_DIGITS: Final = 4
"""A total of fewer digits may be another value's by chance."""
_NUMBER: Final = re.compile(r"[\d,，.]+")
_UNIT: Final = re.compile(r"(?<=[\d.])\s?(?P<unit>[百千]?[万亿]?元)$")


def with_told_units(cells: Sequence[Stated], context: Context) -> list[Stated]:
    """A column of amounts whose total, `29,180`, prose or another table tells as `29,180万元`."""
    bare: defaultdict[tuple[str, int], list[Stated]] = defaultdict(list)
    for cell in cells:
        if cell.quantity and cell.quantity.unit is None:
            bare[cell.metric, id(cell.layout)].append(cell)
    if not bare:
        return list(cells)
    told = _units_of(_amounts(cells, context))
    units = {key: unit for key, held in bare.items() if (unit := _unit(held, told))}
    return [_with(cell, units.get((cell.metric, id(cell.layout)))) for cell in cells]


def _amounts(cells: Iterable[Stated], context: Context) -> Iterable[Quantity]:
    yield from (cell.quantity for cell in cells if cell.quantity)
    yield from (told.quantity for told in context.told())


def _units_of(amounts: Iterable[Quantity]) -> dict[str, set[str]]:
    """Digits as they are written -> units of money that they are told in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for amount in amounts:
        match = _UNIT.search(amount.text)
        if match and is_money(amount.unit):
            found[_digits(amount)].add(match["unit"])
    return found


def _digits(quantity: Quantity) -> str:
    number = _NUMBER.search(quantity.text)
    return re.sub("[,，]", "", number[0]) if number else ""


def _unit(cells: Sequence[Stated], told: dict[str, set[str]]) -> str | None:
    """The only one that a total of the column is told in."""
    totals = {_digits(c.quantity) for c in cells if c.quantity and not c.place.dimensions}
    units = {u for total in totals if len(total.replace(".", "")) >= FEWEST_DIGITS
             for u in told.get(total, ())}  # fmt: skip
    return units.pop() if len(units) == 1 else None


def _with(cell: Stated, unit: str | None) -> Stated:
    if unit is None or cell.quantity is None or cell.quantity.unit is not None:
        return cell
    read = read_cell(at(cell.line, cell.column), unit)
    reason = f"单位「{unit}」出自同一合计值的另一处"
    return cell._replace(quantity=read, reasons=(*cell.reasons, reason)) if read else cell
