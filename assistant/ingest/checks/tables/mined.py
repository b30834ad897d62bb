"""What the columns of a table have to do with each other, as its own rows show it.

No name is read: where one column is the quotient, product, difference or growth of two others in
every row but one, that row is wrong.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    chance_of,
    deviation,
    is_far,
    minus,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import AIM
from assistant.ingest.checks.tables.shares import growth_of
from assistant.quantities import PERCENT, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

FEWEST_ROWS: Final = 3
FEWEST_DIGITS: Final = 2
"""Of a value that confirms by more than chance."""
MOST_COLUMNS: Final = 10
MOST_ROWS: Final = 200
DECIMALS: Final = 2
LEAST_CHANCE: Final = Decimal("0.001")
"""That the other rows would agree to the digit if their operands were rounded."""
Operation = Callable[[Reach, Reach], Reach | None]


def _percentage(left: Reach, right: Reach) -> Reach | None:
    return scaled(ratio) if (ratio := over(left, right)) else None


def _growth(left: Reach, right: Reach) -> Reach | None:
    return scaled(ratio, HUNDRED, -HUNDRED) if (ratio := over(left, right)) else None


def _margin(left: Reach, right: Reach) -> Reach | None:
    """Of each other the two are not independent: 1 less their quotient."""
    ratio = over(right, left)
    if ratio is None:
        return None
    return Reach(*(HUNDRED - each * HUNDRED for each in (ratio.value, ratio.high, ratio.low)))


QUOTIENT: Final = "{} / {}"
DIFFERENCE: Final = "{} - {}"
OF_PERCENT: Final[dict[str, Operation]] = {
    QUOTIENT: _percentage,
    "{} 比 {} 的变化": _growth,
    "({0} - {1}) / {0}": _margin,
}


def _product(left: Reach, right: Reach) -> Reach | None:
    """Of a value and a percentage of it."""
    if left.low < 0 or right.low < 0:
        return None
    return Reach(*(a * b / HUNDRED for a, b in zip(left, right, strict=True)))


PART: Final = "{} × {}"
OF_AMOUNTS: Final[dict[str, Operation]] = {DIFFERENCE: minus, QUOTIENT: over}

_SINCE: Final = re.compile("同比|环比")


class Relation(NamedTuple):
    column: int
    left: int
    right: int
    shape: str
    """How it is written, with places for both columns."""
    computed: dict[int, Reach]
    """By row."""
    wrong: list[int]
    """Rows that deviate."""


def columns_of_tables(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three cells."""
    for grid in evidence.grids:
        told: set[int] = set()
        growth = any(growth_of(grid))
        for relation in relations_of(grid):
            known = grid.share(relation.column) or (grid.change(relation.column) and growth)
            named = grid.names[relation.left] and grid.names[relation.right]
            for row in relation.wrong if named and not known else ():
                if row not in told:
                    told.add(row)
                    yield _finding(grid, relation, row)


def relations_of(grid: Grid) -> Iterator[Relation]:
    """One for a column: the first that all its rows but one agree with."""
    if len(grid.header) > MOST_COLUMNS or not FEWEST_ROWS <= len(grid.parts) <= MOST_ROWS:
        return
    numeric = [at for at in range(1, len(grid.header)) if sum(map(_told, grid.column(at))) > 2]
    for column in numeric:
        tried = (
            _tried(grid, column, left, right, shape, operation)
            for left, right in permutations([at for at in numeric if at != column], 2)
            if not _grows_from_aims(grid, column, left, right)
            for shape, operation in _operations(grid, column, left, right).items()
        )
        held = [relation for relation in tried if relation]
        if held and (best := min(held, key=lambda each: len(each.wrong))):
            yield best


def _grows_from_aims(grid: Grid, column: int, *others: int) -> bool:
    """What has grown since another time is no change of an aim."""
    aims = any(AIM.search(grid.names[at]) for at in others)
    return aims and bool(_SINCE.search(grid.names[column]))


def _told(cell: Quantity | None) -> bool:
    """A bound (≤5) agrees with too much to be held against anything."""
    return cell is not None and cell.bound in {"exact", "about"}


def quotients(grid: Grid) -> set[int]:
    """The columns that are one by another, and have no sum."""
    return {each.column for each in relations_of(grid) if each.shape == QUOTIENT}


