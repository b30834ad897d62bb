"""Spans of months by the day on which they end: `six months ended June 30, 2031`. Pure."""

import calendar
import re
from collections.abc import Iterator
from typing import Final

from assistant.periods.keys import covering

_NAMES: Final = {
    name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name
}
_MONTH: Final = "|".join(name for name in calendar.month_name if name) + r"|[A-Z][a-z]{2,3}\."
_LENGTHS: Final = {
    "three months": 3, "3 months": 3, "quarter": 3, "six months": 6, "6 months": 6,
    "half": 6, "half year": 6, "twelve months": 12, "12 months": 12, "year": 12,
}  # fmt: skip
_ENDED: Final = re.compile(
    rf"(?:\bfor )?(?:\bthe )?(?:fiscal )?\b(?P<span>{'|'.join(_LENGTHS)}) end(?:ed|ing),? "
    rf"(?P<month>{_MONTH}) \d{{1,2}}, (?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(
    r"(?:\bthe )?\bfirst (?:six|6) months of (?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
)


def ended(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each stands, and its key; a span that is no quarter, half or year has none."""
    for match in _ENDED.finditer(text):
        month = _NAMES.get(match["month"][:3].lower(), 0)
        first = month - _LENGTHS[match["span"].lower()] + 1
        if first > 0 and (key := _covering(match["year"], first, month)):
            yield *match.span(), key
    for match in _FIRST.finditer(text):
        yield *match.span(), f"{match['year']}-H1"


def _covering(year: str, first: int, last: int) -> str | None:
    return covering(f"{year}-{first:02d}", f"{year}-{last:02d}")
