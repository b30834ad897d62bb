"""Arithmetic that keeps unit and bound, and refuses nonsense.

A bound travels with the direction in which it moves the result: a part of "at least 50" is at
most so large a share; where directions meet, the result is only `about`.
"""

from collections.abc import Sequence
from decimal import Decimal

from assistant.errors import UnitError
from assistant.quantities.quantity import Bound, Quantity
from assistant.quantities.units import PERCENT, POINTS, TIMES

_DIRECTION: dict[Bound, int] = {"exact": 0, "at_least": 1, "over": 1, "at_most": -1}


def total(parts: Sequence[Quantity]) -> Quantity:
    _require_same_unit(*parts)
    return _result(
        sum((part.value for part in parts), Decimal(0)),
        parts[0].unit,
        [(part, 1) for part in parts],
    )


def difference(left: Quantity, right: Quantity) -> Quantity:
    """`left - right`; the difference of two percentages is in percentage points."""
    _require_same_unit(left, right)
    unit = POINTS if left.unit == PERCENT else left.unit
    return _result(left.value - right.value, unit, [(left, 1), (right, -1)])


def growth(new: Quantity, old: Quantity) -> Quantity:
    """Relative change from `old` to `new`, in percent.

    Raises `UnitError` if the units differ or `old` is not positive, where a
    growth rate has no agreed meaning.
    """
    _require_same_unit(new, old)
    if old.value <= 0:
        raise UnitError(
            f"No growth rate from {old.text or old.value}.", remedy="Report the difference."
        )
    return _result((new.value / old.value - 1) * 100, PERCENT, [(new, 1), (old, -1)])


def share(part: Quantity, whole: Quantity) -> Quantity:
    """`part` of `whole`, in percent."""
    result = ratio(part, whole)
    return result.model_copy(update={"value": result.value * 100, "unit": PERCENT})


def portion(whole: Quantity, percent: Quantity) -> Quantity:
    """So many percent of a whole, in its unit."""
    if percent.unit != PERCENT:
        raise UnitError(f"{percent.text} is no share in percent.", remedy="Give it in percent.")
    value = whole.value * percent.value / 100
    return _result(value, whole.unit, [(whole, 1), (percent, 1)])


def ratio(left: Quantity, right: Quantity) -> Quantity:
    """How many times `right` goes into `left`."""
    _require_same_unit(left, right)
    if right.value == 0:
        raise UnitError(f"{right.text or '0'} divides nothing.", remedy="Report the difference.")
    sign = 1 if right.value > 0 else -1
    return _result(left.value / right.value, TIMES, [(left, sign), (right, -sign)])


def weighted_mean(values: Sequence[Quantity], weights: Sequence[Quantity]) -> Quantity:
    _require_same_unit(*values)
    _require_same_unit(*weights)
    whole = sum((weight.value for weight in weights), Decimal(0))
    if whole == 0:
        raise UnitError("The weights add up to nothing.", remedy="Report the values one by one.")
    summed = sum((v.value * w.value for v, w in zip(values, weights, strict=True)), Decimal(0))
    inexact = any(q.bound != "exact" for q in (*values, *weights))
    return Quantity(
        value=summed / whole, unit=values[0].unit, bound="about" if inexact else "exact"
    )


def compound(base: Quantity, rate: Quantity, periods: int) -> Quantity:
    """`base` after `periods` of growth at `rate` percent each."""
    if rate.unit != PERCENT:
        raise UnitError(f"{rate.text} is no rate in percent.", remedy="Give the rate in percent.")
    factor = (1 + rate.value / 100) ** periods
    return _result(base.value * factor, base.unit, [(base, 1), (rate, 1)])


def compound_rate(new: Quantity, old: Quantity, periods: int) -> Quantity:
    """The yearly growth in percent that leads from `old` to `new` in `periods`."""
    _require_same_unit(new, old)
    if old.value <= 0 or new.value <= 0 or periods < 1:
        raise UnitError("A compound rate needs positive ends.", remedy="Report the difference.")
    rate = (new.value / old.value) ** (Decimal(1) / periods) - 1
    return _result(rate * 100, PERCENT, [(new, 1), (old, -1)])


def _result(value: Decimal, unit: str | None, moved: list[tuple[Quantity, int]]) -> Quantity:
    directions = {
        _DIRECTION.get(q.bound, 2) * (sign if q.bound in _DIRECTION else 1) for q, sign in moved
    } - {0}
    bound: Bound = "exact"
    if directions == {1}:
        strict = any(q.bound == "over" for q, _ in moved)
        bound = (
            "over" if strict and len({q.bound for q, _ in moved} - {"exact"}) == 1 else "at_least"
        )
    elif directions == {-1}:
        bound = "at_most"
    elif directions:
        bound = "about"
    return Quantity(value=value, unit=unit, bound=bound)


def _require_same_unit(*quantities: Quantity) -> None:
    units = {quantity.unit for quantity in quantities}
    if len(units) > 1:
        named = "、".join(sorted(unit or "(none)" for unit in units))
        raise UnitError(f"Different units: {named}.", remedy="Compare values of one unit.")
