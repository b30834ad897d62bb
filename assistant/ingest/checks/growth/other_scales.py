"""`收入3,200万元，比去年的3,000元增长6.7%`: a change that is right if a value had another unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import Number
from assistant.quantities import PERCENT
from assistant.records import Finding

_SCALES: Final = tuple(Decimal(10) ** n for n in (-8, -4, 4, 8))
"""万 and 亿, written or left out."""


def other_scales(evidence: Evidence) -> Iterator[Finding]:
    """Told where the change is right to its last digit in another unit, and far off as written."""
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            for stated in (s for s in change.stated if s.quantity.unit == PERCENT):
                if change.new.quantity.unit != PERCENT and _is_of_other_scale(change, stated):
                    what = f"从 {change.old.text} 到 {change.new.text}，"
                    what += f"报告写 {stated.text}，数量级不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_of_other_scale(change: Change, stated: Number) -> bool:
    fits = [_fits(change, stated, scale) for scale in (Decimal(1), *_SCALES)]
    return stated.quantity.value != 0 and not fits[0] and any(fits[1:])


def _fits(change: Change, stated: Number, scale: Decimal) -> bool:
    old = Reach(*(each * scale for each in reach(change.old.quantity)))
    ratio = over(reach(change.new.quantity), old)
    moved = size(scaled(ratio, HUNDRED, -HUNDRED)) if ratio else None
    off = deviation(stated.quantity, moved) if moved else "warning"
    return off != "warning" if scale == 1 else off is None
