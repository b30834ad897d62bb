"""The periods of a sentence: a day with a space inside, and `1—8月`, which is of all months."""

import re
from datetime import date
from typing import Final

from assistant.periods import PeriodSpan, find_periods

_SPACED: Final = re.compile(r"(\d{1,4})(\s)([年月日])")
"""`6 月底`: the space moves in front, and every place stays."""
_RANGE: Final = re.compile(r"(?<!\d)(?P<month>1[0-2]|[1-9])月?\s?[-—–~～至到]\s?$")
_MONTH: Final = re.compile(r"(?:\*|\d{4})-\d\d")


def periods_in(text: str, today: date) -> list[PeriodSpan]:
    spaced = _SPACED.sub(r"\2\1\3", text)
    found = find_periods(spaced, today)
    if spaced != text:
        found = [s._replace(start=s.start - (s.start > 0 and text[s.start - 1].isdigit()))
                 for s in found]  # fmt: skip
    return [_since(span, text) for span in found]


def _since(span: PeriodSpan, text: str) -> PeriodSpan:
    """From its first month, where it ends a range of them."""
    first = _RANGE.search(text[: span.start])
    if first is None or not _MONTH.fullmatch(span.key):
        return span
    return span._replace(key=f"{span.key[:-2]}{int(first['month']):02d}/{span.key}")
