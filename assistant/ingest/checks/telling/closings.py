"""`3月9日发生，3月5日关闭`: what ends before it has begun."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds
from assistant.records import Finding

_AT_FIRST: Final = re.compile(r"^[\s\d.、（(）)]*$")
"""A line of a list that begins with its day."""
_BEGUN: Final = re.compile(
    r"^(?:[（(][^）)]{1,6}[）)])?[^，,。；]{0,4}(?:开始|开工|动工|启动|发生|发现|受理|立项|进场|停产|停机|停运|报修)"
)
_ENDED: Final = re.compile(
    r"^(?:[（(][^）)]{1,6}[）)])?(?:前|起)?(?:已|全部|正式|顺利|完成)*"
    r"(?:关闭|结案|办结|闭环|销号|修复|恢复|解除|完成|完工|竣工|封顶|结束|解决|复产|复工|到货|验收|整改完[毕成])"
)
_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d\d-\d\d")
_ANY_YEAR: Final = "2000"


def ends_before_beginnings(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Days of one year, within one sentence."""
    for sentence in evidence.sentences:
        days = [span for span in sentence.periods if _DAY.fullmatch(span.key)]
        begun = next((day for day in days if _begins(sentence, day)), None)
        for day in (each for each in days if begun and each.start > begun.start):
            ended = _ENDED.match(sentence.text[day.end :])
            if begun and ended and _year(day) == _year(begun) and _bound(day) < _bound(begun):
                first, last = (sentence.text[s.start : s.end] for s in (begun, day))
                what = f"「{last}{ended[0]}」早于开始的 {first}，先后矛盾。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _begins(sentence: Sentence, day: PeriodSpan) -> bool:
    before, behind = sentence.text[: day.start], sentence.text[day.end :]
    return bool(_AT_FIRST.match(before) or _BEGUN.match(behind))


def _year(day: PeriodSpan) -> str:
    return day.key.split("-", maxsplit=1)[0]


def _bound(day: PeriodSpan) -> str:
    return period_bounds(day.key.replace("*", _ANY_YEAR))[0].isoformat()
