"""`大户16家，家均21万元` beside a row that has both a count and an amount."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import COUNTED, deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.tables.rows import shares_pair
from assistant.quantities import Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_MEAN: Final = re.compile(
    r"(?:(?P<by>[家户店人单台座间])均|平均每(?P<each>[家户店人单台座间名]))(?P<what>[^，,。；\d]{0,6}?)"
    r"(?:约|为|是|达到?|有|的|\s)*$"
)
_ELSE: Final = re.compile(r"去年|上年|同期|目标|计划|预计|全[国网部]|大盘|整体")
DECIMALS: Final = 2


def means_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """Of the row that the line begins with, whose count it tells. Tolerance: rounding of all three;
    silent where any amount of the row fits.
    """
    for sentence, grid, _ in evidence.beside:
        if sentence.passage.sections != grid.passage.sections:
            continue
        for mean in sentence.numbers:
            before = sentence.text[: mean.start]
            match = _MEAN.search(mean.words)
            row = row_named(before, grid) if match and not _ELSE.search(before) else None
            if match and row is not None and row in grid.parts:
                yield from _check(sentence, mean, grid, (row, match["what"]))


def _check(sentence: Sentence, mean: Number, grid: Grid, of: tuple[int, str]) -> Iterator[Finding]:
    """Of what the words name, or of any amount where they name nothing."""
    row, named = of
    told = {n.quantity.value for n in sentence.numbers if n.end <= mean.start}
    cells = [(grid.names[at], c) for at, c in enumerate(grid.cells[row]) if c]
    counts = [c for _, c in cells if c.unit in COUNTED and c.value in told]
    summed = [(name, c) for name, c in cells if not named or shares_pair(named, name)]
    totals = [c for name, c in summed if not AVERAGE.search(name) and _is_sum(c, mean.quantity)]
    made = [(total, by, ratio) for total, by in product(totals, counts)
            if total is not by and (ratio := over(reach(total), reach(by)))]  # fmt: skip
    if any(deviation(mean.quantity, ratio) != "warning" for *_, ratio in made):
        return
    near = [each for each in made if may_be_slip(mean.quantity.value, each[2].value)]
    if len(near) == 1:
        total, by, ratio = near[0]
        printed = written(rounded(ratio.value, DECIMALS), mean.quantity.unit)
        what = f"表里「{grid.labels[row]}」{total.text} / {by.text} 为 {printed}，"
        what += f"正文写 {mean.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, grid.passage))


def _is_sum(cell: Quantity, mean: Quantity) -> bool:
    return alike(cell, mean) and (is_money(cell.unit) or cell.unit == mean.unit)
