"""A value that a source tells by what it became: `退货12单，较上月减少3单` had 15 in that month."""

import re
from collections.abc import Iterator
from typing import Final

from assistant import quantities as q
from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.changed import changes_called
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.periods import period_matches, previous_period, year_before
from assistant.quantities import PERCENT, POINTS
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_FELL: Final = re.compile(r"下降|净减|减少")
_YEARLY: Final = re.compile(r"同比|比上年")
_LAST: Final = re.compile(r"环比")


def tell_before_change(draft: Draft, view: View, plan: Plan) -> bool:
    """Of a period without a value of its own, from the next one's and how much it changed."""
    if plan.operation or plan.also or plan.unknown or len(plan.metrics) != 1:
        return False
    if len(plan.periods) != 1 or find_figures(view, plan, plan.metrics[0]).figures:
        return False
    found = [computed for computed in _computed(view, plan) if computed]
    if len({computed.result.value for computed in found}) != 1:
        return False
    tell(draft, plan, found[0].operands)
    value = shown(draft, plan, found[0].operands[0].label, found[0])
    draft.say(frame("before_change", plan.language, label=escape(plan.metrics[0]), value=value))
    return True


def _computed(view: View, plan: Plan) -> Iterator[Computed | None]:
    for name, *_ in changes_called(view, plan.metrics[0]):
        for change in find_figures(view, _of(plan, ()), name).figures:
            before = _before(name, change.period or "")
            if before and period_matches(plan.periods[0], before):
                value = find_figures(view, _of(plan, (change.period or "",)), plan.metrics[0])
                same = [f for f in value.figures if f.dimensions == change.dimensions]
                yield _less(same[0], change, name) if len(same) == 1 else None


def _of(plan: Plan, periods: tuple[str, ...]) -> Plan:
    return plan.model_copy(update={"periods": periods})


def _before(name: str, period: str) -> str:
    """The period that a change is held against, where its name says so."""
    if not period[:1].isdigit() or "/" in period:
        return ""
    if _LAST.search(name):
        return previous_period(period)
    return year_before(period) if _YEARLY.search(name) else ""


def _less(value: Figure, change: Figure, name: str) -> Computed | None:
    """Of an amount, or of a rate in points: a rate of growth gives no exact value."""
    if value.quantity is None or change.quantity is None or change.quantity.bound != "exact":
        return None
    one, by = value.quantity, change.quantity
    if by.unit == POINTS and one.unit == PERCENT:
        by = by.model_copy(update={"unit": PERCENT})
    if by.unit != one.unit or change.quantity.unit == PERCENT or one.bound != "exact":
        return None
    if _FELL.search(name):
        result, sign = q.total((one, by)), "+"
    else:
        result, sign = q.difference(one, by), "−"
    result = result.model_copy(update={"unit": one.unit})
    formula = f"{value.text} {sign} {calculate.wrapped(change.text)}"
    return Computed(formula, result, (value, change))
