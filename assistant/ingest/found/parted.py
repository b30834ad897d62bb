"""Tables that take a member of another one apart: its total is what that one says of the member."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.ingest.found.grids import plain
from assistant.ingest.found.layouts import Layout, has_total
from assistant.ingest.found.places import Context, Stated
from assistant.ingest.found.stating import base_of, statements
from assistant.quantities import Quantity

_UNNAMED: Final = "合计"
_GENERAL: Final = re.compile(r"^营业(?=收入|成本)")
Values = dict[str | None, Quantity]
"""By period."""


def parted(
    layouts: Iterable[Layout], cells: Sequence[Stated], context: Context
) -> Iterator[Stated]:
    """`炉料分项` with the totals of 炉料 in a table of 收入 holds parts of 炉料收入."""
    wholes = _wholes(cells)
    for layout in layouts:
        if layout.orientation != "members" or not has_total(layout) or base_of(layout, context):
            continue
        totals = _totals(layout, context)
        same = {
            _called(metric, member)
            for (metric, member), values in wholes.items()
            if any(member in plain(title) for title in layout.titles[:2]) and _agree(totals, values)
        }
        if totals and len(same) == 1:
            yield from statements(layout, context, same.pop())


def _totals(layout: Layout, context: Context) -> Values:
    told = statements(layout, context, _UNNAMED)
    return {
        cell.period: cell.quantity
        for cell in told
        if cell.metric == _UNNAMED and not cell.place.dimensions and cell.quantity
    }


def _wholes(cells: Iterable[Stated]) -> dict[tuple[str, str], Values]:
    found: defaultdict[tuple[str, str], Values] = defaultdict(dict)
    for cell in cells:
        if len(cell.place.dimensions) == 1 and cell.quantity and cell.nature == "actual":
            found[cell.metric, cell.place.dimensions[0][1]][cell.period] = cell.quantity
    return found


def _called(metric: str, member: str) -> str:
    bare = _GENERAL.sub("", metric)
    return member if member.endswith(bare) else f"{member}{bare}"


def _agree(totals: Values, values: Values) -> bool:
    return totals.keys() <= values.keys() and all(
        (values[period].value, values[period].unit) == (total.value, total.unit)
        for period, total in totals.items()
    )
