"""What each cell of a table states: metric, subject, members, period, value; or nothing."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.found.cells import is_nothing, read_cell
from assistant.ingest.found.grids import Line
from assistant.ingest.found.headers import Head, stated_period
from assistant.ingest.found.layouts import Layout, cut_cells, has_total, of_parent
from assistant.ingest.found.measures import (
    change_name,
    change_of,
    is_amount_of_change,
    share_name,
)
from assistant.ingest.found.places import Context, Place, Stated, at, places
from assistant.ingest.found.rows import LONGEST, Label, total_of
from assistant.ingest.found.sayings import pairs, texts
from assistant.ingest.found.table_units import is_rate, unit_for
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import SCOPE

_VALUED: Final = re.compile(r"账面(?:余额|价值|原值|净值)|(?:坏账|跌价|减值)准备")
"""How a thing is valued: names nothing alone."""
_FEW: Final = re.compile(r"前[一二三四五六七八九十\d]{1,3}[名大位家]")


def statements(layout: Layout, context: Context) -> Iterator[Stated]:
    cut = cut_cells(layout)
    for stated in _statements(layout, context):
        if (stated.line.start, stated.column) not in cut:
            yield stated


def _statements(layout: Layout, context: Context) -> Iterator[Stated]:
    if layout.orientation == "pairs":
        yield from pairs(layout, context)
    elif layout.orientation == "metrics":
        yield from _of_rows(layout, context)
    elif layout.orientation == "members":
        yield from _of_members(layout, context)
    elif layout.orientation == "columns":
        yield from _of_columns(layout, context)


def _of_rows(layout: Layout, context: Context) -> Iterator[Stated]:
    """Rows name metrics; columns are periods, or the only values."""
    for line, row, place in places(layout, context):
        if row.kind != "item" or not row.name or len(row.name) > LONGEST or row.dimension:
            continue
        told = stated_period(row.name, context.anchor)
        metric = re.sub(r"^(?:19|20)\d\d年(?:度)?", "", row.name) if told else row.name
        own = place._replace(period=told or place.period)
        metric = context.names.linked(metric)
        yield from _cells(layout, context, line, row, own, metric)
        if not layout.values:
            yield from texts(layout, line, own, metric)


def _of_members(layout: Layout, context: Context) -> Iterator[Stated]:
    """Rows are members of the metric that a caption or heading names; 合计 is all of it."""
    base = _base(layout, context)
    if not base:
        if layout.dimension or not has_total(layout):
            return
        yield from _of_rows(layout, context)
        return
    for line, row, place in places(layout, context):
        few = _few(layout) if row.kind == "total" else ""
        if row.kind != "subtotal" and row.name:
            for stated in _cells(layout, context, line, row, place, base):
                yield stated._replace(
                    metric=f"{few}{stated.metric}",
                    derived=True,
                    reasons=(*stated.reasons, f"指标「{base}」出自表的标题"),
                )


def _base(layout: Layout, context: Context) -> str:
    """The metric of a table whose rows are its members."""
    whole = {total_of(row.name) for row in layout.rows} - {""}
    if len(whole) == 1 and context.names.measure(one := whole.pop()):
        return one
    return context.names.linked(context.names.in_titles(layout.titles, layout.dimension))


def _of_columns(layout: Layout, context: Context) -> Iterator[Stated]:
    """Columns name metrics; rows are members, subjects or periods."""
    base = ""
    if any(not (n := layout.heads[c].name) or _VALUED.fullmatch(n) for c in layout.values):
        base = _base(layout, context)
    columns = _of_one(layout)
    for line, row, place in places(layout, context):
        if row.kind == "subtotal" or (layout.labels and not row.name):
            continue
        cells = _cells(layout, context, line, row, place, base, columns)
        if row.kind == "total":
            few = _few(layout)
            cells = (c._replace(metric=f"{few}{c.metric}", derived=not few) for c in cells)
        yield from cells
        if place.subject and place.subject != context.owner:
            yield from texts(layout, line, place)


def _cells(
    layout: Layout,
    context: Context,
    line: Line,
    row: Label,
    place: Place,
    metric: str,
    columns: tuple[int, ...] | None = None,
) -> Iterator[Stated]:
    primary = metric
    for column in layout.values if columns is None else columns:
        head, cell = layout.heads[column], at(line, column)
        if columns is not None and head.kind == "value":
            primary = context.names.linked(_of_head(metric, head, context))
        if is_nothing(cell):
            continue
        name = _named(primary, head, layout, context)
        if not name or (head.kind == "value" and not _dated(layout, head)):
            continue
        unit, why = _unit(layout, head, row, name)
        quantity = read_cell(cell, unit, change=head.kind == "change")
        if quantity is None or not _fits(quantity, head, name):
            continue
        if head.kind == "change":
            name = _change(primary, head, quantity, layout, place, context)
        period = head.period or _period_beside(layout, head, context) or place.period
        yield Stated(
            context.names.linked(name), _scoped(place, head), period, head.nature, quantity, None,
            line, column, layout, (f"行「{row.name}」、列「{head.text}」", *why),
        )  # fmt: skip


def _of_one(layout: Layout) -> tuple[int, ...]:
    """Without 占比 and 同比 behind several values: of which of them, no header says."""
    kept, values, beside = [], 0, False
    for column in layout.values:
        head = layout.heads[column]
        owned = change_of(head.name) if head.kind == "change" else head.name.startswith("占")
        if head.kind == "value":
            values = 1 if beside else values + 1
        if head.kind == "value" or owned or values <= 1:
            kept.append(column)
        beside = head.kind != "value"
    return tuple(kept)


def _few(layout: Layout) -> str:
    """`前五名客户`: the total of a table of the largest is theirs, and of nobody else."""
    few = next((m[0] for t in layout.titles[:2] if (m := _FEW.search(t))), "")
    return f"{few}{layout.dimension}" if few else ""


def _of_head(base: str, head: Head, context: Context) -> str:
    """The metric of a column: its name; of what says only 账面余额, together with the title's."""
    name = "" if of_parent(head.name) or (head.name in {"合并", "数量"} and base) else head.name
    if not name:
        return base
    if _VALUED.fullmatch(name):
        return f"{base}{name}" if base else ""
    return name


