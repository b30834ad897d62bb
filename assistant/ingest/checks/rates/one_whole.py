"""Amounts with shares, of which all but one are of one whole: `甲6亿元（60%）、乙3亿元（35%）`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_SHARE: Final = re.compile(r"[^，,。；（()）]{0,3}(?:[（(]\s*(?:占比?)?|[，,]\s*占比?)[约为\s]*")
_OPENS: Final = re.compile(r"[，,]\s*占[^，,。；\d]{1,6}的")
"""`甲4亿元，占支出的40%；乙3亿元，占30%；…`: the first says what all are shares of."""
FEWEST_AGREEING: Final = 2
"""Whose whole is the sum of all; or one more, of any whole."""
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s"})


class Pair(NamedTuple):
    part: Told
    share: Told
    whole: Reach


def shares_of_one_whole(evidence: Evidence) -> Iterator[Finding]:
    """Within a section. Tolerance: rounding of the amounts and of the shares."""
    held: defaultdict[tuple[str, tuple[str, ...], str | None], list[Pair]] = defaultdict(list)
    for sentence in evidence.sentences:
        pairs = list(_pairs(told_in(sentence)))
        passage = sentence.passage
        if len(pairs) > FEWEST_AGREEING:
            yield from _check(evidence, pairs)
            continue
        for pair in pairs:
            held[passage.document, tuple(passage.sections), pair.part.quantity.unit].append(pair)
    for pairs in held.values():
        yield from _check(evidence, pairs)
    for paragraph in evidence.paragraphs:
        yield from _opened(evidence, paragraph)


def _opened(evidence: Evidence, paragraph: Sequence[Sentence]) -> Iterator[Finding]:
    """Lines in a row that each begin with a value and its share, of which the first names it."""
    run: list[Pair] = []
    for sentence in (*paragraph, None):
        told = told_in(sentence)[:2] if sentence else []
        first = [*_pairs(told, _OPENS)]
        more = [*_pairs(told)] if run else []
        if not more and len(run) > FEWEST_AGREEING:
            yield from _check(evidence, run)
        run = [*run, *more] if more else first


def _pairs(told: Sequence[Told], share_of: re.Pattern[str] = _SHARE) -> Iterator[Pair]:
    for part, share in pairwise(told):
        amount = part.role == "level" and part.quantity.unit not in _NO_AMOUNT
        shared = share.quantity.unit == PERCENT and share.role in {"level", "share"}
        if amount and shared and share_of.fullmatch(share.number.words):
            whole = over(scaled(reach(part.quantity)), reach(share.quantity))
            if whole and part.quantity.value > 0:
                yield Pair(part, share, whole)


def _check(evidence: Evidence, pairs: Sequence[Pair]) -> Iterator[Finding]:
    if len(pairs) <= FEWEST_AGREEING or len({p.part.quantity.unit for p in pairs}) != 1:
        return
    odd = [(pair, whole) for pair in pairs if (whole := _agreed(pairs, pair))]
    if len(odd) != 1:
        return
    (pair, whole) = odd[0]
    if _has_its_own(evidence, pair):
        return
    made = over(scaled(reach(pair.part.quantity)), whole)
    if made and deviation(pair.share.quantity, made) == "warning":
        printed = written(rounded(made.value, 2), PERCENT)
        what = f"{pair.part.text} 占 {printed}，报告写 {pair.share.text}，而其余各项都相符。"
        yield of_passages("does_not_add_up", what, (pair.share.sentence.passage,))


def _has_its_own(evidence: Evidence, pair: Pair) -> bool:
    """`存货40万元，其中在途10万元，占25%`: its passage tells before it what it is a share of."""
    place = pair.part.sentence.passage.id
    near = [t for s in evidence.by_place.get(place, ()) for t in told_in(s)]
    before = near[: near.index(pair.part)] if pair.part in near else []
    alike_ones = (t for t in before if t.quantity.unit == pair.part.quantity.unit)
    return any(pair.whole.low <= t.quantity.value <= pair.whole.high for t in alike_ones)


def _agreed(pairs: Sequence[Pair], odd: Pair) -> Reach | None:
    """The whole that all the others are of, if this one is not of it."""
    others = [pair for pair in pairs if pair is not odd]
    low, high = max(p.whole.low for p in others), min(p.whole.high for p in others)
    if not low <= high or (odd.whole.low <= high and low <= odd.whole.high):
        return None
    total = plus(*(reach(pair.part.quantity) for pair in pairs))
    if low <= total.high and total.low <= high and len(others) >= FEWEST_AGREEING:
        return total
    middle = (low + high) / 2
    return Reach(middle, low, high) if len(others) > FEWEST_AGREEING else None
