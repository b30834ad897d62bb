"""One small function an operation: share, growth, total, difference, ratio, ranking, check …"""

from collections.abc import Callable, Sequence

from assistant.answering import calculate
from assistant.answering.draft import Draft, escape, when
from assistant.answering.figures import line, tell
from assistant.answering.frames import frame
from assistant.answering.tables import breakdown_table
from assistant.indexes.base import View
from assistant.quantities import read_quantity
from assistant.records import Figure
from assistant.retrieval.figures import (
    Found,
    breakdown,
    dimensions_of,
    find_figures,
    subjects_of,
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
    if form is None or (incomplete and plan.operation not in {"growth", "same"}):
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
            part_sum = calculate.q.share(summed.result, calculate.quantities_of([total])[0])
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
            value=_shown(draft, plan, part.label, computed),
        )
    )
    _open_periods(draft, plan, (part, total))


def _growth(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    told = False
    for metric in plan.metrics:
        ends = calculate.pair(view, plan, metric)
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
                    value=_shown(draft, plan, new.label, calculate.growth(new, old)),
                )
            )
        draft.say(frame("change", plan.language, value=_shown(draft, plan, new.label, change)))
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
            value=_shown(draft, plan, rows[0].metric or "", calculate.total(rows)),
        )
    )
    return True


