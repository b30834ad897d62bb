"""How another one compares with us, in a table of both: `同业甲300家，是我们的1.5倍，多100家`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    over,
    reach,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_US: Final = r"(?:我们|我司|我行|我院|我方|本公司|公司自身|自家)"
_TIMES: Final = re.compile(
    rf"^[，,]?[^，,。；\d]{{0,6}}?(?:约?[是为]|相当于|达到?){_US}的(?:约|近|\s)*$"
)
_APART: Final = re.compile(
    rf"^[，,]?[^，,。；\d]{{0,4}}?(?:比|较){_US}的?[高低多少贵快慢长短便宜]{{1,2}}[了出]?(?:约|近|\s)*$"
)
DECIMALS: Final = 2


def compared_with_ours(evidence: Evidence) -> Iterator[Finding]:
    """Ours is the first of the line. Tolerance: rounding of all; silent where any other fits."""
    for sentence in evidence.sentences:
        for theirs, stated in pairwise(sentence.numbers):
            pattern = _TIMES if stated.quantity.unit == TIMES else _APART
            if not pattern.search(stated.words) or stated.quantity.unit == PERCENT:
                continue
            grids = evidence.grids_of(sentence.passage.document)
            near = [grid for grid in grids if grid.passage.sections == sentence.passage.sections]
            lines = [(grid, line) for grid in near for line in _lines(sentence, theirs, grid)]
            if len(lines) == 1:
                yield from _check(sentence, (theirs, stated), *lines[0])


def _lines(sentence: Sentence, theirs: Number, grid: Grid) -> Iterator[list[Quantity]]:
    """The other cells of the row, or the column, in which one that the sentence names has it."""
    said = sentence.text[: theirs.start]
    for row in grid.parts:
        for column, cell in enumerate(grid.cells[row]):
            if cell is None or cell.value != theirs.quantity.value:
                continue
            in_row = [c for at, c in enumerate(grid.cells[row]) if at not in {0, column}]
            in_column = [grid.cells[at][column] for at in grid.parts if at != row]
            for name, line in ((grid.names[column], in_row), (grid.labels[row], in_column)):
                others = [c for c in line if c and alike(c, theirs.quantity)]
                if len(name) > 1 and name in said and others and others[0] == line[0]:
                    yield others


def _check(
    sentence: Sentence, told: tuple[Number, Number], grid: Grid, line: list[Quantity]
) -> Iterator[Finding]:
    theirs, stated = told
    made = [_made(theirs.quantity, ours, stated.quantity) for ours in line]
    ours, computed = line[0], made[0]
    if computed is None or any(m and deviation(stated.quantity, m) != "warning" for m in made):
        return
    if may_be_slip(stated.quantity.value, computed.value):
        printed = written(rounded(computed.value, DECIMALS), stated.quantity.unit)
        shown = f"是 {ours.text} 的" if stated.quantity.unit == TIMES else f"与 {ours.text} 相差"
        what = f"{theirs.text} {shown} {printed}，报告写 {stated.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, grid.passage))


def _made(theirs: Quantity, ours: Quantity, stated: Quantity) -> Reach | None:
    if stated.unit == TIMES:
        return over(reach(theirs), reach(ours))
    apart = stated.unit == POINTS if theirs.unit == PERCENT else alike(theirs, stated)
    return size(minus(reach(theirs), reach(ours))) if apart else None
