"""`占全街30亿收入的40%`, where the part before it is 40% of 3亿, which stands elsewhere."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_OF: Final = re.compile(r"占[^，,。；\d]{0,10}$")
_SHARE: Final = re.compile(r"[一-鿿]{0,6}的(?:约|近)?")
_POWERS: Final = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
NEAR: Final = 1
"""Sentences before it in which the part may stand."""


def scaled_wholes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any value nearby is that share of it."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            for whole, share in zip(sentence.numbers, sentence.numbers[1:], strict=False):
                told = _OF.search(whole.words) and _SHARE.fullmatch(share.words)
                if told and share.quantity.unit == PERCENT:
                    near = [n for s in paragraph[max(at - NEAR, 0) : at + 1] for n in s.numbers]
                    parts = [n for n in near if alike(n.quantity, whole.quantity) and n != whole]
                    yield from _check(evidence, sentence, whole, share, parts)


def _check(
    evidence: Evidence, sentence: Sentence, whole: Number, share: Number, parts: Sequence[Number]
) -> Iterator[Finding]:
    if any(_gives(part, whole.quantity, share) for part in parts):
        return
    facts = facts_about(evidence, sentence.passage)
    known = {f.quantity.value for f in facts if not f.told or f.told.number is not whole}
    for power in _POWERS:
        meant = whole.quantity.model_copy(update={"value": whole.quantity.value * power})
        fitting = [part for part in parts if _gives(part, meant, share)]
        if meant.value in known and fitting:
            printed = written(meant.value, whole.quantity.unit)
            what = f"{fitting[0].text} 占 {share.text} 的总数为 {printed}，报告写 {whole.text}，"
            yield of_passages("does_not_add_up", f"{what}数量级前后不符。", (sentence.passage,))
            return


def _gives(part: Number, whole: Quantity, share: Number) -> bool:
    ratio = over(reach(part.quantity), reach(whole))
    return ratio is not None and deviation(share.quantity, scaled(ratio)) != "warning"
