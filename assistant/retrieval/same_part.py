"""`去年同期`: the part of the year before that the newest value is of."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import year_before
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_SAME_PART: Final = re.compile(r"同期|same (?:period|month|quarter)", re.IGNORECASE)


def with_same_part(plan: Plan, view: View) -> Plan:
    """A year that is asked so stands for its month or quarter, where values are of such."""
    asked = plan.periods[0] if len(plan.periods) == 1 else ""
    if len(asked) != 4 or "*" in asked or not _SAME_PART.search(plan.text):
        return plan
    anytime = plan.model_copy(update={"periods": ()})
    found = (f for name in plan.metrics for f in find_figures(view, anytime, name).figures)
    newest = next((f.period for f in found if f.period and len(f.period) > 4), None)
    if newest is None or "/" in newest or not year_before(newest).startswith(asked):
        return plan
    return plan.model_copy(update={"periods": (year_before(newest),)})
