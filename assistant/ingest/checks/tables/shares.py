"""Within a table: percentages of a total against their parts, and growth against two periods.

A column is checked only where most of its rows confirm what it is a share of, or the change of.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid, is_percent
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import AIM
from assistant.ingest.checks.reading.slips import slip_of
from assistant.periods import period_bounds
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF_ROW: Final = re.compile(r"占(?![用地压领])")
"""`6月占收入`"""
CONFIRMED: Final = Decimal("0.5")
"""Rows that must agree before the others are called wrong; fewer may be another base."""
FEWEST_VAGUE: Final = 3
"""Rows of which rounding would allow much else than what is printed."""
FARTHEST: Final = 10
"""Times half the last printed digit."""
FEWEST_PERIODS: Final = 3
"""Rows below which a table is no series."""


class Pair(NamedTuple):
    row: int
    stated: Quantity
    computed: Reach
    shown: str


def table_shares(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the percentage, of the part and of the total."""
    for grid in evidence.grids:
        for column in range(1, len(grid.header)):
            if (share := grid.share(column)) or _OF_ROW.search(grid.header[column]):
                tried = [*_shares(grid, column), *_shares_of_a_row(grid, column)]
                tried += _shares_of_sums(grid, column) if share else []
                yield from _best_confirmed(grid, column, tried)


