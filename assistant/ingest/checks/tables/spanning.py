"""Columns of a table whose period holds those of others: `三季度` beside `7月`, `8月`, `9月`."""

from datetime import timedelta
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.grid import Grid
from assistant.periods import period_bounds, period_within

FEWEST: Final = 2


def spanning(grid: Grid) -> dict[int, list[int]]:
    """By such a column, those that make it up from its first day to its last, in turn."""
    keys = _keys(grid)
    found = {}
    for at, outer in keys.items():
        within = [c for c, key in keys.items() if key != outer and period_within(key, outer)]
        finest = [c for c in within if not any(_holds(keys, c, other) for other in within)]
        if len(finest) >= FEWEST and _fill([keys[c] for c in finest], outer):
            found[at] = finest
    return found


def _keys(grid: Grid) -> dict[int, str]:
    """`三季度` among months of one year is of that year."""
    keys = {at: key for at, key in enumerate(grid.periods) if at and key}
    years = {key[:4] for key in keys.values() if "*" not in key}
    year = years.pop() if len(years) == 1 else "*"
    keys = {at: key.replace("*", year) for at, key in keys.items()}
    return {at: key for at, key in keys.items() if "*" not in key}


def _holds(keys: dict[int, str], outer: int, inner: int) -> bool:
    return keys[inner] != keys[outer] and period_within(keys[inner], keys[outer])


def _fill(keys: list[str], outer: str) -> bool:
    days = [period_bounds(key) for key in keys]
    in_turn = all(after[0] - before[1] == timedelta(1) for before, after in pairwise(days))
    return in_turn and (days[0][0], days[-1][1]) == period_bounds(outer)
