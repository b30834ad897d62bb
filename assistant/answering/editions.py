"""One question over several reports: from which it is answered, and from which else."""

from collections.abc import Callable, Sequence
from copy import deepcopy

from assistant.answering.across import tell_each, tell_since
from assistant.answering.changes import tell_changes
from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.provenance import tell_reports
from assistant.indexes.base import View
from assistant.retrieval.editions import Edition, edition
from assistant.retrieval.need import content_terms
from assistant.retrieval.occasions import Asked, asked_of, asks_earlier
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import called, reports_in

Planned = Callable[[View, str, Draft | None], tuple[Draft, Plan]]
"""Reads and plans a question over a view; begins the draft where there is none."""


def answer_over(view: View, text: str, draft: Draft | None, planned: Planned) -> tuple[Draft, Plan]:
    """The draft with the answer added, and what the question was taken for."""
    if not isinstance(view, Edition):
        return _of_the_only(view, text, draft, planned)
    asked = asked_of(text, view)
    if asked.kind == "none":
        return _no_such(view, asked, draft, planned)
    if asked.kind == "changes":
        return _changes(view, asked, text, draft, planned)
    if asked.kind in {"since", "each"}:
        return _across(view, asked, draft, planned)
    if asked.kind == "of":
        return _of_one(view, asked, draft, planned)
    return _now(view, text, draft, planned)


def _now(view: Edition, text: str, draft: Draft | None, planned: Planned) -> tuple[Draft, Plan]:
    """From what holds now; what that lacks, from any report."""
    made, plan = planned(view, text, deepcopy(draft))
    if reports := tuple(d for d in reports_in(view) if d.id in plan.reports):
        again = Asked(plan.across or "of", text, reports)
        return (_across if plan.across else _of_one)(view, again, draft, planned)
    compose(made, view, plan)
    if _lacks(made, draft):
        other, read = _over(edition(view, "any"), text, draft, planned)
        if not _lacks(other, draft) or (_empty(made, draft) and not _empty(other, draft)):
            made, plan = other, read
    elif plan.intent == "text":
        made, plan = _best_said(view, text, draft, planned, (made, plan))
    tell_reports(made, view, plan)
    return made, plan


def _best_said(
    view: Edition, text: str, draft: Draft | None, planned: Planned, newest: tuple[Draft, Plan]
) -> tuple[Draft, Plan]:
    """Sentences of an older report, where they hold more words of the question."""
    asked = content_terms(text)
    best, most = newest, _held(newest[0], draft, asked)
    for report in view.superseded() if most < len(asked) else ():
        other = _over(edition(view, "only", report.id), text, draft, planned)
        held = _held(other[0], draft, asked)
        if held > most and other[1].intent == "text" and not _lacks(other[0], draft):
            best, most = other, held
    return best


def _held(made: Draft, before: Draft | None, asked: Sequence[str]) -> int:
    """How many words of the question the first sentence of the answer has."""
    since = len(before.citations) if before else 0
    said = " ".join(citation.quote for citation in made.citations[since : since + 1])
    return len(set(asked) & set(content_terms(said)))


def _over(view: Edition, text: str, draft: Draft | None, planned: Planned) -> tuple[Draft, Plan]:
    made, plan = planned(view, text, deepcopy(draft))
    compose(made, view, plan)
    return made, plan


def _of_one(
    view: Edition, asked: Asked, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    """From the report that is named; another one that has it is named, not told."""
    report = asked.reports[0]
    scope = edition(view, "only", report.id)
    made, plan = planned(scope, asked.text, deepcopy(draft))
    plan = plan.model_copy(update={"reports": (report.id,), "across": ""})
    compose(made, scope, plan)
    if _empty(made, draft) and not made.choices:
        if not set(plan.metrics) & scope.uses().keys():
            made.lines[len(draft.lines) if draft else 0 :] = []  # whose it is, is not the matter
        made.say(frame("not_in_report", plan.language, report=called(report)))
        made.names.add(called(report))
        other, _ = _over(edition(view, "any"), asked.text, draft, planned)
        held = {c.document_id for c in other.citations if c.n not in other.nearest}
        held |= {figure.document for figure in view.base.figures_by_id(tuple(other.used))}
        for elsewhere in (d for d in reports_in(view) if d.id in held - {report.id}):
            made.say(frame("in_other_report", plan.language, report=called(elsewhere)))
            made.names.add(called(elsewhere))
    tell_reports(made, view, plan)
    return made, plan


def _across(
    view: Edition, asked: Asked, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    made, plan = planned(view, asked.text, deepcopy(draft))
    ids = tuple(report.id for report in asked.reports)
    plan = plan.model_copy(update={"reports": ids, "across": asked.kind})
    made.begin()
    tell = tell_each if asked.kind == "each" else tell_since
    if not plan.metrics or not tell(made, view, plan, asked.reports):
        if asked.kind == "since":
            about = tuple(n for n in (*plan.subjects, *plan.unknown) if n)
            tell_changes(made, view.base, plan, asked.reports, about)
        else:
            compose(made, view, plan.model_copy(update={"reports": (), "across": ""}))
    tell_reports(made, view, plan)
    return made, plan


def _changes(
    view: Edition, asked: Asked, text: str, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    """Of everything, or of what is named beside."""
    if asked.text:
        return _across(view, asked._replace(kind="since"), draft, planned)
    made, plan = planned(view, text, deepcopy(draft))
    ids = tuple(report.id for report in asked.reports)
    everything = {"reports": ids, "across": "since", "metrics": (), "choices": (), "intent": "text"}
    plan = plan.model_copy(update=everything)
    made.begin()
    tell_changes(made, view.base, plan, asked.reports)
    return made, plan


def _no_such(
    view: Edition, asked: Asked, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    made, plan = planned(view, asked.text, deepcopy(draft))
    made.begin()
    made.missing = True
    names = frame("join", plan.language).join(map(called, asked.reports))
    made.say(frame("no_report", plan.language, asked=asked.words, names=names))
    made.names.update((asked.words, *map(called, asked.reports)))
    return made, plan


def _of_the_only(
    view: View, text: str, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    """Where no report follows another; a comparison with an earlier one is then explained."""
    made, plan = planned(view, text, draft)
    had = deepcopy(made) if asks_earlier(text) else None
    compose(made, view, plan)
    if had is not None and _lacks(made, had):
        had.begin()
        had.missing = True
        report = next(iter(reports_in(view)), None)
        key = "only_report" if report else "no_reports"
        had.say(frame(key, plan.language, report=called(report) if report else ""))
        if report:
            had.names.add(called(report))
        return had, plan
    return made, plan


def _lacks(made: Draft, before: Draft | None) -> bool:
    """A part of the question, or all of it, has no answer."""
    return not made.choices and (
        (made.missing and not (before and before.missing)) or _empty(made, before)
    )


def _empty(made: Draft, before: Draft | None) -> bool:
    told = len(made.citations) - len(made.nearest)
    return not made.used and told <= (len(before.citations) - len(before.nearest) if before else 0)
