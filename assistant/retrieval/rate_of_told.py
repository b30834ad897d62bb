"""`售出率` after what has arrived and what is sold: the share of what was told. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT
from assistant.records import Figure
from assistant.retrieval.conversation import Memory
from assistant.retrieval.figures import find_figures
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_RATE: Final = re.compile(r"率")
_TOLD: Final = 2
"""Figures told last of which one is the whole."""


def rate_of_told(plan: Plan, reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """Ids of the part and the whole; none where the question names something else beside.

    No source gives such a rate: it is told as the share that it is. The whole is a figure told
    last: the sum of which the part is a term; where it is a term of none, the one told beside it.
    """
    words = set(plan.unknown)
    rates = {
        reading.text[m.start : m.end + 1]
        for m in reading.mentions
        if m.names("metric") and _RATE.match(reading.text, m.end)
    }
    named = plan.subjects or plan.members or plan.periods or plan.choices
    if not words or not words <= rates or len(plan.metrics) != 1 or named:
        return ()
    told = [id for trace in memory for id in trace.told]
    figures = view.figures_by_id(tuple(dict.fromkeys(told))[-_TOLD:])
    free = plan.model_copy(update={"unknown": (), "heads": (), "operation": None})
    parts = [f for f in figures if f.metric == plan.metrics[0]]
    beside = bool(parts)
    parts = parts or [f for f in find_figures(view, free, plan.metrics[0]).figures if f.quantity]
    if len(parts) != 1:
        return ()
    (part,) = parts
    sums = _sums_with(part.metric or "", view)
    wholes = [f for f in figures if _may_hold(f, part)]
    wholes = [f for f in wholes if (f.metric in sums if sums else beside)]
    return (part.id, wholes[0].id) if len(wholes) == 1 else ()


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Counted alike, of the same one at the same time, and no less."""
    if whole.metric == part.metric or whole.quantity is None or part.quantity is None:
        return False
    alike = whole.quantity.unit == part.quantity.unit not in {None, PERCENT}
    same = (whole.subject, whole.period, whole.dimensions)
    return (
        alike
        and same == (part.subject, part.period, part.dimensions)
        and 0 <= part.quantity.value <= whole.quantity.value
    )


def _sums_with(term: str, view: View) -> frozenset[str]:
    """The metrics that are a sum of it and others."""
    return frozenset(
        metric.name
        for metric in view.metrics()
        if any(term in {t.strip() for t in formula.split("+")} for formula in metric.formulas)
    )
