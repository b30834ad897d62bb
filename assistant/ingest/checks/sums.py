"""Sums that prose writes out, and shares side by side, against what they come to."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import INFINITY, deviation, plus, reach
from assistant.ingest.checks.sentences import Number, Sentence
from assistant.ingest.checks.splits import Sum, sums_of
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

FARTHEST: Final = Decimal("0.5")
"""Of the total: numbers that miss it by more are no parts of it, but something else."""


def prose_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the total and of each part."""
    for sentence in evidence.sentences:
        for each in sums_of(sentence):
            yield from _off(each)


def _off(each: Sum) -> Iterator[Finding]:
    unit = each.total.quantity.unit or each.parts[0].quantity.unit
    computed = plus(*(reach(part.quantity) for part in each.parts))
    severity = deviation(each.total.quantity, computed)
    short = computed.value < each.total.quantity.value
    if severity is None or (short and not each.strict):
        return
    if abs(computed.value - each.total.quantity.value) > each.total.quantity.value * FARTHEST:
        return
    shown = " + ".join(part.text for part in each.parts)
    what = f"{shown} 相加为 {written(computed.value, unit)}，总数写 {each.total.text}"
    what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
    yield of_passages("does_not_add_up", what, (each.sentence.passage,), severity)


SHARES_OF_ONE: Final = re.compile(r"(?:占比|占|比重|份额)(?:分别|为|约|达到?|是|\s)*$")
_JOINS: Final = frozenset({"、", "，", ",", "和", "及", "以及"})
FEWEST_SHARES: Final = 3
"""Two percentages side by side may be of two wholes."""


def share_sums(evidence: Evidence) -> Iterator[Finding]:
    """Shares side by side that exceed 100 %. Tolerance: half a printed digit of each."""
    for sentence in evidence.sentences:
        shares = list(_shares(sentence))
        if len(shares) < FEWEST_SHARES or len(shares) < len(sentence.numbers) - 1:
            continue
        summed = plus(*(reach(n.quantity) for n in shares))
        if summed.low > 100 and summed.high < INFINITY:
            shown = " + ".join(n.text for n in shares)
            what = f"各项占比 {shown} 相加为 {_percent(summed.value)}，超过 100%。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def _shares(sentence: Sentence) -> Iterator[Number]:
    """`占比分别为32%、31%和37%`: those joined to a share are shares, too."""
    joined = False
    for number in sentence.numbers:
        if number.quantity.unit != PERCENT:
            continue
        joined = bool(SHARES_OF_ONE.search(number.words)) or (joined and number.words in _JOINS)
        if joined:
            yield number


def _percent(value: Decimal) -> str:
    return written(value, PERCENT)
