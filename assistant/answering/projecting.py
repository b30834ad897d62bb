"""What a rate or a supposed change makes of a value; pure, with formula and operands shown."""

from decimal import Decimal

from assistant import quantities as q
from assistant.answering.calculate import Computed, quantities_of
from assistant.quantities import Bound, Quantity
from assistant.records import Figure


def periodic_rate(new: Figure, old: Figure, periods: int) -> Computed:
    """The compound growth in percent a year or month that leads from `old` to `new`."""
    a, b = quantities_of((new, old))
    formula = f"({new.text} / {old.text})^(1/{periods}) − 1"
    return Computed(formula, q.compound_rate(a, b, periods), (new, old))


def changed(base: Figure, change: Quantity) -> Computed:
    """The value after a change in percent, or an amount of its own unit; either may be negative."""
    (start,) = quantities_of((base,))
    mark, size = ("−", -change.value) if change.value < 0 else ("+", change.value)
    if change.unit == q.PERCENT and start.unit != q.PERCENT:
        factor = 1 + change.value / 100
        result = start.model_copy(update={"value": start.value * factor, "text": ""})
        return Computed(f"{base.text} × (1 {mark} {size.normalize():f}%)", result, (base,))
    own = change.model_copy(update={"unit": change.unit or start.unit})
    result = q.total((start, own))
    return Computed(f"{base.text} {mark} {change.text}", result, (base,))


def applied(amount: Quantity, rate: Figure, *, up: bool) -> Computed:
    """An amount after a change in percent that the source states, with its bound."""
    (percent,) = quantities_of((rate,))
    sign = 1 if up else -1
    value = amount.value * (1 + sign * percent.value / 100)
    turned: dict[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most", "over": "at_most"}
    bound = percent.bound if up else turned.get(percent.bound, percent.bound)
    result = amount.model_copy(update={"value": value, "bound": bound, "text": ""})
    return Computed(f"{amount.text} × (1 {'+' if up else '−'} {rate.text})", result, (rate,))


def compound(rate: Figure, years: int, base: Figure | None) -> Computed:
    """The multiple after `years`, or the value that a base grows to."""
    (percent,) = quantities_of((rate,))
    factor = f"(1 + {rate.text})^{years}"
    if base is None:
        one = Quantity(value=Decimal(1), unit=q.TIMES)
        return Computed(factor, q.compound(one, percent, years), (rate,))
    (start,) = quantities_of((base,))
    return Computed(f"{base.text} × {factor}", q.compound(start, percent, years), (base, rate))


def compound_rise(rate: Figure, years: int) -> Computed:
    """How much larger it is in percent after `years` of that growth."""
    (percent,) = quantities_of((rate,))
    one = Quantity(value=Decimal(1), unit=q.TIMES)
    factor = q.compound(one, percent, years)
    result = factor.model_copy(update={"value": (factor.value - 1) * 100, "unit": q.PERCENT})
    return Computed(f"(1 + {rate.text})^{years} − 1", result, (rate,))
