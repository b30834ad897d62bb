"""A column 合计 behind the months that it is the sum of: a quarter, a half or a year."""

from collections.abc import Sequence
from typing import Final

from assistant.ingest.found.crossed import adds_up
from assistant.ingest.found.grids import Grid
from assistant.ingest.found.headers import Head
from assistant.ingest.found.rows import read_label

_SPANS: Final = {
    (1, 3): "-Q1", (4, 6): "-Q2", (7, 9): "-Q3", (10, 12): "-Q4",
    (1, 6): "-H1", (7, 12): "-H2", (1, 12): "",
}  # fmt: skip
_MONTH: Final = len("2031-05")


def with_span(grid: Grid, heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """The period of the only total, where the months are all of it and sum up to it."""
    months = {c: head.period for c, head in enumerate(heads) if head.period}
    totals = [c for c, head in enumerate(heads) if c and read_label(head.text).kind == "total"]
    period = _covered([key for key in months.values() if key])
    if len(totals) != 1 or heads[totals[0]].period or not period:
        return heads
    if not adds_up(grid, list(months), totals[0]):
        return heads
    told = heads[totals[0]]._replace(period=period, name="", unclear=False)
    return tuple(told if c == totals[0] else head for c, head in enumerate(heads))


def _covered(keys: Sequence[str]) -> str:
    """The span of months in order, each once."""
    if not keys or any(len(key) != _MONTH or not key[5:].isdigit() for key in keys):
        return ""
    year, numbers = keys[0][:4], [int(key[5:]) for key in keys]
    whole = numbers == list(range(numbers[0], numbers[-1] + 1))
    part = _SPANS.get((numbers[0], numbers[-1]))
    return f"{year}{part}" if whole and part is not None and len({k[:4] for k in keys}) == 1 else ""
