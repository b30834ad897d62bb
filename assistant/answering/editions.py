"""One question over several reports: from which it is answered, and from which else."""

import re
from copy import deepcopy
from functools import partial
from typing import NamedTuple

from assistant.answering.across import tell_each, tell_since
from assistant.answering.changes import tell_changes
from assistant.answering.changes_focused import tell_focused
from assistant.answering.compose import compose
from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.answering.of_month import asked_in_month, written_of_month
from assistant.answering.provenance import tell_reports
from assistant.answering.restatements import tell_corrections, tell_held, tell_restatement
from assistant.answering.trial import Planned, best_said, empty, lacks, over
from assistant.answering.understanding import lexicon_of
from assistant.indexes.base import View
from assistant.records import Document
from assistant.retrieval.editions import Edition, edition
from assistant.retrieval.language import normalise
from assistant.retrieval.next_report import next_asked
from assistant.retrieval.occasions import Asked, asked_of, asks_earlier, of_the_only
from assistant.retrieval.plan import Plan
from assistant.retrieval.report_words import FROM_WHICH, HELD, NEWEST
from assistant.retrieval.reports import called, reports_in
from assistant.retrieval.residue import content_runs
from assistant.retrieval.words import FOLLOW_UP, PRONOUN


class Before(NamedTuple):
    """What a question may lean on."""

    message: Plan | None = None
    """Of the question before it in the same message."""
    turn: Plan | None = None
    """The last one of the turn before."""


def answer_over(
    view: View, text: str, draft: Draft | None, planned: Planned, before: Before
) -> tuple[Draft, Plan]:
    """The draft with the answer added, and what the question was taken for."""
    if not isinstance(view, Edition):
        only = of_the_only(text, view)
        if only.kind:
            return _listed(view, only, draft, planned)
        return _of_the_only(view, only.text, draft, planned)
    told = normalise(text)
    if not HELD.search(told) and (of := FROM_WHICH.match(told)):
        text = f"what is {of['what']}?"
    asked = _asked(view, text, before)
    if asked.kind == "none":
        return _no_such(view, asked, draft, planned)
    leans = asked.words and not asked.focus
    if asked.kind == "changes" and leans and before.turn and before.turn.metrics:
        return _now(view, text, draft, planned, before)  # of what was told, not of everything
    if asked.kind == "changes":
        return _changes(view, asked, text, draft, planned)
    if asked.kind in {"held", "corrections"}:
        return _listed(view, asked, draft, planned)
    if asked.kind in {"since", "each"}:
        return _across(view, asked, draft, planned)
    if asked.kind == "of":
        return _of_one(view, asked, draft, planned)
    return _now(view, text, draft, planned, before)


def _asked(view: Edition, text: str, before: Before) -> Asked:
    """What a question says of reports; what it leaves out it has of the one before."""
    asked = asked_of(text, view)
    if not asked.kind and before.message and (held := _named(view, before.message)):
        asked = Asked(before.message.across or "of", text, held)
    if not asked.kind and before.turn and before.turn.reports and not before.turn.across:
        asked = next_asked(text, view, before.turn.periods) or asked
    return asked


def _now(
    view: Edition, text: str, draft: Draft | None, planned: Planned, before: Before
) -> tuple[Draft, Plan]:
    """From what holds now, or from the report of the turn that it leans on; what that lacks, from
    any report.
    """
    made, plan = planned(view, text, deepcopy(draft))
    base = plan if plan.reports else before.turn
    if base and (plan.reports or _leans(view, text, plan)) and (held := _named(view, base)):
        made, plan = (_across if base.across else _of_one)(
            view, Asked(base.across or "of", text, held), draft, planned
        )
        names = frame("join", plan.language).join(map(called, held))
        made.note(frame("still_of", plan.language, report=names))
        return made, plan
    if month := asked_in_month(view, text, plan):
        return (_of_one if month.kind == "of" else _no_such)(view, month, draft, planned)
    if tell_restatement(made, view, plan):
        return made, plan
    compose(made, view, plan)
    if lacks(made, draft):
        other, read = over(edition(view, "any"), text, draft, planned)
        if not lacks(other, draft) or (empty(made, draft) and not empty(other, draft)):
            made, plan = other, read
    elif plan.intent == "text":
        made, plan = best_said(view, text, draft, planned, (made, plan))
        made, plan = written_of_month(view, text, draft, planned, (made, plan))
    tell_reports(made, view, plan)
    return made, plan


