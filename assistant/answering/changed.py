"""What a source itself says of a change: `收入增长率` where no earlier value stands beside it."""

import re
from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.spans import YEAR_BEFORE
from assistant.indexes.base import View
from assistant.periods import PRESENT, previous_period, year_before
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_RATE: Final = re.compile(r"(?:(?P<last>环比)|同比|比上年)?(?:增长率|增减)")
"""Behind the name of a metric: what is stated of its change."""
_LAST: Final = re.compile(
    r"环比|比上个?[月季]|month.on.month|quarter.on.quarter|mom|qoq", re.IGNORECASE
)


def tell_stated_change(draft: Draft, view: View, plan: Plan, *, computed: bool) -> bool:
    """Beside what was computed, else alone; whether there is any."""
    stated = _stated(view, plan)
    if not computed:
        tell(draft, plan, stated)
    for figure in stated if computed else ():
        value, label = draft.figure(figure), escape(figure.label)
        draft.say(frame("stated", plan.language, label=label, value=value))
    return bool(stated)


def _stated(view: View, plan: Plan) -> tuple[Figure, ...]:
    """The only rate that is stated for the newer of the asked periods and the asked members."""
    if len(plan.metrics) != 1 or plan.operands:
        return ()
    (metric,) = plan.metrics
    lasting = bool(_LAST.search(plan.text))
    rates = [
        name
        for name in view.uses()
        if name.startswith(metric) and (rate := _RATE.fullmatch(name[len(metric) :]))
        if bool(rate["last"]) is lasting
    ]
    asked = sorted((period for period in plan.periods if period != PRESENT), reverse=True)
    if len(rates) != 1 or (len(asked) > 1 and not set(asked[1:]) <= _before(asked[0])):
        return ()
    since = plan.baseline and len(asked) == 1  # `比上年`: the period that it is held against
    periods = () if since else tuple(asked[:1])
    alone = plan.model_copy(update={"periods": periods, "operation": None})
    found = find_figures(view, alone, rates[0]).figures
    return tuple(f for f in found if not since or _is_against(f.period or "", asked[0], plan))


def _is_against(period: str, other: str, plan: Plan) -> bool:
    """A report on the year before means its own year before by `比上年`."""
    said = period == other and YEAR_BEFORE.search(plan.text)
    return bool(said) or other in _before(period)


def _before(period: str) -> set[str]:
    """What a rate of a period may be held against."""
    return {previous_period(period), year_before(period)} if period[:1].isdigit() else set()
