"""The whole that a part and its share lead to: `3000万 / 2%`."""

from collections.abc import Sequence

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_RELATIVE = frozenset({PERCENT, POINTS, TIMES, None})


def tell_whole(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Of an amount and a percentage of one subject, which the question says to belong together."""
    shares = [f for f in figures if calculate.is_percent(f) and calculate.size(f) > 0]
    parts = [f for f in figures if f.quantity and f.quantity.unit not in _RELATIVE]
    if len(shares) != 1 or len(parts) != 1 or len(figures) != 2:
        return False
    if parts[0].subject != shares[0].subject:
        return False
    tell(draft, plan, tuple(figures))
    whole = calculate.amount_of_whole(parts[0], shares[0])
    draft.say(frame("whole", plan.language, value=shown(draft, plan, "", whole)))
    return True


def named_whole(figures: Sequence[Figure], part: Figure) -> Figure | None:
    """`批发的货占入库几成`: a value of another metric, which has no such members."""
    named = [f for f in figures if f.metric != part.metric and not f.dimensions and f.quantity]
    known = len(named) == 1 and part.quantity and named[0].quantity
    return named[0] if known and known.unit == (part.quantity or known).unit else None


def customers_of(plan: Plan, figures: list[Figure]) -> list[Figure]:
    """Values of customers, which are parts of that of the company; `甲占乙的多少` holds one of two
    against the other.
    """
    subjects = [f.subject for f in figures if f.subject and f.quantity and not f.dimensions]
    apart = len(set(subjects)) == len(figures) and len({f.metric for f in figures}) == 1
    _, share, behind = plan.text.partition("占")
    against = share and any(subject[:2] in behind for subject in subjects)
    return figures if apart and not plan.operands and not against else []
