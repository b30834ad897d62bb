"""Figures by slot: metric × subject × dimensions × period; an empty slot is named, never filled."""

import re
from typing import Literal, NamedTuple

from assistant.indexes.base import View
from assistant.periods import period_matches, period_within
from assistant.records import SCOPE, Figure
from assistant.retrieval.dated import current, in_one_year, newest, of_other_times, of_period
from assistant.retrieval.natures import NEAR, slot_of, unless_exact
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import NATURES

Slot = Literal[
    "metric", "subject", "member", "dimension", "period", "nature", "word", "operand", "operation"
]
WHOLE = "合并"
"""The scope of a question that names none."""
FEW = 12
"""Subjects up to which a question without one is answered for each of them."""


class Missing(NamedTuple):
    slot: Slot
    asked: str
    metric: str
    exists: tuple[str, ...]
    """What the slot does hold, at most a few."""


class Found(NamedTuple):
    """Figures of one metric for what was asked, in the order of the tables."""

    metric: str
    figures: tuple[Figure, ...]
    missing: tuple[Missing, ...] = ()


def find_figures(view: View, plan: Plan, metric: str) -> Found:
    """The figures of one metric for the plan's subjects, members and periods."""
    found: list[Figure] = []
    missing: list[Missing] = []
    for subject in plan.subjects or (None,):
        candidates = _of_subject(view, metric, subject)
        if not candidates:
            missing.append(Missing("subject", subject or "", metric, subjects_of(view, metric)))
            continue
        candidates = _of_nature(candidates, plan, metric, missing)
        for group in _by_members(candidates, plan, metric, missing) if candidates else ():
            found.extend(_of_periods(group, plan, metric, missing, view))
    return Found(metric, _unique(found), tuple(missing))


def series(view: View, metric: str, subject: str | None = None) -> tuple[Figure, ...]:
    """Every figure of a metric without dimensions, oldest first, open periods last."""
    figures = [f for f in _of_subject(view, metric, subject) if not f.dimensions]
    return tuple(sorted(figures, key=lambda f: (f.period is None, f.period or "")))


def breakdown(view: View, plan: Plan, metric: str, dimension: str) -> tuple[Figure, ...]:
    """The members of one dimension in the order of the table: of the asked period; newest, where
    values are of no such time.
    """
    subject = plan.subjects[0] if plan.subjects else None
    within = _within(plan.members, dimension)
    rows = [
        f
        for f in _of_subject(view, metric, subject)
        if f.dimensions == {**within, dimension: f.dimensions.get(dimension)}
    ]
    for asked in plan.periods:
        if hits := [f for f in rows if f.period and period_matches(asked, f.period)]:
            return newest(hits) if asked.startswith("*") else tuple(hits)
    return () if of_other_times(rows, plan.periods) else current(rows, view)


def divided_within(
    view: View, metrics: tuple[str, ...], dimension: str, members: dict[str, tuple[str, ...]]
) -> bool:
    """`外卖收入按地区`: whether a metric of these members is taken apart by another dimension."""
    within = _within(members, dimension)
    return bool(within) and any(
        f.dimensions == {**within, dimension: f.dimensions.get(dimension)}
        for metric in metrics
        for f in view.figures(metric, any_subject=True)
    )


def _within(members: dict[str, tuple[str, ...]], dimension: str) -> dict[str, str]:
    return {d: names[0] for d, names in members.items() if d != dimension and len(names) == 1}


def whole(view: View, metric: str, like: Figure) -> Figure | None:
    """The total that `like` is a part of: same subject and period, one dimension less or none."""
    owner = like.subject if like.dimensions else None
    others = [f for f in _of_subject(view, metric, owner) if f.id != like.id]
    less = [f for f in others if _is_of(like, f)] if len(like.dimensions) > 1 else []
    totals = less or [f for f in others if not f.dimensions]
    if not like.dimensions:  # its own value at another time is no whole
        totals = [f for f in totals if f.subject != like.subject]
    same = [f for f in totals if f.period == like.period]
    held = same or (newest(totals) if like.dimensions else ())  # a customer's is of its own time
    alike = [f for f in held if f.nature == like.nature]  # what was done is no part of an aim
    return next(iter(alike or held), None)


def _is_of(part: Figure, whole: Figure) -> bool:
    inside = whole.dimensions.items() < part.dimensions.items()
    return inside and len(whole.dimensions) == len(part.dimensions) - 1


def dimensions_of(view: View, metric: str) -> tuple[str, ...]:
    use = view.uses().get(metric)
    return tuple(d for d in view.members() if use and d in use.dimensions)


