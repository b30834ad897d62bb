"""Months and quarters by how far they are from today: `上个月`, `下季度`, `last month`. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from assistant.periods.keys import previous_period

_NOT_BELOW: Final = "(?<![线网云手以如之地当名旗属底上])"
"""`线上月活`, `以下月份` name no month."""
TURNS: Final = (
    rf"{_NOT_BELOW}(?P<this>上上|[本当上])个?月",
    rf"{_NOT_BELOW}(?P<quarter>上上|[本当上])个?季(?:度|(?=[^节]|$))",
)
ASKED: Final = (
    rf"{_NOT_BELOW}(?P<this>下)个?月",
    rf"{_NOT_BELOW}(?P<quarter>下)个?季(?:度|(?=[^节]|$))",
    r"(?<![A-Za-z])(?P<turn>last|previous|prior|this|next) (?P<grain>month|quarter)(?![A-Za-z])"
    r"(?!\s(?:of|in)\b)",
)
"""Only a question names a time so; a report plans what it says of 下月, and no value is of it.
`the last quarter of 2024` counts within that year.
"""
_STEPS: Final = {"上上": 2, "上": 1, "下": -1, "last": 1, "previous": 1, "prior": 1, "next": -1}
"""How far back a word counts; any other names today's."""


def turned(found: Mapping[str, str | None], today: date) -> str:
    """The key of a match of `TURNS`; empty for any other."""
    word = (found.get("turn") or found.get("this") or found.get("quarter") or "").lower()
    if not word:
        return ""
    month = found.get("this") or (found.get("grain") or "").lower() == "month"
    part = f"{today.month:02d}" if month else f"Q{(today.month + 2) // 3}"
    return previous_period(f"{today.year}-{part}", _STEPS.get(word, 0))
