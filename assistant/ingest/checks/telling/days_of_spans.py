"""Days that a span of dates has, against how many are said: `停业4天（6月3日至6日）`."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_SPAN: Final = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日?\s*(?:至|到|[-—–~～]+)\s*"
    r"(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日"
)
_NUMBER: Final = r"(?P<n>\d{1,2}|[两二三四五六七八九十]{1,2})"
_AHEAD: Final = re.compile(rf"(?<![\d.第每])(?P<about>[约近])?{_NUMBER}天[（(]$")
_BEHIND: Final = re.compile(
    r"[^，,。；：:（()）\d]{0,8}(?:停[一-鿿]|休[市息假]|放假|闭馆|断货|检修|历时|为期|持续|连续)"
    rf"了?(?:共|整整)?{_NUMBER}天(?=[，,。；）)]|$)"
)
_SOME: Final = re.compile(r"其中|其余|余下|工作日|交易日|营业日|累计|合计|平均|每")
AROUND: Final = 8
"""Characters that may say that not all of its days are counted."""
MOST_DAYS: Final = 15
"""Of longer spans the last day is often left out, or some days are."""


def days_of_spans(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance in front of a bracket; else the last day may be left out."""
    for sentence in evidence.sentences:
        for span in _SPAN.finditer(sentence.text):
            days = _days(sentence, span)
            ahead = _AHEAD.search(sentence.text[: span.start()])
            closed = re.match("[）)]", sentence.text[span.end() :])
            behind = _BEHIND.match(sentence.text, span.end())
            around = sentence.text[max(span.start() - AROUND, 0) : span.end() + AROUND]
            if not 1 < days <= MOST_DAYS or _SOME.search(around):
                continue
            if ahead and closed and not ahead["about"]:
                yield from _check(sentence, span, days, ahead["n"], {days})
            elif behind:
                yield from _check(sentence, span, days, behind["n"], {days, days - 1})


def _days(sentence: Sentence, span: re.Match[str]) -> int:
    """0 where there is no such day, or the last is before the first."""
    year, month = int(span["year"] or sentence.today.year), int(span["m1"])
    until = int(span["m2"] or month)
    try:
        first = date(year, month, int(span["d1"]))
        last = date(year + (until < month), until, int(span["d2"]))
    except ValueError:
        return 0
    return (last - first).days + 1


def _check(
    sentence: Sentence, span: re.Match[str], days: int, said: str, right: set[int]
) -> Iterator[Finding]:
    stated = int(read_number(said) or 0)
    if stated and stated not in right and stated * 2 > days:
        what = f"{span[0]}是 {days} 天（含首尾），报告写 {said}天，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
