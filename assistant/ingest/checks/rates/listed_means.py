"""`三炉分别为8分钟、10分钟和12分钟，平均10分钟`: a plain average of values that are listed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_JOINT: Final = re.compile(r"\s*(?:[、，,]|和|与|及|以及)\s*")
_MEAN: Final = re.compile(
    r"^[，,；;。\s]*(?:[^，,；;]{0,6}[，,])?[^，,；;]{0,8}(?:简单|算术)?平均(?:[值数]|[^，,；;]{0,4})?"
    r"(?:约|为|是|在|达到?|\s)*$"
)
_WEIGHTED: Final = re.compile(r"加权|按.{1,8}平均|综合")
_EXTREME: Final = re.compile(r"最[高低大小多少长短快慢]")
FEWEST: Final = 3


def listed_means(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. What follows the list directly, with nothing in between."""
    for sentence in evidence.sentences:
        for mean, listed in _means(sentence):
            summed = plus(*(reach(number.quantity) for number in listed))
            computed = Reach(*(each / len(listed) for each in summed))
            near = may_be_slip(mean.quantity.value, computed.value)
            if near and deviation(mean.quantity, computed) == "warning":
                shown = "、".join(number.text for number in listed)
                printed = written(rounded(computed.value, 2), mean.quantity.unit)
                what = f"{shown} 平均为 {printed}，报告写 {mean.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _means(sentence: Sentence) -> Iterator[tuple[Number, Sequence[Number]]]:
    listed: list[Number] = []
    for number in sentence.numbers:
        of_one = bool(listed) and number.quantity.unit == listed[0].quantity.unit
        if of_one and _JOINT.fullmatch(number.words):
            listed.append(number)
            continue
        plain = _MEAN.search(number.words) and not _WEIGHTED.search(number.words)
        if of_one and plain and len(listed) >= FEWEST and not _EXTREME.search(number.words):
            yield number, listed
        listed = [number]
