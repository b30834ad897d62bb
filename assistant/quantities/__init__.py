"""Numbers with unit and bound: read from Chinese and English, and computed with."""

from assistant.quantities.arithmetic import (
    compound,
    compound_rate,
    difference,
    growth,
    portion,
    ratio,
    share,
    total,
    weighted_mean,
)
from assistant.quantities.bounds import beyond, interval
from assistant.quantities.numerals import read_number
from assistant.quantities.quantity import Bound, Quantity
from assistant.quantities.reading import Span, find_quantities, read_quantity
from assistant.quantities.units import (
    CNY,
    PERCENT,
    POINTS,
    TIMES,
    unit_named,
    unit_word,
)

__all__ = [
    "CNY",
    "PERCENT",
    "POINTS",
    "TIMES",
    "Bound",
    "Quantity",
    "Span",
    "beyond",
    "compound",
    "compound_rate",
    "difference",
    "find_quantities",
    "growth",
    "interval",
    "portion",
    "ratio",
    "read_number",
    "read_quantity",
    "share",
    "total",
    "unit_named",
    "unit_word",
    "weighted_mean",
]
