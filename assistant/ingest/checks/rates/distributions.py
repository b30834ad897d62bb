"""Values in a row and their shares in a row: `486件、302件、119件，分别占45%、28%、11%`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, plus, reach, scaled
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OPENS: Final = re.compile(
    r"(?:占|比重|份额)[^，,。；]{0,12}(?:分别|依次|各)[为是达]?\s*约?\s*$|(?:分别|依次|各)占[^，,。；]{0,12}$"
)
_JOINT: Final = re.compile(r"\s*(?:、|，|,|和|及|以及|与|/)\s*")
_NO_VALUE: Final = frozenset({PERCENT, POINTS, TIMES, "year", "month"})
FEWEST: Final = 2
MOST_WRONG: Final = 1


def distributions(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the share, the value and the total.

    The total is what all shares but one agree with: one told before, or the sum of the values.
    """
    yield from over_sentences(evidence, _check)


def _check(sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    for at, first in enumerate(numbers):
        if first.quantity.unit != PERCENT or not _OPENS.search(first.words):
            continue
        shares = [first, *_joined(numbers[at + 1 :])]
        values = _values(numbers[:at], len(shares))
        if len(shares) >= FEWEST and values:
            yield from _compare(sentence, values, shares, _totals(numbers, values))


def _joined(rest: Sequence[Number]) -> Iterator[Number]:
    for number in rest:
        if number.quantity.unit != PERCENT or not _JOINT.fullmatch(number.words):
            return
        yield number


def _values(before: Sequence[Number], count: int) -> Sequence[Number]:
    """The last numbers of one unit, as many as there are shares."""
    values = [n for n in before if n.quantity.unit not in _NO_VALUE][-count:]
    same = all(joinable(value.quantity, values[-1].quantity) for value in values)
    return values if len(values) == count and same else []


def _totals(numbers: Sequence[Number], values: Sequence[Number]) -> list[Reach]:
    told = [
        reach(n.quantity)
        for n in numbers
        if n.end <= values[0].start and joinable(n.quantity, values[0].quantity)
    ]
    return [*told, plus(*(reach(value.quantity) for value in values))]


def _compare(
    sentence: Sentence,
    values: Sequence[Number],
    shares: Sequence[Number],
    totals: Sequence[Reach],
) -> Iterator[Finding]:
    tried = []
    for total in totals:
        made = [over(reach(value.quantity), total) for value in values]
        if any(ratio is None for ratio in made):
            continue
        computed = [scaled(ratio) for ratio in made if ratio]
        wrong = [
            at
            for at, (share, value) in enumerate(zip(shares, computed, strict=True))
            if deviation(share.quantity, value) == "warning"
        ]
        tried.append((len(wrong), wrong, computed))
    best = min(tried, key=lambda each: each[0], default=None)
    if best and best[0] == MOST_WRONG:
        at = best[1][0]
        printed = written(rounded(best[2][at].value, 2), PERCENT)
        what = f"{values[at].text} 占 {printed}，报告写 {shares[at].text}，而其余各项都相符。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
