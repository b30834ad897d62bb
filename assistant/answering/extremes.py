"""How far two places of a ranking are apart: largest, smallest, second largest; both told."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.ranking import rows_of
from assistant.answering.shown import named, shown
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import GROWS

_PLACES: Final = (
    (
        1,
        re.compile(
            r"第二[大多高长名位]?(?![季届期批次天周年月])|次[多高大]|"
            r"\b(?:second|2nd)(?:[ -](?:largest|highest|most|biggest))?\b",
            re.IGNORECASE,
        ),
    ),
    (
        0,
        re.compile(
            r"最[多高大长]|第一[名位]?(?![季届期批次天周年月])|"
            r"\b(?:largest|highest|most|biggest)\b",
            re.IGNORECASE,
        ),
    ),
    (-1, re.compile(r"最[少低小短]|垫底|\b(?:smallest|lowest|least)\b", re.IGNORECASE)),
)
"""Places of a ranking, the largest first, and the words that ask for them."""
_EACH: Final = re.compile(
    r"各|分别|\b(?:each|respectively)\b|(?:哪|多少|几)[^,，]*[,，].*最", re.IGNORECASE
)


def tell_extremes(draft: Draft, view: View, plan: Plan) -> bool:
    """`最多的租期比最少的多多少`, `最大和最小的差几倍`, `最多和最少的各是多少`; of those that are
    named, where some are.
    """
    operations = {plan.operation, *plan.also}
    places = [] if GROWS.search(plan.text) else _places(plan.text)
    each = "rank" in operations and _EACH.search(plan.text)
    asked = operations & {"difference", "ratio"}
    if not (len(places) == 2 and (asked or each)) or plan.operands or len(plan.metrics) != 1:
        return False
    ranked = calculate.ranked(_rows(view, plan), ascending=False)
    if len(ranked) < 2:
        return False
    most, least = sorted((ranked[place] for place in places), key=ranked.index)
    tell(draft, plan, (most, least))
    if "difference" in asked:
        value = shown(draft, plan, most.label, calculate.difference(most, least))
        draft.say(frame("difference", plan.language, value=value))
    if "ratio" in asked:
        names = {"part": named(plan, most), "whole": named(plan, least)}
        value = shown(draft, plan, most.label, calculate.ratio(most, least))
        draft.say(frame("ratio", plan.language, **names, value=value))
    return True


def _places(text: str) -> list[int]:
    """The places that are asked for; `second largest` is one of them."""
    places = []
    for place, words in _PLACES:
        text, said = words.subn("", text)
        if said:
            places.append(place)
    return places


def _rows(view: View, plan: Plan) -> Sequence[Figure]:
    """Those that are named, if each has a value; else all of a dimension."""
    if not (plan.members or plan.subjects):
        return rows_of(view, plan, plan.metrics[0], [])
    found = find_figures(view, plan, plan.metrics[0])
    return () if found.missing else found.figures
