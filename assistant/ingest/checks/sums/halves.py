"""Two halves of a measure, against all of it elsewhere: `境内收入3亿元，境外收入1亿元`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.rates.known_rates import whose
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.ingest.checks.reading.wording import COMPLEMENTS
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_REST: Final = re.compile(r"其余|其他|其它|另有|另外|未分配|抵销|抵消")
NEAR: Final = Decimal("0.2")
"""Of the whole: a sum that misses it by more is of something else."""


def halves(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any value of that name is their sum."""
    for sentence in evidence.sentences:
        for left, right in pairwise(named_numbers(sentence)):
            measure = _measure(left.label, right.label)
            same = left.number.quantity.unit == right.number.quantity.unit
            if measure and same and left.number.quantity.unit != PERCENT:
                yield from _check(sentence, left, right, measure, evidence)


def _measure(left: str, right: str) -> str:
    """What both names have beside the two words that halve it."""
    for one, other in COMPLEMENTS:
        for first, second in ((one, other), (other, one)):
            rest = left.removeprefix(first)
            if rest != left and len(rest) > 1 and right == second + rest:
                return rest
    return ""


def _check(
    sentence: Sentence, left: Named, right: Named, measure: str, evidence: Evidence
) -> Iterator[Finding]:
    parts = (left.number, right.number)
    summed = plus(*(reach(n.quantity) for n in parts))
    levels = {t.number.start: t.role for t in told_in(sentence)}
    more = _REST.search(sentence.text[right.number.end :])
    if more or any(levels[n.start] != "level" for n in parts):
        return
    wholes = [
        each.number
        for each in evidence.named.get(sentence.passage.document, ())
        if each.label.endswith(measure) and not whose(each, measure) and not each.planned
        if each.number.quantity.unit == left.number.quantity.unit and each.number not in parts
    ]
    off = [n for n in wholes if deviation(n.quantity, summed) == "warning"]
    near = [n for n in off if abs(n.quantity.value - summed.value) <= n.quantity.value * NEAR]
    if near and len(off) == len(wholes):
        printed = written(summed.value, left.number.quantity.unit)
        what = f"{parts[0].text} + {parts[1].text} 相加为 {printed}，"
        what += f"而「{measure}」写 {near[0].text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
