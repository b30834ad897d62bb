"""Overviews over the prose: points, reasons, contrasts, a name across all its pages."""

from assistant.answering.draft import Draft
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.retrieval.plan import Plan


def tell_topic(draft: Draft, view: View, plan: Plan) -> None:
    refuse(draft, plan)
