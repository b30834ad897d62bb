"""A statement such as `超过3万` held against a value that has a bound of its own."""

import re
from decimal import Decimal
from typing import Final

from assistant.quantities.quantity import Bound, Quantity

_STRICTLY_LESS: Final = re.compile(r"低于|不到|不足|少于|小于|未达|less than|under|below")
ABOUT: Final = Decimal("0.05")
"""How far `约` reaches, as a share of the value."""


def interval(value: Decimal, bound: Bound, upper: Decimal | None = None) -> tuple[Decimal, Decimal]:
    """The lowest and the highest that the true value may be."""
    if bound in {"at_least", "over"}:
        return value, Decimal("Infinity")
    if bound == "at_most":
        return Decimal("-Infinity"), value
    if bound == "about":
        return value - abs(value) * ABOUT, value + abs(value) * ABOUT
    return value, value if upper is None else upper


def beyond(
    stated: Quantity, value: Decimal, bound: Bound, upper: Decimal | None = None
) -> bool | None:
    """Whether a value is over, at least or at most what is stated; None where its bound leaves
    that open.
    """
    limit, (low, high) = stated.value, interval(value, bound, upper)
    strict = stated.bound == "over" or bool(_STRICTLY_LESS.search(stated.text))
    if stated.bound == "at_most":
        if high < limit or (high == limit and not strict):
            return True
        return False if low > limit or (low == limit and strict) else None
    if low > limit or (low == limit and (not strict or bound == "over")):
        return True
    return False if high < limit or (high == limit and strict) else None
