"""Tasks of a second half whose deadline lies in the first one."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.sentences import Sentence
from assistant.records import Finding

_SECOND_HALF: Final = re.compile(r"下半年|后半年|[三四]季度")
_TASKS: Final = re.compile(
    r"任务|计划|安排|打算|部署|要求|目标|举措|工作(?!总结|回顾|完成)|展望|思路|重点"
)
_UNTIL: Final = re.compile(
    r"(?<![\d年第])(?P<month>[3-6]|[三四五六])月(?:底|末|初|中旬|上旬|下旬|\d{1,2}日)?之?前"
)
_OTHERWISE: Final = re.compile(
    r"明年|来年|次年|翌年|下一?年|结转|跨年|已|原|曾|去年|上年|20\d\d年|一季度"
)


def past_deadlines(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; only under a heading that says what is to be done, and without another year."""
    for sentence in evidence.sentences:
        heading = sentence.passage.sections[-1] if sentence.passage.sections else ""
        if _SECOND_HALF.search(heading) and _TASKS.search(heading):
            yield from _check(sentence, heading)


def _check(sentence: Sentence, heading: str) -> Iterator[Finding]:
    for match in _UNTIL.finditer(sentence.text):
        if not _OTHERWISE.search(sentence.text):
            what = f"「{heading}」下写「{match[0]}」，这一期限在下半年之前。"
            yield of_passages("contradiction", what, (sentence.passage,))
