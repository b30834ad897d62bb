"""The sum of what is named first against what is named last: `甲、乙和丙相加，与丁差多少`."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_AGAINST: Final = re.compile(
    r"(?:相加|加起来|加总|加在一起|合计|合起来|之和|总和)[^,，。?？]{0,4}[,，]?(?:再|然后)?[与跟和比较同离距]"
)


def tell_sum_against(draft: Draft, plan: Plan, figures: list[Figure]) -> bool:
    """Three values and more in one unit, all at one time, in the order of the question."""
    said = _AGAINST.search(plan.text)
    asked = {plan.operation, *plan.also}
    if "difference" not in asked or "check" in asked or plan.operands:
        return False
    if said is None or len(figures) < 3:
        return False
    units = {f.quantity.unit if f.quantity else None for f in figures}
    if None in units or len(units) > 1 or len({f.period for f in figures}) > 1:
        return False
    *parts, last = figures
    named = [last.subject, *last.dimensions.values()]
    if any(name and plan.text.rfind(name) < said.start() for name in named):
        return False
    tell(draft, plan, tuple(figures))
    summed = shown(draft, plan, last.label, calculate.total(parts))
    draft.say(frame("total", plan.language, value=summed))
    left = calculate.apart(last, parts)
    draft.say(frame("difference", plan.language, value=shown(draft, plan, last.label, left)))
    return True
