"""Rates whose name says what they divide: 产能利用率 is output by capacity."""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.naming import label_of
from assistant.ingest.checks.sentences import Number, Sentence, alike, sentences_of
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

RATES: Final[dict[str, tuple[str, str]]] = {
    "产能利用率": ("产量", "产能"),
    "产销率": ("销量", "产量"),
    "毛利率": ("毛利", "收入"),
    "净利率": ("净利润", "收入"),
    "资产负债率": ("负债", "资产"),
    "费用率": ("费用", "收入"),
}
"""By the ending of a name: dividend and divisor, as accounting and operations define them."""


def known_rates(evidence: Evidence) -> Iterator[Finding]:
    """Within a paragraph that names each operand once. Tolerance: rounding of all three."""
    for passage in evidence.prose:
        sentences = list(sentences_of(passage, evidence.today(passage)))
        named = [(label_of(s, n), n) for s in sentences for n in s.numbers]
        for sentence in sentences:
            yield from _check(sentence, named)


def _check(sentence: Sentence, named: Sequence[tuple[str, Number]]) -> Iterator[Finding]:
    for number in sentence.numbers:
        label = label_of(sentence, number)
        name = next((rate for rate in RATES if label.endswith(rate)), None)
        if name is None or number.quantity.unit != PERCENT or len(sentence.periods) > 1:
            continue
        left, right = (_only(word, named) for word in RATES[name])
        if left is None or right is None or not alike(left.quantity, right.quantity):
            continue
        ratio = over(reach(left.quantity), reach(right.quantity))
        if ratio and (severity := deviation(number.quantity, scaled(ratio))) == "warning":
            printed = written(rounded(ratio.value * 100, 2), PERCENT)
            what = f"「{label}」报告写 {number.text}，"
            what += f"按 {left.text} / {right.text} 算为 {printed}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,), severity)


def _only(word: str, named: Sequence[tuple[str, Number]]) -> Number | None:
    found = [number for label, number in named if _is(label, word)]
    return found[0] if len(found) == 1 else None


def _is(label: str, word: str) -> bool:
    return label.removesuffix("合计").removesuffix("总计").endswith(word)
