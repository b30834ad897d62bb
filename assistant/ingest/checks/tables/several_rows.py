"""What prose says of several rows of a table at once: each has it, or they have it between them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import apart, deviation, may_be_slip, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities.quantity import written
from assistant.records import Finding

_LISTED: Final = r"(?:^|[，,；;。：:\s])(?P<who>[^，,；;。：:\d\s]{2,30}?)"
_EACH: Final = re.compile(rf"{_LISTED}[都均](?:是|为|在|达到?|有)?(?:约|\s)*$")
_BETWEEN: Final = re.compile(
    rf"{_LISTED}(?:[两三四]\S{{1,3}})?(?:合计|共计|总共|一共|加起来|合起来|正好|刚好|共)+"
    r"(?:有|占|达到?|约|是|为|\s)*$"
)
_JOINT: Final = re.compile("、|和|与|及|加|[+＋]")


def values_of_several(evidence: Evidence) -> Iterator[Finding]:
    """`城东和城西都是80%`, where both have another value in one column. Tolerance: rounding."""
    for sentence, number, rows, grid in _told(evidence, _EACH):
        cells = [c for row in rows for c in grid.cells[row] if c and c.unit == number.quantity.unit]
        if all(apart(cell, number.quantity) for cell in cells):
            yield from _of_each(sentence, number, rows, grid)


def _of_each(
    sentence: Sentence, number: Number, rows: Sequence[int], grid: Grid
) -> Iterator[Finding]:
    first, *others = (grid.cells[row] for row in rows)
    for column, cell in enumerate(first):
        same = cell and all((o := each[column]) and o.value == cell.value for each in others)
        if cell and same and cell.unit == number.quantity.unit:
            what = f"表里「{_who(grid, rows)}」的{grid.names[column]}都是 {cell.text}，"
            what += f"正文写 {number.text}，两者不一致。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
            return


def sums_of_several(evidence: Evidence) -> Iterator[Finding]:
    """`城东加城西共60吨`. Tolerance: rounding of all; silent where any column comes to it."""
    for sentence, number, rows, grid in _told(evidence, _BETWEEN):
        made = []
        for column in range(1, len(grid.header)):
            cells = [cell for row in rows if (cell := grid.cells[row][column])]
            plain = not grid.change(column) and not AVERAGE.search(grid.names[column])
            if plain and len(cells) == len(rows) and all(alike(c, number.quantity) for c in cells):
                made.append((grid.names[column], plus(*map(reach, cells))))
        near = [each for each in made if may_be_slip(number.quantity.value, each[1].value)]
        if near and all(deviation(number.quantity, each) == "warning" for _, each in made):
            name, summed = near[0]
            printed = written(summed.value, number.quantity.unit)
            what = f"表里「{_who(grid, rows)}」的{name}相加为 {printed}，"
            what += f"正文写 {number.text}，两者不一致。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _told(
    evidence: Evidence, pattern: re.Pattern[str]
) -> Iterator[tuple[Sentence, Number, list[int], Grid]]:
    """Values of which the words before them name several rows, and nothing else."""
    for sentence, grid, _ in evidence.beside:
        if sentence.passage.sections != grid.passage.sections:
            continue
        for number in sentence.numbers:
            match = pattern.search(sentence.text[: number.start])
            names = [name.strip() for name in _JOINT.split(match["who"])] if match else []
            rows = [row for row in grid.parts if grid.labels[row] in names]
            if len(rows) == len(names) > 1:
                yield sentence, number, rows, grid


def _who(grid: Grid, rows: Sequence[int]) -> str:
    return "、".join(grid.labels[row] for row in rows)
