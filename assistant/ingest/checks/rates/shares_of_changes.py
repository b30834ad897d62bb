"""`产量多出8万片，其中东窑多6万片，占75%`: a part of what something has changed by."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, over, reach, scaled
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_SHARE: Final = re.compile(
    r"[，,（(]\s*(?:贡献|占|占比|占到|解释)了?(?:(?:全部|总|整体|收入|其|这)?的?"
    r"(?:净?[增减]量|[增减]长?额?|[增降]幅|增长|增加额|减少额|降幅|变动额?))?的?(?:约|为|达|近|\s)*"
)
_CHANGED: Final = frozenset({"change"})
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})


def shares_of_changes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where another value of it confirms it."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for part, share in pairwise(told):
            if share.quantity.unit != PERCENT or not _SHARE.fullmatch(share.number.words):
                continue
            whole = _whole(told[: part.at], part)
            if whole and not _confirmed(part.quantity, share.quantity, told):
                yield from _check(sentence, part, share, whole)


def _whole(before: Sequence[Told], part: Told) -> Told | None:
    """The change that was told first since the last level: parts are told behind it."""
    changes = [t for t in before if t.role in _CHANGED and t.quantity.unit not in _RELATIVE]
    changes = [t for t in changes if alike(t.quantity, part.quantity)]
    whole = changes[0] if changes else None
    larger = whole and whole.quantity.value > part.quantity.value
    return whole if whole and larger and whole.number.depth == part.number.depth else None


def _confirmed(part: Quantity, share: Quantity, told: Sequence[Told]) -> bool:
    wholes = [t.quantity for t in told if alike(t.quantity, part) and t.quantity.value > part.value]
    ratios = (over(reach(part), reach(whole)) for whole in wholes)
    return any(r is not None and deviation(share, scaled(r)) != "warning" for r in ratios)


def _check(sentence: Sentence, part: Told, share: Told, whole: Told) -> Iterator[Finding]:
    ratio = over(reach(part.quantity), reach(whole.quantity))
    if ratio is None or not may_be_slip(share.quantity.value, ratio.value * 100):
        return
    printed = written(rounded(ratio.value * 100, 2), PERCENT)
    what = f"{part.text} 占变化 {whole.text} 的 {printed}，报告写 {share.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
