"""The whole that a part and its share lead to: `3000万 / 2%`."""

import re
from collections.abc import Sequence

from assistant import quantities as q
from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Figure
from assistant.retrieval.one_time import of_one_time
from assistant.retrieval.plan import Plan

_RELATIVE = frozenset({PERCENT, POINTS, TIMES, None})
_OF_WHOLE = re.compile(r"占[了到]?(?!比|了|多少|[几多]|百分)[\u4e00-\u9fff]")
"""A question that says itself what the share is of."""


def tell_whole(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Of an amount and a percentage of one subject, which the question says to belong together.

    Of figures told before, these come first; another share of it follows, and what it is spread
    over.
    """
    figures, others = (figures[:2], figures[2:]) if plan.operands else (figures, [])
    shares = [f for f in figures if calculate.is_percent(f) and calculate.size(f) > 0]
    parts = [f for f in figures if f.quantity and f.quantity.unit not in _RELATIVE]
    if len(shares) != 1 or len(parts) != 1 or len(figures) != 2:
        return False
    if parts[0].subject != shares[0].subject:
        return False
    tell(draft, plan, tuple(others or figures))
    whole = calculate.amount_of_whole(parts[0], shares[0])
    if others:
        part = _part_of(whole, others[0], next(iter(others[1:]), None))
        key = "even" if others[1:] else "part_of_whole"
        draft.say(frame(key, plan.language, value=shown(draft, plan, "", part)))
        draft.note(frame("assumed_whole", plan.language))
        return True
    draft.say(frame("whole", plan.language, value=shown(draft, plan, "", whole)))
    return True


def _part_of(whole: Computed, share: Figure, count: Figure | None) -> Computed:
    """Another share of a whole that was reckoned, spread over what is counted."""
    (percent,) = calculate.quantities_of((share,))
    value = q.portion(whole.result, percent)
    if count is None:
        return Computed(f"{whole.formula} × {share.text}", value, (*whole.operands, share))
    (among,) = calculate.quantities_of((count,))
    even = q.ratio(value, among.model_copy(update={"unit": value.unit}))
    result = even.model_copy(update={"unit": value.unit})
    formula = f"{whole.formula} × {share.text} / {count.text}"
    return Computed(formula, result, (*whole.operands, share, count))


def named_whole(plan: Plan, figures: Sequence[Figure], part: Figure) -> Figure | None:
    """`批发的货占入库几成`: a value of another metric, which has no such members."""
    named = [f for f in figures if f.metric != part.metric and not f.dimensions and f.quantity]
    named = [f for f in named if of_one_time(plan, part, f)]
    known = len(named) == 1 and part.quantity and named[0].quantity
    return named[0] if known and known.unit == (part.quantity or known).unit else None


def whole_of_place(view: View, part: Figure) -> Figure | None:
    """`外埠收入30万元，其中甲镇20万元`: of the part of a member the value that its sentence tells
    of the member itself.
    """
    told = [source.quote.partition(part.text)[0] for source in part.sources]
    before = " ".join(words.rpartition("其中")[0] for words in told)
    held = [
        figure
        for name in view.uses()
        for figure in (view.figures(name, subject=part.subject) if name != part.metric else ())
        if figure.dimensions == part.dimensions and figure.period == part.period
        if figure.quantity and part.quantity and figure.quantity.unit == part.quantity.unit
        if calculate.size(figure) > calculate.size(part)
        if re.search(rf"(?<![\d.,]){number_of(figure)}(?![\d.,])", before)
    ]
    return held[0] if len(held) == 1 and part.dimensions else None


def number_of(figure: Figure) -> str:
    """As it is written, without its unit; a pattern."""
    return re.escape(re.sub(r"[^\d.,]+$", "", figure.text))


def part_of_place(plan: Plan, amounts: list[Figure]) -> tuple[Figure, Figure] | None:
    """`甲镇占外埠收入几成`: of two values of one member and time the smaller is the part."""
    if len(amounts) != 2 or amounts[0].metric == amounts[1].metric:
        return None
    if plan.implied or not _OF_WHOLE.search(plan.text):
        return None  # two things of a member that nobody named are no part and whole
    places = [(f.dimensions, f.period, f.quantity and f.quantity.unit) for f in amounts]
    part, total = sorted(amounts, key=calculate.size)
    return (part, total) if places[0] == places[1] and part.dimensions else None


def said_whole(view: View, plan: Plan, part: Figure) -> Figure | None:
    """`占营业收入`: all of it, and not that of the member which the part is of."""
    names = [part.metric or "", *(w for w, name in plan.linked.items() if name == part.metric)]
    if len(part.dimensions) < 2 or not any(
        re.search(f"占总?{re.escape(n)}", plan.text) for n in names
    ):
        return None
    totals = [f for f in view.figures(part.metric or "", subject=part.subject) if not f.dimensions]
    return next((f for f in totals if f.period == part.period), None)


def customers_of(plan: Plan, figures: list[Figure]) -> list[Figure]:
    """Values of customers, which are parts of that of the company; `甲占乙的多少` holds one of two
    against the other.
    """
    subjects = [f.subject for f in figures if f.subject and f.quantity and not f.dimensions]
    apart = len(set(subjects)) == len(figures) and len({f.metric for f in figures}) == 1
    _, share, behind = plan.text.partition("占")
    against = share and any(subject[:2] in behind for subject in subjects)
    return figures if apart and not plan.operands and not against else []
