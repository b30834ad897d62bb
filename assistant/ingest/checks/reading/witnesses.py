"""Units of columns that no header tells: as prose counts what stands in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.printed_units import unit_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.found.table_units import is_amount
from assistant.quantities import PERCENT, Quantity, read_number, read_quantity

FEWEST_COUNTED: Final = 100
"""Of a value that two places do not have by chance."""
_WHOLE: Final = re.compile(r"[\d,]+")
SHORTEST: Final = 2
"""Characters of a column's name that tells what a value in prose is of."""


class _Counted(NamedTuple):
    unit: str
    words: str
    """Before the value."""


_By = Mapping[Decimal, Sequence[_Counted]]


def witness(grids: Iterable[Grid], sentences: Iterable[Sentence]) -> None:
    """`已售15,640卡` in prose is what a column without a unit counts; so does each other column of
    its name in the document.
    """
    counted = _counted(sentences)
    by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    held = [*grids]
    for grid in held:
        grid.witnessed = dict(_witnessed(grid, counted[grid.passage.document]))
        for column, unit in grid.witnessed.items():
            by_name[grid.passage.document, grid.names[column]].add(unit)
    for grid in held:
        _pass_on(grid)
        for column in _bare(grid):
            units = by_name.get((grid.passage.document, grid.names[column]), set())
            if len(units) == 1:
                grid.witnessed.setdefault(column, *units)


def _pass_on(grid: Grid) -> None:
    """To what is added up of such columns, or is one of them by a rate; and to all columns of whole
    numbers, where only prose told a unit of the table.
    """
    for column in [*_bare(grid)]:
        units = {u for at, u in grid.witnessed.items() if _belongs(grid, column, at)}
        if column not in grid.witnessed and len(units) == 1:
            grid.witnessed[column] = units.pop()


def _belongs(grid: Grid, column: int, known: int) -> bool:
    cells = [_cells(grid, at) for at in (column, known)]
    if is_amount(grid.names[column]) or not all(
        _WHOLE.fullmatch(c) for each in cells for c in each
    ):
        return False
    if grid.guessed:
        return True
    ours, theirs = ([read_number(c.replace(",", "")) or Decimal(0) for c in each] for each in cells)
    others = [at for at in range(1, len(grid.header)) if at not in (column, known)]
    return len(ours) > SHORTEST and any(
        _makes(ours, theirs, [read_quantity(c) for c in _cells(grid, at)]) for at in others
    )


def _makes(
    ours: Sequence[Decimal], theirs: Sequence[Decimal], third: Sequence[Quantity | None]
) -> bool:
    """In every row a sum or difference, or a share as it is printed."""
    rows = [(a, b, c) for a, b, c in zip(ours, theirs, third, strict=True) if c]
    if len(rows) < len(ours):
        return False
    if all(c.unit == PERCENT for *_, c in rows):
        return all(a and abs(b / a * 100 - c.value) <= 2 * c.slack for a, b, c in rows)
    plain = all(c.unit is None for *_, c in rows)
    return plain and all(c.value in (a - b, b - a, a + b) for a, b, c in rows)


def _cells(grid: Grid, column: int) -> list[str]:
    return [row[column] for row in grid.rows]


def _bare(grid: Grid) -> Iterator[int]:
    return (at for at, name in enumerate(grid.header) if at and not unit_of(name))


def _witnessed(grid: Grid, counted: _By) -> Iterator[tuple[int, str]]:
    """By two values of the column; or one, where prose calls it as the column is called."""
    for column in _bare(grid):
        cells = [read_quantity(row[column]) for row in grid.rows]
        values = {cell.value for cell in cells if cell and not cell.unit}
        told = {value: counted.get(value, ()) for value in values}
        units = Counter(unit for each in told.values() for unit in {c.unit for c in each})
        name = grid.names[column]
        named = len(name) >= SHORTEST and any(
            c.words.endswith(name) for each in told.values() for c in each
        )
        if len(units) == 1 and (named or units.total() > 1):
            yield column, next(iter(units))


def _counted(sentences: Iterable[Sentence]) -> Mapping[str, _By]:
    """By document and value, the measure words that prose writes it with."""
    counted: defaultdict[str, defaultdict[Decimal, list[_Counted]]]
    counted = defaultdict(lambda: defaultdict(list))
    for sentence in sentences:
        for number in sentence.numbers:
            quantity = number.quantity
            exact = quantity.bound == "exact" and quantity.unit in COUNTED
            if quantity.unit and exact and quantity.value >= FEWEST_COUNTED:
                told = _Counted(quantity.unit, number.words)
                counted[sentence.passage.document][quantity.value].append(told)
    return counted
