"""Totals of a table that takes one member apart: they are that member's, and not the whole's."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.ingest.found.grids import plain
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.places import Stated
from assistant.quantities import PERCENT

_NUMBERING: Final = re.compile(
    r"^(?:第?[\d一二三四五六七八九十]+[章节、.．)）]|[(（]\w{1,2}[)）])+\s*"
)
_SHORTEST: Final = 2
Slot = tuple[str, str | None, str]
"""Metric, period and nature."""
Member = tuple[str, str]
"""Dimension and name."""


def of_their_members(cells: Sequence[Stated]) -> list[Stated]:
    """Under `三、零售`, a total of areas that is the value of 零售 in a table of lines of business.

    Only where another table has another value for the whole, and the heading names the member. Its
    rates are of the member, too, though no other table has them.
    """
    totals: defaultdict[int, list[Stated]] = defaultdict(list)
    parts: defaultdict[Slot, list[Stated]] = defaultdict(list)
    for cell in cells:
        if cell.quantity and not cell.place.subject:
            if not cell.place.dimensions:
                totals[id(cell.layout)].append(cell)
            elif len(cell.place.dimensions) == 1:
                parts[_slot(cell)].append(cell)
    owners = {
        table: owner
        for table, held in totals.items()
        if any(_contested(cell, totals.values()) for cell in held)
        if (owner := _owner(held, parts))
    }
    return [_moved(cell, owners.get(id(cell.layout)), parts) for cell in cells]


def _slot(cell: Stated) -> Slot:
    return cell.metric, cell.period, cell.nature


def _contested(cell: Stated, totals: Iterable[Sequence[Stated]]) -> bool:
    """Whether another table states another total of this name."""
    others = (other for held in totals for other in held if other.layout is not cell.layout)
    return any(_slot(other) == _slot(cell) and not _same(other, cell) for other in others)


def _owner(totals: Sequence[Stated], parts: dict[Slot, list[Stated]]) -> Member | None:
    """The only member that the headings name and that has these totals."""
    named = {
        part.place.dimensions[0]
        for cell in totals
        for part in parts.get(_slot(cell), ())
        if part.layout is not cell.layout and _headed(cell.layout, part.place.dimensions[0][1])
    }
    held = {member for member in named if _has_each(member, totals, parts)}
    return held.pop() if len(held) == 1 else None


def _has_each(member: Member, totals: Sequence[Stated], parts: dict[Slot, list[Stated]]) -> bool:
    pairs = [(cell, part) for cell in totals for part in _of(member, cell, parts)]
    return bool(pairs) and all(_same(cell, part) for cell, part in pairs)


def _of(member: Member, cell: Stated, parts: dict[Slot, list[Stated]]) -> Iterator[Stated]:
    held = parts.get(_slot(cell), ())
    return (part for part in held if part.place.dimensions == (member,))


def _headed(layout: Layout, member: str) -> bool:
    titles = [_NUMBERING.sub("", plain(title)) for title in layout.grid.block.sections]
    return any(member in title or (len(title) >= _SHORTEST and title in member) for title in titles)


def _same(left: Stated, right: Stated) -> bool:
    a, b = left.quantity, right.quantity
    if a is None or b is None or a.unit != b.unit:
        return False
    return abs(a.value - b.value) <= max(a.slack, b.slack)


def _moved(cell: Stated, owner: Member | None, parts: dict[Slot, list[Stated]]) -> Stated:
    rate = cell.quantity is not None and cell.quantity.unit == PERCENT
    if owner is None or cell.place.dimensions or not (rate or any(_of(owner, cell, parts))):
        return cell
    return cell._replace(place=cell.place._replace(dimensions=(owner,)))
