"""Numerals without unit: digits with scale words, and Chinese numerals."""

import re
from decimal import Decimal
from typing import Final

SCALES: Final[dict[str, Decimal]] = {
    "万亿": Decimal(10) ** 12,
    "千亿": Decimal(10) ** 11,
    "百亿": Decimal(10) ** 10,
    "十亿": Decimal(10) ** 9,
    "亿": Decimal(10) ** 8,
    "千万": Decimal(10) ** 7,
    "百万": Decimal(10) ** 6,
    "十万": Decimal(10) ** 5,
    "万": Decimal(10) ** 4,
    "千": Decimal(1000),
    "百": Decimal(100),
    "KW": Decimal(10) ** 7,
    "W": Decimal(10) ** 4,
    "K": Decimal(1000),
    "M": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "bn": Decimal(10) ** 9,
    "million": Decimal(10) ** 6,
    "mm": Decimal(10) ** 6,
    "thousand": Decimal(1000),
}
_FOLDED: Final = {scale.casefold(): factor for scale, factor in SCALES.items()}

DIGITS: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE: Final = (
    r"万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百(?!分)"
    r"|(?-i:KW|[kK]w)(?![A-Za-z])|[wW](?![A-Za-z])|[kK](?![A-Za-z])|M(?![A-Za-z])"
    r"|\s?(?:billion|million|thousand|bn)\b"
)
MONEY_SCALE: Final = rf"{SCALE}|(?(money)mm(?![A-Za-z]))"
"""Of money, `mm` is a thousand thousands, of anything else a length."""
CHINESE: Final = "[零〇一二两三四五六七八九十百千万亿]+"

_DIGIT: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACE: Final = {"十": 10, "百": 100, "千": 1000}
_CHINESE_NUMBER: Final = re.compile(rf"({CHINESE})(?:点([零〇一二三四五六七八九]+))?")


def scale_factor(writing: str) -> Decimal:
    return _FOLDED[writing.strip().casefold()] if writing.strip() else Decimal(1)


def read_digits(digits: str, scale: str = "") -> Decimal:
    return Decimal(digits.replace(",", "")) * scale_factor(scale)


def last_place(digits: str, scale: str = "") -> Decimal:
    """The weight of the last printed digit: `"1.7", "亿"` -> 10,000,000."""
    _, _, decimals = digits.partition(".")
    return scale_factor(scale) / Decimal(10) ** len(decimals)


def read_number(text: str) -> Decimal | None:
    """`"两万三"` -> 23000, `"三点五"` -> 3.5, `"3.6万"` -> 36000; None for anything else."""
    text = text.strip()
    if match := re.fullmatch(rf"([+\-−]?)({DIGITS})({SCALE})?", text):
        value = read_digits(match[2], match[3] or "")
        return -value if match[1] in {"-", "−"} else value
    match = _CHINESE_NUMBER.fullmatch(text)
    if match is None:
        return None
    whole = _chinese_whole(match[1])
    if whole is None or not match[2]:
        return whole
    decimals = "".join(str(_DIGIT[c]) for c in match[2])
    return whole + Decimal(f"0.{decimals}")


def _chinese_whole(text: str) -> Decimal | None:
    if all(c in _DIGIT for c in text):
        return Decimal("".join(str(_DIGIT[c]) for c in text))
    total = section = digit = 0
    place = 1
    for c in text:
        if c in _DIGIT:
            digit = _DIGIT[c]
            place = 10 if digit == 0 else place  # 一千零五: the digit stands for itself
        elif c in _PLACE:
            section += (digit or 1) * _PLACE[c]
            digit, place = 0, _PLACE[c]
        else:
            factor = 10_000 if c == "万" else 100_000_000
            total = (total + section + digit or 1) * factor
            section = digit = 0
            place = factor
    return Decimal(total + section + digit * max(place // 10, 1))
