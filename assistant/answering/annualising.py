"""The value of a part of a year as that of a whole one: `12月的收入年化是多少`."""

import re
from typing import Final

from assistant import quantities as q
from assistant.answering.calculate import Computed, quantities_of
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities.units import is_money
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_PART: Final = re.compile(r"\d{4}-(?P<kind>[QH]?)\d{1,2}")
_IN_A_YEAR: Final = {"": 12, "Q": 4, "H": 2}


def tell_annualised(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Of one amount of money of a month, a quarter or a half; refused of any other: what is there
    at the end of a month is no twelfth of anything.
    """
    part = _PART.fullmatch(figures[0].period or "") if len(figures) == 1 else None
    unit = figures[0].quantity.unit if part and figures[0].quantity else None
    if part is None or not is_money(unit):
        refuse(draft, plan, key="no_condition")
        return True
    figure, times = figures[0], _IN_A_YEAR[part["kind"]]
    (value,) = quantities_of((figure,))
    computed = Computed(f"{figure.text} × {times}", q.total([value] * times), (figure,))
    tell(draft, plan, (figure,))
    draft.say(frame("annualised", plan.language, value=shown(draft, plan, figure.label, computed)))
    draft.note(frame("assumed_same", plan.language))
    return True
