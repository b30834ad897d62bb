"""What each cell of a table states: metric, subject, members, period, value; or nothing."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.found.called import (
    VALUED,
    called,
    change_called,
    dated,
    fits,
    metric_of,
    period_beside,
    scoped,
    unit_of,
    within,
)
from assistant.ingest.found.cells import is_nothing, read_cell
from assistant.ingest.found.grids import Line, at
from assistant.ingest.found.groups import grouped
from assistant.ingest.found.header_periods import stated_period
from assistant.ingest.found.headers import Head, read_head
from assistant.ingest.found.layouts import BRANCH, Layout, cut_cells, has_total, only_metric
from assistant.ingest.found.measures import change_name, change_of, share_name, undated
from assistant.ingest.found.percents import of_shares
from assistant.ingest.found.places import ITEMS, Context, Place, Stated, places
from assistant.ingest.found.rows import Label, is_name, total_of
from assistant.ingest.found.sayings import days, pairs, texts
from assistant.ingest.found.summed import summed_metric
from assistant.ingest.found.table_units import is_rate
from assistant.ingest.found.totals import with_totals
from assistant.quantities import PERCENT, POINTS

_RELATIVE: Final = re.compile(r"占比|比[重例]|同比|环比|增[长减幅速]")
_SUMMED: Final = re.compile(r"(?:net|total)\s", re.IGNORECASE)
"""Begins what the changes of a group lead to, and is none of them."""
_MOVED: Final = re.compile(
    r"(?:net )?(?:changes? in |\(?(?:increase|decrease)s?\)?(?:(?: or |/| )\(?\w+\)?)? in\b)",
    re.IGNORECASE,
)
"""Over items of a balance sheet, by how much each moved: `Changes in operating assets`."""
_YEARED: Final = re.compile(r"(?:19|20)\d\d|\d\d ?年|[本当今上去前]|this|last", re.IGNORECASE)
"""A header that says of which year it is."""
_FEW: Final = re.compile(r"前[一二两三四五六七八九十\d]{1,3}[名大位家]")


def statements(layout: Layout, context: Context, base: str = "") -> Iterator[Stated]:
    """`base` is the metric of a table of members that does not name it itself."""
    cut = cut_cells(layout)
    for stated in _statements(layout, context, base):
        if (stated.line.start, stated.column) not in cut:
            yield stated


def _statements(layout: Layout, context: Context, base: str) -> Iterator[Stated]:
    if layout.orientation == "pairs":
        yield from pairs(layout, context)
    elif layout.orientation == "metrics":
        yield from _of_rows(layout, context)
    elif layout.orientation == "members":
        yield from _of_members(layout, context, base_of(layout, context) or base)
    elif layout.orientation == "columns":
        yield from _of_columns(layout, context)


def _of_rows(layout: Layout, context: Context) -> Iterator[Stated]:
    """Rows name metrics, or parts of the one that their group names; columns are periods, or the
    only values.
    """
    groups, last = grouped(layout, context.names), ""
    names = [row.name for row in layout.rows]
    for line, row, place in places(layout, context):
        part = groups.get(line.start)
        named = row.kind == "item" and row.name and is_name(row.name) and not row.dimension
        if not part and not named:
            continue
        told = stated_period(row.name, context.anchor)
        metric = undated(row.name) if told else row.name
        own = place._replace(period=told or place.period)
        if part:
            metric = part.metric
            own = own._replace(dimensions=(*filter(None, (part.member,)), *own.dimensions))
        elif names.count(row.name) > 1 and own.group.isascii() and context.names.likely(own.group):
            metric = own.group  # `Valves` under `Net sales:` and again under `Operating income:`
            own = own._replace(dimensions=((ITEMS, row.name), *own.dimensions))
        moved = _MOVED.match(own.group) and not _SUMMED.match(metric)
        metric = f"Change in {metric}" if moved else metric
        metric, relative = _relative_to(last, context.names.linked(metric), context)
        last = last if relative or _RELATIVE.search(metric) else metric
        for stated in _cells(layout, context, line, row, own, metric):
            if not relative or (stated.quantity and stated.quantity.unit in {PERCENT, POINTS}):
                yield stated
        if not layout.values:
            yield from texts(layout, line, own, metric)


def _relative_to(last: str, name: str, context: Context) -> tuple[str, bool]:
    """A row 同比 or 占比 is of the metric above it."""
    head = read_head(name, context.anchor)
    if last and head.kind == "change" and not change_of(name):
        return change_name(last, name, points=False, amount=False, yearly=False), True
    if last and head.kind == "share" and re.fullmatch(r"占比|比重|比例|占.*", name):
        return share_name(last, name), True
    return name, False


def _of_members(layout: Layout, context: Context, base: str) -> Iterator[Stated]:
    """Rows are members of the metric that a caption or heading names; 合计 is all of it."""
    if not base:
        if layout.dimension or not has_total(layout):
            return
        yield from _of_rows(layout, context)
        return
    layout = with_totals(layout, base)
    for line, row, place in places(layout, context):
        few = _few(layout, row) if row.kind == "total" else ""
        if row.name and (row.kind != "subtotal" or place.dimensions):
            for stated in _cells(layout, context, line, row, place, base):
                if stated.metric == layout.heads[stated.column].name:
                    yield stated._replace(metric=f"{few}{stated.metric}")
                    continue
                yield stated._replace(
                    metric=f"{few}{stated.metric}",
                    derived=True,
                    reasons=(*stated.reasons, f"指标「{base}」出自表的标题"),
                )


def base_of(layout: Layout, context: Context) -> str:
    """The metric of a table whose rows are its members."""
    whole = {total_of(row.name) for row in layout.rows} - {""}
    if len(whole) == 1 and context.names.measure(one := whole.pop()):
        return one
    rates = (name for c in layout.values if is_rate(name := layout.heads[c].name))
    titled = context.names.in_titles(layout.titles, layout.dimension, rates)
    return context.names.linked(titled) or summed_metric(layout, context)


def _of_columns(layout: Layout, context: Context) -> Iterator[Stated]:
    """Columns name metrics; rows are members, subjects or periods."""
    base = ""
    if any(not (n := layout.heads[c].name) or VALUED.fullmatch(n) for c in layout.values):
        first = only_metric(layout)
        base = first if first and not VALUED.fullmatch(first) else base_of(layout, context)
    columns = _of_one(layout)
    layout = with_totals(layout, base)
    for line, row, place in places(layout, context):
        partial = row.kind == "subtotal" and not place.dimensions
        if partial or (layout.labels and not row.name):
            continue
        cells = _cells(layout, context, line, row, place, base, columns)
        if row.kind == "total":
            few = _few(layout, row)
            cells = (
                c._replace(metric=f"{few}{c.metric}", derived=c.derived or not few) for c in cells
            )
        yield from cells
        branch = row.kind == "item" and BRANCH.fullmatch(layout.dimension)
        if branch or (place.subject and place.subject != context.owner):
            yield from texts(layout, line, place)
        elif row.kind == "item":
            yield from days(layout, line, place)


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
            primary = context.names.linked(metric_of(metric, head, context))
        if is_nothing(cell):
            continue
        name = called(primary, head, layout, context)
        if not name or (head.kind == "value" and not dated(layout, head)):
            continue
        unit, why = unit_of(layout, head, row, within(name, place.group, cell))
        quantity = read_cell(cell, unit, change=head.kind == "change")
        if quantity is None or not fits(quantity, head, name):
            continue
        if head.kind == "change" and of_shares(line, layout.heads, quantity.value):
            continue
        if head.kind == "change":
            name = change_called(primary, head, quantity, layout, place, context)
        period = (
            _of_month(layout, line, head, place)
            or _of_year(head, place, context)
            or period_beside(layout, head, context)
            or place.period
        )
        nature = layout.nature if head.nature == "actual" else head.nature
        yield Stated(
            context.names.linked(name), scoped(place, head), period, nature, quantity, None,
            line, column, layout, (f"行「{row.name}」、列「{head.text}」", *why), head.titled,
        )  # fmt: skip


def _of_month(layout: Layout, line: Line, head: Head, place: Place) -> str | None:
    """Months or quarters down the side under years: each cell is of both."""
    if layout.period is None or not re.fullmatch(r"\d{4}", head.period or ""):
        return None
    part = re.fullmatch(r"\d{4}(-\w+)", place.period or "")
    beside = part and not _YEARED.search(at(line, layout.period))
    return f"{head.period}{part[1]}" if part and beside else None


def _of_year(head: Head, place: Place, context: Context) -> str | None:
    """A quarter that names no year is of the year of its table, or of the rows it stands over,
    and not of the report's.
    """
    part = re.fullmatch(r"(\d{4})(-\w+)", head.period or "")
    counted = part and (context.anchor.period or "").startswith(part[1])
    if part and counted and re.fullmatch(r"\d{4}", place.period or ""):
        return head.period if _YEARED.search(head.text) else f"{place.period}{part[2]}"
    return head.period


def _of_one(layout: Layout) -> tuple[int, ...]:
    """Without 占比 and 同比 behind several values: of which of them, no header says; behind a value
    and its aim they are of these.
    """
    kept, values, beside, last, aimed = [], 0, False, "", False
    for column in layout.values:
        head = layout.heads[column]
        owned = change_of(head.name) if head.kind == "change" else head.name.startswith("占")
        if head.kind == "value":
            same = head.name and head.name == last  # 收入 | 上年同期
            values = values if same else 1 if beside else values + 1
            last, aimed = head.name, bool(same) and head.nature == "target"
        if head.kind == "value" or owned or values <= 1 or aimed:
            kept.append(column)
        beside = head.kind != "value"
    return tuple(kept)


def _few(layout: Layout, row: Label) -> str:
    """`前五名客户`: the total of a table of the largest is theirs, and of nobody else."""
    few = next((m[0] for t in (row.name, *layout.titles[:2]) if (m := _FEW.search(t))), "")
    return f"{few}{layout.dimension}" if few else ""
