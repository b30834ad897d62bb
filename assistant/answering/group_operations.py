"""Operations over a group of figures: mean, compound growth, ranking, does it add up, the same."""

from collections.abc import Sequence

from assistant import quantities
from assistant.answering import calculate
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import line, tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.periods import year_before
from assistant.quantities import read_quantity
from assistant.records import Figure
from assistant.retrieval.figures import (
    breakdown,
    dimensions_of,
    find_figures,
    subjects_of,
    whole,
)
from assistant.retrieval.plan import Plan


def tell_mean(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    for metric in plan.metrics:
        for dimension in _numeric_dimensions(view, metric):
            rows = breakdown(view, metric, dimension, plan.subjects[0] if plan.subjects else None)
            draft.say(
                frame(
                    "mean",
                    plan.language,
                    value=shown(draft, plan, metric, calculate.weighted_mean(rows, dimension)),
                )
            )
            return True
    return False


def tell_compound(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
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
            value=shown(draft, plan, rates[0].label, computed),
        )
    )
    draft.note(frame("assumed_rate", plan.language))
    return True


def tell_rank(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
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


def tell_check(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
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
    draft.say(frame("total", plan.language, value=shown(draft, plan, total.label, summed)))
    off = summed.result.value - target.value
    slack = target.slack + sum(
        (row.quantity.slack for row in rows if row.quantity), start=target.slack * 0
    )
    if off == 0:
        draft.say(frame("adds_up", plan.language))
    elif abs(off) <= slack:
        draft.say(frame("adds_up_about", plan.language))
    elif off < 0 and target.bound != "about":
        left = quantities.difference(target, summed.result)
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
        gap = quantities.difference(summed.result, target)
        draft.say(
            frame(
                "adds_not",
                plan.language,
                value=draft.computed(
                    total.label, f"({summed.formula}) − {total.text}", gap, [*rows, total]
                ),
            )
        )


def tell_same(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Whether a text value stays the same over the asked periods."""
    texts = [f for f in figures if f.value_text is not None]
    if len(plan.periods) == 1 and "/" not in plan.periods[0] and len(texts) == 1:
        before = year_before(plan.periods[0])
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
