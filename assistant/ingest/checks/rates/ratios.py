"""Ratios and percentages that prose writes out: rechecked, and bare where a sign is missing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.quantities.quantity import plain, rounded
from assistant.records import Finding, Passage, content_id

_RATIO: Final = re.compile(
    r"(\d[\d,]*(?:\.\d+)?)\s*/\s*(\d[\d,]*(?:\.\d+)?)\s*(?:=|约为|约等于|≈)\s*(\d+(?:\.\d+)?)\s*(倍|%)?"
)
_BARE: Final = re.compile(
    r"(?:率|占比|比例|比重)(?:可|能)?(?:提升|提高|下降|降低|增长|达到?|为|约|了)*\s*(\d+(?:\.\d+)?)"
    r"(?![\d.%％‰倍个万亿:：\s]|\s*(?:%|％|倍|个百分点|/|小时|分钟|[年月日号季点天次元件]|[QHqh]\d))"
)


_PER_MANY: Final = re.compile(r"(?:每|百万|[千万])[^，,、。；：:\d]{1,8}率")
"""`每千箱破损率7` is no percentage."""
NEAR: Final = 12


def stated_ratios(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: half a unit of the last printed digit of the result."""
    for passage in evidence.passages:
        yield from _wrong_ratios(passage)


def bare_rates(evidence: Evidence) -> Iterator[Finding]:
    for passage in evidence.passages:
        yield from _bare_rates(passage)


def _wrong_ratios(passage: Passage) -> list[Finding]:
    findings = []
    for match in _RATIO.finditer(passage.text):
        left, right, stated = (Decimal(match[i].replace(",", "")) for i in (1, 2, 3))
        if right == 0:
            continue
        value = left / right * (100 if match[4] == "%" else 1)
        slack = Decimal(1).scaleb(-len(match[3].partition(".")[2])) / 2
        if abs(value - stated) > slack:
            findings.append(
                of_passages(
                    "does_not_add_up",
                    f"报告写 {match[0].strip()}，按原数计算为 {plain(rounded(value, 2))}。",
                    (passage,),
                )
            )
    return findings


def _bare_rates(passage: Passage) -> list[Finding]:
    return [
        Finding(
            id=content_id("unit_missing", passage.id, match[0]),
            kind="unit_missing",
            what=f"「{match[0]}」没有写单位（缺百分号）。",
            document=passage.document,
            place=passage.page,
            severity="warning",
            passages=(passage.id,),
            audience=passage.audience,
        )
        for match in _BARE.finditer(passage.text)
        if not _PER_MANY.search(passage.text[max(match.start() - NEAR, 0) : match.end()])
    ]
