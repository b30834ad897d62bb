"""`产量由3月的1.4万件升到4月的1.6万件，多出170件，升幅12.1%`: the difference is that much of where
it began, however roughly the two values are printed.
"""

from collections.abc import Iterator
from itertools import permutations

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    reach,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, alike
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding


def gaps_and_rates(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the base, the rate and the difference. What is off by the two values
    themselves is told elsewhere.
    """
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            for gap, rate in permutations(change.stated[:2], 2):
                if _states_both(change, gap, rate):
                    yield from _check(change, gap, rate)


def _states_both(change: Change, gap: Number, rate: Number) -> bool:
    amount = gap.quantity.unit not in {PERCENT, POINTS, TIMES}
    of_it = amount and alike(gap.quantity, change.old.quantity)
    return of_it and rate.quantity.unit == PERCENT and change.old.quantity.unit != PERCENT


def _check(change: Change, gap: Number, rate: Number) -> Iterator[Finding]:
    base, share = reach(change.old.quantity), reach(rate.quantity)
    made = Reach(*(abs(a * b) / 100 for a, b in zip(base, share, strict=True)))
    apart = size(minus(reach(change.new.quantity), base))
    off = deviation(gap.quantity, made) == "warning" != deviation(gap.quantity, apart)
    if off and may_be_slip(gap.quantity.value, made.value):
        printed = written(made.value, change.old.quantity.unit)
        what = f"{change.old.text} 的 {rate.text} 是 {printed}，报告写相差 {gap.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (change.sentence.passage,))
