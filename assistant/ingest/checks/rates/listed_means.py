"""`三炉分别为8分钟、10分钟和12分钟，平均10分钟`: a plain average of values that are listed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, plus, reach
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_JOINT: Final = re.compile(r"\s*(?:[、，,]|和|与|及|以及)\s*")
_MEAN: Final = re.compile(
    r"^[，,；;。\s]*(?:[^，,；;]{0,6}[，,])?[^，,；;]{0,8}(?:简单|算术)?平均(?:[值数]|[^，,；;]{0,4})?"
    r"(?:约|为|是|在|达到?|\s)*$"
)
_COUNTED_MEAN: Final = re.compile(
    r"(?:^|[，,；;。\s])[这以上]{0,2}(?P<n>[两三四五六七八九]|[2-9])[起家个次场例批单天项台人户店座炉笔件][^，,；;。\d]{0,6}?"
    r"(?:平均|均为)[^，,；;。\d价率]{0,6}$"
)
_WEIGHTED_UNITS: Final = frozenset({PERCENT, POINTS, TIMES})
"""What they are rates of differs from line to line."""
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


def means_of_lines(evidence: Evidence) -> Iterator[Finding]:
    """`- 甲炉停8小时`, `- 乙炉停12小时` and below them `两次平均10小时`: one a line, as
    many as are counted. Tolerance: rounding of all.
    """
    for at, sentence in enumerate(evidence.sentences):
        for mean in (n for n in sentence.numbers if n.quantity.unit not in _WEIGHTED_UNITS):
            match = _COUNTED_MEAN.search(sentence.text[: mean.start])
            count = int(read_number(match["n"]) or 0) if match else 0
            listed = _lines_before(evidence.sentences[max(at - count - 1, 0) : at], mean, count)
            if not listed:
                continue
            summed = plus(*(reach(number.quantity) for _, number in listed))
            computed = Reach(*(each / count for each in summed))
            if deviation(mean.quantity, computed) == "warning":
                shown = "、".join(number.text for _, number in listed)
                printed = written(rounded(computed.value, 2), mean.quantity.unit)
                what = f"{shown} 平均为 {printed}，报告写 {mean.text}，两者不一致。"
                passages = (sentence.passage, *(line.passage for line, _ in listed))
                yield of_passages("does_not_add_up", what, passages)


def _lines_before(
    before: Sequence[Sentence], mean: Number, count: int
) -> list[tuple[Sentence, Number]]:
    """All the last lines of the section that have a value of the unit, each just one, no mean."""
    told: list[tuple[Sentence, Number]] = []
    for line in reversed(before if count else ()):
        own = [t for t in told_in(line) if t.quantity.unit == mean.quantity.unit]
        if len(own) != 1 or line.passage.sections != before[-1].passage.sections:
            break
        if own[0].role != "level":
            return []
        told.insert(0, (line, own[0].number))
    return told if len(told) == count else []


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
