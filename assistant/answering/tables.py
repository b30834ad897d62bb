"""A breakdown as a Markdown table and an ECharts option."""

from decimal import Decimal
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape, number, when
from assistant.answering.frames import frame
from assistant.errors import UnitError
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.figures import whole
from assistant.retrieval.plan import Plan

PARTS = 8
"""A donut shows so many parts at most; more are bars."""

_ALL: Final = 100
"""Percent of a whole that shares sum up to."""


def breakdown_table(
    draft: Draft, view: View, plan: Plan, metric: str, dimension: str, rows: tuple[Figure, ...]
) -> None:
    """Member and value, with the share of the total where there is one: it is the last row."""
    total = whole(view, metric, rows[0])
    draft.names.update((metric, dimension))
    head = frame("table", plan.language, dimension=escape(dimension), metric=escape(metric))
    of = None if _is_mean(rows, total) else total
    told = [
        (escape(row.dimensions[dimension]), draft.figure(row), _share(draft, plan, row, of))
        for row in rows
    ]
    columns = 3 if any(share for *_, share in told) else 2
    if columns == 2:
        head = head.removesuffix("|").rpartition("|")[0] + "|"
    lines = [head, "|" + " --- |" * columns]
    lines += ["| " + " | ".join(cells[:columns]) + " |" for cells in told]
    if total is not None:
        lines.append(f"| {escape(total.label)} | {draft.figure(total)} |" + " |" * (columns - 2))
    draft.say("\n".join(lines))
    draft.chart = _chart(metric, dimension, rows, total)


def series_table(draft: Draft, plan: Plan, metric: str, rows: list[Figure]) -> None:
    """Period and value, oldest first, with a line over the periods."""
    draft.names.add(metric)
    lines = [
        frame("series", plan.language, metric=escape(rows[0].label)),
        "| --- | --- |",
        *(f"| {when(row, plan.language)} | {draft.figure(row)} |" for row in rows),
    ]
    draft.say("\n".join(lines))
    values = [(when(row, plan.language), row.quantity) for row in rows]
    draft.chart = {
        "title": {"text": metric},
        "tooltip": {},
        "xAxis": {"type": "category", "data": [name for name, _ in values]},
        "yAxis": {"type": "value"},
        "series": [
            {"type": "line", "name": metric, "data": [number(q.value) for _, q in values if q]}
        ],
    }


def _share(draft: Draft, plan: Plan, row: Figure, total: Figure | None) -> str:
    if total is None or total.quantity is None or row.quantity is None:
        return ""
    if calculate.is_percent(total) and total.quantity.value != _ALL:
        return ""  # a rate of the whole has no parts
    try:
        computed = calculate.share(row, total)
    except UnitError:
        return ""
    told = draft.computed(
        row.label, computed.formula, computed.result, computed.operands, plan.decimals
    )
    return told.split(" = ", 1)[1].split("[", 1)[0]


def _is_mean(rows: tuple[Figure, ...], total: Figure | None) -> bool:
    """Parts that come to more than their whole are none: a time, a price."""
    parts = [row.quantity for row in rows if row.quantity]
    if total is None or total.quantity is None or len(parts) < 2:
        return False
    slack = total.quantity.slack + sum((part.slack for part in parts), Decimal(0))
    return sum((part.value for part in parts), Decimal(0)) > total.quantity.value + slack


def _chart(
    metric: str, dimension: str, rows: tuple[Figure, ...], total: Figure | None
) -> dict[str, object]:
    """A donut where the parts make the whole; elsewhere its angles would be other shares than
    those of the table."""
    values = [
        (row.dimensions[dimension], number(row.quantity.value)) for row in rows if row.quantity
    ]
    title = {"text": metric}
    if len(values) <= PARTS and _whole(rows, total):
        data = [{"name": name, "value": value} for name, value in values]
        return {
            "title": title,
            "tooltip": {},
            "series": [{"type": "pie", "radius": ["40%", "70%"], "name": metric, "data": data}],
        }
    return {
        "title": title,
        "tooltip": {},
        "xAxis": {"type": "category", "data": [name for name, _ in values]},
        "yAxis": {"type": "value"},
        "series": [{"type": "bar", "name": metric, "data": [value for _, value in values]}],
    }


def _whole(rows: tuple[Figure, ...], total: Figure | None) -> bool:
    parts = [row.quantity for row in rows if row.quantity]
    if total is None or total.quantity is None or len(parts) < len(rows):
        return False
    if any(row.open for row in rows) or any(part.unit != total.quantity.unit for part in parts):
        return False
    return (
        abs(sum(part.value for part in parts) - total.quantity.value) <= total.quantity.value / 100
    )
