"""`返烧率7.5%；去年同期9.0%，下降1.5个点`: the distance of two shares, of which the sentence
before has the newer one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, minus, reach, size
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_AGO: Final = re.compile(
    r"(?:去年|上年)(?:同期|同月|同季|▢)?|同期|上[月季期年](?!度?末)"
    r"|[一二两三四五六七八九十半\d]+个?[年月季周]前"
)
_MOVED: Final = re.compile(r"[，,]\s*(?:提[升高]|上升|下降|降低|提高|回落|[多少高低])了?\s*$")


def points_then(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Each sentence has one percentage."""
    for paragraph in evidence.paragraphs:
        for before, sentence in pairwise(paragraph):
            yield from _check(before, sentence)


def _check(before: Sentence, sentence: Sentence) -> Iterator[Finding]:
    news, olds = ([n for n in s.numbers if n.quantity.unit == PERCENT] for s in (before, sentence))
    gaps = [n for n in sentence.numbers if n.quantity.unit == POINTS]
    ago = _AGO.match(sentence.text)
    if not len(news) == len(olds) == len(gaps) == 1 or not ago:
        return
    (new,), (old,), (gap,) = news, olds, gaps
    numbers = sentence.numbers
    follows = numbers.index(gap) == numbers.index(old) + 1 and _MOVED.fullmatch(gap.words)
    if not follows or not _one_name(new, old):
        return
    made = size(minus(reach(new.quantity), reach(old.quantity)))
    if deviation(gap.quantity, made) == "warning" and may_be_slip(gap.quantity.value, made.value):
        printed = written(rounded(made.value, 2), POINTS)
        what = f"{new.text} 与{ago[0]}的 {old.text} 相差 {printed}，报告写 {gap.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _one_name(new: Number, old: Number) -> bool:
    """Both are shares, or the older one has no name of its own."""
    own = re.split(r"[，,：:▢]", old.words)[-1].strip("占约为是 的只有仅")
    return not own or own in new.words or bool(_AGO.fullmatch(own))
