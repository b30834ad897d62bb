"""The part of another year that is meant where that year is named: `去年同期`, `三季度比去年`."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import year_before
from assistant.quantities import unit_named
from assistant.quantities.units import is_money
from assistant.retrieval.figures import find_figures
from assistant.retrieval.over_time import stands
from assistant.retrieval.plan import Plan

SAME_TIME: Final = re.compile(r"同期|同月|同季|same (?:period|month|quarter)", re.IGNORECASE)

_PART: Final = re.compile(r"(?:\d{4}|\*)(?P<part>-(?:[QH]\d|\d\d))")
_ALL_YEAR: Final = re.compile(
    r"[全整]年|[一1]年|年[底末初]|[年月季]末|[年月]底|year.end", re.IGNORECASE
)


def with_same_part(plan: Plan, view: View) -> Plan:
    """A year that is asked so stands for its month or quarter, where values are of such."""
    if plan.operation in {"growth", "difference"} and len(plan.periods) == 2:
        return _against_part(plan, view)
    asked = plan.periods[0] if len(plan.periods) == 1 else ""
    if len(asked) != 4 or "*" in asked or not SAME_TIME.search(plan.text):
        return plan
    anytime = plan.model_copy(update={"periods": ()})
    found = (f for name in plan.metrics for f in find_figures(view, anytime, name).figures)
    newest = next((f.period for f in found if f.period and len(f.period) > 4), None)
    if newest is None or "/" in newest or not year_before(newest).startswith(asked):
        return plan
    return plan.model_copy(update={"periods": (year_before(newest),)})


def _against_part(plan: Plan, view: View) -> Plan:
    """`三季度收入比去年涨多少`: since the same quarter, where that is told or the metric adds up.

    What stands at the end of a period is held against the end of a year as well.
    """
    year = next((p for p in plan.periods if p.isdigit()), "")
    part = next((m["part"] for p in plan.periods if (m := _PART.fullmatch(p))), "")
    if not (year and part) or _ALL_YEAR.search(plan.text) or len(plan.metrics) != 1:
        return plan
    (name,) = plan.metrics
    if not (_newest(view, plan, name, year + part) or _adds_up(view, name)):
        return plan
    then, other = year + part, next(p for p in plan.periods if p != year)
    if "*" in other and _newest(view, plan, name, other) <= then:  # what is told last is not since
        other = f"{int(year) + 1}{part}"
    return plan.model_copy(update={"periods": (other, then)})


def _newest(view: View, plan: Plan, name: str, period: str) -> str:
    asked = plan.model_copy(update={"periods": (period,)})
    return max((f.period or "" for f in find_figures(view, asked, name).figures), default="")


def _adds_up(view: View, name: str) -> bool:
    unit = next((m.unit for m in view.metrics() if m.name == name), None)
    return bool(unit) and is_money(unit_named(unit or "")[0] or "") and not stands(name)
