"""Periods told twice, or of parts: `第二季度，即4月至7月`, `9月当月12万元，其中上半年`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import told_in, written_before
from assistant.periods import PRESENT, period_bounds
from assistant.records import Finding

_SPELLED: Final = re.compile(
    r"(?P<said>第?(?P<quarter>[一二三四])季度|(?P<half>[上下])半年|[QＱ](?P<q>[1-4]))"
    r"\s?(?:[，,]?\s?即|[（(]\s?即?)\s?(?P<first>\d{1,2})月?(?:份|\d{1,2}日)?\s?[-—–~～至到]\s?"
    r"(?P<last>\d{1,2})月(?:份?[）)])?"
)
_LISTED: Final = re.compile(
    r"(?P<said>第?(?P<quarter>[一二三四])季度)[（(](?P<months>\d{1,2}月?(?:[、和]\d{1,2}月?){1,3})月?[）)]"
)
_FISCAL: Final = re.compile(r"财年|财政年度|会计年度|学年|榨季|雪季|年度自")
"""A year that does not begin in January."""
_UNTIL: Final = re.compile(r"累计|截[至止]|以来|[年月季期]?[末底初]")
_FIRST_OF: Final = re.compile(r"(?:[前头]|[\d一二三四]\s?[-—–~～至到、])\s?$")
_AMONG: Final = re.compile(r"^[^，,。；\d]{0,4}[，,（(]\s*其中")


def spelled_periods(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance; silent in a report that knows another year than that of the calendar."""
    fiscal = {p.document for p in evidence.passages if _FISCAL.search(p.text)}
    for passage in (p for p in evidence.passages if p.document not in fiscal):
        for match in _SPELLED.finditer(passage.text):
            months = _months(match)
            if (int(match["first"]), int(match["last"])) != months:
                what = (
                    f"报告写「{match[0]}」，而{match['said']}是 {months[0]} 月至 {months[1]} 月。"
                )
                yield of_passages("unknown_period", what, (passage,))


def listed_months(evidence: Evidence) -> Iterator[Finding]:
    """`二季度（4、5、7月）`: a month that the quarter does not have."""
    fiscal = {p.document for p in evidence.passages if _FISCAL.search(p.text)}
    for passage in (p for p in evidence.passages if p.document not in fiscal):
        for match in _LISTED.finditer(passage.text):
            first = 3 * "一二三四".index(match["quarter"]) + 1
            if "月" not in match[0]:
                continue
            if any(not first <= int(m) <= first + 2 for m in re.findall(r"\d+", match["months"])):
                what = f"报告写「{match[0]}」，而{match['said']}是 {first} 月至 {first + 2} 月。"
                yield of_passages("unknown_period", what, (passage,))


def _months(match: re.Match[str]) -> tuple[int, int]:
    if match["half"]:
        return (1, 6) if match["half"] == "上" else (7, 12)
    quarter = int(match["q"]) if match["q"] else "一二三四".index(match["quarter"]) + 1
    return 3 * quarter - 2, 3 * quarter


def parts_of_other_times(evidence: Evidence) -> Iterator[Finding]:
    """A month does not hold the half of a year. What is told up to (累计, 截至) a day holds more
    than its period says.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for whole, part in pairwise(told):
            opened = _AMONG.search(part.number.words) and alike(whole.quantity, part.quantity)
            clause = re.split(r"[，,。；]", written_before(sentence, whole.number))[-1]
            outer, inner = (_own(sentence, each.number.start, len(each.number.words))
                            for each in (whole, part))  # fmt: skip
            if not (opened and outer and inner) or _UNTIL.search(clause):
                continue
            if not _holds(outer[0], inner[0]):
                what = f"报告写「{clause.strip()}{whole.text}，其中{inner[1]}」，"
                what += f"而{outer[1]}不含{inner[1]}。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _own(sentence: Sentence, start: int, words: int) -> tuple[str, str] | None:
    """The last period that its words name, as a key and as it is written."""
    spans = [s for s in sentence.periods if start - words <= s.start and s.end <= start]
    if spans and _FIRST_OF.search(sentence.text[: spans[-1].start]):
        return None  # `前三季度` are more than the third
    return (spans[-1].key, sentence.text[spans[-1].start : spans[-1].end]) if spans else None


def _holds(outer: str, inner: str) -> bool:
    """Whether they share days and the inner one is the shorter; a year that is not told fits."""
    if PRESENT in {outer, inner}:
        return True
    outer, inner = _dated(outer, inner), _dated(inner, outer)
    (first, last), (start, end) = period_bounds(outer), period_bounds(inner)
    return start <= last and first <= end and end - start <= last - first


def _dated(key: str, other: str) -> str:
    year = "2000" if "*" in other else other[:4]
    return key.replace("*", year)
