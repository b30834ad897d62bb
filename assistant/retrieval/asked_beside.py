"""Questions that name a figure and ask something else: when, or who. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.asked import asked_of
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan


def of_fact(plan: Plan, reading: Reading, view: View) -> Plan:
    """`首批什么时候到港`, `合同谁在跟` ask the sentences."""
    if not _asks_fact(plan, reading, view):
        return plan
    told = {"intent": "text", "metrics": (), "implied": False, "linked": {}}
    return plan.model_copy(update=told)


def _asks_fact(plan: Plan, reading: Reading, view: View) -> bool:
    """Of found metrics whose values are all numbers."""
    asked = asked_of(reading.text)
    if plan.intent != "figure" or not (asked.when or asked.who) or plan.asks_quantity:
        return False
    declared = {metric.name for metric in view.metrics() if metric.declared}
    if not plan.metrics or declared & set(plan.metrics) or reading.operations:
        return False
    figures = [f for name in plan.metrics for f in view.figures(name, any_subject=True)]
    return all(figure.quantity is not None for figure in figures)
