"""A share computed anew: with a whole that the question takes as exact, and how far it is from the
share that the source states.
"""

import re
from typing import Final, NamedTuple

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape
from assistant.answering.forbidding import context_of
from assistant.answering.frames import frame
from assistant.answering.shown import open_periods, shown
from assistant.answering.stated import SUPPOSED
from assistant.indexes.base import View
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import written
from assistant.records import Figure
from assistant.retrieval.against_stated import AGAINST_STATED
from assistant.retrieval.figures import find_figures, whole
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.plan import Plan

_TAKEN_AS: Final = re.compile(
    r"[按当以][照作]?[^,，。?？\d]{0,6}\d[^,，。?？]{0,6}?算|正好|刚好|恰好|直接"
)


class _Share(NamedTuple):
    part: Figure
    whole: Figure
    stated: Figure | None = None


def tell_restated(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a share is held against the stated one, or is of a whole that is supposed exact."""
    against = AGAINST_STATED.search(plan.text)
    asked = {"share", "difference"} & {plan.operation, *plan.also}
    taken = SUPPOSED.search(plan.text) or _TAKEN_AS.search(plan.text)
    if not asked or not (against or (taken and plan.stated)) or plan.confirms:
        return False
    share = _of_member(view, plan) or _of_formula(view, plan) or _of_two(view, plan)
    amounts = [each for each in plan.stated if each.unit != PERCENT]
    if share is None or not _fits(view, plan, share) or len(amounts) > 1:
        return False
    if not (share.stated if against else amounts):
        return False
    exact = _exact(share.whole) if amounts and taken else share.whole
    computed = calculate.share(share.part, exact)
    if exact is not share.whole:
        computed = computed._replace(operands=(share.part, share.whole))
    names = {"part": escape(share.part.label), "whole": escape(share.whole.label)}
    value = shown(draft, plan, share.part.label, computed)
    draft.say(frame("share", plan.language, **names, value=value))
    if exact is not share.whole:
        draft.note(frame("assumed_numbers", plan.language))
    open_periods(draft, plan, (share.part, share.whole))
    if against and share.stated:
        _tell_apart(draft, plan, computed, share.stated)
    return True


def _fits(view: View, plan: Plan, share: _Share) -> bool:
    """Whether all that the question says belongs to the share, its numbers included."""
    figures = tuple(filter(None, share))
    if uncovered((*plan.unknown, *plan.supposed), figures, context_of(view, plan)):
        return False
    held = {PERCENT: share.stated, None: share.whole}
    said = [(each.value, held[PERCENT if each.unit == PERCENT else None]) for each in plan.stated]
    return all(figure and value == _value(figure).value for value, figure in said)


def _tell_apart(draft: Draft, plan: Plan, computed: calculate.Computed, stated: Figure) -> None:
    label = escape(stated.label)
    draft.say(frame("stated", plan.language, label=label, value=draft.figure(stated)))
    apart = computed.result.value - _value(stated).value
    one, other = (computed.formula, stated.text) if apart >= 0 else (stated.text, computed.formula)
    result = Quantity(value=abs(apart), unit=POINTS, bound=computed.result.bound)
    operands = (*computed.operands, stated)
    value = draft.computed(stated.label, f"{one} − {other}", result, operands, plan.decimals)
    draft.say(frame("difference", plan.language, value=value))


def _of_member(view: View, plan: Plan) -> _Share | None:
    """Of a member in its metric, where another metric states such shares."""
    for metric in view.metrics():
        if not metric.share_of or not {metric.name, metric.share_of} & set(plan.metrics):
            continue
        part = _only(view, plan, metric.share_of)
        stated = _only(view, plan, metric.name)
        total = whole(view, metric.share_of, part) if part and part.dimensions else None
        if part and stated and total and total.quantity and part.dimensions == stated.dimensions:
            return _Share(part, total, stated)
    return None


def _of_formula(view: View, plan: Plan) -> _Share | None:
    """Of what a stated share is defined by: `门票收入 / 总收入`."""
    for metric in view.metrics():
        for formula in metric.formulas:
            names = [name.strip() for name in formula.split("/")]
            told = set(names) <= set(plan.metrics) or metric.name in plan.metrics
            if len(names) != 2 or not told:
                continue
            part, total, stated = (_only(view, plan, name) for name in (*names, metric.name))
            if part and total and stated and calculate.is_percent(stated):
                return _Share(part, total, stated)
    return None


def _of_two(view: View, plan: Plan) -> _Share | None:
    """`甲占乙的几成` of two metrics; the period of the whole may be open."""
    for metric in view.metrics() if len(plan.metrics) == 2 else ():
        names = (metric.name, *metric.aliases)
        if metric.name in plan.metrics and any(f"占{fold(n)}" in fold(plan.text) for n in names):
            (other,) = (name for name in plan.metrics if name != metric.name)
            free = plan.model_copy(update={"periods": ()})
            part, total = _only(view, plan, other), _only(view, plan, metric.name)
            total = total or _only(view, free, metric.name)
            open_ = total and not total.period
            return _Share(part, total) if part and total and (open_ or not plan.periods) else None
    return None


def _only(view: View, plan: Plan, name: str) -> Figure | None:
    found = find_figures(view, plan, name)
    figures = [figure for figure in found.figures if figure.quantity]
    return figures[0] if len(figures) == 1 and not found.missing else None


def _exact(figure: Figure) -> Figure:
    """The value without its bound, as the question takes it."""
    value = _value(figure)
    update = {"bound": "exact", "upper": None, "text": written(value.value, value.unit)}
    return figure.model_copy(update={"quantity": value.model_copy(update=update)})


def _value(figure: Figure) -> Quantity:
    assert figure.quantity
    return figure.quantity
