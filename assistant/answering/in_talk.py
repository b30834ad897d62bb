"""What is asked by a deed or in spoken words, where nothing else tells it: its one value."""

from collections.abc import Callable
from typing import Final

from assistant.answering import figures as forms
from assistant.answering.draft import Draft
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.retrieval.figures import Missing
from assistant.retrieval.in_talk import OWED, asked_in_talk
from assistant.retrieval.plan import Plan
from assistant.retrieval.told_in_talk import told_in_talk

_SPREAD_OVER: Final = frozenset("家个名人户位")
"""Over whom an amount is spread: `平均一户卖多少` asks for no price."""
Tell = Callable[[Draft, View, Plan], None]


def tell_in_talk(draft: Draft, view: View, plan: Plan, tell: Tell) -> bool:
    """Whether it told the value; `tell` is how the question would be answered otherwise.

    A price for each is one thing alone, whatever else its words may name, and no other value; so
    is what is overdue.
    """
    asked = () if plan.operands or plan.confirms or plan.excludes else asked_in_talk(plan.text)
    said = told_in_talk(asked, plan, view) if asked else None
    for_each = next((talk.unit for talk in asked if talk.kind == "price" and talk.unit), "")
    if said is None and plan.implied and for_each and for_each[0] not in _SPREAD_OVER:
        refuse(draft, plan, (Missing("word", f"一{for_each}", plan.metrics[0], ()),))
        return True
    alone = bool(for_each) or any(talk.deed == OWED for talk in asked)
    if said is None or not (alone or lacks(plan, view, tell)):
        return False
    if said.passage:
        draft.say(draft.quote(said.passage, said.sentence))
    elif said.figure:
        forms.tell(draft, plan, (said.figure,))
    return True


def lacks(plan: Plan, view: View, tell: Tell) -> bool:
    """Whether a question would not be answered otherwise."""
    trial = Draft(plan.language)
    tell(trial, view, plan)
    cited = {citation.n for citation in trial.citations} - trial.nearest
    return not (trial.choices or trial.used or cited or trial.computations)
