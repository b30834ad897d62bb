"""What goes on from a whole that was reckoned: `其中72%是那16家的，平均一家多少`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.units import MEASURE_WORDS
from assistant.records import Figure
from assistant.retrieval.conversation import Memory
from assistant.retrieval.counted_beside import measured_share_of
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan

_OF_IT: Final = re.compile(
    r"^(?:那么?|就)?(?:其中|[这那]?里面?|[照按以](?:着|照)?[这那]个?|[这那]个?(?:总[额数]|数)|它)|"
    r"^(?:of (?:that|this|it|which)|on that|by that)\b",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(r"占|份额|比重|比例|\bshare\b", re.IGNORECASE)
_TOLD: Final = 2
"""Figures that a whole is reckoned from: an amount, and its share."""


def part_of_whole(plan: Plan, reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """Ids of what the whole was reckoned from, of the share that is asked of it, and of the count
    that it is spread over, if any; none where the question goes on with nothing of the kind.
    """
    trace = next((trace for trace in reversed(memory) if trace.told), None)
    if trace is None or trace.plans[-1].operation != "whole" or not _OF_IT.search(reading.text):
        return ()
    told = view.figures_by_id(trace.told)
    if len(told) != _TOLD or plan.periods:
        return ()
    stated = {quantity.unit == PERCENT: quantity for quantity in reading.stated}
    counts = [_of_value(q, view) for q in reading.stated if q.unit in MEASURE_WORDS]
    if (
        any(count is None for count in counts)
        or len(counts) > 1
        or len(reading.stated) > len(stated)
    ):
        return ()
    count = next(iter(counts), None)
    share = _of_value(stated[True], view) if True in stated else _share_of(count, view)
    if share is None or share.id in trace.told or not _SHARE.search(share.metric or ""):
        return ()
    spread = "per_unit" in reading.operations
    if spread and count is None:
        return ()
    return (*trace.told, share.id, *((count.id,) if spread and count else ()))


def _of_value(stated: Quantity, view: View) -> Figure | None:
    """The only measured value of the company that is so large."""
    held = [
        figure
        for name, use in view.uses().items()
        if "" in use.subjects
        for figure in view.figures(name)
        if figure.quantity and figure.nature == "actual" and not figure.dimensions
        if (figure.quantity.value, figure.quantity.unit) == (stated.value, stated.unit)
    ]
    return held[0] if len(held) == 1 else None


def _share_of(count: Figure | None, view: View) -> Figure | None:
    """The only percentage of those that are counted."""
    unit = count.quantity.unit if count and count.quantity else None
    name = measured_share_of(count.metric or "", unit, view) if count and unit else ""
    held = [f for f in view.figures(name) if f.nature == "actual" and not f.dimensions]
    return held[0] if name and len(held) == 1 else None
