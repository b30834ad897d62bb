"""`月均30吨` in prose, against the months of a table: `季均` against its quarters."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_MEAN: Final = re.compile(
    r"(?:(?P<unit>[月季])均|平均每个?(?P<each>[月季])度?|每个?(?P<by>[月季])度?平均)(?P<what>[^，,。；\d]{0,6}?)"
    r"(?:约|为|达到?|在|\s)*$"
)
_WHEN: Final = {
    "月": re.compile(r"(?:\d{2,4}年)?\d{1,2}月份?"),
    "季": re.compile(r"(?:\d{2,4}年?)?(?:Q\d|第?[一二三四]季度?)"),
}
_OTHER: Final = re.compile(r"去年|上年|同期|目标|计划|预计|预算")
FEWEST: Final = 3
NEAR: Final = 2
"""Times that a mean may lie off the one of its line: beyond that it is of something else."""
PIECE: Final = 2
"""Characters that the words behind `月均` and the name of the line have in common."""


class _Line(NamedTuple):
    name: str
    cells: Sequence[Quantity]


def monthly_means(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any months in turn of any line come to it."""
    for sentence in evidence.sentences:
        for mean in sentence.numbers:
            match = _MEAN.search(mean.words)
            if not match or _OTHER.search(sentence.text[: mean.start]):
                continue
            when = match["unit"] or match["each"] or match["by"]
            for grid in evidence.grids_of(sentence.passage.document):
                if grid.passage.sections == sentence.passage.sections:
                    lines = [line for line in _lines(grid, when) if _alike(line, mean)]
                    yield from _check(sentence, mean, grid, lines, match["what"])


def _alike(line: _Line, mean: Number) -> bool:
    return len(line.cells) >= FEWEST and all(joinable(c, mean.quantity) for c in line.cells)


def _lines(grid: Grid, when: str) -> Iterator[_Line]:
    """Columns of a table whose rows are months; rows of one whose columns are."""
    plain = [c for c in range(1, len(grid.header)) if not (grid.share(c) or grid.change(c))]
    if all(_WHEN[when].fullmatch(grid.labels[row]) for row in grid.parts):
        for column in (c for c in plain if not AVERAGE.search(grid.names[c])):
            cells = [grid.cells[row][column] for row in grid.parts]
            yield _Line(grid.names[column], [cell for cell in cells if cell])
    months = [c for c in plain if _WHEN[when].fullmatch(grid.names[c])]
    for row in (r for r in grid.parts if not AVERAGE.search(grid.labels[r])):
        yield _Line(grid.labels[row], [q for c in months if (q := grid.cells[row][c])])


def _check(
    sentence: Sentence, mean: Number, grid: Grid, lines: Sequence[_Line], what: str
) -> Iterator[Finding]:
    stated = mean.quantity
    if any(_fits(stated, line.cells) for line in lines):
        return
    meant = [line for line in lines if _is_meant(sentence, mean, line, what)]
    computed = [_mean(line.cells) for line in meant]
    near = [stated.value / NEAR < each.value < stated.value * NEAR for each in computed]
    if near == [True]:
        printed = written(rounded(computed[0].value, 2), stated.unit)
        said = f"表里「{meant[0].name}」{len(meant[0].cells)} 个月（季）平均为 {printed}，"
        said += f"正文写 {mean.text}，两者不一致。"
        yield of_passages("does_not_add_up", said, (sentence.passage, grid.passage))


def _fits(stated: Quantity, cells: Sequence[Quantity]) -> bool:
    runs = (cells[start:end] for start, end in combinations(range(len(cells) + 1), 2))
    return any(deviation(stated, _mean(run)) != "warning" for run in runs)


def _mean(cells: Sequence[Quantity]) -> Reach:
    return Reach(*(each / len(cells) for each in plus(*map(reach, cells))))


def _is_meant(sentence: Sentence, mean: Number, line: _Line, what: str) -> bool:
    """By its name; or, where nothing is named, another value of the sentence is one of its own."""
    if what.strip("的 "):
        pairs = (what[at : at + PIECE] for at in range(len(what) - 1))
        return any(pair in line.name for pair in pairs)
    values = {cell.value for cell in line.cells}
    return any(n.quantity.value in values for n in sentence.numbers if n is not mean)