def subjects_of(view: View, metric: str) -> tuple[str, ...]:
    use = view.uses().get(metric)
    return tuple(sorted(use.subjects - {""})) if use else ()


def _of_subject(view: View, metric: str, subject: str | None) -> tuple[Figure, ...]:
    figures = view.figures(metric, subject=subject)
    if figures or subject is not None:
        return figures
    others = subjects_of(view, metric)
    return view.figures(metric, any_subject=True) if 0 < len(others) <= FEW else ()


def _of_nature(
    figures: tuple[Figure, ...], plan: Plan, metric: str, missing: list[Missing]
) -> tuple[Figure, ...]:
    """A forecast that is asked is not answered by what was measured, nor the other way round."""
    if plan.nature is None:
        return figures
    figures = unless_exact(figures, plan.nature, plan.text)
    if len(plan.periods) > 1:
        return figures
    kept = tuple(f for f in figures if f.nature in NEAR.get(plan.nature, (plan.nature,)))
    if not kept and any(re.search(w, metric) for n, w in NATURES if n == plan.nature):
        return figures  # `结余预算` says itself what it is
    if not kept:
        have = tuple(dict.fromkeys(f.nature for f in figures))
        missing.append(Missing("nature", plan.nature, metric, have))
    return kept


def _by_members(
    figures: tuple[Figure, ...], plan: Plan, metric: str, missing: list[Missing]
) -> list[list[Figure]]:
    asked = {
        d: names for d, names in plan.members.items() if any(d in f.dimensions for f in figures)
    }
    if not asked:
        plain = [f for f in figures if not f.dimensions]
        loose = plain or [f for f in figures if SCOPE not in f.dimensions]
        if not loose:
            have = tuple(dict.fromkeys(f.dimensions[SCOPE] for f in figures))
            missing.append(Missing("member", WHOLE, metric, have))
        return [loose] if loose else []
    if _crossed(plan.members, figures, plan.text):
        both = "、".join(name for names in plan.members.values() for name in names)
        missing.append(Missing("member", both, metric, ()))
        return []
    groups = []
    for dimension, names in asked.items():
        for name in names:
            group = [f for f in figures if f.dimensions.get(dimension) == name]
            group = [
                f
                for f in group
                if all(f.dimensions.get(d) in asked.get(d, ()) for d in f.dimensions)
            ] or group
            if group and group not in groups:
                groups.append(group)
            elif not group and not _placed(name, dimension, asked, figures):
                have = tuple(
                    dict.fromkeys(
                        f.dimensions[dimension] for f in figures if dimension in f.dimensions
                    )
                )
                missing.append(Missing("member", name, metric, have))
    return groups


def _placed(
    name: str, dimension: str, asked: dict[str, tuple[str, ...]], figures: tuple[Figure, ...]
) -> bool:
    """A name that two dimensions have is asked of the one that has values of it."""
    others = [d for d, names in asked.items() if d != dimension and name in names]
    return any(f.dimensions.get(d) == name for d in others for f in figures)


def _crossed(asked: dict[str, tuple[str, ...]], figures: tuple[Figure, ...], text: str) -> bool:
    """One member of each of two dimensions, not listed side by side: a cell that is not there."""
    if len(asked) < 2 or any(len(names) > 1 for names in asked.values()):
        return False
    first, *others = sorted((names[0] for names in asked.values()), key=len)
    if re.search(r"[和与及、,，]|分别|各|\band\b", text) or all(first in name for name in others):
        return False
    return not any(all(f.dimensions.get(d) in names for d, names in asked.items()) for f in figures)


def _of_periods(
    group: list[Figure], plan: Plan, metric: str, missing: list[Missing], view: View
) -> list[Figure]:
    if not plan.periods:
        return list(current(group, view))
    found: list[Figure] = []
    for asked in in_one_year(plan.periods, group):
        hits = of_period(group, asked, plan, view)
        if not hits:
            inside = {
                f.period
                for f in group
                if f.period and "*" not in asked and period_within(f.period, asked)
            }
            have = inside or {f.period or "" for f in group}
            missing.append(Missing("period", asked, metric, tuple(sorted(have))))
        found.extend(hits)
    return found


def _unique(figures: list[Figure]) -> tuple[Figure, ...]:
    """Once each; of what two documents state alike, the first."""
    told: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        value = (figure.quantity.value, figure.quantity.unit) if figure.quantity else figure.id
        told.setdefault((*slot_of(figure), figure.nature, value), figure)
    return tuple(told.values())
