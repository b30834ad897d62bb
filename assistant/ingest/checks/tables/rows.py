"""What prose says of a row of a table, held against all that the row says.

A number belongs to the row that has the value told before it, or whose name stands last before it.
Any cell, difference or growth within the row that comes to the number makes it right.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    minus,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.tables.mined import relations_of
from assistant.periods import period_bounds
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import Finding

_MEASURE: Final = re.compile(r"价(?!值)|份额|占有率|投诉|逾期|工单|人数|满意度|时长")
"""What a change may be of, instead of the columns."""
_SUPPOSED: Final = re.compile(r"(?:如果?|若|假如|一旦|倘若|预计|预期|可能|或将|有望)")
FEWEST_DIGITS: Final = 3
"""Of a value that tells its row by itself."""
_AMOUNT: Final = re.compile("[增减]量|[增减][收支]|净[增减]")
_DATED: Final = re.compile(r"[\d.]+|[年月季]度?[初末底]?|[上下]半年")
_YEARLY: Final = re.compile(r"同比|上年|去年")
_STEP: Final = re.compile(r"环比|上[月季期周]")


class Cell(NamedTuple):
    name: str
    """Of its column, or of what it is computed from."""
    computed: Reach
    text: str
    """As the table prints it; empty for what is computed."""
    sure: bool | None = True
    """That its sign is known."""


class Row(NamedTuple):
    grid: Grid
    at: int
    factor: Decimal
    """What a printed unit of its cells is worth in the sentence."""
    column: int | None = None
    """Of the value that tells it."""

    @property
    def label(self) -> str:
        return self.grid.labels[self.at]


def changes_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the cells and of the stated change."""
    for sentence, grid, _ in evidence.beside:
        told = told_in(sentence)
        for each in (t for t in told if t.role == "change" and _is_of_a_row(t)):
            row = row_of(each, told, grid)
            supposed = _SUPPOSED.search(sentence.text[: each.number.start])
            if row and (supposed or _of_another_measure(row, each)):
                continue
            if row and (cells := _changes(row, each)):
                yield from _against(sentence, row, each, cells)


def _of_another_measure(row: Row, change: Told) -> bool:
    """`甲线报价下调6%` beside a table without prices."""
    text, number = change.sentence.text, change.number
    at = text.rfind(row.label, 0, number.start)
    said = _MEASURE.findall(text[at + len(row.label) : number.start]) if at >= 0 else []
    named = " ".join((*row.grid.names, row.grid.title))
    return any(measure not in named for measure in said)


def _is_of_a_row(change: Told) -> bool:
    own = re.split(r"[，,；;]", change.number.words)[-1]
    compared = change.since in {"year", "step"} or MASK in own or bool(_AMOUNT.search(own))
    yearly = YEARLY.search(change.number.words)
    return compared and change.quantity.unit != POINTS and not yearly


def row_of(each: Told, told: Sequence[Told], grid: Grid) -> Row | None:
    """The row of the level before it; or, where none is told, of the name that stands last."""
    levels = [t for t in told[: each.at] if t.is_level and not _is_share(t)]
    named = last_label(each.sentence, each.number, grid)
    if levels:
        level = levels[-1].number
        text, noun = each.sentence.text, each.sentence.after(level)
        found = [
            row
            for row in rows_with(grid, levels[-1].quantity)
            if row.at == named
            or speaks_of(
                grid, row.at, text[: (level if row.at == grid.total_row else each.number).start]
            )
            or (row.at == grid.total_row and speaks_of(grid, row.at, noun))
        ]
        labels = {row.at for row in found}
        if len(found) > 1 and named is not None and named in labels:
            found = [row for row in found if row.at == named]
        return found[0] if len(found) == 1 else None
    return Row(grid, named, Decimal(1)) if named is not None else None


def speaks_of(grid: Grid, row: int, words: str) -> bool:
    """A value alone may stand in a row by chance: two characters of its name, or for a total of
    any name of the table.
    """
    if row != grid.total_row:
        return shares_pair(grid.labels[row], words)
    own = _DATED.sub("", re.split(r"[，,。；]", words)[-1])
    return any(shares_pair(_DATED.sub("", name), own) for name in (*grid.names, grid.title))


def shares_pair(name: str, words: str) -> bool:
    """Two characters in a row."""
    return any(name[at : at + 2] in words for at in range(len(name) - 1))


def _is_share(told: Told) -> bool:
    return told.role == "share" and told.quantity.unit == PERCENT


