"""What reports after that of a customer's case say of the customer: whether it has ended, say."""

from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval.editions import Edition
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import reports_in
from assistant.retrieval.sentences import sentences_of

READ: Final = 20
MOST: Final = 2
"""Sentences that are told."""


def tell_since_case(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """Before the case itself, which no later report tells again."""
    if not isinstance(view, Edition) or view.reach == "only":
        return
    reports = reports_in(view)
    told = next((r.date for r in reports if r.id == view.told_in(case.document)), "")
    newer = {report.id for report in reports if told and report.date > told}
    if not newer:
        return
    said = [
        draft.quote(passage, sentence)
        for hit in view.base.keyword(case.customer, READ)
        if (passage := view.base.passage(hit.id)) and not passage.case
        if passage.kind != "table" and view.told_in(passage.document) in newer
        for sentence in sentences_of(passage)
        if any(name in sentence for name in (case.customer, *case.aliases))
    ]
    if said:
        draft.say(frame("said_since", plan.language, told=" ".join(said[:MOST])))
