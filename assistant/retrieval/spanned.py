"""All months of a span that is named by its ends, where each has a value. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.over_time import at_end, stands
from assistant.retrieval.plan import Plan
from assistant.retrieval.shares import in_percent
from assistant.retrieval.times import months_between
from assistant.retrieval.words import EACH


def spanned(plan: Plan, reading: Reading, view: View) -> Plan:
    """`1月到5月销量多少` asks for what these five months make; for each of them, where a value
    stands at their ends or is a rate.
    """
    months = months_between(reading)
    if plan.operation not in {None, "members", "count"} or len(plan.metrics) != 1 or plan.by:
        return plan
    if not months or len(plan.periods) != 2 or plan.baseline:
        return plan
    (name,) = plan.metrics
    each = (plan.model_copy(update={"periods": (month,)}) for month in months)
    if not all(find_figures(view, at, name).figures for at in each):
        return plan
    metric = next(m for m in view.metrics() if m.name == name)
    listed = plan.stated or EACH.search(reading.text) or plan.operation
    kept = stands(name) or at_end(name, metric.description) or in_percent(view, name)
    operation = plan.operation if listed or kept else "total"
    return plan.model_copy(update={"periods": months, "operation": operation})
