"""Compound growth: what a rate leads to, and the rate that leads from one value to another."""

import re
from typing import Final

from assistant.answering import projecting
from assistant.answering.draft import Draft, when
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.answering.shown import shown
from assistant.answering.spans import pair
from assistant.indexes.base import View
from assistant.periods import period_matches
from assistant.quantities import PERCENT, Quantity
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_AHEAD: Final = re.compile(r"年(?:后|之后|以后)|\byears?\b")
"""A time ahead, also where its number of years cannot be compounded."""
_MONTHLY: Final = re.compile(
    r"[每逐]个?月|月[均度]|月复合|\bmonthly\b|\b(?:per|each) month\b", re.IGNORECASE
)
_MONTH: Final = re.compile(r"\d{4}-(\d\d)")


def tell_compound(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """What a rate leads to after so many years, or the rate between two years."""
    if plan.operands:
        old, new = sorted(figures, key=lambda f: f.period or "")
        return _tell_rate_between(draft, plan, (new, old))
    if _tell_yearly_rate(draft, view, plan):
        return True
    rates = [f for f in figures if f.quantity and f.quantity.unit == PERCENT]
    bases = [f for f in figures if f.quantity and f.quantity.unit != PERCENT]
    if not plan.years and not bases and _told_of(plan, rates):
        return False
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


def _told_of(plan: Plan, rates: list[Figure]) -> bool:
    """`the compound rate over the next three years`, as the report has it of just these."""
    return bool(rates and plan.periods) and all(f.period in plan.periods for f in rates)


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
    monthly = len(plan.periods) == 2 and _is_monthly(plan)
    if not monthly and (len(years) < 2 or max(years) == min(years)):
        return False
    units = {m.name: m.unit for m in view.metrics()}
    own = [name for name in plan.metrics if units.get(name) not in {"%", PERCENT}]
    for metric in own:
        ends = pair(view, plan, metric)
        if ends is not None and _tell_rate_between(draft, plan, ends):
            return True
    return bool(plan.metrics) and not own and _tell_of_only_one(draft, view, plan)


def _tell_of_only_one(draft: Draft, view: View, plan: Plan) -> bool:
    """`1月到12月的复合增长率`: of the only amount of the company that has a value at both ends."""
    asked = plan.model_copy(update={"nature": None})
    held = [
        (metric.name, ends)
        for metric in view.metrics()
        if (use := view.uses().get(metric.name)) and "" in use.subjects
        if metric.unit not in {"%", PERCENT} and not (plan.subjects or plan.members)
        if all(any(p and period_matches(key, p) for p in use.periods) for key in plan.periods)
        if (ends := pair(view, asked, metric.name))
    ]
    if len(held) != 1 or not _tell_rate_between(draft, plan, held[0][1]):
        return False
    words = "、".join(plan.metrics)
    draft.note(frame("linked", plan.language, name=held[0][0], words=words))
    return True


def _tell_rate_between(draft: Draft, plan: Plan, ends: tuple[Figure, Figure]) -> bool:
    new, old = ends
    monthly = _is_monthly(plan)
    apart = _apart(old.period or "", new.period or "", monthly=monthly)
    if apart < 1:
        return False
    tell(draft, plan, (old, new))
    value = shown(draft, plan, new.label, projecting.periodic_rate(new, old, apart))
    key = "monthly_rate" if monthly else "yearly_rate"
    draft.say(frame(key, plan.language, label=new.label, value=value))
    return True


def _is_monthly(plan: Plan) -> bool:
    """A rate of months, by its words; also of two months of one year, which no year separates."""
    months = [re.fullmatch(r"(\d{4}|\*)-\d\d", period) for period in plan.periods]
    years = {month[1] for month in months if month}
    one_year = len(plan.periods) == 2 and all(months) and len(years) == 1
    return bool(_MONTHLY.search(plan.text)) or (one_year and not plan.years)


def _apart(first: str, last: str, *, monthly: bool) -> int:
    """Years between two periods, or months where both are months; 0 where that is not known."""
    if not (first and last):
        return 0
    years = int(last[:4]) - int(first[:4])
    if not monthly:
        return years
    months = [_MONTH.fullmatch(period) for period in (first, last)]
    if months[0] is None or months[1] is None:
        return 0
    return 12 * years + int(months[1][1]) - int(months[0][1])
