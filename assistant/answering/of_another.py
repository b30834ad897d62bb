"""One value as a part or a multiple of another: which of the two is what it is held against."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import named, open_periods, shown
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.held_against import base_first, base_said
from assistant.retrieval.plan import Plan

DIVIDED: Final = re.compile(r"除以|÷|\bdivided by\b", re.IGNORECASE)
"""Says itself what is divided by what."""


def base_last(plan: Plan, figures: list[Figure]) -> tuple[Figure, Figure]:
    """Of two values what is measured, and what it is held against: in the order of the question,
    but where that says the base first.
    """
    left, right = figures
    since = plan.baseline and len(plan.periods) == 2 and left.metric == right.metric
    turned = not plan.operands and (since or base_first(plan.text))
    return (right, left) if turned else (left, right)


def tell_of_other(draft: Draft, plan: Plan, figures: list[Figure]) -> bool:
    """`甲是乙的几成` of two members or subjects, or of two times of one: no parts of a whole."""
    if not _of_other(plan, figures):
        return False
    part, base = base_last(plan, figures)
    tell(draft, plan, (part, base))
    value = shown(draft, plan, part.label, calculate.share(part, base))
    names = {"part": named(plan, part), "whole": named(plan, base)}
    draft.say(frame("share", plan.language, **names, value=value))
    open_periods(draft, plan, figures)
    return True


def _of_other(plan: Plan, figures: list[Figure]) -> bool:
    if len(figures) != 2 or plan.operands or not all(f.quantity for f in figures):
        return False
    left, right = figures
    if left.metric != right.metric:
        return False
    base = base_said(plan.text)
    if (left.subject, left.dimensions) == (right.subject, right.dimensions):
        return bool(base) or base_first(plan.text)
    return any(name[:2] in base for name in (right.subject, *right.dimensions.values()) if name)


def stated_whole(view: View, plan: Plan, figures: list[Figure]) -> Figure | None:
    """`加起来多少，跟2.8万差多少`: the value of the same metric that the question says, where the
    figures told before are parts.
    """
    metrics = {f.metric for f in figures}
    if not plan.operands or len(metrics) != 1 or not all(f.dimensions for f in figures):
        return None
    stated = {quantity.value for quantity in plan.stated}
    whole = [
        f
        for f in view.figures(figures[0].metric or "")
        if not f.dimensions and f.quantity and f.quantity.value in stated
    ]
    return whole[0] if len(whole) == 1 == len(stated) else None


def part_first(plan: Plan, figures: list[Figure]) -> tuple[Figure, Figure]:
    """`A占B` says which is the part; else it is the smaller of the two."""
    left, right = figures
    said = not plan.operands and re.search(r"占(?!了?(?:百分之|多少|几))", plan.text)
    if said or DIVIDED.search(plan.text) or (base_said(plan.text) and not plan.operands):
        return left, right
    return (left, right) if calculate.size(left) <= calculate.size(right) else (right, left)
