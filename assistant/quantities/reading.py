"""Reads quantities: a whole cell, or every one in a sentence, with bound words and ranges."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.quantities.numerals import (
    DIGITS,
    MONEY_SCALE,
    SCALE,
    last_place,
    read_digits,
    read_number,
    scale_factor,
)
from assistant.quantities.quantity import BOUND_WORDS, Bound, Quantity
from assistant.quantities.units import MEASURE_WORDS, WRITINGS, is_money, unit_named

_REACH = r"(?:可|能|可以)?(?:再)?(?:达到?|至|为|下降|降低|减少|提升|提高|增长|增加)?了?"
_BEFORE: Final[tuple[tuple[Bound, str], ...]] = (
    ("at_least", r"至少|不少于|不低于|不小于|at least|>=|≥"),
    (
        "at_most",
        rf"(?:最高|最多|最大){_REACH}|至多|不超过|不高于|不多于|低于|不足|不到|少于|小于|未达"
        r"|up to|at most|less than|fewer than|under|below|<=|≤|<",
    ),
    ("over", r"超过了?|超出|(?<![商中英])超|逾|多于|大于|高于|突破|more than|over|above|>"),
    (
        "about",
        r"大约|大概|(?<![签续合预条节契租违毁解履特邀制集简])约为?|将近|接近|近|差不多|about|around|approximately|nearly|roughly|~|≈",
    ),
)
_AFTER: Final[tuple[tuple[Bound, str], ...]] = (
    (
        "at_least",
        r"(?<!\s)[+＋](?=[\s，,。；;、）)\u4e00-\u9fff]|$)(?![^\S\n]*[A-Za-z0-9(])(?![\u4e00-\u9fff]+\s*\d)|以上|及以上|起(?!来|初|点|步|家|算)",
    ),
    ("at_most", r"以下|以内|之内"),
    ("about", r"左右|上下"),
)
_UNITS: Final = sorted(
    {*WRITINGS, *MEASURE_WORDS} - {"x", "s", "块", "$", "¥", "￥", "日"}, key=len, reverse=True
)

_WHOLE: Final = frozenset({*WRITINGS, *MEASURE_WORDS})
"""Units that are one word though they begin like a scale: 千瓦时."""


_GOES_ON: Final = {
    "升": "至到为",
    "起": "来初点步家算草诉订",
    "票": "房价务据面",
    "柜": "台面体",
    "例": "如外会行",
    "批": "发复准量注",
    "节": "约省能点日假奏气电油水余前后",
    "场": "地景内均馆外",
    "单": "价位店品日机车独据月元个子项量人身产",
    "处": "理于罚置在方长室级",
    "所": "有以在需属示用",
    "站": "点长内外台上",
    "支": "付出持撑行部线架",
    "根": "据本",
    "组": "织长成合件",
    "片": "区段剂",
    "tokens": "/A-Za-z",
}
"""Characters behind a measure word with which it is another: `3单价` counts no orders."""


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) + _ends(word) for word in words)


def _ends(word: str) -> str:
    """What must not follow: `3.6亿升至4亿` counts no litres."""
    if word in _GOES_ON:
        return f"(?![{_GOES_ON[word]}])"
    return r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""


_NUMBER = rf"(?:{DIGITS})"
_PATTERN = (
    rf"(?P<before>{'|'.join(words for _, words in _BEFORE)})?\s*(?P<sign>[-−－](?=\d))?"
    rf"(?P<money>[¥￥$]\s?)?(?P<low>{_NUMBER})\s?(?P<low_scale>{MONEY_SCALE})?"
    rf"(?:(?P<low_unit><UNITS>)?\s?[~～—–至到-]\s?(?P<high>{_NUMBER})\s?(?P<high_scale>{SCALE})?)?"
    rf"(?P<more>多)?(?P<plus>[+＋](?=[\u4e00-\u9fff])(?![\u4e00-\u9fff]*\s*\d))?"
    rf"\s?(?P<unit><UNITS>)?"
    rf"(?P<after>{'|'.join(words for _, words in _AFTER)})?"
)


class Span(NamedTuple):
    """A quantity and where it stands in the text: `text[start:end]` is its notation."""

    start: int
    end: int
    quantity: Quantity


def find_quantities(text: str, units: tuple[str, ...] = ()) -> list[Span]:
    """Every quantity written with digits, left to right; dates are the caller's to mask.

    `units` are further measure words to recognise, as a catalogue declares them.
    """
    spans = []
    for match in _prose_pattern(units).finditer(text):
        start, end = match.span()
        while text[start].isspace():
            start += 1
        while text[end - 1].isspace():
            end -= 1
        spans.append(Span(start, end, _quantity(match, text[start:end])))
    return spans


@lru_cache(maxsize=64)
def _prose_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted({*_UNITS, *filter(None, units)}, key=len, reverse=True)
    return re.compile(
        r"(?<![A-Za-z0-9_.])" + _PATTERN.replace("<UNITS>", _alternatives(words)), re.IGNORECASE
    )


def read_quantity(
    text: str, *, unit: str | None = None, bound: Bound | None = None
) -> Quantity | None:
    """A whole cell: `"3.6万座"`, `"60+家"`, `"约9亿"`, `"1,200"`; None where it is no quantity.

    `unit` (as written: `万元`, `%`) and `bound` hold where the cell leaves them out.
    """
    text = text.strip()
    declared, _ = split_unit(unit) if unit else (None, Decimal(1))
    match = _cell_pattern(declared).fullmatch(text)
    if match is None:
        number = read_number(text)
        if number is None:
            return None
        name, factor = unit_named(declared) if declared else (None, Decimal(1))
        return Quantity(
            value=number * factor, unit=name, bound=_plain_bound(bound), text=text, place=Decimal(1)
        )
    quantity = _quantity(match, text)
    if quantity.unit is None and unit:
        quantity = _with_unit(quantity, unit)
    if bound and bound != "range" and quantity.bound == "exact":
        quantity = quantity.model_copy(
            update={"bound": bound, "text": BOUND_WORDS[bound] + quantity.text}
        )
    return quantity


def split_unit(unit: str) -> tuple[str | None, Decimal]:
    """`"万元"` -> `("元", 10000)`, `"%"` -> `("%", 1)`, `"万"` -> `(None, 10000)`."""
    match = re.fullmatch(rf"({SCALE})(.*)", unit.strip())
    if match is None or unit.strip() in _WHOLE:
        return unit.strip() or None, Decimal(1)
    return match[2].strip() or None, scale_factor(match[1])


def _with_unit(quantity: Quantity, unit: str) -> Quantity:
    word, scale = split_unit(unit)
    name, factor = unit_named(word) if word else (None, Decimal(1))
    factor *= scale
    return quantity.model_copy(
        update={
            "value": quantity.value * factor,
            "upper": quantity.upper * factor if quantity.upper is not None else None,
            "unit": name,
            "place": quantity.place * factor if quantity.place is not None else None,
            "text": _insert_unit(quantity.text, unit),
        }
    )


def _insert_unit(text: str, unit: str) -> str:
    """Behind number and scale, before a word such as 左右: `9亿左右` -> `9亿元左右`.

    Behind a plus sign the source's notation of an amount is left as it is: `3.5亿+`.
    """
    if text.endswith(("+", "＋")) and unit in {"元", "万元", "亿元"}:
        return text
    for _, words in _AFTER[1:]:
        if match := re.search(rf"(?:{words})$", text):
            return f"{text[: match.start()]}{unit}{match[0]}"
    return f"{text} {unit}" if re.match(r"(?:thous|mill|bill)", unit) else text + unit


def _plain_bound(bound: Bound | None) -> Bound:
    return bound if bound and bound != "range" else "exact"


@lru_cache(maxsize=256)
def _cell_pattern(unit: str | None) -> re.Pattern[str]:
    """In a cell, whatever follows the number is its unit: any word without digits."""
    words = _alternatives([unit, *_UNITS] if unit else _UNITS)
    return re.compile(
        _PATTERN.replace("<UNITS>", rf"{words}|(?!多|左右|上下|以|及以|起)[^\W\d_]{{1,8}}?"),
        re.IGNORECASE,
    )


def _quantity(match: re.Match[str], text: str) -> Quantity:
    high, low_scale = match["high"], match["low_scale"] or ""
    if high and not low_scale and match["high_scale"]:
        low_scale = match["high_scale"]
    writing = (match["money"] or "").strip() or match["unit"] or match["low_unit"]
    unit, factor = unit_named(writing) if writing else (None, Decimal(1))
    sign = -1 if match["sign"] else 1
    value = read_digits(match["low"], low_scale) * factor * sign
    if low_scale.casefold() == "kw" and unit is not None and not is_money(unit):
        value /= 10_000
    upper = read_digits(high, match["high_scale"] or "") * factor if high else None
    return Quantity(
        value=value,
        unit=unit,
        upper=upper,
        text=text,
        bound="range" if high else _bound(match),
        place=last_place(match["low"], low_scale) * factor,
    )


def _bound(match: re.Match[str]) -> Bound:
    if match["more"]:
        return "over"
    if match["plus"]:
        return "at_least"
    for written, table in ((match["before"], _BEFORE), (match["after"], _AFTER)):
        for bound, words in table:
            if written and re.fullmatch(words, written, re.IGNORECASE):
                return bound
    return "exact"
