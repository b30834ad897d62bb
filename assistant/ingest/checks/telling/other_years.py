"""One day that is told with two years: `上次点火是2030年4月17日`, elsewhere `2029年4月17日点火`."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<day>\d\d-(?!01|15|28|29|30|31)\d\d)")
"""No day on which things end every year."""
_EVERY_YEAR: Final = re.compile(r"截至|截止|同期|去年|上年|每年|年均|分别|同比|周年|届")
_CJK_PAIR: Final = re.compile(r"(?=([一-鿿]{2}))")
_NO_EVENT: Final = frozenset({"我们", "公司", "时间", "本次", "一次"})
NEAR: Final = 10
"""Characters around a date that say what happened."""


class _Day(NamedTuple):
    passage: Passage
    year: str
    said: str
    pairs: set[str]
    """Pairs of characters around it."""


def other_years(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the same thing happened on it, by the words around it."""
    held: defaultdict[tuple[str, str], list[_Day]] = defaultdict(list)
    for sentence in evidence.sentences:
        for span in sentence.periods:
            match = _DAY.fullmatch(span.key)
            around = sentence.text[max(span.start - NEAR, 0) : span.end + NEAR]
            if match and not _EVERY_YEAR.search(around):
                said = sentence.text[span.start : span.end]
                pairs = set(_CJK_PAIR.findall(around.replace(said, "，"))) - _NO_EVENT
                key = (sentence.passage.document, match["day"])
                held[key].append(_Day(sentence.passage, match["year"], said, pairs))
    for group in held.values():
        for one, other in combinations(group, 2):
            if one.year != other.year and one.pairs & other.pairs and one.passage != other.passage:
                what = f"报告一处写「{one.said}」，一处写「{other.said}」，年份不一致。"
                yield of_passages("contradiction", what, (one.passage, other.passage))
