"""Values that a report tells of several months together: `1-5月收入`, `今年累计收入`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import covering
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.naming import Named
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import own_period
from assistant.retrieval.times import months_between
from assistant.retrieval.words import EACH

_SUMMED: Final = re.compile("累计")
_MONTH: Final = re.compile(r"(\d{4}|\*)-(\d\d)")
_GENERAL: Final = ("", "营业")
"""收入 is 营业收入, too."""


def of_months(found: Named, reading: Reading, view: View) -> Named:
    """`1-5月累计收入` is the 收入 of these months, where 累计收入 is only foreseen of others."""
    name = found.metrics[0] if len(found.metrics) == 1 else ""
    bare = name.removeprefix("累计")
    if bare == name or not bare or reading.nature in {"forecast", "target"}:
        return found
    if any(figure.nature == "actual" for figure in view.figures(name, any_subject=True)):
        return found
    meant = next((m for each in _GENERAL if (m := each + bare) in view.uses()), "")
    return found._replace(metrics=(meant,)) if meant else found


def summed_up(plan: Plan, reading: Reading, view: View) -> Plan:
    """Of the span itself, where the metric has a value of it; 累计 without one is of the year
    until the month of the report, and of a member that has no such value it is of nothing.
    """
    if len(plan.metrics) != 1 or EACH.search(plan.text) or plan.nature == "target":
        return plan
    span = _span(plan, reading, own_period(view) or "")
    asked = plan.model_copy(update={"periods": (span,), "nature": "actual"})
    held = bool(span and find_figures(view, asked, plan.metrics[0]).figures)
    alone = bool(span and plan.members and _SUMMED.search(plan.text))
    if not held and not (alone and months_between(reading) and not plan.operation):
        return plan
    operation = None if plan.operation == "total" else plan.operation
    return plan.model_copy(update={"periods": (span,), "operation": operation})


def _span(plan: Plan, reading: Reading, own: str) -> str:
    keys = months_between(reading) or plan.periods
    months = [match for key in keys if (match := _MONTH.fullmatch(key))]
    if not own:
        return ""
    if len(months) > 1 and len(months) == len(keys) and _run(months):
        first, last = (m[0].replace("*", own[:4]) for m in (months[0], months[-1]))
    elif _SUMMED.search(plan.text) and set(keys) <= {own, own[:4], f"*{own[4:]}", "now"}:
        first, last = f"{own[:4]}-01", own
    else:
        return ""
    return covering(first, last) or f"{first}/{last}"


def _run(months: list[re.Match[str]]) -> bool:
    """Of one year, each the next one."""
    numbers = [int(month[2]) for month in months]
    of_one = len({month[1] for month in months}) == 1
    return of_one and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
