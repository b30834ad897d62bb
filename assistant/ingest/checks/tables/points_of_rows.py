"""`西窑虽低，比上月提高0.7个百分点`: points that a row moved by, against two columns of a rate."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, minus, reach, size
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import previous_period
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DATE: Final = re.compile(r"^(?:\d{4}年)?(?:\d{1,2}月份?|[上本当]月|去年同期|上年同期)的?")
_OTHER: Final = re.compile("同比|去年|上年|目标|计划|年初|与|相差|差")


def points_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both cells. The table has one rate of both months, and the sentence
    no other value of it.
    """
    for sentence, grid, own in evidence.beside:
        told = told_in(sentence)
        for gap in told:
            clause = re.split(r"[。；;]", sentence.text[: gap.number.start])[-1]
            moved = gap.quantity.unit == POINTS and gap.role == "change"
            if not moved or _OTHER.search(clause):
                continue
            row = last_label(sentence, gap.number, grid)
            pairs = [*_pairs(grid, own)]
            if row is None or row not in grid.parts or len(pairs) != 1:
                continue
            old, new = (grid.cells[row][at] for at in pairs[0])
            if old and new and _is_of_it(told, gap, old, new):
                yield from _check(grid, row, gap, old, new)


def _pairs(grid: Grid, own: str) -> Iterator[tuple[int, int]]:
    """Columns of one rate, a month apart."""
    names = [_DATE.sub("", name) for name in grid.names]
    for old in range(1, len(names)):
        for new in range(1, len(names)):
            rates = all((c := grid.cells[r][at]) and c.unit == PERCENT
                        for at in (old, new) for r in grid.parts)  # fmt: skip
            now = grid.period(new) in {None, own} and names[old] == names[new]
            then = bool(own) and grid.period(old) == previous_period(own)
            if old != new and now and then and rates:
                yield old, new


def _is_of_it(told: list[Told], gap: Told, old: Quantity, new: Quantity) -> bool:
    """Other percentages of the sentence are those of the row."""
    before = [t.quantity for t in told[: gap.at] if t.quantity.unit == PERCENT]
    return all(q.value in {old.value, new.value} for q in before[-1:])


def _check(grid: Grid, row: int, gap: Told, old: Quantity, new: Quantity) -> Iterator[Finding]:
    made = minus(reach(new), reach(old))
    shown = f"表里「{grid.labels[row]}」从 {old.text} 到 {new.text}"
    passages = (gap.sentence.passage, grid.passage)
    if deviation(gap.quantity, size(made)) == "warning":
        if may_be_slip(gap.quantity.value, abs(made.value)):
            printed = written(rounded(abs(made.value), 2), POINTS)
            what = f"{shown}是 {printed}，正文写 {gap.text}，前后不符。"
            yield of_passages("contradiction", what, passages)
    elif gap.way and gap.way * made.value < 0:
        what = f"{shown}，正文写「{gap.word}」{gap.text}，方向相反。"
        yield of_passages("contradiction", what, passages)
