"""Whom an answer names: a pronoun of the next question means them."""

from assistant.answering.draft import Draft
from assistant.answering.occasion import presenter_asked
from assistant.answering.premise import claim_of
from assistant.indexes.base import View
from assistant.retrieval.asked import asked_of
from assistant.retrieval.people import people_in
from assistant.retrieval.plan import Plan


def people_told(draft: Draft, view: View, plan: Plan) -> tuple[str, ...]:
    """By the first quote that has any; none where it was not asked who."""
    claimed = claim_of(view, plan) or plan
    if not (asked_of(claimed.text).who or presenter_asked(view, claimed)):
        return ()
    found = (people_in(view, citation.quote) for citation in draft.citations)
    return next((people for people in found if people), ())
