"""What a cell is called under its column: metric, unit, period, scope; empty where not certain."""

import re
from typing import Final

from assistant.ingest.found.headers import Head
from assistant.ingest.found.layouts import Layout, of_parent
from assistant.ingest.found.measures import (
    change_name,
    change_of,
    is_amount_of_change,
    share_name,
)
from assistant.ingest.found.places import Context, Place
from assistant.ingest.found.rows import Label
from assistant.ingest.found.table_units import counts, is_rate, unit_for
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import SCOPE

VALUED: Final = re.compile(r"账面(?:余额|价值|原值|净值)|(?:坏账|跌价|减值)准备")
"""How a thing is valued: names nothing alone."""
_PLANNED: Final = re.compile(r"(?:控制|考核|年度|全年|总)?(?:预算|计划|目标)(?:数|值|线|总?额)?")


def metric_of(base: str, head: Head, context: Context) -> str:
    """The metric of a column: its name; of what says only 账面余额, together with the title's."""
    name = "" if of_parent(head.name) or (head.name in {"合并", "数量"} and base) else head.name
    if not name:
        return base or _plan(head)
    if VALUED.fullmatch(name):
        return f"{base}{name}" if base else ""
    return name


def _plan(head: Head) -> str:
    """`预算` of a project, where nothing says what is planned."""
    found = _PLANNED.search(head.text) if head.nature == "target" else None
    return found[0] if found else ""


def called(primary: str, head: Head, layout: Layout, context: Context) -> str:
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
    if layout.orientation != "members":
        return ""
    return head.name if is_rate(head.name) else _valued(primary, head)


def _valued(primary: str, head: Head) -> str:
    return f"{primary}{head.name}" if VALUED.fullmatch(head.name) else ""


def dated(layout: Layout, head: Head) -> bool:
    """Among columns with periods, one without states something else, or what is aimed at, or a
    rate of what is reported.
    """
    planned = head.nature != "actual" and not head.name and not head.unclear
    rate = layout.orientation == "members" and is_rate(head.name)
    return (
        bool(head.period) or planned or rate or not layout.dated or layout.orientation == "columns"
    )


def within(name: str, group: str, cell: str) -> str:
    """An English name with the one it stands under: `Basic` of `Net income per share`."""
    return f"{group} {name}" if name.isascii() and ("." in cell or counts(group)) else name


def unit_of(
    layout: Layout, head: Head, row: Label, name: str
) -> tuple[str | None, tuple[str, ...]]:
    """The nearest unit that is written, and where it stands when not beside the name."""
    if head.kind in {"share", "change"}:
        return head.unit or ("%" if row.unit == "%" and head.kind == "share" else None), ()
    own = head.unit or row.unit
    if own:
        return own, ()
    unit = unit_for(name, layout.units)
    return unit, (f"单位「{unit}」出自表前说明",) if unit else ()


def fits(quantity: Quantity, head: Head, name: str) -> bool:
    """Whether a value is of the kind that its column states."""
    relative = quantity.unit in {PERCENT, POINTS}
    if head.kind == "share":
        return relative
    if head.kind == "change":
        return relative or bool(is_amount_of_change(head.name) and quantity.unit)
    return not relative or is_rate(name) or head.unit == "%" or quantity.text.endswith(("%", "％"))


def change_called(
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


def period_beside(layout: Layout, head: Head, context: Context) -> str | None:
    """A change, a share or an aim without a period of its own is of the newest one beside it; of
    none of theirs, where a value has none, either: `收入 | 目标 | 上年同期`.
    """
    values = [h for h in layout.heads if h.kind == "value" and h.nature == "actual" and h.name]
    if head.kind == "value" and head.nature == "actual":
        return None
    if any(value.period is None and value.unit != "%" for value in values[:1]):
        return None
    periods = [p for head in layout.heads if (p := head.period)]
    if context.anchor.period in periods:
        return context.anchor.period
    alike = [p for p in periods if len(p) == len(periods[0])]
    return max(alike, default=None)


def scoped(place: Place, head: Head) -> Place:
    """With what the column adds: its member, the parent company, or what was restated later."""
    scope = "母公司" if of_parent(head.name) else "调整前" if head.restated else ""
    added = (head.member, (SCOPE, scope) if scope else None)
    return place._replace(dimensions=(*place.dimensions, *filter(None, added)))
