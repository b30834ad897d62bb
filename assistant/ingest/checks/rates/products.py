"""Products that prose writes out."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, reach
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities.quantity import written
from assistant.records import Finding

_BY: Final = re.compile(r"\s*(?:[×xX*＊]|乘以?)\s*(?:共|约)?\s*")
_GIVES: Final = re.compile(r"\s*[，,]?\s*(?:[=＝≈]|等于|合计?|共计?|总[价额计]为?)\s*约?\s*")


def products(evidence: Evidence) -> Iterator[Finding]:
    """`2.5万元×40台=100万元`. Tolerance: rounding and bounds of all three."""
    yield from over_sentences(evidence, _written_out)


def _written_out(sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    for left, right, total in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if _BY.fullmatch(right.words) and _GIVES.fullmatch(total.words):
            yield from _compare(sentence, left, right, total)


def _compare(sentence: Sentence, left: Number, right: Number, total: Number) -> Iterator[Finding]:
    ours, theirs = reach(left.quantity), reach(right.quantity)
    computed = Reach(*(a * b for a, b in zip(ours, theirs, strict=True)))
    if deviation(total.quantity, computed) == "warning":
        unit = total.quantity.unit or left.quantity.unit
        what = f"{left.text} × {right.text} 为 {written(computed.value, unit)}，"
        what += f"报告写 {total.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