def _named(view: Edition, plan: Plan) -> tuple[Document, ...]:
    """In the order in which they were asked for."""
    reports = {document.id: document for document in reports_in(view)}
    return tuple(reports[id] for id in plan.reports if id in reports)


def _leans(view: Edition, text: str, plan: Plan) -> bool:
    """`其中年卡呢`: what is meant comes from the turn before, and so does its report."""
    told = normalise(text)
    if NEWEST.search(told) or not (plan.metrics or plan.operands or plan.case):
        return False
    if re.search(FOLLOW_UP, told, re.IGNORECASE) or PRONOUN.search(told):
        return True
    names = lexicon_of(view).find(told.lower())
    own = {target.kind for mention in names for target in mention.targets}
    return not own & {"metric", "subject", "entity"}


def _of_one(
    view: Edition, asked: Asked, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    """From the report that is named; another one that has it is named, not told."""
    report = asked.reports[0]
    scope = edition(view, "only", report.id)
    made, plan = _first_told(scope, asked, draft, planned)
    plan = plan.model_copy(update={"reports": (report.id,), "across": ""})
    if empty(made, draft) and not (made.choices or made.as_composed):
        if not set(plan.metrics) & scope.uses().keys():
            made.lines[len(draft.lines) if draft else 0 :] = []  # whose it is, is not the matter
        made.say(frame("not_in_report", plan.language, report=called(report)))
        made.names.add(called(report))
        other, _ = over(edition(view, "any"), asked.text, draft, planned)
        held = {c.document_id for c in other.citations if c.n not in other.nearest}
        held |= {figure.document for figure in view.base.figures_by_id(tuple(other.used))}
        for elsewhere in (d for d in reports_in(view) if d.id in held - {report.id}):
            made.say(frame("in_other_report", plan.language, report=called(elsewhere)))
            made.names.add(called(elsewhere))
    tell_reports(made, view, plan)
    return made, plan


def _first_told(
    scope: Edition, asked: Asked, draft: Draft | None, planned: Planned
) -> tuple[Draft, Plan]:
    """Without the words for the report; as of the report itself, where these carry the question."""
    texts = (asked.text, asked.itself)
    if asked.itself and not content_runs(asked.text) and "呢" not in asked.text:
        texts = (asked.itself, asked.text)
    tried = [over(scope, text, draft, planned) for text in texts[:1]]
    if lacks(tried[0][0], draft) and texts[1]:
        tried.append(over(scope, texts[1], draft, planned))
    whole = (each for each in tried if not lacks(each[0], draft))
    part = (each for each in tried if not empty(each[0], draft) or each[0].choices)
    return next(whole, None) or next(part, None) or tried[0]


def _across(
    view: Edition, asked: Asked, draft: Draft | None, planned: Planned, *, restated: bool = False
) -> tuple[Draft, Plan]:
    made, plan = planned(view, asked.text, deepcopy(draft))
    ids = tuple(report.id for report in asked.reports)
    plan = plan.model_copy(update={"reports": ids, "across": asked.kind})
    made.begin()
    tell = tell_each if asked.kind == "each" else partial(tell_since, restated=restated)
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
        return _across(view, asked._replace(kind="since"), draft, planned, restated=True)
    made, plan = planned(view, text, deepcopy(draft))
    ids = tuple(report.id for report in asked.reports[:2])
    everything = {"reports": ids, "across": "since", "metrics": (), "choices": (), "intent": "text"}
    plan = plan.model_copy(update=everything)
    made.begin()
    if asked.focus:
        tell_focused(made, view.base, plan, asked.reports, asked.focus)
    else:
        tell_changes(made, view.base, plan, asked.reports)
    return made, plan


def _listed(view: View, asked: Asked, draft: Draft | None, planned: Planned) -> tuple[Draft, Plan]:
    """The reports that there are, or what they correct."""
    made, plan = planned(view, asked.text, deepcopy(draft))
    plan = plan.model_copy(update={"metrics": (), "choices": (), "intent": "text"})
    made.begin()
    if not isinstance(view, Edition):
        tell_held(made, view, asked.reports)
    elif asked.kind == "held":
        tell_held(made, view.base, asked.reports)
    else:
        tell_corrections(made, view, plan)
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
    if had is not None and lacks(made, had):
        had.begin()
        had.missing = True
        report = next(iter(reports_in(view)), None)
        key = "only_report" if report else "no_reports"
        had.say(frame(key, plan.language, report=called(report) if report else ""))
        if report:
            had.names.add(called(report))
        return had, plan
    return made, plan
