"""Where a true value may lie, and whether what is stated can be what is computed."""

from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.findings import Severity
from assistant.quantities import Quantity, interval
from assistant.quantities.bounds import ABOUT

INFINITY: Final = Decimal("Infinity")
HUNDRED: Final = Decimal(100)
LAST_DIGIT: Final = Decimal("1.5")
ABSURD: Final = Decimal(10) ** 20
"""Beyond any value of a report: two numbers were taken together that are no pair."""
COUNTED: Final = frozenset(
    "家个名人位台卡座辆户件套间艘架只头项款条次份单笔起例场炉批盒瓶包袋栋所车张枚本席棵株幢班"
)
"""Measure words of things that have no fractions."""


FARTHEST: Final = Decimal(4)
"""Times that what is stated may be off: what is farther was computed from other operands."""
_POWERS: Final = tuple(Decimal(10) ** n for n in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))
_SAME: Final = Decimal("0.06")


class Reach(NamedTuple):
    """A value as printed, and the lowest and highest that the true one may be."""

    value: Decimal
    low: Decimal
    high: Decimal


def reach(quantity: Quantity) -> Reach:
    """By half a unit of the last printed digit, and by what its bound allows."""
    if quantity.bound == "about":
        off = max(min(_last_digit(quantity), abs(quantity.value) * ABOUT), quantity.slack)
        return Reach(quantity.value, quantity.value - off, quantity.value + off)
    low, high = interval(quantity.value, quantity.bound, quantity.upper)
    slack = rounding(quantity)
    return Reach(quantity.value, low - slack, high + slack)


def may_be_slip(stated: Decimal, computed: Decimal) -> bool:
    """A slip is near what it should be, or a power of ten off."""
    if stated == 0 or computed == 0:
        return stated == computed
    ratio = abs(computed / stated)
    near = 1 / FARTHEST < ratio < FARTHEST and (stated > 0) == (computed > 0)
    return near or any(abs(ratio / power - 1) < _SAME for power in _POWERS)


def exactly(quantity: Quantity) -> Reach:
    """What is planned is set and not measured: `目标6亿元` is no rounded value."""
    if quantity.bound != "exact":
        return reach(quantity)
    return Reach(quantity.value, quantity.value, quantity.value)


def rounding(quantity: Quantity) -> Decimal:
    """Half a unit of the last printed digit; nothing for `8座`, which is counted to the last."""
    counted = quantity.place == 1 and quantity.unit in COUNTED
    return Decimal(0) if counted else quantity.slack


def _last_digit(quantity: Quantity) -> Decimal:
    """`约1.86亿` is meant to the digit, `约3000` is not: zeros at the end are not counted."""
    if quantity.place is None or quantity.value == 0:
        return abs(quantity.value)
    digits = quantity.value / quantity.place
    place = quantity.place
    while digits % 10 == 0 and place < abs(quantity.value):
        digits, place = digits / 10, place * 10
    return place


def plus(*terms: Reach) -> Reach:
    zero = Decimal(0)
    return Reach(
        sum((t.value for t in terms), zero),
        sum((t.low for t in terms), zero),
        sum((t.high for t in terms), zero),
    )


def minus(left: Reach, right: Reach) -> Reach:
    low = -INFINITY if INFINITY in {right.high, -left.low} else left.low - right.high
    high = INFINITY if INFINITY in {left.high, -right.low} else left.high - right.low
    return Reach(left.value - right.value, low, high)


def over(left: Reach, right: Reach) -> Reach | None:
    """`left / right` of positive values; None where there is no quotient."""
    if right.value <= 0 or left.value < 0:
        return None
    least, most = max(right.low, Decimal(0)), right.high
    low = Decimal(0) if most == INFINITY else max(left.low, Decimal(0)) / most
    high = INFINITY if least == 0 or left.high == INFINITY else left.high / least
    return Reach(left.value / right.value, low, high)


def scaled(term: Reach, factor: Decimal = HUNDRED, offset: Decimal = Decimal(0)) -> Reach:
    return Reach(*(each * factor + offset for each in term))


def size(term: Reach) -> Reach:
    """Without its sign: a fall of 3 % is told as 3 %."""
    return term if term.value >= 0 else Reach(-term.value, -term.high, -term.low)


def deviation(stated: Quantity, computed: Reach) -> Severity | None:
    """None where the print is right, `info` where rounding or a bound allows it."""
    own = reach(stated)
    if abs(computed.value) > ABSURD:
        return None
    if abs(computed.value - stated.value) <= rounding(stated):
        return None
    if stated.bound != "exact" and own.low <= computed.value <= own.high:
        return None
    return "info" if own.low <= computed.high and computed.low <= own.high else "warning"


def chance_of(stated: Quantity, computed: Reach) -> Decimal:
    """That they agree to the last digit although what it is computed from is rounded."""
    own = 2 * stated.slack
    return own / (own + computed.high - computed.low) if own else Decimal(1)


def is_far(stated: Quantity | None, computed: Reach) -> bool:
    """By more than how the last digit of it was rounded."""
    place = stated.place if stated else None
    return bool(stated and place and abs(computed.value - stated.value) > place * LAST_DIGIT)


def apart(left: Quantity, right: Quantity) -> bool:
    """No true value can be printed, bounded and rounded in both ways."""
    ours, theirs = reach(left), reach(right)
    return ours.low > theirs.high or theirs.low > ours.high
