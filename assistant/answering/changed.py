"""What a source itself says of a change: `收入增长率` where no earlier value stands beside it."""

import re
from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.periods import previous_period, year_before
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
    newest, *earlier = sorted(plan.periods, reverse=True) or [""]
    before = (
        {previous_period(newest), year_before(newest)} if newest and "*" not in newest else set()
    )
    if len(rates) != 1 or not set(earlier) <= before:
        return ()
    asked = plan.model_copy(update={"periods": (newest,) if newest else (), "operation": None})
    return find_figures(view, asked, rates[0]).figures
