"""Growth as prose states it, against the two periods of a table."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.changing import changed
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
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
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.tables.rows import speaks_of
from assistant.periods import previous_period, year_before
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DATE: Final = re.compile(
    r"^(?:\d{4}年?|[去今上本前]年)?(?:\d{1,2}月份?|[上下]半年|第?[一二三四]季度|[QH]\d|同期|[上本][月期季])?的?"
)
"""Of the name of a column."""
FEWEST_DIGITS: Final = 3
"""Of a value that is found in a table by its digits alone."""


def growth_beside_tables(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both cells and of the stated change.

    The table must have the value of the sentence under a period, and the period before it.
    """
    for sentence, grid, _ in evidence.beside:
        numbers = sentence.numbers
        for at, value in enumerate(numbers[:-1]):
            for change in _changes(numbers[at + 1 :]):
                yield from _check(sentence, grid, value, change)


def _changes(rest: Sequence[Number]) -> Iterator[Number]:
    for number in rest:
        if not changed(number.words):
            return
        yield number


def _check(sentence: Sentence, grid: Grid, value: Number, change: Number) -> Iterator[Finding]:
    step = previous_period if "环比" in change.words else year_before
    for row, column in _places(sentence, grid, value):
        period = grid.period(column) or ""
        before = [
            at
            for at in range(1, len(grid.header))
            if at != column and not grid.change(at) and grid.period(at) == step(period)
            if _measures_it(grid, at, column)
        ]
        old = grid.cells[row][before[0]] if len(before) == 1 else None
        new = grid.cells[row][column]
        computed = _computed(old, new, change.quantity) if old and new else None
        if old and new and computed and deviation(change.quantity, computed) == "warning":
            printed = written(rounded(computed.value, 2), change.quantity.unit)
            what = f"表里「{grid.labels[row]}」从 {old.text} 到 {new.text}，"
            what += f"变化为 {printed}，正文写 {change.text}，两者不一致。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _measures_it(grid: Grid, at: int, column: int) -> bool:
    """`3月成品率` lies before `4月成品率`, and not before `4月产量`; `上月` may be of any."""
    one, other = (_DATE.sub("", grid.names[each]).strip() for each in (at, column))
    return one in other or other in one


def _places(sentence: Sentence, grid: Grid, value: Number) -> Iterator[tuple[int, int]]:
    """The one cell under a period that rounds to the value, in a row of that name."""
    label = label_of(sentence, value)
    quantity, before = value.quantity, sentence.text[: value.start]
    long = len(quantity.text.strip("约超近元万亿%").replace(".", "").strip("0")) >= FEWEST_DIGITS
    found = [
        (row, column)
        for row, cells in enumerate(grid.cells)
        for column, cell in enumerate(cells)
        if cell and (period := grid.period(column)) and "*" not in period
        if cell.unit == quantity.unit and not grid.change(column)
        if abs(cell.value - quantity.value) <= max(quantity.slack, cell.slack)
        if (long and speaks_of(grid, row, before))
        or (len(label) > 1 and (grid.labels[row].endswith(label)))
    ]
    if len(found) == 1:
        yield found[0]


def _computed(old: Quantity, new: Quantity, change: Quantity) -> Reach | None:
    if change.unit == PERCENT and new.unit != PERCENT:
        ratio = over(reach(new), reach(old))
        return size(scaled(ratio, HUNDRED, -HUNDRED)) if ratio else None
    points = change.unit == POINTS and new.unit == PERCENT
    if points or (change.unit == new.unit and new.unit not in {None, PERCENT}):
        return size(minus(reach(new), reach(old)))
    return None
