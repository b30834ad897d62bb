"""Of which period a number is, and whether it is an actual, a forecast, a target, a definition."""

import re
from datetime import date, timedelta
from typing import Final

from assistant.ingest.found.sentences import SAME, UNTOLD, WHOLE_YEAR, Clause, Sentence
from assistant.ingest.found.stated import Stated
from assistant.periods import period_bounds, year_before
from assistant.records import Nature

_FORECAST: Final = re.compile(r"预测|预计|预期|有望|料将|或将|可能|将(?=达|增|超|突破|升|降|为)")
_TARGET: Final = re.compile(r"目标|规划|计划|力争|拟|要求")
_DEFINES: Final = re.compile(r"(?:定义|口径|标准|门槛)(?:是|为|指)")
_PAST: Final = timedelta(days=183)
"""What was expected of a time that is over is told for so long."""
_AHEAD: Final = timedelta(days=123)
_SINCE: Final = re.compile(r"累计|以来")
"""What has been counted since some day is not of the period before it."""
DEFINED: Final = re.compile(r"(?:定义|口径|标准|门槛)$")


def dated(
    made: Stated, sentence: Sentence, clause: Clause, last: Stated | None, text: str, today: date
) -> Stated | None:
    """With the period that stands before it: of a change, only one behind its start."""
    since = last.end if last and made.kind == "end" else sentence.start
    before = [p for p in sentence.periods if since <= p.start < made.start]
    if made.kind == "change":  # it is of what was reported, not of what that is compared with
        before = [p for p in before if p.key != SAME]
    own = [p for p in before if p.start >= clause.start]
    key = (own or before)[-1].key if before else None
    if key == UNTOLD:
        return None
    if key and _SINCE.search(text[(own or before)[-1].end : made.start]):
        key = None
    nature = _nature(made, sentence, clause, text)
    if key == SAME and last and last.period not in {None, SAME, WHOLE_YEAR}:
        key = year_before(str(last.period))
    elif key and key not in {SAME, WHOLE_YEAR}:
        key = with_year(key, nature, today)
        if key is None:
            return None
    return made._replace(period=key, nature=nature)


def _nature(made: Stated, sentence: Sentence, clause: Clause, text: str) -> Nature:
    said = text[sentence.start : made.start]
    if DEFINED.search(sentence.label) or _DEFINES.search(said):
        return "definition"
    if _FORECAST.search(said):
        return "forecast"
    return "target" if _TARGET.search(text[clause.start : clause.end]) else "actual"


def with_year(key: str, nature: Nature, today: date) -> str | None:
    """A month or quarter without a year: of an actual the last one, of a plan the next, if that is
    not far away. None for what is told as done of a time that is near, and has not come.
    """
    if not key.startswith("*"):
        return key
    this = f"{today.year}{key[1:]}"
    first, last = period_bounds(this)
    if nature in {"forecast", "target"}:
        return this if last + _PAST >= today else f"{today.year + 1}{key[1:]}"
    if today < first <= today + _AHEAD:
        return None
    return this if first <= today else f"{today.year - 1}{key[1:]}"
