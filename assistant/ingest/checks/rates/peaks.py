"""`日均30吨，单日峰值42吨`: the highest day is neither below the mean nor a hundred times it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import joinable
from assistant.ingest.checks.reading.told import told_in, words_of
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

_DAILY: Final = re.compile(r"(?:日均|平均每[日天]|每[日天]平均)[^，,。；\d▢]{0,6}$")
_PEAK: Final = re.compile(
    r"[，,；;（(]\s*(?:其中|而|且|[全当本]月)?(?:单日)(?:峰值|最[高大多]|高峰)(?!.*(?:去年|上年|同期|历史|上月))"
    r"(?:值|量)?[^，,。；\d]{0,8}[，,]?(?:为|达到?|是|有)?[^，,。；\d]{0,4}$"
)
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})
FARTHEST: Final = 100
"""Times the mean that a day is not, unless a unit is wrong."""


def peaks_and_means(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Of the clause right behind the mean, which names nothing else."""
    for sentence in evidence.sentences:
        for mean, peak in pairwise(told_in(sentence)):
            alike = joinable(mean.quantity, peak.quantity)
            if not alike or mean.quantity.unit in _RELATIVE or mean.quantity.value <= 0:
                continue
            if not (_DAILY.search(mean.number.words) and _PEAK.fullmatch(words_of(peak))):
                continue
            times = peak.quantity.value / mean.quantity.value
            if times < 1:
                what = f"报告写单日峰值 {peak.text}，而日均为 {mean.text}，峰值不会低于均值。"
            elif times >= FARTHEST:
                what = f"日均 {mean.text} 与单日峰值 {peak.text} 相差 {FARTHEST} 倍以上，"
                what += "单位疑有误，前后不符。"
            else:
                continue
            yield of_passages("contradiction", what, (sentence.passage,))
