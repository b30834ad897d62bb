"""The two ends that a change is measured between. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.indexes.base import View
from assistant.periods import PRESENT, period_matches, period_within, previous_period, year_before
from assistant.records import Figure
from assistant.retrieval.dated import newest, of_period
from assistant.retrieval.editions import Edition, as_of
from assistant.retrieval.figures import FEW, find_figures, series
from assistant.retrieval.plan import Plan

YEAR_BEFORE: Final = re.compile(r"去年|上一?年|前一年|last year", re.IGNORECASE)
"""Of a report on the year before, what is newest is of that year: its own year before is meant."""
_LAST_MONTH: Final = re.compile(r"上个?月|last month", re.IGNORECASE)


def pair(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """Newer and older value of a metric: the two asked periods, one and the one before, the ends
    of its series, or what two reports give where only their dates tell the values apart.
    """
    return _in_series(view, plan, metric) or _in_reports(view, plan, metric)


def _in_reports(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    """Of a value without a period: the newest report's, and that of the asked month or before."""
    found = find_figures(view, plan.model_copy(update={"periods": ()}), metric).figures
    if not isinstance(view, Edition) or len(found) != 1:
        return None
    if found[0].period:
        return _since_last_month(view, plan, metric, found[0])
    held = [f for f in view.editions(found[0]) if f.quantity]
    ends = [end for asked in plan.periods for end in as_of(view, found, asked)[:1]]
    if len(ends) < len(plan.periods):
        return None
    if len(ends) > 1:
        ends.sort(key=held.index)
        return ends[0], ends[-1]
    newest, before = held[:1], held[1:2]
    if ends and ends != newest and not plan.baseline:  # `上月涨了多少`: since the month before it
        newest, before = ends, held[held.index(ends[0]) + 1 :][:1]
    elif ends and ends != newest:
        before = ends
    return (newest[0], before[0]) if newest and before else None


def _since_last_month(
    view: View, plan: Plan, metric: str, newest: Figure
) -> tuple[Figure, Figure] | None:
    """A report tells of the month before it: `比上月` then counts from the month before that."""
    asked = plan.periods[0] if plan.baseline and len(plan.periods) == 1 else ""
    if asked != newest.period or not _LAST_MONTH.search(plan.text):
        return None
    before = previous_period(asked)
    old = next((f for f in _values(view, plan, metric) if f.period == before), None)
    return (newest, old) if old else None


def _in_series(view: View, plan: Plan, metric: str) -> tuple[Figure, Figure] | None:
    values = _values(view, plan, metric)
    if len(plan.periods) >= 2:
        held = (_at(values, p) or next(iter(of_period(values, p, plan, view)), None)
                for p in plan.periods)  # fmt: skip
        ends = [end for end in held if end is not None]
        ends.sort(key=lambda f: (f.period is None, f.period or ""))
        return (ends[-1], ends[0]) if len(ends) == len(plan.periods) else None
    if plan.periods:
        return _around(values, plan, plan.periods[0])
    if not values:
        return None
    alike = [f for f in values if _grain(f) == _grain(values[-1]) or f.period is None]
    alike = alike if len(alike) > 1 else values
    before = _step_back(plan, alike[-1].period or "") if alike[-1].period else None
    first = alike[-2] if _grain(alike[-1]) == "0000" and len(alike) > 1 else alike[0]
    old = next((f for f in alike if f.period == before), None) if before else first
    return (alike[-1], old) if old is not None and old is not alike[-1] else None


def series_of(view: View, plan: Plan, metric: str) -> list[Figure]:
    """Values of one grain within the asked span: the grain that is asked for, else the finest."""
    values = [f for f in _values(view, plan, metric) if f.period]
    if plan.periods:
        asked_for = [_of_newest_year(p, values) for p in plan.periods]
        values = [f for f in values if any(_within(f.period or "", p) for p in asked_for)]
    words = (("季", "0000-Q0"), ("月", "0000-00"), ("半年", "0000-H0"), ("年", "0000"))
    asked = re.search(r"[每各按逐历](?:个|一)?(季|月|半年|年)", plan.text)
    grain = dict(words).get(asked[1]) if asked else None
    grains = [_grain(f) for f in values]
    grain = grain if grain in grains else max(grains, key=grains.count, default=None)
    return [f for f in values if _grain(f) == grain]


