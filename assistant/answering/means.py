"""Means: weighted by a dimension or by another metric, plain, per unit; compound growth."""

import re
from typing import Final

from assistant.answering import calculate, projecting
from assistant.answering.draft import Draft, when
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.answering.shown import shown
from assistant.answering.spans import pair
from assistant.indexes.base import View
from assistant.periods import period_matches
from assistant.quantities import PERCENT, Quantity, read_quantity
from assistant.records import Figure
from assistant.retrieval.figures import breakdown, dimensions_of, find_figures
from assistant.retrieval.plan import Plan

_AHEAD: Final = re.compile(r"年(?:后|之后|以后)|\byears?\b")
"""A time ahead, also where its number of years cannot be compounded."""


def tell_mean(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Over a dimension whose members are quantities, by another metric, or plain.

    A metric that is itself such a dimension is weighted by the metric that is broken down by it.
    """
    computed = None if plan.operands else _by_members(view, plan) or _by_metric(view, plan)
    key = "mean"
    if computed is None:
        rows = [f for f in figures if f.quantity] if plan.operands else _parts(view, plan)
        if len(rows) < 2:
            return False
        tell(draft, plan, tuple(rows))
        key, computed = "plain_mean", calculate.plain_mean(rows)
    label = computed.operands[0].metric or ""
    draft.say(frame(key, plan.language, value=shown(draft, plan, label, computed)))
    return True


def _by_members(view: View, plan: Plan) -> calculate.Computed | None:
    """`4年`, `3年` …: the members are the values, the figures their weights."""
    weights = [m.name for m in view.metrics() if m.additive]
    pairs = [(m, d) for m in plan.metrics for d in _numeric_dimensions(view, m)]
    pairs += [(w, m) for m in plan.metrics for w in weights if m in _numeric_dimensions(view, w)]
    for metric, dimension in pairs:
        rows = breakdown(view, plan, metric, dimension)
        if len(rows) > 1:
            return calculate.weighted_mean(rows, dimension)
    return None


def _by_metric(view: View, plan: Plan) -> calculate.Computed | None:
    """A rate by the metric that is asked as its weight, over a dimension that both have."""
    if len(plan.metrics) != 2:
        return None
    first, second = sorted(plan.metrics, key=lambda name: name in _additive(view))
    shared = [d for d in dimensions_of(view, first) if d in dimensions_of(view, second)]
    for dimension in [d for d in (plan.by, *shared) if d in shared]:
        rows = breakdown(view, plan, first, dimension)
        weights = {f.dimensions[dimension]: f for f in breakdown(view, plan, second, dimension)}
        if len(rows) > 1 and all(row.dimensions[dimension] in weights for row in rows):
            return calculate.mean_by(rows, [weights[r.dimensions[dimension]] for r in rows])
    return None


def _parts(view: View, plan: Plan) -> list[Figure]:
    for metric in plan.metrics:
        for dimension in [plan.by] if plan.by else dimensions_of(view, metric):
            rows = [f for f in breakdown(view, plan, metric, dimension or "") if f.quantity]
            if len(rows) > 1:
                return rows
    return []


def _additive(view: View) -> frozenset[str]:
    return frozenset(m.name for m in view.metrics() if m.additive)


def tell_per_unit(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """An amount or a share, spread evenly over what the other metric counts."""
    known = [f for f in figures if f.quantity]
    counted = {m.name for m in view.metrics() if m.name.endswith(("数", "数量", "人数"))}
    counts = [f for f in known if f.metric in counted]
    each = [f for f in counts if f.quantity and _for_each(f, plan.text)]
    counts = each if len(counts) > 1 and each else counts
    values = [f for f in known if f not in counts]
    if len(counts) != 1 or len(values) != 1:
        return False
    if plan.periods and values[0].period != counts[0].period:
        return False  # of another time: spread over what was counted then, it means nothing
    return tell_even(draft, plan, values[0], counts[0])


def tell_even(draft: Draft, plan: Plan, value: Figure, count: Figure) -> bool:
    tell(draft, plan, (value, count))
    computed = calculate.per_unit(value, count)
    draft.say(frame("even", plan.language, value=shown(draft, plan, value.label, computed)))
    return True


def _for_each(count: Figure, text: str) -> bool:
    """`每家`, or `每个` and what is counted."""
    assert count.quantity
    noun = re.sub("(?:人|数)?(?:数|量)$", "", count.metric or "")
    return bool(re.search(f"[每一]{count.quantity.unit}|[每一]个?{re.escape(noun)}", text))


def tell_compound(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """What a rate leads to after so many years, or the rate between two years."""
    if plan.operands:
        old, new = sorted(figures, key=lambda f: f.period or "")
        return _tell_rate_between(draft, plan, (new, old))
    if _tell_yearly_rate(draft, view, plan):
        return True
    rates = [f for f in figures if f.quantity and f.quantity.unit == PERCENT]
    bases = [f for f in figures if f.quantity and f.quantity.unit != PERCENT]
    if not plan.years:
        ahead = _until(view, plan)
        return tell_compound(draft, view, *ahead) if ahead else _refused_span(draft, plan)
    if not rates:
        rates = [f for name in view.uses() if "复合" in name for f in view.figures(name)]
    if len(rates) != 1:
        return False
    if any(q.unit == PERCENT and not _states(q, rates) for q in plan.stated):
        refuse(draft, plan)  # another rate than the report's is no forecast of it
        return True
    base = _base(plan, bases or _stated_bases(view, plan))
    tell(draft, plan, (*((base,) if base else ()), rates[0]))
    plan = plan.model_copy(update={"decimals": 2 if plan.decimals is None else plan.decimals})
    computed = projecting.compound(rates[0], plan.years or 0, base)
    words = {"years": plan.years, "label": base.label if base else ""}
    value = shown(draft, plan, rates[0].label, computed)
    draft.say(frame("projected" if base else "compound", plan.language, **words, value=value))
    rise = projecting.compound_rise(rates[0], plan.years or 0)
    draft.say(frame("rise", plan.language, **words, value=shown(draft, plan, "", rise)))
    draft.note(frame("assumed_rate", plan.language))
    for figure in (rates[0], *((base,) if base else ())):
        draft.note(figure.note)
    if base and base.period:
        period = when(base, plan.language)
        draft.note(frame("base_period", plan.language, label=base.label, period=period))
    return True


def _refused_span(draft: Draft, plan: Plan) -> bool:
    """1.5年, -3年, 10000年: no whole number of years that compounds."""
    if not _AHEAD.search(plan.text):
        return False
    refuse(draft, plan)
    return True


def _until(view: View, plan: Plan) -> tuple[Plan, list[Figure]] | None:
    """`到2033年`: so many years after the newest value, with the figures of now."""
    now = plan.model_copy(update={"periods": ()})
    known = [f for name in plan.metrics for f in find_figures(view, now, name).figures]
    dated = [f.period[:4] for f in known if f.period and f.quantity and f.quantity.unit != PERCENT]
    if len(plan.periods) != 1 or not dated or not plan.periods[0][:4].isdigit():
        return None
    years = int(plan.periods[0][:4]) - int(max(dated))
    return (now.model_copy(update={"years": years}), known) if years > 0 else None


def _states(stated: Quantity, rates: list[Figure]) -> bool:
    return any(f.quantity and f.quantity.value == stated.value for f in rates)


def _stated_bases(view: View, plan: Plan) -> list[Figure]:
    """Figures of an asked period with a value that the question states: `以3月的500座为基数`."""
    values = {q.value for q in plan.stated if q.unit != PERCENT}
    names = [
        name
        for name, use in view.uses().items()
        if any(p and period_matches(key, p) for key in plan.periods for p in use.periods)
    ]
    rows = [f for name in names if values for f in view.figures(name)]
    return [f for f in rows if f.quantity and f.quantity.value in values and not f.dimensions]


def _base(plan: Plan, bases: list[Figure]) -> Figure | None:
    """The figure that the question states, else the only one or the newest."""
    stated = {q.value for q in plan.stated}
    told = [f for f in bases if f.quantity and f.quantity.value in stated]
    return next(iter(told or bases), None)


def _tell_yearly_rate(draft: Draft, view: View, plan: Plan) -> bool:
    years = [int(p[:4]) for key in plan.periods for p in key.split("/") if p[:4].isdigit()]
    if len(years) < 2 or max(years) == min(years):
        return False
    units = {m.name: m.unit for m in view.metrics()}
    for metric in plan.metrics:
        ends = pair(view, plan, metric) if units.get(metric) not in {"%", PERCENT} else None
        if ends is not None and _tell_rate_between(draft, plan, ends):
            return True
    return False


def _tell_rate_between(draft: Draft, plan: Plan, ends: tuple[Figure, Figure]) -> bool:
    new, old = ends
    apart = int(new.period[:4]) - int(old.period[:4]) if new.period and old.period else 0
    if apart < 1:
        return False
    tell(draft, plan, (old, new))
    value = shown(draft, plan, new.label, projecting.yearly_rate(new, old, apart))
    draft.say(frame("yearly_rate", plan.language, label=new.label, value=value))
    return True


def _numeric_dimensions(view: View, metric: str) -> list[str]:
    members = view.members()
    return [
        d
        for d in dimensions_of(view, metric)
        if all((value := read_quantity(m)) and value.unit for m in members.get(d, ()))
    ]
