"""Means: weighted by a dimension or by another metric, plain, per unit."""

import re
from collections.abc import Sequence
from math import prod
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.periods import period_matches, period_years
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure
from assistant.retrieval.figures import breakdown, dimensions_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.weighted import asks_length, numeric_dimensions

_FOR_ONE: Final = re.compile(r"(?:单|每一?[个家名位]?)[店户人客车台件票桌房柜](?![月季年度])")
"""`单店平均收入`: shops are spread over, which no member of another dimension is."""


def tell_mean(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Over a dimension whose members are quantities, by another metric, or plain.

    A metric that is itself such a dimension is weighted by the metric that is broken down by it.
    """
    computed = None if plan.operands else _by_members(view, plan) or _by_metric(view, plan)
    key = "mean"
    if computed is None:
        rows = _each(plan, figures) if _several(plan) else _parts(view, plan)
        if not _several(plan) and _FOR_ONE.search(plan.text) and not _is_of_what(plan, rows):
            return False
        if len(rows) < 2 or _of_another_kind(plan, rows[0]):
            return False
        tell(draft, plan, tuple(rows))
        key, computed = "plain_mean", calculate.plain_mean(rows)
    label = computed.operands[0].metric or ""
    draft.say(frame(key, plan.language, value=shown(draft, plan, label, computed)))
    return True


def _is_of_what(plan: Plan, rows: Sequence[Figure]) -> bool:
    """`每家门店平均多少` of the values of each 门店."""
    said = _FOR_ONE.search(plan.text)
    return any(said[0][-1] in name for row in rows for name in row.dimensions) if said else False


def _several(plan: Plan) -> bool:
    """`1月和12月平均`: each of what is named or was told counts, and nothing else."""
    return bool(plan.operands) or _places(plan) > 1


def _places(plan: Plan) -> int:
    """How many values are asked; a span of years has one for each."""
    periods = [year for key in plan.periods for year in period_years(key)]
    names = (periods, plan.subjects, *plan.members.values())
    return prod(max(len(each), 1) for each in names)


def _each(plan: Plan, figures: list[Figure]) -> list[Figure]:
    """One value of each place that is named; none where one lacks it."""
    rows = [f for f in figures if f.quantity]
    if plan.operands:
        return rows
    alike = len({(f.metric, f.quantity.unit) for f in rows if f.quantity}) == 1
    return rows if alike and len(rows) == _places(plan) else []


def _by_members(view: View, plan: Plan) -> calculate.Computed | None:
    """`4年`, `3年` …: the members are the values, the figures their weights."""
    if len(plan.subjects) > 1 or (plan.periods and _places(plan) > 1 and not plan.members):
        return None
    weights = [m.name for m in view.metrics() if m.additive]
    pairs = [(m, d) for m in plan.metrics for d in numeric_dimensions(view, m)]
    pairs += [(w, m) for m in plan.metrics for w in weights if m in numeric_dimensions(view, w)]
    for metric, dimension in pairs:
        rows = _of_members(plan, breakdown(view, plan, metric, dimension), dimension)
        if len(rows) > 1 and not _in_own_unit(plan, rows[0]):
            return calculate.weighted_mean(rows, dimension)
    return None


def _of_members(plan: Plan, rows: Sequence[Figure], dimension: str) -> list[Figure]:
    """Those of the named members; none where members of another dimension are listed."""
    if any(len(names) > 1 for d, names in plan.members.items() if d != dimension):
        return []
    named = plan.members.get(dimension, ())
    return [f for f in rows if not named or f.dimensions[dimension] in named]


def _of_another_kind(plan: Plan, row: Figure) -> bool:
    """`平均几年` is no mean of what is counted in pieces."""
    unit = row.quantity.unit if row.quantity else "year"
    return asks_length(plan.text) and unit not in {"year", "month"}


def _in_own_unit(plan: Plan, row: Figure) -> bool:
    """`平均多少辆` asks for the values themselves, and not for the mean of what they weigh."""
    unit = row.quantity.unit if row.quantity else None
    return bool(unit) and bool(re.search(rf"(?:多少|几){re.escape(unit or '')}", plan.text))


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
    """Of the asked period alone; the parts of another one are no answer."""
    for metric in plan.metrics:
        for dimension in [plan.by] if plan.by else dimensions_of(view, metric):
            rows = [f for f in breakdown(view, plan, metric, dimension or "") if f.quantity]
            rows = [f for f in rows if _in_time(plan, f)]
            if len(rows) > 1:
                return rows
    return []


def _in_time(plan: Plan, row: Figure) -> bool:
    return not plan.periods or any(period_matches(p, row.period or "") for p in plan.periods)


def _additive(view: View) -> frozenset[str]:
    return frozenset(m.name for m in view.metrics() if m.additive)


def tell_per_unit(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """An amount or a share, spread evenly over what the other metric counts."""
    known = [f for f in figures if f.quantity]
    counted = {m.name for m in view.metrics() if m.name.endswith(("数", "数量", "人数"))}
    counts = [f for f in known if f.metric in counted] or _in_measure_words(known)
    each = [f for f in counts if f.quantity and _for_each(f, plan.text, view)]
    counts = each if len(counts) > 1 and each else counts
    values = [f for f in known if f not in counts]
    if len(counts) != 1 or len(values) != 1:
        return False
    if plan.periods and values[0].period != counts[0].period:
        return False  # of another time: spread over what was counted then, it means nothing
    return tell_even(draft, plan, values[0], counts[0])


def _in_measure_words(figures: list[Figure]) -> list[Figure]:
    """销量 in 台 counts, though its name does not say so."""
    return [f for f in figures if f.quantity and f.quantity.unit in MEASURE_WORDS]


def tell_even(draft: Draft, plan: Plan, value: Figure, count: Figure) -> bool:
    tell(draft, plan, (value, count))
    computed = calculate.per_unit(value, count)
    draft.say(frame("even", plan.language, value=shown(draft, plan, value.label, computed)))
    return True


def _for_each(count: Figure, text: str, view: View) -> bool:
    """`每家`, or `每个` and what is counted; `per customer` by its English name."""
    assert count.quantity
    names = {a.lower() for m in view.metrics() if m.name == count.metric for a in m.aliases}
    if (said := re.search(r"\bper (.+)", text.lower())) and any(map(said[1].startswith, names)):
        return True
    noun = re.sub("(?:人|数)?(?:数|量)$", "", count.metric or "")
    return bool(re.search(f"[每一]{count.quantity.unit}|[每一]个?{re.escape(noun)}", text))
