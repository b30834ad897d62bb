"""`甲厂30%，乙厂22%，我们16%，比乙厂低6个百分点`: the way, where both are told before it."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

_THAN: Final = re.compile(
    r"(?:^|[，,])(?:我[们司方])?[也还又仍略只仅]?[比较](?P<who>[一-鿿A-Za-z]{2,10}?)的?[还又]?(?P<way>[高低多少])出?(?:约|近)?$"
)
_LEVELS: Final = frozenset({"level", "share", "mean"})


def shares_apart(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: silent unless just one value lies so far from the one that is named, and on
    the other side of it.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for gap in told:
            said = _THAN.search(gap.number.words)
            levels = [t for t in told[: gap.at] if _is_alike(t, gap) and t.role in _LEVELS]
            theirs = [t for t in levels if said and t.name == said["who"]]
            if said and len(theirs) == 1:
                yield from _check(gap, said, theirs[0], [t for t in levels if t != theirs[0]])


def _is_alike(told: Told, gap: Told) -> bool:
    unit = gap.quantity.unit
    meant = PERCENT if unit == POINTS else unit
    return told.quantity.unit == meant and unit not in {PERCENT, TIMES, None}


def _check(gap: Told, said: re.Match[str], theirs: Told, others: list[Told]) -> Iterator[Finding]:
    sign = 1 if said["way"] in "高多" else -1
    apart = [(t, t.quantity.value - theirs.quantity.value) for t in others]
    turned = [t for t, by in apart if by == -sign * gap.quantity.value]
    if len(turned) == 1 and not any(by == sign * gap.quantity.value for _, by in apart):
        what = f"报告写「比{said['who']}{said['way']}」{gap.text}，"
        what += f"而所比的是 {turned[0].text} 与 {theirs.text}，方向相反。"
        yield of_passages("contradiction", what, (gap.sentence.passage,))
