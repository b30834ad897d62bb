"""Computes what a plan asks over the figures found; pure, with formula and operands shown."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from assistant import quantities as q
from assistant.errors import UnitError
from assistant.quantities import Quantity, read_quantity
from assistant.quantities.units import is_money
from assistant.records import Figure


class Computed(NamedTuple):
    """A result, the formula as shown, and the figures that it came from."""

    formula: str
    result: Quantity
    operands: tuple[Figure, ...]


def total(figures: Sequence[Figure]) -> Computed:
    values = quantities_of(figures)
    return Computed(" + ".join(f.text for f in figures), q.total(values), tuple(figures))


def difference(left: Figure, right: Figure) -> Computed:
    """The larger less the smaller."""
    a, b = quantities_of((left, right))
    if a.value < b.value:
        left, right, a, b = right, left, b, a
    return Computed(f"{left.text} − {right.text}", q.difference(a, b), (left, right))


def change(new: Figure, old: Figure) -> Computed:
    a, b = quantities_of((new, old))
    return Computed(f"{new.text} − {wrapped(old.text)}", q.difference(a, b), (new, old))


def growth(new: Figure, old: Figure) -> Computed:
    """In percent; over a negative base by its size, as reports do, and shown as such."""
    a, b = quantities_of((new, old))
    if b.value < 0:
        formula = f"({new.text} − ({old.text})) / ({old.text})"
        value = (a.value - b.value) / b.value * 100
        return Computed(formula, Quantity(value=value, unit=q.PERCENT), (new, old))
    formula = f"({new.text} − {old.text}) / {old.text}"
    return Computed(formula, q.growth(a, b), (new, old))


def fall(new: Figure, old: Figure) -> Computed:
    """By how many percent the old value fell: growth without its sign."""
    grown = growth(new, old).result
    result = grown.model_copy(update={"value": -grown.value})
    return Computed(f"({old.text} − {new.text}) / {old.text}", result, (new, old))


def share(part: Figure, whole: Figure) -> Computed:
    a, b = quantities_of((part, whole))
    return Computed(f"{part.text} / {whole.text}", q.share(a, b), (part, whole))


def ratio(left: Figure, right: Figure) -> Computed:
    a, b = quantities_of((left, right))
    return Computed(f"{left.text} / {right.text}", q.ratio(a, b), (left, right))


def weighted_mean(rows: Sequence[Figure], dimension: str) -> Computed:
    """The mean of a dimension whose members are quantities (`4年`), weighted by the figures."""
    members = [read_quantity(row.dimensions[dimension]) for row in rows]
    values = [member for member in members if member is not None]
    if len(values) != len(rows):
        raise UnitError("Members without a number have no mean.", remedy="Ask for the breakdown.")
    weights = quantities_of(rows)
    upper = " + ".join(f"{row.dimensions[dimension]} × {row.text}" for row in rows)
    lower = " + ".join(row.text for row in rows)
    return Computed(f"({upper}) / ({lower})", q.weighted_mean(values, weights), tuple(rows))


def per_each(value: Figure, count: Figure) -> bool:
    """Whether a division spreads an amount over things that are counted otherwise."""
    units = [f.quantity.unit for f in (value, count) if f.quantity]
    relative = {q.PERCENT, q.POINTS, q.TIMES, None}
    return len(set(units)) == 2 and not relative & set(units) and not is_money(units[1] or "")


def per_unit(value: Figure, count: Figure) -> Computed:
    """The value spread evenly over the things counted: in the value's unit."""
    a, b = quantities_of((value, count))
    even = q.ratio(a, b.model_copy(update={"unit": a.unit}))
    result = even.model_copy(update={"unit": a.unit})
    return Computed(f"{value.text} / {count.text}", result, (value, count))


def plain_mean(rows: Sequence[Figure]) -> Computed:
    """Each counts the same, whatever its size."""
    summed = total(rows)
    result = summed.result.model_copy(update={"value": summed.result.value / len(rows)})
    return Computed(f"({summed.formula}) / {len(rows)}", result, tuple(rows))


def mean_by(rows: Sequence[Figure], weights: Sequence[Figure]) -> Computed:
    """The mean of `rows`, each weighted by the figure of `weights` at the same place."""
    upper = " + ".join(f"{r.text} × {w.text}" for r, w in zip(rows, weights, strict=True))
    lower = " + ".join(w.text for w in weights)
    result = q.weighted_mean(quantities_of(rows), quantities_of(weights))
    return Computed(f"({upper}) / ({lower})", result, (*rows, *weights))


def remainder(whole: Figure, parts: Sequence[Figure]) -> Computed:
    summed = total(parts)
    (start,) = quantities_of((whole,))
    formula = f"{whole.text} − ({summed.formula})"
    return Computed(formula, q.difference(start, summed.result), (whole, *parts))


def share_of_rest(whole: Figure, parts: Sequence[Figure]) -> Computed:
    """What the parts leave of the whole, as a share of it."""
    left = remainder(whole, parts)
    (start,) = quantities_of((whole,))
    return Computed(f"({left.formula}) / {whole.text}", q.share(left.result, start), left.operands)


def amount_of_whole(part: Figure, share: Figure) -> Computed:
    """What a part and its share say of the whole."""
    a, b = quantities_of((part, share))
    whole = q.ratio(a, b.model_copy(update={"unit": a.unit, "value": b.value / 100}))
    result = whole.model_copy(update={"unit": a.unit})
    return Computed(f"{part.text} / {share.text}", result, (part, share))


def apart(whole: Figure, parts: Sequence[Figure]) -> Computed:
    """The difference of a value and the sum of others, the larger less the smaller."""
    summed = total(parts)
    (one,) = quantities_of((whole,))
    if one.value >= summed.result.value:
        return remainder(whole, parts)
    formula = f"({summed.formula}) − {whole.text}"
    return Computed(formula, q.difference(summed.result, one), (*parts, whole))


def is_percent(figure: Figure) -> bool:
    return figure.quantity is not None and figure.quantity.unit == q.PERCENT


def complement(share: Figure) -> Computed:
    """What is left of the whole beside a share."""
    (part,) = quantities_of((share,))
    whole = Quantity(value=Decimal(100), unit=q.PERCENT)
    rest = q.difference(whole, part).model_copy(update={"unit": q.PERCENT})
    return Computed(f"100% − {share.text}", rest, (share,))


def ranked(rows: Sequence[Figure], *, ascending: bool) -> tuple[Figure, ...]:
    """By value; ties keep the order of the table. A text that reads as a quantity has its size."""
    known = [row for row in rows if _measured(row) is not None]
    return tuple(sorted(known, key=size, reverse=not ascending))


def size(figure: Figure) -> Decimal:
    quantity = _measured(figure)
    return quantity.value if quantity else Decimal(0)


def _measured(figure: Figure) -> Quantity | None:
    return figure.quantity or read_quantity(figure.value_text or "")


def quantities_of(figures: Sequence[Figure]) -> list[Quantity]:
    """Raises `UnitError` for a text that is no quantity, as `4年` is."""
    found = [quantity for figure in figures if (quantity := _measured(figure)) is not None]
    if len(found) != len(figures):
        raise UnitError("A text has no arithmetic.", remedy="Ask for the values.")
    return found


def wrapped(text: str) -> str:
    return f"({text})" if text.startswith("-") else text
