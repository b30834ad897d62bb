"""Which members or subjects have more, or less, than a number that the question states."""

import re
from decimal import Decimal
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import line
from assistant.answering.frames import frame
from assistant.answering.ranking import rows_of
from assistant.answering.spans import series_of
from assistant.indexes.base import View
from assistant.periods import period_words
from assistant.quantities import Quantity, beyond
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_WHICH: Final = re.compile(
    r"哪|谁|几[个家种款类位名张条]|多少[个家种款类位名条]|which|how many", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"几[个家种款类位名张条]|多少[个家种款类位名条]|how many", re.IGNORECASE
)

_MONTHS: Final = re.compile(
    r"哪[几些一]?个?(?:月|季)|几个(?:月|季)|(?:月份|季度)(?:有|是)?[几哪多]|"
    r"\b(?:which|how many) (?:month|quarter)s?",
    re.IGNORECASE,
)
"""Asks for times, and not for members."""


def tell_filtered(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """`超过5000的有哪些`: the rows for which that is certain; then those that leave it open."""
    limits = [q for q in plan.stated if q.bound in {"over", "at_least", "at_most"}]
    if len(limits) != 1 or len(plan.metrics) != 1 or plan.confirms or not _WHICH.search(plan.text):
        return False
    (limit,), (metric,) = limits, plan.metrics
    over_time = _MONTHS.search(plan.text)
    held = series_of(view, plan, metric) if over_time else rows_of(view, plan, metric, figures)
    if over_time and "季" in over_time[0]:
        held = [f for f in held if "Q" in (f.period or "")]
    rows = [f for f in held if _comparable(f, limit)]
    if not rows:
        return False
    if len(rows) < 2 and not all(row.subject for row in rows):
        return False
    verdicts = [_beyond(limit, row) for row in rows]
    certain = [row for row, verdict in zip(rows, verdicts, strict=True) if verdict]
    draft.say(frame("fitting" if certain else "none_fits", plan.language))
    for row in certain:
        draft.say("- " + line(draft, plan, row))
    for row in [row for row, verdict in zip(rows, verdicts, strict=True) if verdict is None]:
        draft.say(frame("maybe", plan.language, value=line(draft, plan, row)))
    if not certain:
        nearest = (min if limit.bound == "at_most" else max)(rows, key=calculate.size)
        draft.say(frame("nearest_row", plan.language, value=line(draft, plan, nearest)))
    if certain and _COUNTED.search(plan.text):
        _count(draft, plan, certain)
    return True


def _count(draft: Draft, plan: Plan, rows: list[Figure]) -> None:
    over_time = bool(_MONTHS.search(plan.text))
    names = "、".join(_called(row, over_time=over_time) for row in rows)
    draft.names.add(names)
    value = draft.computed(rows[0].metric or "", names, Quantity(value=Decimal(len(rows))), rows)
    draft.say(frame("count", plan.language, value=value))


def _called(row: Figure, *, over_time: bool) -> str:
    """By what tells it from the other rows."""
    if over_time:
        return period_words(row.period or "")
    return row.subject or next(iter(row.dimensions.values()), "")


def _comparable(figure: Figure, limit: Quantity) -> bool:
    return figure.quantity is not None and limit.unit in {None, figure.quantity.unit}


def _beyond(limit: Quantity, figure: Figure) -> bool | None:
    value = figure.quantity
    return beyond(limit, value.value, value.bound, value.upper) if value else None
