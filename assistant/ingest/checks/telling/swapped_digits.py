"""A number that nothing around it fits, while two of its digits the other way round would.

`收入20.3亿元，比上年的91.26亿元增长5.4%`: 19.26 gives the growth to its last digit.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, permutations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.makings import Term, digits_of, gives
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.proofs import is_part, number_fits, term_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.records import Finding

NEAR: Final = 3
"""Numbers on either side that it may have to do with."""
FEWEST_DIGITS: Final = 3
"""Of a result that another one would not be by chance."""
_CLAUSE: Final = re.compile(r"[，。；;：:（(）)]|,(?!\d)|其中|比|占")
_RATE: Final = re.compile("(?<!占有)率[^，,；。：:]{0,6}$")
"""Rates of several measures come to nothing, as shares do."""
_GROWN: Final = re.compile("同比|环比")
"""Since another time, and not to an aim."""
_NO_VALUE: Final = frozenset({POINTS, TIMES, "s", "year", "month"})


def swapped_digits(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond the last digit of the result."""
    for sentence in evidence.sentences:
        for at, number in enumerate(sentence.numbers):
            quantity = number.quantity
            exact = quantity.bound == "exact" and quantity.unit not in _NO_VALUE
            if not exact or digits_of(quantity) < FEWEST_DIGITS:
                continue
            near = _near(sentence, at)
            found = [
                (m, fit) for m in swapped(quantity) if (fit := _fit(sentence, number, m, near))
            ]
            if len(found) == 1 and not number_fits(evidence, sentence, number):
                (meant, fit) = found[0]
                what = f"报告写 {number.text}，与{fit}不相符，"
                what += f"数字若为 {meant.text} 则相符，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _near(sentence: Sentence, at: int) -> list[Term]:
    numbers = sentence.numbers
    beside = (*numbers[max(at - NEAR, 0) : at], *numbers[at + 1 : at + 1 + NEAR])
    if numbers[at].depth:
        beside = tuple(n for n in beside if _shares_bracket(sentence, n, numbers[at]))
    grown = _GROWN.search(numbers[at].words)
    others = [n for n in beside if not _are_peers(sentence, n, numbers[at])]
    others = [n for n in others if not (grown and PLAN.search(n.words))]
    return [term_of(sentence, number) for number in others]


def _shares_bracket(sentence: Sentence, other: Number, inside: Number) -> bool:
    """Stands in the same bracket, or right before it."""
    first, last = sorted((other, inside), key=lambda number: number.start)
    closed = re.search(r"[）)]", sentence.text[first.end : last.start])
    return not closed and (other.depth == inside.depth or other is first)


def _are_peers(sentence: Sentence, one: Number, other: Number) -> bool:
    """`甲1960万、乙1020万`: items of one list make no result of each other."""
    first, last = sorted((one, other), key=lambda number: number.start)
    between = sentence.text[first.end : last.start]
    return "、" in between and not _CLAUSE.search(between)


def swapped(quantity: Quantity) -> Iterator[Quantity]:
    """With two digits that stand side by side the other way round."""
    text = quantity.text
    digits = [at for at, character in enumerate(text) if character.isdigit()]
    before = Decimal("".join(text[at] for at in digits))
    for one, other in pairwise(digits):
        turned = list(text)
        turned[one], turned[other] = text[other], text[one]
        after = Decimal("".join(turned[at] for at in digits))
        if after not in (before, 0) and turned[digits[0]] != "0":
            value = quantity.value * after / before
            yield quantity.model_copy(update={"value": value, "text": "".join(turned)})


def _fit(sentence: Sentence, number: Number, meant: Quantity, near: Sequence[Term]) -> str:
    """The two others with which it makes a result, or is one; or the sum that it is a term of."""
    own = term_of(sentence, number)._replace(quantity=meant)
    for left, right in permutations(near, 2):
        if gives(left.quantity, right.quantity, own):
            return f" {left.quantity.text}、{right.quantity.text} "
        if digits_of(right.quantity) < FEWEST_DIGITS or right.quantity.bound != "exact":
            continue
        if gives(meant, left.quantity, right) or gives(left.quantity, meant, right):
            return f" {left.quantity.text}、{right.quantity.text} "
    return "同句各项之和" if _adds_up(sentence, number, meant) else ""


def _adds_up(sentence: Sentence, number: Number, meant: Quantity) -> bool:
    if meant.unit == PERCENT and _RATE.search(sentence.clause(number)):
        return False
    other = number._replace(quantity=meant)
    numbers = tuple(other if each is number else each for each in sentence.numbers)
    alike_ones = sum(alike(n.quantity, meant) for n in numbers)
    others = [n for n in sentence.numbers if n is not number and alike(n.quantity, meant)]
    if all(_are_peers(sentence, n, number) for n in others):
        return False  # none of them is what the others come to
    peers = [n for n in others if _are_peers(sentence, n, number)]
    if peers:  # all of a list come to what stands beside it
        total = meant.value + sum(n.quantity.value for n in peers)
        return any(n.quantity.value == total for n in others if n not in peers)
    return alike_ones > NEAR and is_part(numbers, other, ())
