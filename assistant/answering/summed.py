"""Quarters and halves that nothing states, as the sum of their months, where months add up; halves
of their quarters, too.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from assistant import quantities as q
from assistant.answering import calculate
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft, escape
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.periods import period_within, period_words
from assistant.quantities import CNY, PERCENT, POINTS, TIMES
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.over_time import flows, stands
from assistant.retrieval.plan import Plan

_MONTHS: Final = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
}  # fmt: skip
_QUARTERS: Final = {"H1": ("Q1", "Q2"), "H2": ("Q3", "Q4")}
_LONG: Final = re.compile(r"(?P<year>\d{4}|\*)-(?P<part>[QH]\d)")
_PART: Final = re.compile(r"(?:\d{4}|\*)-(?:[QH]\d|\d\d)")
_MONTHLY: Final = re.compile(r"月均|每月平均|平均每?个?月")
_OPERATIONS: Final = {None, "total", "difference", "growth"}


class Span(NamedTuple):
    """An asked period with the values that it is the sum of; one alone is stated."""

    period: str
    rows: tuple[Figure, ...]


def tell_summed(draft: Draft, view: View, plan: Plan) -> bool:
    """The sums of the asked spans and how far they are apart; nothing where all are stated."""
    if _MONTHLY.search(plan.text) and _tell_mean(draft, view, plan):
        return True
    spans = [span for asked in plan.periods if (span := span_of(view, plan, asked))]
    complete = len(plan.metrics) == 1 and 0 < len(spans) == len(plan.periods) <= 2
    if not complete or plan.operation not in _OPERATIONS or plan.by:
        return False
    if all(len(span.rows) == 1 for span in spans) or not adds_up(view, plan, spans):
        return False
    for span in spans:
        tell(draft, plan, span.rows)
        if len(span.rows) > 1:
            label = f"{escape(span.rows[0].label)}（{period_words(span.period)}）"
            value = shown(draft, plan, span.rows[0].label, calculate.total(span.rows))
            form = "summed_quarters" if "Q" in (span.rows[0].period or "") else "summed"
            draft.say(frame(form, plan.language, label=label, value=value))
    if len(spans) == 2:
        _compare(draft, plan, sorted(spans, key=lambda span: span.period))
    return True


def _tell_mean(draft: Draft, view: View, plan: Plan) -> bool:
    """`上半年月均回款`: of the months of one span."""
    if len(plan.metrics) != 1 or len(plan.periods) != 1:
        return False
    span = _months(view, plan, plan.periods[0])
    if span is None or not adds_up(view, plan, [span]):
        return False
    tell(draft, plan, span.rows)
    value = shown(draft, plan, span.rows[0].label, calculate.plain_mean(span.rows))
    draft.say(frame("plain_mean", plan.language, value=value))
    return True


def _compare(draft: Draft, plan: Plan, spans: Sequence[Span]) -> None:
    old, new = (calculate.total(span.rows) for span in spans)
    label, operands = spans[0].rows[0].label, (*new.operands, *old.operands)
    apart = Computed(
        f"({new.formula}) − ({old.formula})", q.difference(new.result, old.result), operands
    )
    if plan.operation == "growth" and old.result.value > 0:
        formula = f"({apart.formula}) / ({old.formula})"
        grown = Computed(formula, q.growth(new.result, old.result), operands)
        told = shown(draft, plan, label, grown)
        draft.say(frame("growth", plan.language, label=escape(label), value=told))
    draft.say(frame("change", plan.language, value=shown(draft, plan, label, apart)))


def span_of(view: View, plan: Plan, asked: str) -> Span | None:
    whole = _told(view, plan, asked) if _PART.fullmatch(asked) and plan.metrics else None
    if whole:
        return Span(whole.period or asked, (whole,))
    return _months(view, plan, asked) or _quarters(view, plan, asked)


def _quarters(view: View, plan: Plan, asked: str) -> Span | None:
    match = _LONG.fullmatch(asked)
    parts = _QUARTERS.get(match["part"]) if match and plan.metrics else None
    return _sum_of(view, plan, asked, parts) if parts else None


def _months(view: View, plan: Plan, asked: str) -> Span | None:
    match = _LONG.fullmatch(asked)
    if match is None or not plan.metrics:
        return None
    first, last = _MONTHS[match["part"]]
    return _sum_of(view, plan, asked, [f"{month:02d}" for month in range(first, last + 1)])


def _sum_of(view: View, plan: Plan, asked: str, parts: Sequence[str]) -> Span | None:
    """The parts of an asked period that are told, all of one year."""
    year, part = asked.split("-")
    rows = [row for each in parts if (row := _told(view, plan, f"{year}-{each}"))]
    years = {(row.period or "")[:4] for row in rows}
    if len(rows) < len(parts) or len(years) != 1:
        return None
    return Span(f"{years.pop()}-{part}", tuple(rows))


def _told(view: View, plan: Plan, period: str) -> Figure | None:
    """The one measured value of a period."""
    alone = plan.model_copy(update={"periods": (period,), "operation": None})
    found = [f for f in find_figures(view, alone, plan.metrics[0]).figures if f.quantity]
    exact = [f for f in found if f.nature == "actual" and len(f.period or "") == 7]
    return exact[0] if len(exact) == len(found) == 1 else None


def adds_up(view: View, plan: Plan, spans: Sequence[Span]) -> bool:
    """A longer period that is stated proves it; else amounts and what is said to flow add up."""
    rows = [row for span in spans for row in span.rows]
    units = {row.quantity.unit for row in rows if row.quantity}
    if len(units) != 1 or units & {PERCENT, POINTS, TIMES, None}:
        return False
    held = view.figures(plan.metrics[0], subject=rows[0].subject)
    own = [f for f in held if f.dimensions == rows[0].dimensions and f.nature == "actual"]
    grain = re.sub(r"\d", "0", rows[0].period or "")
    parts = [f for f in own if re.sub(r"\d", "0", f.period or "") == grain]
    longer = re.compile(r"\d{4}" if "Q" in grain else _LONG.pattern)
    proofs = [_proves(f, parts) for f in own if longer.fullmatch(f.period or "")]
    if any(proof is not None for proof in proofs):
        return all(proof is not False for proof in proofs)
    name = plan.metrics[0]
    return not stands(name) and (units == {CNY} or flows(name))


def _proves(whole: Figure, parts: Sequence[Figure]) -> bool | None:
    """Whether the parts of a stated span sum up to it; None where some are not told."""
    inside = {f.period: f for f in parts if period_within(f.period or "", whole.period or "")}
    first, last = _MONTHS.get((whole.period or "")[5:], (1, 4))
    if len(inside) != last - first + 1 or whole.quantity is None:
        return None
    summed = calculate.total(tuple(inside.values())).result
    return abs(summed.value - whole.quantity.value) <= whole.quantity.slack + summed.slack
