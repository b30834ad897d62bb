"""Cases as sales tell them: the card, one field of it."""

from assistant.answering.draft import Draft
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval.plan import Plan


def tell_cases(draft: Draft, view: View, plan: Plan) -> None:
    assert plan.case
    held = {case.customer: case for case in view.cases()}
    for customer in plan.case.customers:
        if customer in held:
            _card(draft, view, held[customer], plan.case.field)
    if not draft.citations:
        refuse(draft, plan)


def _card(draft: Draft, view: View, case: Case, field: str) -> None:
    for each in case.fields:
        if field in {"", each.name}:
            for passage in filter(None, map(view.passage, each.passages)):
                draft.say(f"- {each.name}：{draft.quote(passage, passage.text)}")