def rows_with(grid: Grid, value: Quantity) -> list[Row]:
    """A cell without a unit is told by its digits alone."""
    digits = _digits(value)
    if len(digits.replace(".", "").strip("0")) < FEWEST_DIGITS:
        return []
    found: dict[int, Row] = {}
    for at, cells in enumerate(grid.cells):
        for column, cell in enumerate(cells):
            if cell is None or grid.change(column) or grid.share(column):
                continue
            near = abs(cell.value - value.value) <= max(cell.slack, value.slack)
            if cell.unit == value.unit and near:
                found.setdefault(at, Row(grid, at, Decimal(1), column))
            elif cell.unit is None and _digits(cell) == digits and cell.value:
                found.setdefault(at, Row(grid, at, value.value / cell.value, column))
    return list(found.values())


def _digits(value: Quantity) -> str:
    match = re.search(r"[\d.,]+", value.text)
    return match[0].replace(",", "") if match else ""


def _changes(row: Row, change: Told) -> list[Cell]:
    """What the change may be: typed cells first; empty where the row has nothing of its kind."""
    grid, cells = row.grid, row.grid.cells[row.at]
    percent = change.quantity.unit == PERCENT
    based = _bases(row)
    typed = [
        Cell(grid.names[at], _scaled(reach(cell), row, cell), cell.text)
        for at, cell in enumerate(cells)
        if cell and grid.change(at) and _of_kind(grid.names[at], change)
        if (cell.unit == PERCENT) == percent
        if row.column is None or (row.column in based[at] if at in based else at > row.column)
    ]
    values = [
        (at, cell)
        for at, cell in enumerate(cells)
        if cell
        and not grid.change(at)
        and not grid.share(at)
        and not AVERAGE.search(grid.names[at])
    ]
    made = [
        Cell(f"{old.text} 到 {new.text}", computed, "", sure)
        for (at, old), (other, new) in permutations(values, 2)
        for sure in [_later(grid, at, other)]
        if sure is not False and old.unit == new.unit
        if (computed := _between(old, new, row, percent=percent))
    ]
    if percent:
        return [*typed, *made] if typed else []
    fits = {_unit_in(row, cell, change) for _, cell in values}
    return [*typed, *made] if fits == {change.quantity.unit} else []


def _bases(row: Row) -> dict[int, set[int]]:
    """What each column of changes is the change of, as the other rows show."""
    changes = (each for each in relations_of(row.grid) if row.grid.change(each.column))
    return {each.column: {each.left, each.right} for each in changes}


def _of_kind(column: str, change: Told) -> bool:
    if change.since == "year":
        return not _STEP.search(column)
    return not _YEARLY.search(column) if change.since == "step" else True


def _unit_in(row: Row, cell: Quantity, change: Told) -> str | None:
    return change.quantity.unit if cell.unit is None and row.factor != 1 else cell.unit


def _between(old: Quantity, new: Quantity, row: Row, *, percent: bool) -> Reach | None:
    if not percent:
        return _scaled(minus(reach(new), reach(old)), row, new)
    ratio = over(reach(new), reach(old))
    return scaled(ratio, HUNDRED, -HUNDRED) if ratio else None


def _scaled(value: Reach, row: Row, cell: Quantity) -> Reach:
    return scaled(value, row.factor) if cell.unit is None else value


def _later(grid: Grid, old: int, new: int) -> bool | None:
    """Whether the second column is of a later period; None where their headers do not say."""
    keys = (grid.period(old), grid.period(new))
    if None in keys:
        return None
    first, second = (period_bounds(str(key).replace("*", str(grid.today.year))) for key in keys)
    return first < second


def _against(
    sentence: Sentence, row: Row, change: Told, cells: Sequence[Cell]
) -> Iterator[Finding]:
    right = [c for c in cells if deviation(change.quantity, size(c.computed)) != "warning"]
    what = f"表里「{row.label}」"
    if not right:
        cell = cells[0]
        what += f"的{cell.name}为 {cell.text}" if cell.text else "的各期得不出这个变化"
        what += f"，正文写 {change.text}，两者不一致。"
    elif change.word != "+" and all(c.sure and c.computed.value * change.way < 0 for c in right):
        cell = right[0]
        what += f"的{cell.name}为 {cell.text}" if cell.text else f"从 {cell.name}"
        what += f"，正文写「{change.word}」{change.text}，方向相反。"
    else:
        return
    yield of_passages("contradiction", what, (sentence.passage, row.grid.passage))
