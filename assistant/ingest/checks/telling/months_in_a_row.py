"""`从2月起连续3个月减产`, of a report on April: how many months there are since then."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities import read_number
from assistant.records import Finding

_RUN: Final = re.compile(
    r"[自从]\s*(?:今年|本年)?(?P<month>1[0-2]|[1-9])月(?:份)?(?:起|开始|以来|至今)?[，,]?(?:已经?|均|都|实现|保持)*"
    r"连续(?P<n>\d{1,2}|[一二三四五六七八九十两]{1,2})个?月"
)
_MONTH: Final = re.compile(r"\d{4}-(?P<month>\d{2})")
_ENDS: Final = re.compile(r"[至到截]|直到|之前|上月|去年|上年|曾|一度|将|预计|计划|目标|后")
"""It ended before now, or is still to come."""


def months_in_a_row(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: both ends are counted, the last is the month that is reported."""
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        own = _MONTH.fullmatch(document.period if document else "")
        for match in _RUN.finditer(sentence.text) if own else ():
            clause = re.split(r"[。；;]", sentence.text[: match.start()])[-1]
            behind = re.split(r"[，,。；;]", sentence.text[match.end() :])[0]
            months = int(own["month"]) - int(match["month"]) + 1 if own else 0
            stated = read_number(match["n"].replace("两", "二"))
            if months < 1 or stated is None or _ENDS.search(clause[-12:] + behind):
                continue
            if int(stated) != months:
                what = f"报告写「{match[0]}」，而到本月为止是 {months} 个月，两者不一致。"
                yield of_passages("contradiction", what, (sentence.passage,))