def _operations(grid: Grid, column: int, left: int, right: int) -> dict[str, Operation]:
    units = [_unit(grid, at) for at in (column, left, right)]
    if units[1] == units[2] == PERCENT or TIMES in units[1:]:
        return {DIFFERENCE: minus} if units == [PERCENT] * 3 else {}
    if units[0] == PERCENT:
        return OF_PERCENT if units[1] == units[2] else {}
    if PERCENT in units[1:]:
        return {PART: _product} if units[2] == PERCENT and units[0] == units[1] else {}
    same = units[0] == units[1] == units[2]
    return OF_AMOUNTS if same else {QUOTIENT: over}


def _unit(grid: Grid, column: int) -> str | None:
    return next((cell.unit for cell in grid.column(column) if cell), None)


def _tried(
    grid: Grid, column: int, left: int, right: int, shape: str, operation: Operation
) -> Relation | None:
    computed: dict[int, Reach] = {}
    wrong: list[int] = []
    verdicts: dict[int, str | None] = {}
    units = (_unit(grid, left), _unit(grid, right))
    for row in grid.parts:
        stated, one, other = (grid.cells[row][at] for at in (column, left, right))
        if not (stated and one and other) or (one.unit, other.unit) != units:
            continue
        if any(cell.bound != "exact" for cell in (stated, one, other)):
            return None  # what is aimed at is no term of a formula
        value = operation(reach(one), reach(other))
        if value is None:
            continue
        computed[row] = value
        verdicts[row] = deviation(stated, value)
        if verdicts[row] == "warning":
            wrong.append(row)
        if len(wrong) > max(1, (len(grid.parts) - 1) // 2):
            return None
    wrong = wrong or _out_of_line(grid, column, computed, verdicts)
    sure = [row for row in computed if row not in wrong and _long(grid.cells[row][column])]
    sure = [row for row in sure if not verdicts[row] or _are_long(grid, row, left, right)]
    enough = len(computed) >= FEWEST_ROWS and len(sure) >= FEWEST_ROWS - (len(wrong) < 2)
    return Relation(column, left, right, shape, computed, wrong) if enough else None


def _out_of_line(
    grid: Grid, column: int, computed: Mapping[int, Reach], verdicts: Mapping[int, str | None]
) -> list[int]:
    """The one row that rounding allows, where so many others are right to the digit that it decides
    nothing: `9 / 12` is 75.0 %, and so on, but for one.
    """
    if _unit(grid, column) != PERCENT:
        return []  # amounts are no results of what is computed from them
    loose = [row for row, verdict in verdicts.items() if verdict == "info"]
    chance = Decimal(1)
    for row in (row for row, verdict in verdicts.items() if verdict is None):
        cell = grid.cells[row][column]
        chance *= chance_of(cell, computed[row]) if cell and _long(cell) else 1
    far = [row for row in loose if is_far(grid.cells[row][column], computed[row])]
    return far if len(loose) == 1 and chance <= LEAST_CHANCE else []


def _long(cell: Quantity | None) -> bool:
    digits = "".join(c for c in cell.text if c.isdigit()).lstrip("0") if cell else ""
    return len(digits) >= FEWEST_DIGITS


def _are_long(grid: Grid, row: int, *columns: int) -> bool:
    """`2年` allows, if it were rounded, nearly any quotient."""
    return all(_long(grid.cells[row][at]) for at in columns)


def _finding(grid: Grid, relation: Relation, row: int) -> Finding:
    stated, left, right = (
        grid.cells[row][at] for at in (relation.column, relation.left, relation.right)
    )
    assert stated
    assert left
    assert right
    printed = written(rounded(relation.computed[row].value, DECIMALS), stated.unit)
    names = grid.names[relation.left], grid.names[relation.right]
    shown = relation.shape.format(left.text, right.text)
    what = f"「{grid.labels[row]}」的{grid.names[relation.column]}写 {stated.text}，"
    what += f"而其余各行都等于 {relation.shape.format(*names)}，"
    what += f"这一行按 {shown} 算为 {printed}，两者不一致。"
    return of_passages("does_not_add_up", what, (grid.passage,))
