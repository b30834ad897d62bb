"""`甲60万元，乙40万元，前者占60%`: what one of two values is of both."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, plus, reach, scaled
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_ONE: Final = re.compile(r"(?P<who>前者|后者)占(?:比|了|到)?(?:约|为|近|超过?|\s)*$")
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES})


def shares_of_two(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three."""
    for sentence in evidence.sentences:
        for share in sentence.numbers:
            match = _ONE.search(share.words)
            if match and share.quantity.unit == PERCENT:
                yield from _check(sentence, share, match["who"])


def _check(sentence: Sentence, share: Number, who: str) -> Iterator[Finding]:
    amounts = [n for n in sentence.numbers if n.end <= share.start]
    amounts = [n for n in amounts if n.quantity.unit not in _NO_AMOUNT][-2:]
    if len(amounts) < 2 or not joinable(amounts[0].quantity, amounts[1].quantity):
        return
    both = plus(*(reach(n.quantity) for n in amounts))
    one = amounts[0] if who == "前者" else amounts[1]
    ratio = over(reach(one.quantity), both)
    if ratio is None or deviation(share.quantity, scaled(ratio)) != "warning":
        return
    printed = written(rounded(ratio.value * 100, 2), PERCENT)
    shown = " + ".join(n.text for n in amounts)
    what = f"{one.text} 在 {shown} 里占 {printed}，报告写 {share.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
