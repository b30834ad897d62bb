"""`按40家客户平摊，每家350吨`: a mean of what the table of its section adds up to; and `共20页，
平均每页2分钟`, of how long the report says that it takes.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.telling.durations import lengths_told
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_MEAN: Final = re.compile(
    r"(?:每一?(?P<unit>[家人店户台个座辆条名位页项题站井炉班])|(?P<by>[家人店户台页])均)"
    r"[^，,。；：:\d]{0,8}$"
)
_PLAIN: Final = re.compile(r"[，,]\s?平均每?一?[家人店户台个座辆条名位页项题站井炉班]$")
"""Of what was told right before it, and of nothing else."""
_ELSE: Final = re.compile(r"每[年月日天周季]|新增|其中|去年|上年|同期|目标|计划|最[高低多少]")
FEWEST: Final = 2
CLOSEST: Final = Decimal("0.02")
_SCALES: Final = (Decimal("0.01"), Decimal("0.1"), Decimal(10), Decimal(100))


def means_of_sections(evidence: Evidence) -> Iterator[Finding]:
    """Told of a mean that looks mistyped alone, and where no total gives what is written."""
    for sentence in evidence.sentences:
        for mean in sentence.numbers:
            match = _MEAN.search(mean.words)
            if match is None or _ELSE.search(sentence.text) or mean.quantity.bound != "exact":
                continue
            unit = match["unit"] or match["by"]
            counts = [n for n in sentence.numbers if n.end <= mean.start]
            counts = [n for n in counts if n.quantity.unit == unit]
            if len(counts) == 1 and counts[0].quantity.value >= FEWEST:
                yield from _check(sentence, mean, counts[0], _totals(evidence, sentence, mean))


def _totals(evidence: Evidence, sentence: Sentence, mean: Number) -> list[Quantity]:
    if mean.quantity.unit == "s":
        return [told.quantity for told in lengths_told(evidence, sentence.passage.document)]
    grids = [
        grid
        for grid in evidence.grids_of(sentence.passage.document)
        if grid.passage.sections == sentence.passage.sections and grid.total_row is not None
    ]
    cells = [cell for grid in grids for cell in grid.cells[grid.total_row or 0] if cell]
    own = [n.quantity for n in sentence.numbers if n is not mean]
    return [
        cell
        for cell in (*cells, *own)
        if cell.unit != PERCENT and (cell.unit is None or joinable(cell, mean.quantity))
    ]


def _check(
    sentence: Sentence, mean: Number, count: Number, totals: list[Quantity]
) -> Iterator[Finding]:
    made = [(t, ratio) for t in totals if (ratio := over(reach(t), reach(count.quantity)))]
    stated = mean.quantity.model_copy(update={"unit": None})
    if any(deviation(stated, ratio) != "warning" for _, ratio in made):
        return
    slips = {
        ratio.value: t
        for t, ratio in made
        if slip_of(mean.quantity, _as_fine(ratio.value)) or _is_scaled(mean, ratio)
    }
    if len(slips) == 1:
        ((value, total),) = slips.items()
        what = f"{total.text} 按 {count.text} 平均为 "
        what += f"{written(rounded(value, 2), mean.quantity.unit)}，报告写 {mean.text}，"
        what += "两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_scaled(mean: Number, ratio: Reach) -> bool:
    """`平均每家400万`, of what is 39.9万 for each: the digits agree as far as they are printed."""
    stated = mean.quantity.model_copy(update={"unit": None})
    scales = [stated.model_copy(update={"value": stated.value * n}) for n in _SCALES]
    near = [q for q in scales if abs(ratio.value / q.value - 1) <= CLOSEST]
    return bool(_PLAIN.search(mean.words) and near)


def _as_fine(value: Decimal) -> Decimal:
    return rounded(value, 4)
