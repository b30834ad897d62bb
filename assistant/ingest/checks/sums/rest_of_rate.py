"""`订单80张，已交60张，交付率75%，剩20张`: what is left, where a rate proves the two before."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_LEFT: Final = re.compile(r"[，,]\s*(?:还|尚|仍)?(?:剩|余)(?:下|余)?(?:的|了)?\s*$")


def rests_beside_rates(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: all are counted. Only of what stands in a row."""
    for sentence in evidence.sentences:
        yield from _check(evidence, sentence)


def _check(evidence: Evidence, sentence: Sentence) -> Iterator[Finding]:
    told = told_in(sentence)
    for whole, part, rate, left in zip(told, told[1:], told[2:], told[3:], strict=False):
        counts = [t.quantity for t in (whole, part, left)]
        one = len({q.unit for q in counts}) == 1 and all(q.bound == "exact" for q in counts)
        if not one or rate.quantity.unit != PERCENT or not _LEFT.search(left.number.words):
            continue
        ratio = over(reach(part.quantity), reach(whole.quantity))
        proved = ratio and ratio.value < 1 and deviation(rate.quantity, scaled(ratio)) is None
        rest = whole.quantity.value - part.quantity.value
        near = evidence.by_place.get(sentence.passage.id, ())
        values = {n.quantity.value for s in near for n in s.numbers}
        other = rest - left.quantity.value in values  # `剩15张，另5张已取消`
        if proved and rest != left.quantity.value and not other:
            what = f"{whole.text} 减去 {part.text} 为 {written(rest, left.quantity.unit)}，"
            what += f"报告写剩 {left.text}，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
