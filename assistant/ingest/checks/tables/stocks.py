"""Columns of a stock before and after: what came and went between leads from one to the other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, plus, reach, size
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_START: Final = re.compile(r"[期年月季周]初|上[年月季期]末|原有")
_END: Final = re.compile(r"[期年月季周]末|[年月季]底|现有")
_NET: Final = re.compile(r"净(?:增[加长]?|减少?)了?\s*$")
FEWEST_RIGHT: Final = 2
MOST_MOVES: Final = 5


class Stock(NamedTuple):
    start: int
    end: int
    signs: dict[int, int]
    """Of the columns between: what comes, and what goes."""
    wrong: list[int]


def stocks_of_tables(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all cells. One row may be wrong where all others confirm it."""
    for grid in evidence.grids:
        stock = _stock(grid)
        for row in stock.wrong if stock else ():
            assert stock
            stated = grid.cells[row][stock.end]
            computed = _after(grid, row, stock.start, stock.signs)
            assert stated
            assert computed
            moves = "".join(
                f" {'+' if sign > 0 else '-'} {cell.text}"
                for at, sign in stock.signs.items()
                if sign and (cell := grid.cells[row][at])
            )
            start = grid.cells[row][stock.start]
            what = f"「{grid.labels[row]}」{start.text if start else ''}{moves} 为 "
            what += f"{written(computed.value, stated.unit)}，"
            what += f"{grid.names[stock.end]}写 {stated.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (grid.passage,))


def net_of_tables(evidence: Evidence) -> Iterator[Finding]:
    """`净增6家` beside such a table: of its total, or of any of its rows."""
    stocks = [(grid, stock) for grid in evidence.grids if (stock := _stock(grid))]
    for sentence in evidence.sentences if stocks else ():
        here = (sentence.passage.document, place_of(sentence.passage))
        for grid, stock in stocks:
            if here == (grid.passage.document, place_of(grid.passage)) and grid.total_row:
                yield from _net(sentence, grid, stock)


def _net(sentence: Sentence, grid: Grid, stock: Stock) -> Iterator[Finding]:
    for number in sentence.numbers:
        if not _NET.search(number.words) or any(name in sentence.text for name in grid.labels):
            continue
        ends = [(row[stock.start], row[stock.end]) for row in grid.cells]
        made = [minus(reach(new), reach(old)) for old, new in ends if old and new]
        alike = all(new.unit == number.quantity.unit for _, new in ends if new)
        if made and alike and all(_off(sentence, number.quantity.value, m) for m in made):
            printed = written(abs(made[-1].value), number.quantity.unit)
            what = (
                f"表里「{grid.labels[-1]}」净变化为 {printed}，正文写 {number.text}，两者不一致。"
            )
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _off(sentence: Sentence, stated: Decimal, made: Reach) -> bool:
    return not size(made).low <= stated <= size(made).high


def _stock(grid: Grid) -> Stock | None:
    starts = [at for at, name in enumerate(grid.names) if at and _START.search(name)]
    ends = [at for at, name in enumerate(grid.names) if at and _END.search(name)]
    if len(starts) != 1 or len(ends) != 1:
        return None
    units = {at: _unit(grid, at) for at in range(1, len(grid.header))}
    moves = [
        at
        for at, unit in units.items()
        if at not in {starts[0], ends[0]} and unit == units[ends[0]]
        if not grid.share(at) and not grid.change(at)
    ]
    if not 1 <= len(moves) <= MOST_MOVES or units[starts[0]] != units[ends[0]]:
        return None
    tried = [
        _tried(grid, starts[0], ends[0], dict(zip(moves, signs, strict=True)))
        for signs in product((1, -1, 0), repeat=len(moves))
        if {1, -1} <= set(signs)
    ]
    held = [stock for stock in tried if stock]
    return min(held, key=lambda stock: len(stock.wrong)) if held else None


def _unit(grid: Grid, column: int) -> str | None:
    return next((cell.unit for cell in grid.column(column) if cell), None)


def _tried(grid: Grid, start: int, end: int, signs: dict[int, int]) -> Stock | None:
    wrong, right = [], 0
    for row, cells in enumerate(grid.cells):
        stated, computed = cells[end], _after(grid, row, start, signs)
        if stated is None or computed is None:
            continue
        if deviation(stated, computed) == "warning":
            wrong.append(row)
        else:
            right += 1
    return Stock(start, end, signs, wrong) if right >= FEWEST_RIGHT and len(wrong) < 2 else None


def _after(grid: Grid, row: int, start: int, signs: dict[int, int]) -> Reach | None:
    moves = [(at, sign) for at, sign in ((start, 1), *signs.items()) if sign]
    cells = [(cell, sign) for at, sign in moves if (cell := grid.cells[row][at])]
    return minus(_sum(cells, 1), _sum(cells, -1)) if len(cells) == len(moves) else None


def _sum(cells: Sequence[tuple[Quantity, int]], way: int) -> Reach:
    return plus(*(reach(cell) for cell, sign in cells if sign == way))