def table_growth(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the percentage and of both values."""
    for grid in evidence.grids:
        yield from growth_of(grid)


def growth_of(grid: Grid) -> Iterator[Finding]:
    for column in range(1, len(grid.header)):
        if grid.change(column):
            tried = [*_growth(grid, column), *_growth_down(grid, column)]
            yield from _best_confirmed(grid, column, tried)


def _shares(grid: Grid, column: int) -> Iterator[list[Pair]]:
    for base in range(1, len(grid.header)):
        whole = grid.cells[grid.total_row][base] if grid.total_row is not None else None
        if base != column and whole and not grid.change(base) and not is_percent(whole):
            yield _pairs(grid, column, [_share(row[base], whole) for row in grid.cells])


def _shares_of_sums(grid: Grid, column: int) -> Iterator[list[Pair]]:
    """Of what a column adds up to, where no row says it and all rows but one agree."""
    for base in range(1, len(grid.header)):
        cells = [grid.cells[row][base] for row in grid.parts]
        values = [cell for cell in cells if cell and cell.value > 0 and not is_percent(cell)]
        if base == column or len(values) < len(cells) or grid.total_row is not None:
            continue
        whole = plus(*map(reach, values))
        printed = written(whole.value, values[0].unit) if values else ""
        made = ((over(reach(cell), whole), cell) if cell else None for cell in cells)
        found = [(scaled(m[0]), f"{m[1].text} / {printed}") if m and m[0] else None for m in made]
        pairs = _pairs(grid, column, found) if len(grid.parts) == len(grid.cells) else []
        if len(pairs) > FEWEST_VAGUE and len(_wrong(pairs)) == 1:
            yield pairs


def _shares_of_a_row(grid: Grid, column: int) -> Iterator[list[Pair]]:
    """Of the one row above the total that is 100 %: 收入, of which costs and profits are parts."""
    full = [at for at, row in enumerate(grid.cells) if _is_all(row[column])]
    if len(full) != 1 or full[0] == grid.total_row or grid.change(column):
        return
    for base in (at for at in range(1, len(grid.header)) if at != column):
        whole = grid.cells[full[0]][base]
        if whole and not grid.change(base) and not is_percent(whole):
            shares = [
                None if row is grid.cells[full[0]] else _share(row[base], whole)
                for row in grid.cells
            ]
            yield _pairs(grid, column, shares)


def _is_all(cell: Quantity | None) -> bool:
    return is_percent(cell) and cell is not None and cell.value == HUNDRED


def _growth(grid: Grid, column: int) -> Iterator[list[Pair]]:
    dated = [(key, at) for at in range(1, len(grid.header)) if (key := grid.period(at))]
    dated = [
        (key, at) for key, at in dated if not grid.change(at) and not AIM.search(grid.names[at])
    ]
    dated.sort(key=lambda each: _when(each[0]))
    for (before, old), (after, new) in pairwise(dated):
        if before != after:
            yield _pairs(grid, column, [_change(row[old], row[new]) for row in grid.cells])


def _growth_down(grid: Grid, column: int) -> Iterator[list[Pair]]:
    """Where the rows are periods: each value against the row of the period before it."""
    dated = [(key, row) for row in grid.parts if (key := grid.period_of(grid.labels[row]))]
    dated.sort(key=lambda each: _when(each[0]))
    for base in range(1, len(grid.header)):
        if len(dated) < FEWEST_PERIODS or base == column or grid.change(base):
            continue
        pairs = []
        for (_, old), (_, new) in pairwise(dated):
            stated, found = (
                grid.cells[new][column],
                _change(grid.cells[old][base], grid.cells[new][base]),
            )
            if stated and found and is_percent(stated):
                pairs.append(Pair(new, stated, *found))
        yield pairs


def _when(key: str) -> tuple[date, date]:
    """Months without a year are of one year."""
    return period_bounds(key.replace("*", "2000"))


def _pairs(grid: Grid, column: int, computed: Sequence[tuple[Reach, str] | None]) -> list[Pair]:
    """`computed` by row; a total row confirms its own share, and counts for nothing."""
    pairs = []
    for at, (row, found) in enumerate(zip(grid.cells, computed, strict=True)):
        stated = row[column]
        confirms_itself = at == grid.total_row and grid.share(column)
        if stated and found and is_percent(stated) and not confirms_itself:
            pairs.append(Pair(at, stated, *found))
    return pairs


def _share(part: Quantity | None, whole: Quantity) -> tuple[Reach, str] | None:
    if part is None or part.unit != whole.unit or part.value < 0:
        return None
    ratio = over(reach(part), reach(whole))
    return (scaled(ratio), f"{part.text} / {whole.text}") if ratio else None


def _change(old: Quantity | None, new: Quantity | None) -> tuple[Reach, str] | None:
    if old is None or new is None or old.unit != new.unit or is_percent(new):
        return None
    ratio = over(reach(new), reach(old))
    shown = f"{old.text} 到 {new.text}"
    return (scaled(ratio, HUNDRED, -HUNDRED), shown) if ratio else None


def computed_in(grid: Grid) -> Iterator[Pair]:
    """Shares and growth, with what most rows of their column agree with."""
    for column in range(1, len(grid.header)):
        if grid.share(column):
            yield from _confirmed(list(_shares(grid, column)))[0]
        elif grid.change(column):
            yield from _confirmed([*_growth(grid, column), *_growth_down(grid, column)])[0]


def _confirmed(tried: list[list[Pair]]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that most rows agree with, and those of them that deviate."""
    judged = [(pairs, _wrong(pairs)) for pairs in tried if len(pairs) > 1]
    pairs, wrong = min(judged, key=lambda each: len(each[1]), default=([], []))
    few = len(wrong) <= len(pairs) * CONFIRMED and len(wrong) < len(pairs)
    return (pairs, wrong) if few else ([], [])


def _best_confirmed(grid: Grid, column: int, tried: list[list[Pair]]) -> Iterator[Finding]:
    """What most rows agree with is what the column states; its other rows deviate."""
    pairs, wrong = _confirmed(tried)
    turned = [pair for pair in wrong if _is_turned(pair)]
    for pair in [*wrong, *_odd_one(pairs)]:
        off = "正负相反" if turned == [pair] else "两者不一致"
        printed = written(rounded(pair.computed.value, 2), PERCENT)
        what = (
            f"「{grid.labels[pair.row]}」的{grid.names[column]}写 {pair.stated.text}，"
            f"按 {pair.shown} 算为 {printed}，{off}。"
        )
        yield of_passages("does_not_add_up", what, (grid.passage,))


def _is_turned(pair: Pair) -> bool:
    """Right but for its sign. Several such may be a column of falls that are printed without."""
    value, low, high = pair.computed
    return deviation(pair.stated, Reach(-value, -high, -low)) is None


def _odd_one(pairs: Sequence[Pair]) -> list[Pair]:
    """The one that rounding alone allows, where all others are computed from what is printed."""
    odd = [pair for pair in pairs if deviation(pair.stated, pair.computed) is not None]
    vague = [pair for pair in pairs if pair not in odd and _is_vague(pair)]
    if len(odd) != 1 or len(vague) < FEWEST_VAGUE or not _is_vague(odd[0]):
        return []
    (pair,) = odd
    far = abs(pair.computed.value - pair.stated.value) > pair.stated.slack * FARTHEST
    return odd if far and slip_of(pair.stated, pair.computed.value) else []


def _is_vague(pair: Pair) -> bool:
    return pair.computed.high - pair.computed.low > pair.stated.slack * FARTHEST


def _wrong(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if deviation(pair.stated, pair.computed) == "warning"]
