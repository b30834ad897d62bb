"""Sums within a table: a column against its total row, a row against its total column."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, SUBTOTAL, TOTAL, Grid
from assistant.ingest.checks.reading.intervals import COUNTED, deviation, plus, reach
from assistant.ingest.checks.tables.mined import quotients
from assistant.ingest.checks.tables.spanning import spanning
from assistant.quantities import Quantity, unit_word
from assistant.quantities.quantity import written
from assistant.quantities.units import is_money
from assistant.records import Finding

HUNDRED = Decimal(100)
FARTHEST = Decimal("0.3")
"""Of its parts' sum that a mistyped total is off; a stock or a mean of them is off by more."""
FEWEST_ROWS = 2
MOST_SHOWN = 8
"""Terms of a sum; any of them may be what is wrong."""
_COMPARED = re.compile(r"上年|去年|同期|上期|上月|上季|预算|目标|计划|其中")
"""Columns that stand beside a total, and are no part of it."""
_DASH = re.compile(r"[-—–]+")
"""Nothing to count."""
_COUNTS = re.compile(r"[一-鿿]数」一列")
_INITIALS = re.compile(r"[A-Za-z]+(?:[（(].*)?")
"""Of what a trade counts by, `ARPU`, `ADR`: often a value per something."""


def table_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: half a unit of the last printed digit of the total and of each cell."""
    for grid in evidence.grids:
        yield from _columns(grid)
        yield from _subtotals(grid)
        yield from _rows(grid)
        yield from _periods(grid)


def _columns(grid: Grid) -> Iterator[Finding]:
    if grid.total_row is None or any("等" in grid.labels[at] for at in grid.parts):
        return
    apart = quotients(grid)
    for column in range(1, len(grid.header)):
        name = grid.names[column]
        total = grid.cells[grid.total_row][column]
        if column in apart and not (total and total.unit in COUNTED):
            continue
        if grid.change(column) or (AVERAGE.search(name) and not grid.share(column)):
            continue
        parts = _summed(grid, column)
        if not (_INITIALS.fullmatch(name) and total and _within(parts, total)):
            yield from _off(grid, f"「{name}」一列", grid.labels[grid.total_row], parts, total)


def _summed(grid: Grid, column: int) -> list[Quantity | None]:
    """Subtotals in place of their members."""
    parts: list[Quantity | None] = []
    open_: list[Quantity | None] = []
    for at, label in enumerate(grid.labels[:-1]):
        if _DASH.fullmatch(grid.rows[at][column]):
            continue
        if SUBTOTAL.search(label):
            parts, open_ = [*parts, grid.cells[at][column]], []
        elif at in grid.parts:
            open_.append(grid.cells[at][column])
    return [*parts, *open_]


def _subtotals(grid: Grid) -> Iterator[Finding]:
    """`已售小计` of the rows above it, up to the one before; silent where some of them fit."""
    first = 0
    for at in (at for at, label in enumerate(grid.labels) if SUBTOTAL.search(label)):
        above, first = range(first, at), at + 1
        stem = SUBTOTAL.sub("", grid.labels[at]).strip(" ：:（()）")
        own = [row for row in above if stem and grid.labels[row].startswith(stem)]
        for column in range(1, len(grid.header)):
            parts = [grid.cells[row][column] for row in own or above]
            total = grid.cells[at][column]
            name = grid.names[column]
            if grid.change(column) or grid.share(column) or AVERAGE.search(name) or not total:
                continue
            some = (parts[start:] for start in range(len(parts) - 1))
            if any(p and _near(p, total) and not [*_off(grid, "", "", p, total)] for p in some):
                continue
            if len(parts) >= FEWEST_ROWS and _near(parts, total):
                yield from _off(grid, f"「{name}」一列", grid.labels[at], parts, total)


def _rows(grid: Grid) -> Iterator[Finding]:
    if grid.total_column is None:
        return
    for at, label in enumerate(grid.labels):
        if AVERAGE.search(label) or TOTAL.fullmatch(label):
            continue
        parts = [
            cell
            for column, cell in enumerate(grid.cells[at])
            if column
            and column != grid.total_column
            and not TOTAL.search(grid.names[column])
            and not _COMPARED.search(grid.names[column])
            and not grid.change(column)
            and not grid.share(column)
        ]
        name = grid.names[grid.total_column]
        yield from _off(grid, f"「{label}」一行", name, parts, grid.cells[at][grid.total_column])


def _periods(grid: Grid) -> Iterator[Finding]:
    """A row against the column of a longer period. Other rows must add up so, and what lies far
    off is a stock or a mean.
    """
    for total, columns in spanning(grid).items():
        rows = [
            (at, [row[column] for column in columns], row[total])
            for at, row in enumerate(grid.cells)
            if not AVERAGE.search(grid.labels[at])
        ]
        close = [(at, parts, whole) for at, parts, whole in rows if whole and _near(parts, whole)]
        name = grid.names[total]
        found: list[Finding] = []
        for at, parts, whole in close:
            found += _off(grid, f"「{grid.labels[at]}」一行", name, parts, whole)
        if len(close) - len(found) >= FEWEST_ROWS:
            yield from found


def _near(parts: Sequence[Quantity | None], whole: Quantity) -> bool:
    values = [part.value for part in parts if part]
    summed = sum(values, Decimal(0))
    positive = len(values) == len(parts) and min(values) > 0
    return positive and abs(summed - whole.value) <= summed * FARTHEST


def _off(
    grid: Grid, what: str, name: str, parts: Sequence[Quantity | None], total: Quantity | None
) -> Iterator[Finding]:
    values = [part for part in parts if part]
    if total is None or len(values) < 2 or len(values) < len(parts):
        return
    if {part.unit for part in values} != {total.unit} or _is_average(values, total):
        return
    computed = plus(*(reach(part) for part in values))
    severity = deviation(total, computed)
    if severity == "info" and _COUNTS.search(what) and total.unit is None:
        severity = "warning"  # what is counted is rounded nowhere
    if severity:
        terms = " + ".join(part.text for part in values) if len(values) <= MOST_SHOWN else ""
        told = f"{what}{terms}相加为 {_print(computed.value, total)}，{name}写 {total.text}"
        least = min(values, key=lambda part: part.value)
        if least.value >= 0 and max(part.value for part in values) > total.value:
            told += "，合计还小于其中一项"
        told += "，在四舍五入误差内。" if severity == "info" else "，两者不一致。"
        yield of_passages("does_not_add_up", told, (grid.passage,), severity)


def _is_average(values: Sequence[Quantity], total: Quantity) -> bool:
    """A total between its parts is a mean, unless money or a count can have no mean there."""
    counted = is_money(total.unit) or total.unit in COUNTED
    return _within(values, total) and not counted


def _within(parts: Sequence[Quantity | None], total: Quantity) -> bool:
    values = [part.value for part in parts if part]
    return bool(values) and min(values) <= total.value <= max(values)


def _print(value: Decimal, total: Quantity) -> str:
    """In the scale of the total, whose print has none: `6,120座`."""
    scale = next((mark for mark in ("万", "亿") if mark in total.text), "")
    factor = {"万": Decimal(10**4), "亿": Decimal(10**8)}.get(scale)
    if factor is None:
        return (
            written(value, total.unit) if value < 10**4 else f"{value:,f}" + unit_word(total.unit)
        )
    return f"{(value / factor).normalize():,f}{scale}{unit_word(total.unit)}"
