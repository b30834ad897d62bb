"""What a conversation leaves behind, and how a follow-up leans on it."""

import re

from assistant.records import Record
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import FOLLOW_UP


class Trace(Record):
    """What one turn leaves behind; kept as the plan of its `Turn`."""

    plans: tuple[Plan, ...]
    """One for each question of the message, in order."""
    told: tuple[str, ...] = ()
    """Ids of the figures that the answer told, in order."""


Memory = tuple[Trace, ...]
"""The turns of a conversation, oldest first."""


def focus_of(memory: Memory) -> tuple[str, ...]:
    """The customers or names that the newest turn which named any was about."""
    for trace in reversed(memory):
        for plan in reversed(trace.plans):
            if names := (plan.case.customers if plan.case else plan.subjects):
                return names
    return ()


def lean(plan: Plan, reading: Reading, memory: Memory) -> Plan:
    """The plan with what it leaves out taken from the turn before, if it leans on that."""
    if not memory or not _leans(reading, plan):
        return plan
    return _inherit(plan, memory[-1].plans[-1])


def _leans(reading: Reading, plan: Plan) -> bool:
    if plan.intent in {"greeting", "help", "page"}:
        return False
    names_nothing = not plan.metrics and not plan.choices and not reading.residue
    return bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE)) or names_nothing


def _inherit(plan: Plan, previous: Plan) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    metrics = plan.metrics or previous.metrics
    same = not plan.metrics
    spans = plan.operation in {"growth", "difference", "ratio"}
    return plan.model_copy(
        update={
            "metrics": metrics,
            "intent": plan.intent if plan.metrics else previous.intent,
            "subjects": plan.subjects or previous.subjects,
            "members": plan.members or (previous.members if same else {}),
            "periods": plan.periods or (previous.periods if same and not spans else ()),
            "operation": plan.operation
            or (previous.operation if plan.periods or plan.members or plan.subjects else None),
        }
    )
