"""`从50片起步，现在350片，是当初的7倍`: a multiple of what the sentence began with."""

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_THEN: Final = (
    r"(?:当初|当时|最初|起初|原来|原先|(?:刚)?起步|(?:刚)?开始|一开始|刚开始)(?:时|的时候)?"
)
_OF_THEN: Final = re.compile(rf"[，,]\s*已?经?(?:约?[是为]|相当于|达到?|变成){_THEN}的约?$")
_START: Final = re.compile(r"[从由自][^，,。；]{0,8}$")
_FROM: Final = re.compile(
    rf"^[\u4e00-\u9fff]{{0,2}}(?:起步|起家|开始|做起|起)|^[^，,]{{0,3}}{_THEN}"
)
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES})


def multiples_of_then(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any two values before it are so many times
    each other.
    """
    for sentence in evidence.sentences:
        for times in told_in(sentence):
            if times.quantity.unit == TIMES and _OF_THEN.search(times.number.words):
                yield from _check(sentence, times)


def _check(sentence: Sentence, times: Told) -> Iterator[Finding]:
    before = [t for t in told_in(sentence)[: times.at] if t.quantity.unit not in _NO_AMOUNT]
    now = before[-1] if before else None
    starts = [t for t in before[:-1] if now and alike(t.quantity, now.quantity) and _opens(t)]
    for one, other in permutations(before, 2):
        ratio = over(reach(one.quantity), reach(other.quantity))
        if ratio and deviation(times.quantity, ratio) != "warning":
            return
    made = over(reach(now.quantity), reach(starts[0].quantity)) if now and starts else None
    if now and made and len(starts) == 1 and may_be_slip(times.quantity.value, made.value):
        printed = written(rounded(made.value, 2), TIMES)
        what = f"{now.text} 是 {starts[0].text} 的 {printed}，报告写 {times.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _opens(told: Told) -> bool:
    """`从50片起步`"""
    behind = told.sentence.text[told.number.end :]
    if told.quantity.unit is None and not behind.startswith("起"):
        return False  # of something that is counted in words that are not read
    return bool(_START.search(told.number.words) and _FROM.match(behind))
