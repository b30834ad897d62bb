"""Questions that name a figure and ask something else: when, or who. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.asked import asked_of
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_SOMEBODY: Final = re.compile(r"谁家?(?!的)|哪[一几]?[家个](?:大?(?:客户|公司|企业))?(?!的)")


def of_fact(plan: Plan, reading: Reading, view: View) -> Plan:
    """`首批什么时候到港`, `合同谁在跟` ask the sentences."""
    if not _asks_fact(plan, reading, view):
        return plan
    told = {"intent": "text", "metrics": (), "implied": False, "linked": {}}
    return plan.model_copy(update=told)


def _asks_deed(plan: Plan, reading: Reading, view: View) -> bool:
    """`谁家因为签了约把别家的退了`: words beside the metric tell what somebody did."""
    if plan.intent != "figure" or plan.asks_quantity or plan.operation or plan.by or plan.members:
        return False
    uses = view.uses()
    owners = {owner for name in plan.metrics if name in uses for owner in uses[name].subjects}
    return bool(plan.unknown) and owners == {""} and bool(_SOMEBODY.search(reading.text))


def _asks_since(plan: Plan, view: View) -> bool:
    """`甲的份额哪年拿下的`: what was done, beside values of 甲 that have no time."""
    if plan.intent != "figure" or plan.asks_quantity or plan.operation or plan.by:
        return False
    figures = [f for name in plan.metrics for f in view.figures(name, any_subject=True)]
    own = [figure for figure in figures if figure.subject in plan.subjects]
    return bool(plan.unknown and own) and not any(figure.period for figure in own)


def _asks_fact(plan: Plan, reading: Reading, view: View) -> bool:
    """Of found metrics whose values are all numbers; of any, where somebody's deed is asked and
    the values are nobody's, or when it was done, and they are of no time.
    """
    asked = asked_of(reading.text)
    if _asks_deed(plan, reading, view) or (asked.when and _asks_since(plan, view)):
        return True
    if plan.intent != "figure" or not (asked.when or asked.who) or plan.asks_quantity:
        return False
    declared = {metric.name for metric in view.metrics() if metric.declared}
    if not plan.metrics or declared & set(plan.metrics) or reading.operations:
        return False
    figures = [f for name in plan.metrics for f in view.figures(name, any_subject=True)]
    return all(figure.quantity is not None for figure in figures)