def _difference(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if len(figures) < 2 and len(plan.metrics) == 1:
        ends = calculate.pair(view, plan, plan.metrics[0])
        figures = [ends[1], ends[0]] if ends else figures
    if len(figures) != 2:
        return False
    tell(draft, plan, tuple(figures))
    draft.say(
        frame(
            "difference",
            plan.language,
            value=_shown(draft, plan, figures[0].label, calculate.difference(*figures)),
        )
    )
    _open_periods(draft, plan, figures)
    return True


def _ratio(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    if len(figures) < 2 and len(plan.metrics) == 1:
        ends = calculate.pair(view, plan, plan.metrics[0])
        figures = list(ends) if ends else figures
    if len(figures) != 2:
        return False
    tell(draft, plan, tuple(figures))
    left, right = figures
    draft.say(
        frame(
            "ratio",
            plan.language,
            part=_named(plan, left),
            whole=_named(plan, right),
            value=_shown(draft, plan, left.label, calculate.ratio(left, right)),
        )
    )
    _open_periods(draft, plan, figures)
    return True


def _mean(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        for dimension in _numeric_dimensions(view, metric):
            rows = breakdown(view, metric, dimension, plan.subjects[0] if plan.subjects else None)
            draft.say(
                frame(
                    "mean",
                    plan.language,
                    value=_shown(draft, plan, metric, calculate.weighted_mean(rows, dimension)),
                )
            )
            return True
    return False


def _compound(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    rates = [f for f in figures if f.quantity and f.quantity.unit == "percent"]
    bases = [f for f in figures if f.quantity and f.quantity.unit != "percent"]
    if not rates or not plan.years:
        return False
    tell(draft, plan, tuple(figures))
    base = bases[0] if bases else None
    computed = calculate.compound(rates[0], plan.years, base)
    key = "projected" if base else "compound"
    draft.say(
        frame(
            key,
            plan.language,
            years=plan.years,
            label=base.label if base else "",
            value=_shown(draft, plan, rates[0].label, computed),
        )
    )
    draft.note(frame("assumed_rate", plan.language))
    return True


def _rank(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        rows = _rows(view, plan, metric, figures)
        ranked = calculate.ranked(rows, ascending=plan.ascending)
        if len(ranked) < 2:
            continue
        if plan.nth:
            ranked = ranked[plan.nth - 1 : plan.nth]
        elif plan.top or "最" in plan.text:
            ranked = ranked[: plan.top or 1]
        draft.say(frame("rank", plan.language, label=escape(metric)))
        for position, figure in enumerate(ranked, start=plan.nth or 1):
            draft.say(f"{position}. {line(draft, plan, figure)}")
        return True
    return False


def _check(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """The parts of a metric against its total, for every dimension it adds up over."""
    told = False
    for metric in view.metrics():
        if metric.name not in plan.metrics:
            continue
        for dimension in [plan.by] if plan.by else dimensions_of(view, metric.name):
            rows = breakdown(view, metric.name, dimension) if dimension else ()
            total = whole(view, metric.name, rows[0]) if len(rows) > 1 else None
            if total is not None:
                _tell_check(draft, plan, rows, total)
                told = True
    return told


def _tell_check(draft: Draft, plan: Plan, rows: Sequence[Figure], total: Figure) -> None:
    summed = calculate.total(rows)
    (target,) = calculate.quantities_of([total])
    draft.say(line(draft, plan, total))
    draft.say(frame("total", plan.language, value=_shown(draft, plan, total.label, summed)))
    off = summed.result.value - target.value
    slack = target.slack + sum(
        (row.quantity.slack for row in rows if row.quantity), start=target.slack * 0
    )
    if off == 0:
        draft.say(frame("adds_up", plan.language))
    elif abs(off) <= slack:
        draft.say(frame("adds_up_about", plan.language))
    elif off < 0 and target.bound != "about":
        left = calculate.q.difference(target, summed.result)
        draft.say(
            frame(
                "remainder",
                plan.language,
                value=draft.computed(
                    total.label, f"{total.text} − ({summed.formula})", left, [total, *rows]
                ),
            )
        )
    else:
        gap = calculate.q.difference(summed.result, target)
        draft.say(
            frame(
                "adds_not",
                plan.language,
                value=draft.computed(
                    total.label, f"({summed.formula}) − {total.text}", gap, [*rows, total]
                ),
            )
        )


def _same(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Whether a text value stays the same over the asked periods."""
    texts = [f for f in figures if f.value_text is not None]
    if len(plan.periods) == 1 and "/" not in plan.periods[0] and len(texts) == 1:
        before = calculate.year_before(plan.periods[0])
        earlier = find_figures(
            view, plan.model_copy(update={"periods": (before,)}), plan.metrics[0]
        )
        texts = [*earlier.figures, *texts]
    if len(texts) < 2:
        return False
    same = len({f.text for f in texts}) == 1
    draft.say(frame("same" if same else "different", plan.language))
    tell(draft, plan, tuple(sorted(texts, key=lambda f: f.period or "")))
    return True


def _breakdown(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        dimensions = [plan.by] if plan.by else list(dimensions_of(view, metric))
        for dimension in filter(None, dimensions):
            rows = breakdown(view, metric, dimension, plan.subjects[0] if plan.subjects else None)
            if rows:
                breakdown_table(draft, view, plan, metric, dimension, rows)
    return bool(draft.figures)


def _rows(view: View, plan: Plan, metric: str, figures: list[Figure]) -> Sequence[Figure]:
    """What is ranked: the asked figures, the members of a dimension, or the subjects."""
    if len([f for f in figures if f.metric == metric]) > 1:
        return [f for f in figures if f.metric == metric]
    dimensions = [plan.by] if plan.by else dimensions_of(view, metric)
    for dimension in filter(None, dimensions):
        if rows := breakdown(view, metric, dimension):
            return rows
    subjects = plan.model_copy(update={"subjects": subjects_of(view, metric)})
    return find_figures(view, subjects, metric).figures


def _numeric_dimensions(view: View, metric: str) -> list[str]:
    members = view.members()
    return [
        d
        for d in dimensions_of(view, metric)
        if all((value := read_quantity(m)) and value.unit for m in members.get(d, ()))
    ]


def _named(plan: Plan, figure: Figure) -> str:
    period = when(figure, plan.language)
    return escape(figure.label) + (frame("period", plan.language, period=period) if period else "")


def _shown(draft: Draft, plan: Plan, label: str, computed: calculate.Computed) -> str:
    return draft.computed(
        label, computed.formula, computed.result, computed.operands, plan.decimals
    )


def _open_periods(draft: Draft, plan: Plan, figures: Sequence[Figure]) -> None:
    """Values of a stated and of an open period meet: the answer says so."""
    if len({figure.period for figure in figures}) > 1:
        for figure in figures:
            if figure.period is None:
                draft.note(frame("open_period", plan.language, label=figure.label))


FORMS: dict[Operation, Callable[[Draft, View, Plan, list[Figure]], bool]] = {
    "share": _share,
    "growth": _growth,
    "total": _total,
    "difference": _difference,
    "ratio": _ratio,
    "mean": _mean,
    "compound": _compound,
    "rank": _rank,
    "check": _check,
    "same": _same,
    "breakdown": _breakdown,
}
