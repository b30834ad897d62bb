"""Figures found in the tables of documents: read with certainty, or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from assistant.ingest.found.grids import grids, quoted
from assistant.ingest.found.header_periods import Anchor
from assistant.ingest.found.layouts import Layout
from assistant.ingest.found.measures import Names
from assistant.ingest.found.owner import day_of, owner_of, period_of
from assistant.ingest.found.parted import parted
from assistant.ingest.found.places import Context, Stated
from assistant.ingest.found.prose import told_alone
from assistant.ingest.found.roles import layout_of
from assistant.ingest.found.side_by_side import lists_of
from assistant.ingest.found.stating import statements
from assistant.ingest.found.sureness import confidence, reasons
from assistant.ingest.found.told_units import with_told_units
from assistant.ingest.found.totals_of_members import of_their_members
from assistant.ingest.pages import row_label
from assistant.ingest.slots import slot_id, slot_label
from assistant.records import Document, Entity, Figure, Metric, Passage, Source

WHERE: Final = "所在表"
"""The dimension that tells one value of a name from another one, by the title of its table."""
GROUP: Final = "类别"
_MOST_SOURCES: Final = 5
_SUBJECT_KINDS: Final = frozenset({"customer", "company", "competitor"})
Slot = tuple[str, str | None, tuple[tuple[str, str], ...], str | None, str]


class Told(NamedTuple):
    """One value of a slot, and every cell that states it."""

    slot: Slot
    cells: tuple[Stated, ...]
    """The most precise first."""


def table_figures(
    document: Document,
    passages: Sequence[Passage],
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity] = (),
) -> list[Figure]:
    """One figure a value; the same value in two tables has both as its sources."""
    period = period_of(document, passages)
    names = Names(metrics)
    anchor = Anchor(period, day_of(document, period))
    owner = owner_of(document, passages, entities)
    told = cache(lambda: told_alone(document, passages, entities))
    context = Context(anchor, names, owner, _subjects(entities), told)
    held = [part for grid in grids(passages) for part in lists_of(grid)]
    names.learn([n for grid in held for n in _row_names(layout_of(grid, anchor, names))])
    layouts = [layout_of(grid, anchor, names) for grid in held]
    cells = [cell for layout in layouts for cell in statements(layout, context)]
    cells += parted(layouts, cells, context)
    cells = with_told_units(_in_one_case(cells), context)
    told_once = _settled(of_their_members(cells))
    return [_figure(document, told, order) for order, told in enumerate(told_once)]


def _in_one_case(cells: Sequence[Stated]) -> list[Stated]:
    """`NET INCOME` of one statement is the `Net income` of another."""
    spelt: dict[str, str] = {}
    for name in dict.fromkeys(cell.metric for cell in cells):
        if spelt.get(name.casefold(), "A").isupper():
            spelt[name.casefold()] = name
    return [cell._replace(metric=spelt[cell.metric.casefold()]) for cell in cells]


def _row_names(layout: Layout) -> Iterator[str]:
    if layout.orientation == "metrics":
        yield from (row.name for row in layout.rows if row.kind == "item" and row.name)


def _subjects(entities: Iterable[Entity]) -> dict[str, str]:
    return {
        name: entity.name
        for entity in entities
        if entity.kind in _SUBJECT_KINDS
        for name in (entity.name, *entity.aliases)
    }


def _slot(cell: Stated) -> Slot:
    dimensions = tuple(dict(cell.place.dimensions).items())
    return cell.metric, cell.place.subject, dimensions, cell.period, cell.nature


def _settled(cells: Iterable[Stated]) -> Iterator[Told]:
    """Values that agree are one; of those that do not, each is told with its table, or none."""
    slots: defaultdict[Slot, list[Stated]] = defaultdict(list)
    for cell in cells:
        slots[_slot(cell)].append(cell)
    settled = [
        [Told(slot, values[0])] if len(values) == 1 else list(_apart(slot, values))
        for slot, held in slots.items()
        for values in [_values(held)]
    ]
    return _as_apart([told for each in settled for told in each])


def _as_apart(told: Sequence[Told]) -> Iterator[Told]:
    """What is told with its table for one period is so for all: a flow of cash that is called as
    a balance is none in the year of which the balance is not there.
    """
    marks: dict[tuple[str, str | None], dict[int, tuple[str, str]]] = defaultdict(dict)
    for each in told:
        if WHERE in dict(each.slot[2]):
            for cell in each.cells:
                marks[each.slot[:2]][id(cell.layout)] = each.slot[2][-1]
    for each in told:
        held = {marks[each.slot[:2]].get(id(cell.layout)) for cell in each.cells}
        mark = held.pop() if len(held) == 1 and each.slot[:2] in marks else None
        if mark and WHERE not in dict(each.slot[2]):
            yield each._replace(slot=(*each.slot[:2], (*each.slot[2], mark), *each.slot[3:]))
        else:
            yield each


def _values(cells: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """Groups of cells that state one value, each with the most precise first."""
    groups: list[list[Stated]] = []
    for cell in sorted(cells, key=_coarseness):
        for group in groups:
            if _agree(group[0], cell):
                group.append(cell)
                break
        else:
            groups.append([cell])
    return [tuple(group) for group in groups]


def _apart(slot: Slot, values: Sequence[tuple[Stated, ...]]) -> Iterator[Told]:
    """A value that a title gave its name gives way to one that a row names itself, one without
    a unit to one with it, and one of a single table to one of several.
    """
    own = [value for value in values if not all(cell.derived for cell in value)]
    measured = [value for value in own if value[0].quantity and value[0].quantity.unit]
    sure = next(
        (held for held in (own, measured, _of_most(own or values)) if len(held) == 1), [None]
    )
    plain = sure[0]
    marks = [_mark(value[0], values) for value in values]
    for value, mark in zip(values, marks, strict=True):
        if value is plain:
            yield Told(slot, value)
        elif mark and marks.count(mark) == 1:
            yield Told((slot[0], slot[1], (*slot[2], mark), *slot[3:]), value)


def _of_most(values: Sequence[tuple[Stated, ...]]) -> list[tuple[Stated, ...]]:
    """The value that more tables state than any other one, and more than one of them."""
    tables = [len({id(cell.layout) for cell in value}) for value in values]
    most = max(tables, default=0)
    return [v for v, n in zip(values, tables, strict=True) if n == most] if most > 1 else []


def _mark(cell: Stated, values: Sequence[tuple[Stated, ...]]) -> tuple[str, str] | None:
    """What tells a value from the others: its table, or its group within the same one."""
    others = [value[0] for value in values if value[0] is not cell]
    if all(other.layout is not cell.layout for other in others):
        return (WHERE, cell.layout.title) if cell.layout.title else None
    if all(other.place.group != cell.place.group for other in others):
        return (GROUP, cell.place.group) if cell.place.group else None
    return None


def _agree(left: Stated, right: Stated) -> bool:
    """The same value, though one is rounded more than the other."""
    a, b = left.quantity, right.quantity
    if a is None or b is None:
        return left.text == right.text and a is b
    if None in (a.unit, b.unit) and a.unit != b.unit:
        return a.value == b.value
    if a.unit != b.unit or a.bound != b.bound or a.upper != b.upper:
        return False
    return a.value == b.value or abs(a.value - b.value) <= b.slack


def _coarseness(cell: Stated) -> tuple[bool, Decimal, bool]:
    quantity = cell.quantity
    unitless = quantity is None or quantity.unit is None
    return unitless, (quantity.place if quantity else None) or Decimal(0), cell.derived


def _figure(document: Document, told: Told, order: int) -> Figure:
    first = told.cells[0]
    metric, subject, dimensions, period, nature = told.slot
    members = dict(dimensions)
    value = first.text or ""
    sources = {s.start: s for s in (_source(document, cell) for cell in told.cells)}
    audience = max((cell.line.block.passage.audience for cell in told.cells), key=lambda a: a.rank)
    return Figure.model_construct(
        id=slot_id(document.id, metric, subject, members, period, nature, value),
        document=document.id,
        metric=metric,
        label=slot_label(metric, subject, members),
        subject=subject,
        dimensions=members,
        period=period,
        nature=first.nature,
        quantity=first.quantity,
        value_text=first.text,
        open=False,
        note="",
        sources=tuple(sources.values())[:_MOST_SOURCES],
        audience=audience,
        order=order,
        confidence=confidence(first, len(sources)),
        reasons=reasons(first, len(sources)),
    )


def _source(document: Document, cell: Stated) -> Source:
    passage, place = cell.line.block
    quote, start = quoted(cell.line, cell.column)
    below = passage.text[cell.line.start - place.start :].count("\n")
    return Source.model_construct(
        document=document.id,
        title=document.title,
        date=document.date,
        section=place.section,
        page=row_label(place.page, below),
        start=start,
        end=start + len(quote),
        quote=quote,
        passage=passage.id,
        audience=passage.audience,
    )
