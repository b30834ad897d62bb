"""How far the largest of a dimension and the smallest are apart, in one question."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.ranking import rows_of
from assistant.answering.shown import named, shown
from assistant.indexes.base import View
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import GROWS

_MOST: Final = re.compile(
    r"最[多高大长]|第一[名位]?|\b(?:largest|highest|most|biggest)\b", re.IGNORECASE
)
_LEAST: Final = re.compile(r"最[少低小短]|垫底|\b(?:smallest|lowest|least)\b", re.IGNORECASE)


def tell_extremes(draft: Draft, view: View, plan: Plan) -> bool:
    """`最多的租期比最少的多多少`, `最大和最小的差几倍`."""
    asked = {plan.operation, *plan.also} & {"difference", "ratio"}
    both = _MOST.search(plan.text) and _LEAST.search(plan.text) and not GROWS.search(plan.text)
    if not (asked and both) or plan.operands or plan.members or len(plan.metrics) != 1:
        return False
    ranked = calculate.ranked(rows_of(view, plan, plan.metrics[0], []), ascending=False)
    if len(ranked) < 2:
        return False
    most, least = ranked[0], ranked[-1]
    tell(draft, plan, (most, least))
    if "difference" in asked:
        value = shown(draft, plan, most.label, calculate.difference(most, least))
        draft.say(frame("difference", plan.language, value=value))
    if "ratio" in asked:
        names = {"part": named(plan, most), "whole": named(plan, least)}
        value = shown(draft, plan, most.label, calculate.ratio(most, least))
        draft.say(frame("ratio", plan.language, **names, value=value))
    return True
