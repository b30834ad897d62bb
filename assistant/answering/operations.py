"""One small function an operation: share, growth, total, difference, ratio, ranking, check …"""

from collections.abc import Callable

from assistant import quantities
from assistant.answering import calculate, group_operations
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import named, open_periods, shown
from assistant.answering.spans import pair
from assistant.answering.tables import breakdown_table
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.figures import (
    Found,
    breakdown,
    dimensions_of,
    whole,
)
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import Operation


def compose(draft: Draft, view: View, plan: Plan, found: list[Found]) -> bool:
    """Whether the operation gave the answer; else the figures are told as they are."""
    figures = [figure for each in found for figure in each.figures]
    incomplete = any(each.missing for each in found)
    if plan.by and len(plan.metrics) == 1 and plan.operation in {None, "breakdown", "members"}:
        return _breakdown(draft, view, plan, figures)
    form = FORMS.get(plan.operation) if plan.operation else None
    if form is None or (incomplete and plan.operation not in WITHOUT_SLOTS):
        return False
    return form(draft, view, plan, figures)


def _share(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Each part of the total of its metric, or the first asked value of the second."""
    parts = [f for f in figures if f.dimensions and f.quantity]
    if parts:
        for part in parts:
            _stated_share(draft, view, plan, part)
            total = whole(view, part.metric or "", part)
            if total is not None:
                _tell_share(draft, plan, part, total)
        if len(parts) > 1 and (total := whole(view, parts[0].metric or "", parts[0])):
            summed = calculate.total(parts)
            part_sum = quantities.share(summed.result, calculate.quantities_of([total])[0])
            draft.say(
                frame(
                    "total",
                    plan.language,
                    value=draft.computed(
                        parts[0].metric or "",
                        f"({summed.formula}) / {total.text}",
                        part_sum,
                        [*parts, total],
                        plan.decimals,
                    ),
                )
            )
        return bool(draft.computations or draft.figures)
    if len(figures) == 2:
        _tell_share(draft, plan, figures[0], figures[1])
        return True
    return False


def _stated_share(draft: Draft, view: View, plan: Plan, part: Figure) -> None:
    for metric in view.metrics():
        if metric.share_of == part.metric:
            for figure in view.figures(metric.name, subject=part.subject):
                if figure.dimensions == part.dimensions:
                    draft.say(
                        frame(
                            "stated",
                            plan.language,
                            label=escape(figure.label),
                            value=draft.figure(figure),
                        )
                    )


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


def _growth(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    told = False
    for metric in plan.metrics:
        ends = pair(view, plan, metric)
        if ends is None:
            continue
        new, old = ends
        tell(draft, plan, (old, new))
        change = calculate.change(new, old)
        if (
            new.quantity
            and old.quantity
            and old.quantity.value != 0
            and new.quantity.unit != "percent"
        ):
            draft.say(
                frame(
                    "growth",
                    plan.language,
                    label=escape(new.label),
                    value=shown(draft, plan, new.label, calculate.growth(new, old)),
                )
            )
        draft.say(frame("change", plan.language, value=shown(draft, plan, new.label, change)))
        told = True
    if not told and plan.metrics and plan.periods:
        from_refuse(draft, plan)
        return True
    return told


def from_refuse(draft: Draft, plan: Plan) -> None:
    draft.missing = True
    draft.names.update(plan.metrics)
    draft.say(frame("no_previous", plan.language, metric=plan.metrics[0]))


def _total(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    rows = [f for f in figures if f.quantity]
    if len(rows) == 1 and not rows[0].dimensions:
        return False
    if len(rows) < 2:
        return False
    tell(draft, plan, tuple(rows))
    draft.say(
        frame(
            "total",
            plan.language,
            value=shown(draft, plan, rows[0].metric or "", calculate.total(rows)),
        )
    )
    return True


def _difference(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if len(figures) < 2 and len(plan.metrics) == 1:
        ends = pair(view, plan, plan.metrics[0])
        figures = [ends[1], ends[0]] if ends else figures
    if len(figures) != 2:
        return False
    tell(draft, plan, tuple(figures))
    draft.say(
        frame(
            "difference",
            plan.language,
            value=shown(draft, plan, figures[0].label, calculate.difference(*figures)),
        )
    )
    open_periods(draft, plan, figures)
    return True


def _ratio(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if len(figures) < 2 and len(plan.metrics) == 1:
        ends = pair(view, plan, plan.metrics[0])
        figures = list(ends) if ends else figures
    if len(figures) != 2:
        return False
    tell(draft, plan, tuple(figures))
    left, right = figures
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


def _breakdown(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        dimensions = [plan.by] if plan.by else list(dimensions_of(view, metric))
        for dimension in filter(None, dimensions):
            rows = breakdown(view, metric, dimension, plan.subjects[0] if plan.subjects else None)
            if rows:
                breakdown_table(draft, view, plan, metric, dimension, rows)
    return bool(draft.figures)


WITHOUT_SLOTS = {"growth", "same", "mean", "check", "rank"}
"""Operations that look their figures up themselves."""

FORMS: dict[Operation, Callable[[Draft, View, Plan, list[Figure]], bool]] = {
    "share": _share,
    "growth": _growth,
    "total": _total,
    "difference": _difference,
    "ratio": _ratio,
    "mean": group_operations.tell_mean,
    "compound": group_operations.tell_compound,
    "rank": group_operations.tell_rank,
    "check": group_operations.tell_check,
    "same": group_operations.tell_same,
    "breakdown": _breakdown,
}
