"""What each row of a table spans: nothing ends before it begins, and clocks lie as far apart as the
row says, `10:20-10:45 | 25`.

A table is checked only where most of its rows confirm how it is read.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.telling.clocks import lasted
from assistant.periods import period_bounds, read_period
from assistant.quantities import read_number
from assistant.records import Finding

_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d\d-\d\d")
_STEP: Final = re.compile(
    r"[起止始终]|开工|动工|启动|立项|签[约订]|进场|试点|试产|试运行|内测|公测|灰度|上线|投产|投用|交付"
    r"|完[成工]|竣工|结束|到期|截止|发布|开业|关闭|恢复|发生|下单|发货|到货"
)
_SURE: Final = (
    re.compile("[起始]$|[起始][日时]|开[工始]|动工|启动|签[约订]"),
    re.compile("[止终]$|[止终][日时]|结束|竣工|完[工成]|到期|截止|届满|投产|上线|交付"),
)
"""What begins a thing, and what ends it: no other rows are needed to know their order."""
_PLANNED: Final = re.compile(r"计划|实际|原|预计|目标|约定|承诺|最[早晚迟]|要求|应")
"""Of one step there may be two days, and the one may be before or behind the other."""
_CLOCKS: Final = re.compile(
    r"(?P<h1>\d{1,2})[:：](?P<m1>\d{2})\s?(?:[-—–~～]+|至|到)\s?(?:次日)?(?P<h2>\d{1,2})[:：](?P<m2>\d{2})"
)
_LASTED: Final = re.compile(r"时长|用时|历时|耗时|时间|持续|中断|停[机电线]")
_MINUTES: Final = re.compile(r"(?P<n>\d{1,4}(?:\.\d)?)\s?(?P<unit>分钟|min|个?小时|h)?")
FEWEST_RIGHT: Final = 2
"""Rows that confirm how the columns are read."""
MOST_BACK: Final = 45
"""Days; farther back lies the next year, where the days are written without theirs."""
DAY: Final = 24 * 60
_ANY_YEAR: Final = "2000"


def spans_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: days and clocks are exact."""
    for grid in evidence.grids:
        days = {at: _days(grid, at) for at in range(1, len(grid.header))}
        dated = [at for at, found in days.items() if sum(map(bool, found)) >= FEWEST_RIGHT]
        for first, last in combinations(dated, 2):
            yield from _in_order(grid, (first, last), (days[first], days[last]))
        yield from _clocks(grid)


def _days(grid: Grid, column: int) -> list[tuple[date, bool] | None]:
    """Of each row, and whether its year is written."""
    return [day_of(row[column], grid.today) for row in grid.rows]


def day_of(cell: str, today: date) -> tuple[date, bool] | None:
    key = read_period(cell, today) or ""
    if not _DAY.fullmatch(key):
        return None
    try:
        return period_bounds(key.replace("*", _ANY_YEAR))[0], "*" not in key
    except ValueError:
        return None  # no such day, which `impossible_dates` tells


Days = Sequence[tuple[date, bool] | None]


def _in_order(grid: Grid, columns: tuple[int, int], days: tuple[Days, Days]) -> Iterator[Finding]:
    """Of two steps in the order of their columns, which all the other rows keep."""
    names = [grid.names[at] for at in columns]
    if not all(map(_STEP.search, names)) or any(map(_PLANNED.search, names)):
        return
    pairs = [(row, one, two) for row, (one, two) in enumerate(zip(*days, strict=True))]
    both = [(row, one, two) for row, one, two in pairs if one and two and one[1] == two[1]]
    wrong = [(row, one[0] - two[0], one[1]) for row, one, two in both if two[0] < one[0]]
    sure = all(p.search(name) for p, name in zip(_SURE, names, strict=True))
    sure = sure and all(one[1] for _, one, _ in both)
    if len(wrong) != 1 or len(both) <= (len(wrong) if sure else FEWEST_RIGHT):
        return
    row, back, with_year = wrong[0]
    if with_year or back.days <= MOST_BACK:
        first, last = (grid.rows[row][at] for at in columns)
        what = f"「{grid.labels[row]}」的{names[1]} {last} 早于{names[0]} {first}，先后矛盾。"
        yield of_passages("contradiction", what, (grid.passage,))


def _clocks(grid: Grid) -> Iterator[Finding]:
    """The column of clock spans, and the one that says how many minutes they last."""
    columns = range(1, len(grid.header))
    spans = [at for at in columns if all(_CLOCKS.fullmatch(row[at]) for row in _timed(grid))]
    lengths = [
        at
        for at in columns
        if _LASTED.search(grid.names[at])
        and all(_MINUTES.fullmatch(row[at]) for row in _timed(grid))
    ]
    if len(spans) != 1 or len(lengths) != 1 or len(_timed(grid)) <= FEWEST_RIGHT:
        return
    hours = "小时" in grid.header[lengths[0]]
    wrong = [row for row in _timed(grid) if _stated(row[lengths[0]], hours) != _made(row[spans[0]])]
    if len(wrong) == 1:
        span, said = wrong[0][spans[0]], wrong[0][lengths[0]]
        what = f"「{span}」是 {lasted(_made(span))}，{grid.names[lengths[0]]}写 {said}，前后不符。"
        yield of_passages("contradiction", what, (grid.passage,))


def _timed(grid: Grid) -> list[Sequence[str]]:
    """Rows in which any clock stands."""
    return [row for row in grid.rows if any(map(_CLOCKS.fullmatch, row))]


def _stated(cell: str, hours: bool) -> Decimal | None:
    """In minutes."""
    said = _MINUTES.fullmatch(cell)
    number = read_number(said["n"]) if said else None
    if said is None or number is None:
        return None
    return number * 60 if (said["unit"] or ("h" if hours else "")).endswith(("时", "h")) else number


def _made(cell: str) -> int:
    match = _CLOCKS.fullmatch(cell)
    if match is None:
        return 0
    hours, minutes = (int(match[b]) - int(match[a]) for a, b in (("h1", "h2"), ("m1", "m2")))
    return (hours * 60 + minutes) % DAY
