"""`釉料占材料总支出的38%`, where both are rows of one table."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid, is_percent
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF: Final = re.compile(
    r"(?:^|[，,；;：:])\s?(?P<who>[^，,。；：:占▢\d]{2,14}?)(?:约|大概|只|仅|已|就)*占(?:到|了)?"
    r"(?P<whole>[^，,。；：:占▢\d]{2,14}?)的(?:比重|比例)?(?:约|近|为|达到?)*$"
)


_ELSE: Final = re.compile(r"行业|同行|平均|目标|计划|预计|去年|上年|同期|[按以]\S{1,4}(?:算|计|看)")


def shares_of_a_row(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any column of any such table confirms."""
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            match = _OF.search(number.words) if number.quantity.unit == PERCENT else None
            else_ = _ELSE.search(sentence.text[: number.start])
            if match and not sentence.periods and not else_:
                yield from _check(evidence, sentence, number, match["who"], match["whole"])


def _check(
    evidence: Evidence, sentence: Sentence, share: Number, who: str, whole: str
) -> Iterator[Finding]:
    made = [
        (computed, grid)
        for grid in evidence.grids_of(sentence.passage.document)
        for computed in _computed(grid, who, whole)
    ]
    if not made or any(deviation(share.quantity, each) != "warning" for each, _ in made):
        return
    computed, grid = made[0]
    if may_be_slip(share.quantity.value, computed.value):
        what = f"表里「{who}」占{whole}的 {written(rounded(computed.value, 2), PERCENT)}，"
        what += f"正文写 {share.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _computed(grid: Grid, who: str, whole: str) -> Iterator[Reach]:
    """In each column of amounts; what the whole is of besides, the table says above it."""
    parts = [at for at, label in enumerate(grid.labels) if label == who]
    wholes = [at for at, label in enumerate(grid.labels) if _names(label, whole, grid)]
    if len(parts) != 1 or len(wholes) != 1 or parts == wholes:
        return
    for column in range(1, len(grid.header)):
        part, total = (grid.cells[at[0]][column] for at in (parts, wholes))
        no_amount = grid.change(column) or grid.share(column) or AVERAGE.search(grid.header[column])
        if not part or not total or part.unit != total.unit or is_percent(part) or no_amount:
            continue
        if part.value < total.value and (ratio := over(reach(part), reach(total))):
            yield scaled(ratio)


def _names(label: str, whole: str, grid: Grid) -> bool:
    rest = whole.removesuffix(label)
    return len(label) > 1 and rest != whole and rest in f"{grid.header[0]}{grid.title}"
