"""The periods of a follow-up: its own, those of the turn before, or both. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan
from assistant.retrieval.report_words import NEWEST
from assistant.retrieval.same_part import SAME_TIME
from assistant.retrieval.times import same_time_as, since_year_before

_BETWEEN: Final = frozenset({"growth", "difference", "ratio"})
"""Operations over two periods."""
_UP_TO: Final = re.compile(r"(?:[到至]|\bby|\bto)\s?$", re.IGNORECASE)


def periods_with(
    plan: Plan, reading: Reading, base: Plan, metrics: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """A span asked anew looks its ends up itself; another metric keeps a period that it has."""
    if SAME_TIME.search(reading.text) and base.periods:
        return same_time_as(base.periods, reading, both=plan.operation in _BETWEEN)
    if plan.operation in _BETWEEN and (
        ends := since_year_before(plan.periods, reading, base.periods)
    ):
        return ends
    if not plan.periods and NEWEST.search(reading.text):
        return ()
    if plan.periods:
        years = () if SAME_TIME.search(base.text) else base.periods  # `去年同期呢` was an aside
        year = next((p[:4] for p in years if p[:4].isdigit()), "")
        own = tuple(p.replace("*", year) if year else p for p in plan.periods)
        if not _against_it(plan, reading, base):
            return own
        return (*base.periods, *own) if plan.baseline else (*own, *base.periods)
    if plan.operation in _BETWEEN and len(base.periods) < 2:
        return ()
    if set(metrics) <= set(base.metrics):
        return base.periods
    held = {p for name in metrics if name in view.uses() for p in view.uses()[name].periods}
    return tuple(p for p in base.periods if p in held)


def _against_it(plan: Plan, reading: Reading, base: Plan) -> bool:
    """`6月比它少多少`, `到6月涨了多少`: what was told before is the other end."""
    if len(plan.periods) != 1 or len(base.periods) != 1 or plan.periods == base.periods:
        return False
    before = reading.text[: reading.periods[0].start] if reading.periods else ""
    since = plan.operation in _BETWEEN and _UP_TO.search(before)
    return bool(since or re.search(r"[比较和跟与][它这那]", reading.text))
