"""One small function an operation: share, growth, total, difference, ratio, ranking, check …"""

import re
from collections.abc import Callable
from typing import Final

from assistant.answering import calculate, checks, means, parts, ranking
from assistant.answering.annualising import tell_annualised
from assistant.answering.changed import tell_stated_change
from assistant.answering.compounding import tell_compound
from assistant.answering.direction import asks_fall
from assistant.answering.draft import Draft, escape
from assistant.answering.extremes import tell_extremes
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.growth_ranks import tell_ranked
from assistant.answering.of_another import DIVIDED, base_last, stated_whole
from assistant.answering.share_moves import tell_moved_share
from assistant.answering.shown import named, open_periods, shown
from assistant.answering.spans import pair
from assistant.answering.sum_against import tell_sum_against
from assistant.answering.totals import tell_new, tell_total
from assistant.answering.uncomputed import refuse_change, tells_change
from assistant.answering.wholes import tell_whole
from assistant.indexes.base import View
from assistant.quantities import TIMES
from assistant.records import Figure
from assistant.retrieval.figures import (
    Found,
    divided_within,
)
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.series import BEGUN, REACHED, STAGE

_HELD_AGAINST: Final = re.compile(
    r"[比较扣减刨]|[跟与离距和同][^,，]{1,12}差|去掉|\bthan\b|\bminus\b", re.IGNORECASE
)
_AND_GROWTH: Final = re.compile(r"[及和与跟、]其?(?:同比|环比)?(?:增长?[速率幅]|同比|环比)")
_OVER_TIME: Final = re.compile(r"[比较](?:去年|前年|上|同期|往年|\d{4}年|\d+月)")


def compose(draft: Draft, view: View, plan: Plan, found: list[Found]) -> bool:
    """Whether the operation gave the answer; else the figures are told as they are."""
    figures = [figure for each in found for figure in each.figures]
    incomplete = any(each.missing for each in found)
    broken_down = plan.operation in {None, "breakdown", "members"}
    whole = plan.by and (
        not plan.members or divided_within(view, plan.metrics, plan.by, plan.members)
    )
    if whole and broken_down and _all_by(view, plan):
        return parts.tell_breakdown(draft, view, plan, figures)
    asked = (plan.operation, *plan.also)
    if "rank" in asked and ranking.tell_claimed_place(draft, view, plan):
        return True
    if tell_extremes(draft, view, plan) or tell_sum_against(draft, plan, figures):
        return True
    if plan.implied and plan.operation == "difference" and len(found) > 1:
        found = found[:1]  # of what is measured first; a difference is of one thing
        figures = list(found[0].figures)
    if _compares_sums(plan, figures):
        asked = tuple(each for each in asked if each not in {"difference", "total"})
    for operation in asked:
        form = FORMS.get(operation) if operation else None
        if form is None or (incomplete and operation not in WITHOUT_SLOTS):
            continue
        if form(draft, view, plan, figures):
            return True
    return False


def _compares_sums(plan: Plan, figures: list[Figure]) -> bool:
    """`甲和乙合计比去年多多少`: neither the sum of all that is named, nor how far two are apart."""
    over_time = len(plan.metrics) > 1 and bool(_OVER_TIME.search(plan.text))
    sums = plan.operation == "difference" and "total" in plan.also and not plan.operands
    return sums and (len(figures) > 2 or over_time)


def _all_by(view: View, plan: Plan) -> bool:
    """Whether each asked metric is broken down by the asked dimension."""
    uses = view.uses()
    return all(name in uses and plan.by in uses[name].dimensions for name in plan.metrics)


