"""`占比较4月提高几个点`: by how many points the share of a part in its whole moved."""

import re
from typing import Final

from assistant import quantities
from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import POINTS
from assistant.records import Figure
from assistant.retrieval.figures import whole
from assistant.retrieval.plan import Plan

_MOVED: Final = re.compile(
    r"(?:占比|比[重例])[^,，。?？]{0,12}?(?:比|较|[高低]|提高|上升|下降|增|减|变)"
)


def tell_moved_share(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Of amounts of one part at two times, where both have the whole; else nothing is told."""
    amounts = [f for f in figures if f.dimensions and f.quantity and not calculate.is_percent(f)]
    if len(figures) != 2 or len(amounts) != 2 or not _MOVED.search(plan.text):
        return False
    old, new = sorted(amounts, key=lambda f: f.period or "")
    if new.period == old.period or (new.metric, new.dimensions) != (old.metric, old.dimensions):
        return False
    wholes = [whole(view, f.metric or "", f) for f in (new, old)]
    now, then = wholes
    if now is None or then is None or (now.period, then.period) != (new.period, old.period):
        return False
    tell(draft, plan, (old, then, new, now))
    value = shown(draft, plan, new.label, _points(new, now, old, then))
    draft.say(frame("change", plan.language, value=value))
    return True


def _points(new: Figure, now: Figure, old: Figure, then: Figure) -> Computed:
    """The exact shares are taken off each other: rounded ones may be a hundredth off."""
    shares = [calculate.share(part, total) for part, total in ((new, now), (old, then))]
    moved = shares[0].result.value - shares[1].result.value
    formula = f"{shares[0].formula} − {shares[1].formula}"
    result = quantities.Quantity(value=moved, unit=POINTS)
    return Computed(formula, result, (new, now, old, then))
