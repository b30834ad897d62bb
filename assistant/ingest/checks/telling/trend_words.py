"""Which way something goes, in words alone: a table says 扩张 of what prose says is in 收缩."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.records import Finding, Passage

_UP: Final = frozenset({"扩张", "扩大", "增长", "上升", "回升", "回暖", "升温", "走高"})
_DOWN: Final = frozenset({"收缩", "萎缩", "缩小", "下降", "下滑", "回落", "降温", "走低"})
_WAY: Final = f"(?P<way>{'|'.join(sorted(_UP | _DOWN))})"
_HEADER: Final = re.compile(r"[一-鿿]{0,4}(?:走势|趋势|走向|动向|态势)")
_CELL: Final = re.compile(
    rf"(?:高速|快速|稳步|持续|逐步|逐渐|明显|小幅|大幅|继续|正在|仍在)*{_WAY}中?"
)
_THIS_PART: Final = re.compile(
    rf"(?:但|而|不过)?这(?:一|个)?(?:部分|块)(?:需求|业务|市场)?(?:目前|现在)?是?(?:正|仍|还|也)*在"
    rf"(?:持续|逐步|明显)?{_WAY}的?"
)
_STILL: Final = re.compile(
    rf"(?:^|[，,：:])(?P<who>[一-鿿A-Za-z]{{3,8}})的(?:需求|市场|业务|规模)"
    rf"(?:可能|或许|仍然?|还|也|会|将)*(?:进一步|继续){_WAY}"
)
"""What goes on is so already."""
_MAINLY: Final = re.compile(
    r"(?:主要|大部分|绝大部分|大多数?|多数)的?(?:需求|订单|业务|市场|收入)[^，,]{0,3}?"
    r"(?:来自|来源于|源于|出自)于?(?P<what>[^，,]{3,14})$"
)
"""What is the most of it cannot go another way than the whole."""
_ELSE: Final = re.compile(r"如果|若|假如|除非|曾|去年|上年|此前|不会|并非|没有|不再")
SHORTEST: Final = 3
"""Characters of a name that is of one thing."""


class Claim(NamedTuple):
    who: str
    """The name, or words that have it."""
    way: str
    passage: Passage


def trend_words(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: words only. Silent where any other place says of it what is told here."""
    stated: defaultdict[str, list[Claim]] = defaultdict(list)
    parts: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in _named(evidence):
        stated[claim.passage.document].append(claim)
    for claim in _pointed_at(evidence):
        parts[claim.passage.document].append(claim)
    for document, claims in parts.items():
        for part in claims:
            same = [claim for claim in stated[document] if claim.who in part.who]
            if same and all(_opposite(claim, part) for claim in same):
                what = (
                    f"「{same[0].who}」一处写「{same[0].way}」，另一处写「{part.way}」，前后矛盾。"
                )
                yield of_passages("contradiction", what, (part.passage, same[0].passage))


def _opposite(one: Claim, other: Claim) -> bool:
    return (one.way in _UP) != (other.way in _UP)


def _named(evidence: Evidence) -> Iterator[Claim]:
    """Rows of tables, and what goes on."""
    for grid in evidence.grids:
        for column in (at for at, name in enumerate(grid.names) if at and _HEADER.fullmatch(name)):
            for label, row in zip(grid.labels, grid.rows, strict=True):
                match = _CELL.fullmatch(row[column])
                if match and len(label) >= SHORTEST:
                    yield Claim(label, match["way"], grid.passage)
    for sentence in evidence.sentences:
        if not _ELSE.search(sentence.text):
            for match in _STILL.finditer(sentence.text):
                yield Claim(match["who"], match["way"], sentence.passage)


def _pointed_at(evidence: Evidence) -> Iterator[Claim]:
    """`主要需求来自外墙砖，这部分正在收缩`"""
    for sentence in evidence.sentences:
        if _ELSE.search(sentence.text):
            continue
        for before, clause in pairwise(re.split("[，,]", sentence.text)):
            main, match = _MAINLY.search(before), _THIS_PART.fullmatch(clause.strip())
            if main and match:
                yield Claim(main["what"], match["way"], sentence.passage)