def _growth(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    told = False
    if figures and _AND_GROWTH.search(plan.text):
        tell(draft, plan, tuple(figures))
    for ends in _ends(view, plan, figures):
        new, old = ends
        tell(draft, plan, (old, new))
        if (
            new.quantity
            and old.quantity
            and old.quantity.value != 0
            and new.quantity.unit != "percent"
        ):
            _say_growth(draft, plan, new, old)
        _say_change(draft, plan, new, old)
        told = True
    told = tell_stated_change(draft, view, plan, computed=told) or told
    rates = bool(figures) and all(map(calculate.is_percent, figures))
    stated = [f for f in figures if tells_change(f)] if plan.implied and not told else []
    if stated:
        tell(draft, plan, tuple(stated))
        return True
    values = len(plan.metrics) > 1 and bool(figures) and not any(map(tells_change, figures))
    if not told and plan.metrics and not rates and (plan.periods or values):
        refuse_change(draft, plan, plan.metrics[0])
        return True
    return told


def _say_growth(draft: Draft, plan: Plan, new: Figure, old: Figure) -> None:
    fell = asks_fall(plan) and 0 < calculate.size(new) < calculate.size(old)
    computed = calculate.fall(new, old) if fell else calculate.growth(new, old)
    value = shown(draft, plan, new.label, computed)
    words = "fall" if fell else "growth"
    draft.say(frame(words, plan.language, label=escape(new.label), value=value))


def _say_change(draft: Draft, plan: Plan, new: Figure, old: Figure) -> None:
    """By how much; without a sign where a fall is asked for, which it is."""
    fell = asks_fall(plan) and calculate.size(new) < calculate.size(old)
    change = calculate.change(old, new) if fell else calculate.change(new, old)
    words = "decrease" if fell else "change"
    draft.say(frame(words, plan.language, value=shown(draft, plan, new.label, change)))


def _ends(view: View, plan: Plan, figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """Newer and older value of each metric; of the figures told before, by their periods."""
    if plan.operands:
        old, new = sorted(figures, key=lambda f: (f.period is None, f.period or ""))[:2]
        return [(new, old)]
    spans = [plan]
    if len(plan.periods) > 2 and plan.baseline:  # each earlier one against the newest
        *earlier, newest = sorted(plan.periods)
        spans = [plan.model_copy(update={"periods": (each, newest)}) for each in earlier]
    found = (pair(view, span, metric) for metric in plan.metrics for span in spans)
    return [ends for ends in found if ends is not None] or _stages(figures)


def _stages(figures: list[Figure]) -> list[tuple[Figure, Figure]]:
    """`由9%降至7%`, which a sentence tells of no time: where it ends, and where it began."""
    (old, new) = figures if len(figures) == 2 else (None, None)
    if old is None or new is None or (old.metric, old.subject) != (new.metric, new.subject):
        return []
    ends = {f.dimensions.get(STAGE, ""): f for f in (old, new)}
    places = [{d: name for d, name in f.dimensions.items() if d != STAGE} for f in (old, new)]
    staged = set(ends) == {BEGUN, REACHED} and places[0] == places[1]
    return [(ends[REACHED], ends[BEGUN])] if staged else []


def _difference(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if tell_moved_share(draft, view, plan, figures):
        return True
    if len(plan.metrics) == 1 and (len(figures) < 2 or _spanned(plan)):
        ends = pair(view, plan, plan.metrics[0])
        figures = [ends[1], ends[0]] if ends else figures
    if len(figures) > 1 and (whole := stated_whole(view, plan, figures)):
        tell_new(draft, plan, [whole])
        left = calculate.apart(whole, figures)
        draft.say(frame("difference", plan.language, value=shown(draft, plan, whole.label, left)))
        return True
    if len(figures) > 2 and plan.operands:
        return _difference_of_total(draft, plan, figures)
    if len(figures) != 2:
        return False
    tell_new(draft, plan, figures)
    draft.say(
        frame(
            "difference",
            plan.language,
            value=shown(draft, plan, figures[0].label, calculate.difference(*figures)),
        )
    )
    open_periods(draft, plan, figures)
    return True


def _spanned(plan: Plan) -> bool:
    """`2028到2030年差多少`: between the ends of the span."""
    return len(plan.periods) == 1 and "/" in plan.periods[0] and not plan.operands


def _difference_of_total(draft: Draft, plan: Plan, figures: list[Figure]) -> bool:
    """The largest of several told figures, less all the others; where these are more, or the
    question holds what was told against another, their sum less the one that was named last.
    """
    total = max(figures, key=calculate.size)
    others = [f for f in figures if f is not total]
    if _HELD_AGAINST.search(plan.text) or sum(map(calculate.size, others)) > calculate.size(total):
        total, others = figures[-1], figures[:-1]
    tell_new(draft, plan, [total])
    left = calculate.apart(total, others)
    draft.say(frame("difference", plan.language, value=shown(draft, plan, total.label, left)))
    return True


def _ratio(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if all(f.quantity and f.quantity.unit == TIMES for f in figures):
        return False  # what is asked in times is the value itself
    if len(plan.metrics) == 1 and (len(figures) < 2 or _spanned(plan)):
        ends = pair(view, plan, plan.metrics[0])
        figures = list(ends) if ends else figures
    if len(figures) != 2:
        return False
    left, right = base_last(plan, figures)
    if DIVIDED.search(plan.text) and calculate.per_each(left, right):
        return means.tell_even(draft, plan, left, right)
    if DIVIDED.search(plan.text) and calculate.size(left) < calculate.size(right):
        return parts.tell_share(draft, view, plan, figures)
    tell_new(draft, plan, figures)
    draft.say(
        frame(
            "ratio",
            plan.language,
            part=named(plan, left),
            whole=named(plan, right),
            value=shown(draft, plan, left.label, calculate.ratio(left, right)),
        )
    )
    open_periods(draft, plan, figures)
    return True


WITHOUT_SLOTS = {"series", "growth", "same", "mean", "check", "rank", "compound"}
"""Operations that look their figures up themselves."""

FORMS: dict[Operation, Callable[[Draft, View, Plan, list[Figure]], bool]] = {
    "share": parts.tell_share,
    "growth": _growth,
    "total": tell_total,
    "difference": _difference,
    "ratio": _ratio,
    "mean": means.tell_mean,
    "per_unit": means.tell_per_unit,
    "compound": tell_compound,
    "annualise": tell_annualised,
    "rank": tell_ranked,
    "check": checks.tell_check,
    "same": ranking.tell_same,
    "breakdown": parts.tell_breakdown,
    "series": parts.tell_series,
    "remainder": parts.tell_remainder,
    "whole": tell_whole,
}
