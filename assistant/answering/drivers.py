"""Who is behind a growth, by the sentence that says where it comes from."""

from typing import Final

from assistant.answering.draft import Draft
from assistant.answering.found import dated
from assistant.answering.refuse import refuse
from assistant.answering.text import told_facts
from assistant.indexes.base import View
from assistant.retrieval.drivers import asks_drivers, besides, grows, of_business, told_behind
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.need import names_held, need_of, told_by
from assistant.retrieval.passages import find_passages
from assistant.retrieval.people import names_somebody
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of
from assistant.retrieval.wording import wording_of
from assistant.retrieval.words import INSTRUCTION

READ: Final = 30
"""Passages in which the sentence may stand."""
_LIKE: Final = "增长 来自 客户"
"""How reports put it, beside the words of the question."""


def tell_drivers(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a sentence names them, with all that the question says of the growth."""
    ahead = plan.years or plan.nature in {"forecast", "target"}
    if not asks_drivers(plan.text) or ahead or INSTRUCTION.search(plan.text):
        return False
    said = besides(plan.text)
    if _tell_of(draft, view, plan, said) or _tell_of(draft, view, plan, of_business(said)):
        return True
    if plan.intent not in {"text", "topic"} or _told_of_growth(view, plan):
        return False
    refuse(draft, plan)
    return True


def _tell_of(draft: Draft, view: View, plan: Plan, said: str) -> bool:
    """Whether a sentence tells it that holds what is `said` of the growth beside who it is.

    One that says of another measure that it grows is not of the business as a whole.
    """
    whole = besides(plan.text)
    need = need_of(view, plan)._replace(weights={})
    wording = wording_of(said, need)
    for passage in find_passages(view, f"{plan.text} {_LIKE}", READ):
        for sentence in sentences_of(passage):
            who, told = told_behind(sentence), told_by(view, passage, sentence)
            if not (who and names_somebody(view, who, need) and dated(plan, passage, sentence)):
                continue
            if said != whole and unmeasured(of_business(sentence), plan.text):
                continue
            if names_held(need, told) and wording.held(view, told):
                draft.say(draft.quote(passage, sentence))
                return True
    return False


def _told_of_growth(view: View, plan: Plan) -> bool:
    """Whether what would be told instead is a growth: who did another deed is behind none."""
    trial = Draft(plan.language)
    return told_facts(trial, view, plan, near=False) and grows(trial.citations[0].quote)