def _named(primary: str, head: Head, layout: Layout, context: Context) -> str:
    """What a cell of a column is called; empty where that is not certain."""
    if head.kind == "share":
        return share_name(primary, head.name) if primary or head.name.startswith("占") else ""
    if head.kind == "change":
        of = change_of(head.name)
        return "" if re.fullmatch(r"比[重例]|占比", of) else of or primary
    if layout.orientation == "columns":
        return primary
    if not head.name or of_parent(head.name) or head.name in {"合并", "数量"}:
        return primary
    valued = _VALUED.fullmatch(head.name)
    return f"{primary}{head.name}" if valued and layout.orientation == "members" else ""


def _dated(layout: Layout, head: Head) -> bool:
    """Among columns with periods, one without states something else, or what is aimed at."""
    planned = head.nature != "actual" and not head.name and not head.unclear
    return bool(head.period) or planned or not layout.dated or layout.orientation == "columns"


def _unit(layout: Layout, head: Head, row: Label, name: str) -> tuple[str | None, tuple[str, ...]]:
    """The nearest unit that is written, and where it stands when not beside the name."""
    if head.kind in {"share", "change"}:
        return head.unit or ("%" if row.unit == "%" and head.kind == "share" else None), ()
    own = head.unit or row.unit
    if own:
        return own, ()
    unit = unit_for(name, layout.units)
    return unit, (f"单位「{unit}」出自表前说明",) if unit else ()


def _fits(quantity: Quantity, head: Head, name: str) -> bool:
    """Whether a value is of the kind that its column states."""
    relative = quantity.unit in {PERCENT, POINTS}
    if head.kind == "share":
        return relative
    if head.kind == "change":
        return relative or bool(is_amount_of_change(head.name) and quantity.unit)
    return not relative or is_rate(name) or head.unit == "%" or quantity.text.endswith(("%", "％"))


def _change(
    primary: str,
    head: Head,
    quantity: Quantity,
    layout: Layout,
    place: Place,
    context: Context,
) -> str:
    amount = quantity.unit not in {PERCENT, POINTS}
    period = head.period or place.period or ""
    return change_name(
        change_of(head.name) or primary,
        head.name,
        points=quantity.unit == POINTS,
        amount=amount,
        yearly=len(period) == 4,
    )


def _period_beside(layout: Layout, head: Head, context: Context) -> str | None:
    """A change, a share or an aim without a period of its own is of the newest one beside it."""
    if head.kind == "value" and head.nature == "actual":
        return None
    periods = [p for c in layout.values if (p := layout.heads[c].period)]
    if context.anchor.period in periods:
        return context.anchor.period
    alike = [p for p in periods if len(p) == len(periods[0])]
    return max(alike, default=None)


def _scoped(place: Place, head: Head) -> Place:
    scope = "母公司" if of_parent(head.name) else "调整前" if head.restated else ""
    if not scope:
        return place
    return place._replace(dimensions=(*place.dimensions, (SCOPE, scope)))
