"""One value with unit and bound, and the notation that its source writes."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from assistant.quantities.units import PERCENT, POINTS, is_money, unit_word

Bound = Literal["exact", "about", "at_least", "over", "at_most", "range"]

BOUND_WORDS: dict[Bound, str] = {
    "exact": "",
    "about": "约",
    "at_least": "至少",
    "over": "超",
    "at_most": "最高",
    "range": "",
}


class Quantity(BaseModel):
    """A value in base units: 3.6万座 is 36000 of 座, 12 % is 12 of percent."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    value: Decimal
    """In base units; the lower end of a range."""
    unit: str | None = None
    """One of `units`, a measure word as written, or None where the source leaves it out."""
    bound: Bound = "exact"
    upper: Decimal | None = None
    """The upper end, for a range only."""
    text: str = ""
    """As the source writes it, or as a computation prints it."""
    place: Decimal | None = None
    """Weight of the last printed digit; None for a computed value."""

    @model_validator(mode="after")
    def _range_is_whole(self) -> Self:
        if (self.bound == "range") != (self.upper is not None):
            raise ValueError("a range, and only a range, has an upper end")
        return self

    @property
    def slack(self) -> Decimal:
        """Half a unit of the last printed digit: how far the true value may lie from the print."""
        return self.place / 2 if self.place is not None else Decimal(0)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Half up, as people round: 0.125 to two decimals is 0.13."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def plain(value: Decimal) -> str:
    """Without exponent and trailing zeros: 2.50E+3 is `2500`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def written(value: Decimal, unit: str | None, decimals: int | None = None) -> str:
    """A computed value as an answer prints it: `42.86%`, `2.28万卡`, `3000万元`.

    Counts and money from 10,000 on are scaled to 万 or 亿; `decimals` None keeps every digit.
    """
    if unit == "s":
        return _time(value, decimals)
    if unit == "byte":
        return _data(value, decimals)
    scale, word = Decimal(1), ""
    if unit not in {PERCENT, POINTS}:
        if abs(value) >= 10**8:
            scale, word = Decimal(10**8), "亿"
        elif abs(value) >= 10**4:
            scale, word = Decimal(10**4), "万"
    scaled = value / scale
    number = plain(scaled) if decimals is None else format(rounded(scaled, decimals), "f")
    return f"{number}{word}{unit_word(unit)}"


def in_english(value: Decimal, unit: str, decimals: int | None = None) -> str:
    """The same of a foreign currency for an English reader: `7.5 million USD`."""
    scale, word = next(((s, f" {w}") for s, w in _ENGLISH if abs(value) >= s), (Decimal(1), ""))
    scaled = value / scale
    number = plain(scaled) if decimals is None else format(rounded(scaled, decimals), "f")
    return f"{number}{word} {unit}"


_ENGLISH: Final = ((Decimal(10**9), "billion"), (Decimal(10**6), "million"))
_TIMES: Final = ((86400, "天"), (3600, "小时"), (60, "分钟"), (1, "秒"))


def _data(size: Decimal, decimals: int | None) -> str:
    """In the largest unit that it comes to one of: `720PB`."""
    power = next((p for p in range(5, 0, -1) if abs(size) >= Decimal(1024) ** p), 0)
    value = size / Decimal(1024) ** power
    short = plain(value) if decimals is None else format(rounded(value, decimals), "f")
    return f"{short}{'KMGTP'[power - 1] if power else ''}B"


def _time(seconds: Decimal, decimals: int | None) -> str:
    """In the largest unit that writes it with at most one digit behind the point."""
    factor, word = next(
        (f, w) for f, w in _TIMES if f == 1 or (abs(seconds) >= f and seconds * 10 % f == 0)
    )
    value = seconds / factor
    whole = value == value.to_integral_value() or decimals is None
    return f"{plain(value) if whole else rounded(value, decimals or 0)}{word}"


def reading(quantity: Quantity) -> str | None:
    """A long plain number in 亿 or 万, `"约168.87亿元"`; None where the print is short enough."""
    if any(mark in quantity.text for mark in "万亿kKwW%％") or abs(quantity.value) < 10**5:
        return None
    if quantity.unit in {"s", "month", "year", "byte"}:
        return None
    if not (is_money(quantity.unit) or quantity.unit is None or quantity.value >= 10**6):
        return None
    whole = written(quantity.value, quantity.unit)
    short = written(quantity.value, quantity.unit, 2)
    return whole if len(whole) <= len(short) else f"约{short}"
