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
from assistant.records import Figure, Metric
from assistant.retrieval.figures import (
    breakdown,
    dimensions_of,
    find_figures,
    subjects_of,
    whole,
)
from assistant.retrieval.plan import Plan


def tell_mean(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Over a dimension whose members are quantities; a metric that is itself such a dimension is
    weighted by the metric that is broken down by it.
    """
    weights = [m.name for m in view.metrics() if m.additive]
    pairs = [(m, d) for m in plan.metrics for d in _numeric_dimensions(view, m)]
    pairs += [(w, m) for m in plan.metrics for w in weights if m in _numeric_dimensions(view, w)]
    for metric, dimension in pairs:
        rows = breakdown(view, metric, dimension, plan.subjects[0] if plan.subjects else None)
        computed = calculate.weighted_mean(rows, dimension)
        draft.say(frame("mean", plan.language, value=shown(draft, plan, metric, computed)))
        return True
    return False


def tell_compound(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    rates = [f for f in figures if f.quantity and f.quantity.unit == "percent"]
    bases = [f for f in figures if f.quantity and f.quantity.unit != "percent"]
    years = plan.years
    if not years:
        return False
    if not rates:
        rates = [f for name in view.uses() if "复合" in name for f in view.figures(name)]
        figures = [*figures, *rates[:1]]
    if len(rates) != 1:
        return False
    tell(draft, plan, tuple(figures))
    base = bases[0] if bases else None
    plan = plan.model_copy(update={"decimals": 2 if plan.decimals is None else plan.decimals})
    computed = calculate.compound(rates[0], years, base)
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
    """A metric against its formula, else its parts against its total for every dimension."""
    asked = [metric for metric in view.metrics() if metric.name in plan.metrics]
    if any([_tell_formula(draft, view, plan, metric) for metric in asked]):
        return True
    told = False
    for metric in asked:
        for dimension in [plan.by] if plan.by else dimensions_of(view, metric.name):
            rows = breakdown(view, metric.name, dimension) if dimension else ()
            total = whole(view, metric.name, rows[0]) if len(rows) > 1 else None
            if total is not None and total.quantity is not None:
                _tell_check(draft, plan, rows, total)
                told = True
    return told


def _tell_formula(draft: Draft, view: View, plan: Plan, metric: Metric) -> bool:
    stated = next(iter(find_figures(view, plan, metric.name).figures), None)
    derived = calculate.derive(view, plan, metric, stated.period) if stated else None
    if stated is None or stated.quantity is None or derived is None or derived.computed is None:
        return False
    computed = derived.computed
    if stated.quantity.unit == quantities.PERCENT and computed.result.unit == quantities.TIMES:
        result = computed.result
        computed = computed._replace(
            result=result.model_copy(
                update={"value": result.value * 100, "unit": quantities.PERCENT}
            )
        )
    draft.say(line(draft, plan, stated))
    draft.say(
        frame(
            "total" if not derived.formula.is_ratio else "ratio_is",
            plan.language,
            value=shown(draft, plan, metric.name, computed),
        )
    )
    _verdict(draft, plan, stated, computed)
    return True


def _verdict(draft: Draft, plan: Plan, stated: Figure, computed: calculate.Computed) -> None:
    (target,) = calculate.quantities_of([stated])
    parts = calculate.quantities_of(computed.operands)
    off = abs(computed.result.value - target.value)
    bounded = target.bound != "exact" or any(part.bound != "exact" for part in parts)
    slack = sum((part.slack for part in parts), start=target.slack)
    if off == 0:
        draft.say(frame("adds_up", plan.language))
    elif off <= (target.slack if computed.result.unit in {"percent", "times"} else slack):
        draft.say(frame("adds_up_about", plan.language))
    else:
        draft.say(frame("off_within" if bounded else "off", plan.language))


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
