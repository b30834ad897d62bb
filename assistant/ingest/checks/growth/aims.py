"""`合格率97%，已达到98%的目标`: whether a value is said to reach what it is held against."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changing import SMALLER_IS_BETTER
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import rounding
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in, words_of
from assistant.records import Finding

_REACHES: Final = re.compile(
    r"^[^，,。；0-9▢]{0,3}[，,]?\s*(?:但|也|均|都|仍|虽|就)*"
    r"(?:(?P<not>未能?|没有?|没能|尚未|还没有?|并未)|已经?|如期|顺利|提前|成功)*"
    r"(?P<word>达到|实现|完成|超过|超额完成|跨过|越过)了?$"
)
_AIM: Final = re.compile(
    r"\s?的[^，,。；\d]{0,6}?(?:目标|计划|预算|标准|要求|底线|基准|预期|门槛|任务)"
)
_LIMIT: Final = re.compile(
    "以[内下]|控制|不超|不高于|上限|红线|压"
    "|[损废退漏亏缺逾误弃离差断残坏死伤病负违][\u4e00-\u9fff]{0,3}[率比度]|库存|天数|支出"
)
"""An aim that is met from above, by its words or by what should be small."""
_LEVELS: Final = frozenset({"level", "share", "mean"})


def aims_reached(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. Silent of what should be small."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for one, aim in pairwise(told):
            yield from _check(sentence, one, aim)


def _check(sentence: Sentence, one: Told, aim: Told) -> Iterator[Finding]:
    said = _REACHES.match(words_of(aim))
    behind = _AIM.match(sentence.text, aim.number.end)
    clause = f"{one.number.words}{behind[0] if behind else ''}{sentence.text[: one.number.start]}"
    exact = one.quantity.bound == "exact" and aim.quantity.bound in {"exact", "over"}
    if not (said and behind and exact) or one.quantity.unit != aim.quantity.unit:
        return
    if _LIMIT.search(clause) or SMALLER_IS_BETTER.search(clause) or one.role not in _LEVELS:
        return
    slack = rounding(one.quantity) + rounding(aim.quantity)
    off = one.quantity.value - aim.quantity.value
    if off > slack if said["not"] else off < -slack:
        word = said[0].strip("，, ") + aim.text.removeprefix(said["word"])
        what = f"报告写「{word}{behind[0].strip()}」，而所比的是 {one.text}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage,))
