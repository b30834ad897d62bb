"""Which report an answer stands on, and what an earlier one said instead: told where several
follow each other."""

from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.records import Document, Figure
from assistant.retrieval.editions import Edition
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import called, reports_in, titled
from assistant.retrieval.restated import equal

FEW: Final = 3
"""Restated figures that are told one by one, and names that a note lists."""


def tell_reports(draft: Draft, view: Edition, plan: Plan) -> None:
    """Restated values with what was said before; then which reports the answer is from."""
    told = view.base.figures_by_id(tuple(draft.used))
    _tell_restated(draft, view, plan, told)
    if plan.reports:
        return
    _note_older(draft, view, plan, told)
    newest = reports_in(view)[0]
    dated = [f for f in told if view.report_of(f)]
    chosen = any(_elsewhere(view, f) for f in dated)
    if chosen and not plan.periods and {f.document for f in dated} == {newest.id}:
        draft.note(frame("from_newest", plan.language, report=called(newest)))
    _note_passages(draft, view, plan)


def _tell_restated(draft: Draft, view: Edition, plan: Plan, told: tuple[Figure, ...]) -> None:
    """What another report says of the same period: the newest where an older one's value is told,
    else the one before.
    """
    shown = 0
    for figure in told:
        held = view.editions(figure) if figure.period else (figure,)
        at = [f.document for f in held].index(figure.document)
        key = "said_later" if at else "said_before"
        others = held[:at] if at else held[1:]
        other = next((f for f in others if not equal(f, figure)), None)
        report = view.report_of(other) if other else None
        if other is None or report is None or other.id in draft.figures or shown == FEW:
            continue
        shown += 1
        name = titled(report.title, report.date)
        slots = {"report": escape(name), "label": escape(figure.label)}
        draft.names.add(name)
        draft.as_composed = True
        draft.say(frame(key, plan.language, value=draft.figure(other), **slots))


def _note_older(draft: Draft, view: Edition, plan: Plan, told: tuple[Figure, ...]) -> None:
    """Figures that only an older report has, or that were asked as it has them."""
    alone: dict[str, list[Figure]] = {}
    for figure in told:
        report = view.report_of(figure)
        newest = view.newest_beside(report) if report else None
        if report is None or newest is None or report.id == newest.id or _beside(figure, told):
            continue
        if any(f.document == newest.id for f in view.editions(figure)):
            note = {"report": called(report), "label": figure.label}
            if figure.period is None:
                draft.note(frame("as_reported", plan.language, **note))
        elif figure.period is None or not _covers(view, newest, figure):
            alone.setdefault(report.id, []).append(figure)
    for figures in alone.values():
        report = view.report_of(figures[0])
        labels = list(dict.fromkeys(figure.label for figure in figures))
        names = frame("join", plan.language).join(labels[:FEW])
        names += frame("and_others", plan.language) if len(labels) > FEW else ""
        if report:
            draft.note(frame("only_older", plan.language, report=called(report), label=names))


def _beside(figure: Figure, told: tuple[Figure, ...]) -> bool:
    """The answer has another report's value for the same: it stands as the older of two."""
    return any(
        f.document != figure.document
        and (f.metric, f.subject, f.dimensions, f.period)
        == (figure.metric, figure.subject, figure.dimensions, figure.period)
        for f in told
    )


def _covers(view: Edition, newest: Document, figure: Figure) -> bool:
    """The newest report has the metric for a later period: this one is history, not missing."""
    held = view.base.figures(figure.metric or "", subject=figure.subject)
    return any(f.document == newest.id and (f.period or "") > (figure.period or "") for f in held)


def _elsewhere(view: Edition, figure: Figure) -> bool:
    """Whether another report measures the same, so that one was chosen."""
    held = view.base.figures(figure.metric or "", subject=figure.subject)
    return any(f.document != figure.document and view.report_of(f) for f in held)


def _note_passages(draft: Draft, view: Edition, plan: Plan) -> None:
    """Sentences that only an older report has."""
    of_figures = {figure.citation for figure in draft.figures.values()}
    older = {d.id: d for d in view.superseded()}
    older |= {d.id: older[d.report] for d in view.documents() if d.report in older}
    cited = [c.document_id for c in draft.citations if c.n not in of_figures]
    for document in dict.fromkeys(id for id in cited if id in older):
        draft.note(frame("text_of_older", plan.language, report=called(older[document])))
