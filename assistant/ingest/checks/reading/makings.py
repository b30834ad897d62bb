"""What two values can make, and whether a third one is that to its last digit."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    minus,
    over,
    plus,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity

LOOSEST: Final = 4
"""Times the last digit of a number that its computation may leave open."""
RATES: Final = frozenset({PERCENT, POINTS, TIMES})
_TIMES: Final = frozenset({"s", "year", "month"})


class Term(NamedTuple):
    quantity: Quantity
    grows: bool | None = None
    """A rate that says how much something has changed; None where its words leave it open."""


def gives(left: Quantity, right: Quantity, term: Term) -> bool:
    """Growth, share, difference, sum or quotient of the two is the result to its last digit."""
    result = term.quantity
    if "range" in {left.bound, right.bound, result.bound}:
        return False
    timed = {left.unit, right.unit} & _TIMES
    if timed and (left.unit != right.unit or result.unit not in {PERCENT, TIMES}):
        return False
    exact = alike(left, result) and alike(right, result)
    return any(is_made(result, made, exact) for made in made_of(left, right, term) if made)


def made_of(left: Quantity, right: Quantity, term: Term) -> Iterator[Reach | None]:
    """What the two can make in the unit of the result."""
    result, grows = term
    ours, theirs = reach(left), reach(right)
    same, unit = alike(left, right), result.unit
    if same and unit == PERCENT and left.unit not in RATES:
        if ratio := over(ours, theirs):
            growth = scaled(ratio, HUNDRED, -HUNDRED)
            yield None if grows else scaled(ratio)
            yield None if grows is False else growth if result.value < 0 else size(growth)
    elif same and unit == TIMES:
        yield over(ours, theirs)
    if same and left.unit == PERCENT and unit == POINTS:
        yield size(minus(ours, theirs))
    elif same and alike(left, result) and left.unit not in RATES and _weighs(left, right, result):
        yield size(minus(ours, theirs))
        yield plus(ours, theirs)
    elif not {left.unit, right.unit} & RATES and alike(left, result) and not same:
        yield over(ours, theirs)


def _weighs(left: Quantity, right: Quantity, result: Quantity) -> bool:
    """Neither is so small that the result would be the same without it."""
    return min(abs(left.value), abs(right.value)) > LOOSEST * result.slack


def is_made(stated: Quantity, made: Reach, exact: bool = True) -> bool:
    """What is added up has no digits that the operands lack; a ratio may have."""
    if exact or abs(made.value - stated.value) <= stated.slack:
        return abs(made.value - stated.value) <= stated.slack
    narrow = made.high - made.low <= stated.slack * 2 * LOOSEST
    return narrow and deviation(stated, made) != "warning"


def digits_of(quantity: Quantity) -> int:
    """That tell something: the zeros of `3000` do not, those of `2.00` do."""
    digits = re.sub(r"[^\d.]", "", quantity.text)
    return len(digits.replace(".", "").lstrip("0") if "." in digits else digits.strip("0"))
