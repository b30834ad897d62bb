"""What rounding would allow, in a report that rounds nothing: its values agree to the digit.

`营收从2.4亿元增至2.8亿元，增长19.6%` may be true of values that are rounded. Where all else that a
report computes from so few digits is as they say, that is no chance, and the 19.6 % are a slip.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.rates.odd_products import products_of
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    chance_of,
    deviation,
    exactly,
    is_far,
    over,
    plus,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.splits import sums_of
from assistant.ingest.checks.reading.told import told_in
from assistant.ingest.checks.tables.shares import computed_in
from assistant.quantities import PERCENT, Quantity, read_quantity
from assistant.records import Finding

ALLOWED: Final = "，在取整或界限允许的误差内。"
APART: Final = "，两者不一致。"
_SAID: Final = re.compile(
    r"(?:变化为|相加为|算为) (?P<made>-?[\d,.]+[^，\s]*)"
    r"(?:，(?:报告|总数|合计)写 (?P<stated>[^，\s]+))?"
)
_SHARE: Final = re.compile(r"报告写占 (?P<stated>[^，\s]+)，按")
_NUMBER: Final = re.compile(r"(?<![^\s「])[^\s，。「」+/]*\d[^\s，。「」+/]*")
_OF: Final = re.compile(r"的(?:比例|比重)?[为达是]?\s*")
SUREST: Final = Decimal("0.001")
"""The chance of so many digits that agree, if the values were rounded."""
MOST_OFF: Final = 2
"""One that does not agree, for so many that do."""
LAST_DIGITS: Final = 2
"""Of a rate, by which it may be off if its operands were rounded a little."""
HALF: Final = Decimal("0.5")


class Computed(NamedTuple):
    stated: Quantity
    made: Reach


def as_exact(finding: Finding, evidence: Evidence) -> Finding:
    """A warning, where the report is exact and the value off by more than its last digit."""
    if not finding.what.endswith(ALLOWED) or not _is_far(finding.what):
        return finding
    if not evidence.remembered(is_exact):
        return finding
    what = finding.what.removesuffix(ALLOWED) + APART
    return finding.model_copy(update={"what": what, "severity": "warning"})


def _is_far(what: str) -> bool:
    """None of its values has a bound."""
    said, share = _SAID.search(what), _SHARE.search(what)
    text = (said and said["stated"]) or (share and share["stated"])
    made, stated = (read_quantity(t) if t else None for t in (said and said["made"], text))
    if made is None or stated is None:
        return False
    exact = all(q is None or q.bound == "exact" for q in map(read_quantity, _NUMBER.findall(what)))
    far = is_far(stated, exactly(made))
    if stated.unit == PERCENT and stated.place:
        far = abs(made.value - stated.value) > stated.place * LAST_DIGITS
    return exact and far


def is_exact(evidence: Evidence) -> bool:
    """Of one report."""
    chance, agree, off = Decimal(1), 0, 0
    for each in _computed(evidence):
        own = chance_of(each.stated, each.made)
        if each.stated.bound != "exact" or own > HALF:
            continue
        verdict = deviation(each.stated, each.made)
        if verdict is None:
            chance, agree = chance * own, agree + 1
        off += verdict == "info"
    return chance <= SUREST and off * MOST_OFF <= agree


def _computed(evidence: Evidence) -> Iterator[Computed]:
    """In prose, and in the tables that agree with what they print themselves."""
    for grid in evidence.grids:
        pairs = [Computed(pair.stated, pair.computed) for pair in computed_in(grid)]
        if all(deviation(*pair) != "info" for pair in pairs):
            yield from pairs
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            if change.new.quantity.unit == PERCENT:
                continue
            ratio = over(reach(change.new.quantity), reach(change.old.quantity))
            for stated in (s.quantity for s in change.stated if s.quantity.unit == PERCENT):
                if ratio:
                    yield Computed(stated, size(scaled(ratio, HUNDRED, -HUNDRED)))
        for each in sums_of(sentence):
            yield Computed(each.total.quantity, plus(*(reach(n.quantity) for n in each.parts)))
        yield from _shares(sentence)
    yield from _products(evidence)


def _products(evidence: Evidence) -> Iterator[Computed]:
    """`20台，每台3万元，共60万元`"""
    for paragraph in evidence.paragraphs:
        for factors in products_of([t for sentence in paragraph for t in told_in(sentence)]):
            by, one = (reach(told.quantity) for told in factors[:2])
            made = Reach(*(a * b for a, b in zip(by, one, strict=True)))
            yield Computed(factors[2].quantity, made)


def _shares(sentence: Sentence) -> Iterator[Computed]:
    """`预留1.8万片，占产量12万片的15%`"""
    numbers = sentence.numbers
    for part, whole, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
        told = share.quantity.unit == PERCENT and _OF.fullmatch(share.words)
        meant = told and "占" in whole.words and alike(part.quantity, whole.quantity)
        ratio = over(reach(part.quantity), reach(whole.quantity)) if meant else None
        if ratio:
            yield Computed(share.quantity, scaled(ratio))
