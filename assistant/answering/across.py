"""One metric over several reports: the newer value against the older, or each report's beside the
others."""

from collections.abc import Sequence
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape, number, when
from assistant.answering.figures import line
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.errors import UnitError
from assistant.records import Document, Figure
from assistant.retrieval.editions import Edition, edition
from assistant.retrieval.figures import breakdown, find_figures
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import titled
from assistant.retrieval.restated import equal, paired

MOST: Final = 8
"""Pairs that are told."""


def tell_since(
    draft: Draft, view: Edition, plan: Plan, reports: Sequence[Document], *, restated: bool = False
) -> bool:
    """What each asked figure came to since the older report: both values, change and growth; the
    older one as that report has it, or as it was restated since.
    """
    newer, older = reports
    for metric in plan.metrics:
        new, old = (_figures(view, plan, metric, report) for report in reports)
        pairs = paired(new, old)
        for one, other in pairs[:MOST]:
            again = _restated(view, other, newer) if restated else other
            told = view.report_of(again) or older
            tell_pair(draft, plan, one, again, newer, told)
        if not pairs:
            held = new or old or find_figures(edition(view, "any"), plan, metric).figures
            lacking = [d for d, found in ((newer, new), (older, old)) if not found]
            _tell_lacking(draft, plan, metric, lacking or reports, held)
    return bool(plan.metrics)


def _restated(view: Edition, figure: Figure, newer: Document) -> Figure:
    """As the last of the reports up to the newer one has it, where that differs."""
    held = view.editions(figure) if figure.period else (figure,)
    known = ((f, view.report_of(f)) for f in held)
    last = next((f for f, report in known if report and report.date <= newer.date), figure)
    return figure if equal(last, figure) else last


def _tell_lacking(
    draft: Draft, plan: Plan, metric: str, reports: Sequence[Document], held: Sequence[Figure]
) -> None:
    """Which report does not give it, and what is known of it from which report."""
    draft.missing = True
    names = frame("join", plan.language).join(titled(d.title, d.date) for d in reports)
    draft.names.update((metric, names))
    slots = {"report": escape(names), "metric": escape(metric)}
    draft.say(frame("report_lacks", plan.language, **slots))
    for figure in held[:MOST]:
        draft.say(line(draft, plan, figure, told_in=draft.reports.get(figure.document, "")))


def tell_pair(
    draft: Draft, plan: Plan, new: Figure, old: Figure, newer: Document, older: Document
) -> None:
    draft.say(line(draft, plan, old, told_in=titled(older.title, older.date)))
    draft.say(line(draft, plan, new, told_in=titled(newer.title, newer.date)))
    if equal(new, old):
        draft.say(frame("unchanged", plan.language, label=escape(new.label)))
    elif new.quantity and old.quantity:
        _tell_change(draft, plan, new, old)


def tell_each(draft: Draft, view: Edition, plan: Plan, reports: Sequence[Document]) -> bool:
    """A row for each report that has it, oldest first, with a line over the reports."""
    told = False
    for metric in plan.metrics:
        held = [(d, f) for d in reports for f in _figures(view, plan, metric, d) if f.quantity]
        if not held:
            continue
        draft.as_composed = True
        rows = [_row(draft, plan, report, figure) for report, figure in held]
        draft.names.update(titled(report.title, report.date) for report in reports)
        draft.say("\n".join((frame("by_report", plan.language), "| --- | --- | --- |", *rows)))
        if lacking := [d for d in reports if d.id not in {report.id for report, _ in held}]:
            _tell_lacking(draft, plan, metric, lacking, ())
        if len({figure.label for _, figure in held}) == 1 < len(held):
            draft.chart = _chart(metric, held)
        told = True
    return told


def _figures(view: Edition, plan: Plan, metric: str, report: Document) -> tuple[Figure, ...]:
    """What one report has for the asked slots: its newest, where no period is asked."""
    scope = edition(view, "only", report.id)
    if plan.by and not plan.members:
        return breakdown(scope, plan, metric, plan.by)
    return find_figures(scope, plan, metric).figures


def _tell_change(draft: Draft, plan: Plan, new: Figure, old: Figure) -> None:
    try:
        change = calculate.change(new, old)
    except UnitError:
        draft.note(frame("no_arithmetic", plan.language))
        return
    label = escape(new.label)
    if old.quantity and old.quantity.value > 0 and not calculate.is_percent(new):
        growth = shown(draft, plan, new.label, calculate.growth(new, old))
        draft.say(frame("growth", plan.language, label=label, value=growth))
    draft.say(frame("change", plan.language, value=shown(draft, plan, new.label, change)))


def _row(draft: Draft, plan: Plan, report: Document, figure: Figure) -> str:
    period = when(figure, plan.language)
    label = figure.label + (frame("period", plan.language, period=period) if period else "")
    name = escape(titled(report.title, report.date))
    return f"| {name} | {escape(label)} | {draft.figure(figure)} |"


def _chart(metric: str, held: Sequence[tuple[Document, Figure]]) -> dict[str, object]:
    values = [number(figure.quantity.value) for _, figure in held if figure.quantity]
    return {
        "title": {"text": metric},
        "tooltip": {},
        "xAxis": {"type": "category", "data": [report.date for report, _ in held]},
        "yAxis": {"type": "value"},
        "series": [{"type": "line", "name": metric, "data": values}],
    }
