"""All months of a span that is named by its ends, where each has a value. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import period_bounds
from assistant.quantities import unit_named
from assistant.quantities.units import is_money
from assistant.records import Metric
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.over_time import at_end, flows, stands
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import own_period
from assistant.retrieval.summed_up import summed_up
from assistant.retrieval.times import months_between
from assistant.retrieval.words import EACH

_BETWEEN_TWO: Final = frozenset({"growth", "compound", "ratio", "per_unit"})
"""Operations over the ends of a span."""
_WHICH_MONTH: Final = re.compile(r"哪一?个?月|\bwhich month\b", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(r"同比|同期|[比较跟和与][去上]年")


def spanned(plan: Plan, reading: Reading, view: View) -> Plan:
    """`1月到5月销量多少` asks for what these five months make; for each of them, where a value
    stands at their ends or is a rate. What is asked of the span as a whole and of its parts, or
    against the year before, its two ends do not answer.
    """
    if (whole := summed_up(plan, reading, view)) != plan:
        return whole
    months = months_between(reading)
    if not months:
        return _by_month(plan, reading, view)
    if len(plan.periods) != 2 or plan.baseline or not plan.metrics:
        return plan
    asked = {plan.operation, *plan.also}
    against = plan.by or _YEAR_BEFORE.search(reading.text)
    apart = "difference" in asked and plan.nature != "target"
    ends = asked & _BETWEEN_TWO or apart
    if against or (not ends and _one_end_told(plan, view)):
        first, last = reading.periods[0], reading.periods[1]
        said = reading.text[first.start : last.end]
        return plan.model_copy(update={"unknown": (*plan.unknown, said)})
    if ends or not _each_told(plan, months, view):
        return plan
    told = {m.name: m for m in view.metrics()}
    adds = len(plan.metrics) == 1 and _adds_up(told[plan.metrics[0]])
    listed = plan.stated or EACH.search(reading.text) or plan.operation
    summed = "total" if adds and not listed else plan.operation
    return plan.model_copy(update={"periods": months, "operation": summed})


def _by_month(plan: Plan, reading: Reading, view: View) -> Plan:
    """`上半年哪个月收入最低` ranks the months of that half that have a value of their own."""
    use = view.uses().get(plan.metrics[0]) if len(plan.metrics) == 1 else None
    ranks = plan.operation == "rank" and not plan.by and len(plan.periods) < 2
    if use is None or not ranks or not _WHICH_MONTH.search(reading.text):
        return plan
    held = sorted(key for key in use.periods if re.fullmatch(r"\d{4}-\d\d", key))
    year = (own_period(view) or next(reversed(held), ""))[:4]
    asked = [key.replace("*", year) for key in plan.periods] or [year]
    if not year or "/" in asked[0]:
        return plan
    first, last = period_bounds(asked[0])
    months = tuple(key for key in held if first <= period_bounds(key)[0] <= last)
    told = plan.model_copy(update={"periods": months})
    return told if len(months) > 1 and _each_told(plan, months, view) else plan


def _one_end_told(plan: Plan, view: View) -> bool:
    """The value of one end is not that of the span."""
    told = [_each_told(plan, (period,), view) for period in plan.periods]
    return any(told) and not all(told)


def _each_told(plan: Plan, months: tuple[str, ...], view: View) -> bool:
    at = [plan.model_copy(update={"periods": (month,), "nature": None}) for month in months]
    return all(find_figures(view, each, name).figures for each in at for name in plan.metrics)


def _adds_up(metric: Metric) -> bool:
    """An amount of money, or what is said to flow, and nothing that stands at an end."""
    if stands(metric.name) or at_end(metric.name, metric.description):
        return False
    return flows(metric.name) or bool(metric.unit and is_money(unit_named(metric.unit)[0]))
