"""Days by which something is to be done, under a heading of plans, that are past already."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence, days_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.issued import issued
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_SECOND_HALF: Final = re.compile(r"下半年|后半年|[三四]季度")
_TASKS: Final = re.compile(
    r"任务|计划|安排|打算|部署|要求|目标|举措|工作(?!总结|回顾|完成)|展望|思路|重点|怎么[走做干办]"
    r"|下一?步|下[月季期]|下个?[月季]"
)
_UNTIL: Final = re.compile(
    r"(?<![\d年第])(?P<month>[3-6]|[三四五六])月(?:底|末|初|中旬|上旬|下旬|\d{1,2}日)?之?前"
)
_OTHERWISE: Final = re.compile(
    r"明年|来年|次年|翌年|下一?年|结转|跨年|已|原|曾|历时|用时|去年|上年|20\d\d年|一季度"
)
_DAY: Final = re.compile(
    r"(?<![\d年第较比自从])(?P<month>1[0-2]|[1-9])月(?P<day>3[01]|[12]\d|[1-9])日之?"
    r"(?:前|起|内|上线|完成|投产|启动|试|召开|举行|到位|交付|实施|开|装机|竣工|提交|接受|发布)"
)
HALF_A_YEAR: Final = 183
"""A day that lies farther back is meant of the year to come."""


def past_deadlines(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; only under a heading that says what is to be done, and without another year."""
    for sentence in evidence.sentences:
        heading = sentence.passage.sections[-1] if sentence.passage.sections else ""
        if _OTHERWISE.search(sentence.text) or not _is_plan(heading):
            continue
        if _SECOND_HALF.search(heading):
            yield from _of_first_half(sentence, heading)
        yield from _of_past_days(evidence, sentence, heading)


def _is_plan(heading: str) -> bool:
    return bool(_TASKS.search(heading))


def _of_first_half(sentence: Sentence, heading: str) -> Iterator[Finding]:
    for match in _UNTIL.finditer(sentence.text):
        what = f"「{heading}」下写「{match[0]}」，这一期限在下半年之前。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _of_month(heading: str, month: int) -> bool:
    """`9月计划`: of that very month, of which some days may be past."""
    return bool(re.search(rf"(?<!\d){month}月", heading))


def _of_past_days(evidence: Evidence, sentence: Sentence, heading: str) -> Iterator[Finding]:
    document = evidence.documents.get(sentence.passage.document)
    days = days_of(document)
    written = issued(evidence, sentence.passage.document) or (days[0] if days else None)
    if written is None:
        return
    for match in _DAY.finditer(sentence.text):
        try:
            day = date(written.year, int(match["month"]), int(match["day"]))
        except ValueError:  # the check of the calendar tells it
            continue
        begun = match[0].endswith("起") and _of_month(heading, day.month)
        if day < written and not begun and (written - day).days < HALF_A_YEAR:
            what = f"「{heading}」下写「{match[0]}」，而报告日期是 {written.isoformat()}，"
            what += "这一天已过去。"
            yield of_passages("contradiction", what, (sentence.passage,))
