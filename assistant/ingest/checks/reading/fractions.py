"""What prose writes in words: `七成`, `三分之一`, `一半`, `万分之六`; `两千四百家`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.quantities import PERCENT, Bound, Quantity, Span, read_number

_DIGIT: Final = "一二两三四五六七八九"
_NUMERAL: Final = rf"(?:[{_DIGIT}十]{{1,3}}|\d{{1,3}}(?:\.\d+)?)"
_FRACTION: Final = re.compile(
    rf"(?<![第{_DIGIT}十百千万完建])(?:(?P<tenths>[{_DIGIT}])成(?P<more>半|[{_DIGIT}])?"
    r"(?![立为本果员交功套熟长分型品])"
    rf"|(?P<whole>[{_DIGIT}十百千万]{{1,3}})分之\s?(?P<part>{_NUMERAL})"
    r"|(?P<half>一半|半数))(?P<about>强|弱|多|左右|以上|以下)?"
)
_COUNT: Final = re.compile(
    rf"(?<![第{_DIGIT}十百千万数几])(?P<numeral>[{_DIGIT}][百千万][{_DIGIT}零十百千万]{{1,8}}(?<![百千万]万))"
    r"(?P<unit>[家人名户台座件次张辆吨])"
)
_BOUNDS: Final[dict[str | None, Bound]] = {"以上": "at_least"}
_WHOLES: Final = {"百": 100, "千": 1000, "万": 10_000}
_TENTH: Final = Decimal(10)


def fractions(text: str) -> Iterator[Span]:
    """As percentages, each as exact as it is said: `七成` is anything that rounds to it."""
    for match in _FRACTION.finditer(text):
        if (value := _value(match)) is not None:
            share, place = value
            rough = match["about"] or match["half"] or match["whole"]
            quantity = Quantity(
                value=share,
                unit=PERCENT,
                bound=_BOUNDS.get(match["about"]) or ("about" if rough else "exact"),
                text=match[0],
                place=place,
            )
            yield Span(match.start(), match.end(), quantity)


def counts(text: str) -> Iterator[Span]:
    """Of two digits at least: `三百家` may be round."""
    for match in _COUNT.finditer(text):
        value = read_number(match["numeral"])
        if value is not None:
            place = Decimal(10) ** (len(str(int(value))) - len(str(int(value)).rstrip("0")))
            quantity = Quantity(value=value, unit=match["unit"], text=match[0], place=place)
            yield Span(match.start(), match.end(), quantity)


def _value(match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """And the weight of the last digit said."""
    if match["half"]:
        return Decimal(50), _TENTH
    if match["tenths"]:
        tenths = read_number(match["tenths"]) or Decimal(0)
        more = Decimal(5) if match["more"] == "半" else read_number(match["more"] or "零")
        return tenths * _TENTH + (more or Decimal(0)), Decimal(1) if match["more"] else _TENTH
    whole, part = _whole(match["whole"]), read_number(match["part"])
    if not whole or part is None:
        return None
    share = part / whole * 100
    exact = whole in {Decimal(100), Decimal(1000), Decimal(10_000)}
    return share, 100 / whole if exact else share / _TENTH


def _whole(word: str) -> Decimal | None:
    return Decimal(_WHOLES[word]) if word in _WHOLES else read_number(word)