def dated(view: View, plan: Plan, metric: str) -> bool:
    """Whether a period tells values of a metric apart."""
    return any(f.period for f in _values(view, plan, metric))


def _of_newest_year(asked: str, values: Sequence[Figure]) -> str:
    """`4-6月各月`, of no year: of the newest that has a value within."""
    if not re.match(r"\*-[QH]", asked):
        return asked
    years = sorted({(f.period or "")[:4] for f in values if "/" not in (f.period or "")})
    of_years = [year + asked[1:] for year in years]
    held = [p for p in of_years if any(period_within(f.period or "", p) for f in values)]
    return held[-1] if held else asked


def _values(view: View, plan: Plan, metric: str) -> list[Figure]:
    """Measured values at one place, oldest first, the one whose period is open last."""
    found = find_figures(view, plan.model_copy(update={"periods": ()}), metric).figures
    subject = plan.subjects[0] if plan.subjects else _only_subject(found)
    members = found[0].dimensions if found else {}
    values: Sequence[Figure]
    if members:
        values = [f for f in view.figures(metric, subject=subject) if f.dimensions == members]
    else:
        values = series(view, metric, subject)
    kept = [f for f in values if f.quantity and f.nature == (plan.nature or "actual")]
    kept = kept or [f for f in values if f.quantity]
    return sorted(kept, key=lambda f: (f.period is None, f.period or ""))


def _at(values: list[Figure], asked: str) -> Figure | None:
    if asked == PRESENT:
        return next(iter(newest(values)), None)
    return next((f for f in reversed(values) if f.period and period_matches(asked, f.period)), None)


def _around(values: list[Figure], plan: Plan, asked: str) -> tuple[Figure, Figure] | None:
    """The value of one asked period and the one that it is measured against."""
    at = _at(values, asked)
    if at is None or at.period is None:
        inside = [f for f in values if f.period and _within(f.period, asked)]
        inside = [f for f in inside if _grain(f) == _grain(inside[0])]
        return (inside[-1], inside[0]) if len(inside) >= 2 else None
    if plan.baseline:
        later = [f for f in values if f.period is None or f.period > at.period]
        alike = [f for f in later if _grain(f) == _grain(at)]
        if later or not YEAR_BEFORE.search(plan.text):
            return ((alike or later)[-1], at) if later else None
    before = _step_back(plan, at.period)
    old = next((f for f in values if f.period == (before or year_before(at.period))), None)
    if old is None and before is None:
        alike = [f for f in values if f.period and _grain(f) == _grain(at)]
        earlier = [f for f in alike if (f.period or "") < at.period]
        old = earlier[-1] if earlier and len(values) <= FEW and len(at.period) > 4 else None
    return (at, old) if old else None


def _step_back(plan: Plan, period: str) -> str | None:
    """The period that 同比 or 环比 names; None where the question leaves it open."""
    if re.search(r"同比|year.on.year|yoy", plan.text, re.IGNORECASE):
        return year_before(period)
    if re.search(r"净[增减]", plan.text) and not plan.baseline:  # `本月净增几家`: within the month
        return previous_period(period)
    if re.search(r"环比|month.on.month|quarter.on.quarter|mom|qoq", plan.text, re.IGNORECASE):
        return previous_period(period)
    return None


def _grain(figure: Figure) -> str:
    """`Q` of a quarter, `-` of a month, a length: only alike periods make a series."""
    period = figure.period or ""
    return re.sub(r"\d", "0", period)


def _within(period: str, asked: str) -> bool:
    if "*" in asked or asked == PRESENT:
        return period_matches(asked, period)
    return period_within(period, asked)


def _only_subject(found: Sequence[Figure]) -> str | None:
    subjects = {figure.subject for figure in found}
    return next(iter(subjects)) if len(subjects) == 1 else None
