"""Parts of a whole: shares, breakdowns, what is left."""

import re
from typing import Final

from assistant import quantities
from assistant.answering import calculate
from assistant.answering.across import tell_each
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.of_another import DIVIDED, part_first, tell_of_other
from assistant.answering.of_sum import tell_beside, whole_of_sum
from assistant.answering.ranking import first_of
from assistant.answering.shown import open_periods, shown
from assistant.answering.spans import dated, series_of
from assistant.answering.stated_parts import tell_stated_ratio, tell_stated_share
from assistant.answering.tables import breakdown_table, series_table
from assistant.answering.wholes import (
    customers_of,
    named_whole,
    part_of_place,
    said_whole,
    whole_of_place,
)
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.editions import Edition
from assistant.retrieval.figures import (
    breakdown,
    dimensions_of,
    divided_within,
    find_figures,
    whole,
)
from assistant.retrieval.one_time import of_one_time
from assistant.retrieval.plan import Plan
from assistant.retrieval.reports import reports_in

_WITHIN: Final = re.compile(r"[里中内占]")


def tell_share(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Each part of the total of its metric, or the first asked value of the second."""
    first = first_of(plan, _rows_by(view, plan)) if plan.top and "total" in plan.also else []
    if plan.by and not plan.members and not plan.operands and not first:
        return _told_by(draft, view, plan)
    if len(plan.operands) > 2 or _parts_of_one(plan, figures):
        return _told_parts(draft, view, plan, figures)
    if tell_of_other(draft, plan, figures):
        return True
    amounts = [f for f in figures if f.quantity and not calculate.is_percent(f)]
    if pair := part_of_place(plan, amounts):
        _tell_share(draft, plan, *pair)
        return True
    parts = [] if plan.operands else [f for f in amounts if f.dimensions]
    parts = first or parts or customers_of(plan, figures)
    if parts:
        stated: list[Figure] = []
        for part in parts:
            stated += tell_stated_share(draft, view, plan, part)
            total = named_whole(plan, figures, part) or said_whole(view, plan, part)
            total = total or whole(view, part.metric or "", part) or whole_of_place(view, part)
            if total is not None:
                _tell_share(draft, plan, part, total)
        if "total" in plan.also and 1 < len(stated) == len(parts):
            both = calculate.total(stated)
            draft.say(frame("total", plan.language, value=shown(draft, plan, "", both)))
        one = len({part.period for part in parts}) == 1
        total = whole(view, parts[0].metric or "", parts[0]) if len(parts) > 1 and one else None
        if total and total not in parts:
            _tell_sum(draft, plan, parts, total)
        return bool(draft.computations or draft.figures)
    return _tell_of_whole(draft, view, plan, figures)


def _tell_of_whole(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """One of two values in the other, or a term in the sum that it is of."""
    if len(figures) == 2 and all(f.quantity for f in figures) and _apart(plan, figures):
        part, total = part_first(plan, figures)
        tell_stated_share(draft, view, plan, part)
        tell_stated_ratio(draft, view, plan, part, total)
        _tell_share(draft, plan, part, total)
        return True
    total_of = whole_of_sum(view, plan, figures[0]) if len(figures) == 1 else None
    if total_of is not None:
        _tell_share(draft, plan, figures[0], total_of)
    return total_of is not None


def _apart(plan: Plan, figures: list[Figure]) -> bool:
    """Of one time and not one thing twice, of which neither is a part of the other; two that the
    question itself divides are what it says.
    """
    left, right = ((f.metric, f.subject, f.dimensions) for f in figures)
    return bool(DIVIDED.search(plan.text)) or (of_one_time(plan, *figures) and left != right)


def _rows_by(view: View, plan: Plan) -> list[Figure]:
    rows = breakdown(view, plan, plan.metrics[0], plan.by) if plan.by and plan.metrics else []
    return [row for row in rows if row.quantity]


def _parts_of_one(plan: Plan, figures: list[Figure]) -> bool:
    """`产线里，在用、检修、停用各占多少`: the largest is what the others are parts of."""
    known = [f for f in figures if f.quantity and not f.dimensions]
    if not 2 < len(known) == len(figures) == len(plan.metrics) or not _WITHIN.search(plan.text):
        return False
    sizes = sorted(map(calculate.size, known))
    alike = len({f.quantity.unit for f in known if f.quantity}) == 1
    return alike and sum(sizes[:-1]) <= sizes[-1]


def _told_by(draft: Draft, view: View, plan: Plan) -> bool:
    """The shares of a breakdown: as stated, and as they follow from the values."""
    measured = {m.name: m.share_of for m in view.metrics() if m.share_of}
    asked = tuple(measured.get(name) or name for name in plan.metrics)
    if not tell_breakdown(draft, view, plan.model_copy(update={"metrics": asked}), []):
        return False
    for metric in asked:
        for row in breakdown(view, plan, metric, plan.by or ""):
            tell_stated_share(draft, view, plan, row)
    return True


def _tell_sum(draft: Draft, plan: Plan, parts: list[Figure], total: Figure) -> None:
    summed = calculate.total(parts)
    share = quantities.share(summed.result, calculate.quantities_of([total])[0])
    both = calculate.Computed(f"({summed.formula}) / {total.text}", share, (*parts, total))
    draft.say(frame("total", plan.language, value=shown(draft, plan, total.label, both)))


def _told_parts(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Of figures told before: each of the largest, and all of them together."""
    total = max(figures, key=calculate.size)
    parts = [f for f in figures if f is not total]
    for part in parts:
        tell_stated_share(draft, view, plan, part)
        _tell_share(draft, plan, part, total)
    _tell_sum(draft, plan, parts, total)
    return True


def _tell_share(draft: Draft, plan: Plan, part: Figure, total: Figure) -> None:
    computed = calculate.share(part, total)
    draft.say(
        frame(
            "share",
            plan.language,
            part=escape(part.label),
            whole=escape(total.label),
            value=shown(draft, plan, part.label, computed),
        )
    )
    open_periods(draft, plan, (part, total))


def tell_breakdown(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        dimensions = [plan.by] if plan.by else list(dimensions_of(view, metric))
        if plan.members and plan.by not in plan.members:  # the whole's parts are not a member's
            dimensions = [d for d in dimensions if d and _takes_apart(view, plan, metric, d)]
        for dimension in filter(None, dimensions):
            if rows := breakdown(view, plan, metric, dimension):
                breakdown_table(draft, view, plan, metric, dimension, rows)
                for row in rows:
                    draft.note(row.note)
        if not dimensions_of(view, metric):
            _tell_terms(draft, view, plan, metric)
    return bool(draft.figures)


def _takes_apart(view: View, plan: Plan, metric: str, dimension: str) -> bool:
    return divided_within(view, (metric,), dimension, plan.members)


def _tell_terms(draft: Draft, view: View, plan: Plan, metric: str) -> None:
    """A metric without dimensions falls into the terms of the sum that it is defined as."""
    formulas = next((m.formulas for m in view.metrics() if m.name == metric), ())
    for formula in formulas[:1]:
        names = [name.strip() for name in formula.split("+")]
        found = [find_figures(view, plan, name).figures[:1] for name in (metric, *names)]
        if len(names) > 1 and all(found):
            tell(draft, plan, tuple(figure for each in found for figure in each))


def tell_series(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Each metric over its periods of one grain, as a table with a line; over the reports, where
    only these tell its values apart.
    """
    told = False
    for metric in plan.metrics:
        rows = series_of(view, plan, metric)
        if len(rows) > 1:
            series_table(draft, plan, metric, rows)
            told = True
        elif isinstance(view, Edition) and not dated(view, plan, metric) and reports_in(view)[1:]:
            alone = plan.model_copy(update={"metrics": (metric,), "periods": ()})
            told = tell_each(draft, view, alone, reports_in(view)[::-1]) or told
    return told


def _one_of_another(plan: Plan, figures: list[Figure]) -> bool:
    """`云收入扣掉软件收入`: values of different metrics at one place, the first the largest."""
    plain = all(f.quantity and not f.dimensions for f in figures)
    if (
        len(figures) < 2
        or not plain
        or re.search(r"占|百分", plan.text)
        or len({f.metric for f in figures}) < len(figures)
    ):
        return False
    places = {(f.subject, f.period, f.quantity.unit if f.quantity else None) for f in figures}
    sizes = list(map(calculate.size, figures))
    return len(places) == 1 and sum(sizes[1:]) <= sizes[0] and not plan.operands


def tell_remainder(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """The total less the named parts; less every listed part where none is named."""
    if len(figures) == 1 and not figures[0].dimensions and calculate.is_percent(figures[0]):
        rest = calculate.complement(figures[0])
        tell(draft, plan, (figures[0],))
        draft.say(frame("left", plan.language, value=shown(draft, plan, "", rest)))
        return True
    if tell_beside(draft, view, plan, figures):
        return True
    if _one_of_another(plan, figures):
        tell(draft, plan, tuple(figures))
        left = calculate.remainder(figures[0], figures[1:])
        draft.say(frame("left", plan.language, value=shown(draft, plan, figures[0].label, left)))
        return True
    for metric in plan.metrics:
        parts = [f for f in figures if f.metric == metric and f.dimensions and f.quantity]
        listed = (plan.by,) if plan.by else dimensions_of(view, metric)
        named = bool(parts)
        for dimension in () if named or plan.excludes or plan.stated else listed:
            parts = parts or [f for f in breakdown(view, plan, metric, dimension) if f.quantity]
        total = whole(view, metric, parts[0]) if parts else None
        if total is None or total.quantity is None:
            continue
        left = calculate.remainder(total, parts)
        if not named and not left.result.value:
            continue  # less all of its parts nothing is left, which nobody asks
        tell(draft, plan, (total, *parts))
        draft.say(frame("left", plan.language, value=shown(draft, plan, total.label, left)))
        if "share" in (plan.operation, *plan.also):
            share = calculate.share_of_rest(total, parts)
            draft.say(frame("left_share", plan.language, value=shown(draft, plan, "", share)))
        return True
    return False
