"""What a question counts in: 台 of `多少台车`, money of `多少钱`. Pure."""

import re
from collections.abc import Iterable

from assistant.quantities import CNY, unit_named

MONEY = re.compile(r"钱|元|块(?:钱|$|[?？,，。吧呢啊])")
"""`多少块` asks for money, `多少块板` counts."""


TIMES_OF = frozenset({"s", "month", "year"})
"""Units of spans of time."""


def time_of(asked: str) -> str:
    """The word of a span of time that begins what follows `多少`: 分钟 of `几分钟才到`."""
    words = (asked.removeprefix("个")[:n] for n in (2, 1))
    return next((w for w in words if w and unit_named(w)[0] in TIMES_OF), "")


def unit_of(asked: str, units: Iterable[str]) -> str:
    """The unit that begins what follows `多少`, the longest first; money by its words."""
    if MONEY.match(asked):
        return CNY
    known = set(units)
    return next((asked[:n] for n in range(len(asked), 0, -1) if asked[:n] in known), "")
