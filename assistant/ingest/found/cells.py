"""Cells of values: numbers with their unit, losses in brackets, dashes for nothing, texts."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from assistant.ingest.found.grids import plain, unmarked
from assistant.ingest.found.table_units import is_unit
from assistant.quantities import PERCENT, POINTS, Quantity, read_quantity

_NOTHING: Final = re.compile(
    r"[-–—－―─/\\~～…*.\s]*|不适用|不涉及|N/?A|n\.a\.?|无|未披露|/|暂无|空|null|none|nan|#[A-Z/0!?]+",
    re.IGNORECASE,
)
_LOSS: Final = re.compile(r"[(（]\s*([¥￥$]?\d[\d,]*(?:\.\d+)?)\s*[)）]\s*(%?)")
_DIRECTION: Final = re.compile(
    r"(?P<way>增加|上升|提高|提升|增长|上涨|增|升|涨|↑|减少|下降|降低|下滑|下跌|减|降|跌|↓)了?\s*"
    r"(?P<value>\d[\d,]*(?:\.\d+)?\s*(?:%|个?百分点|pct|pp)?)"
)
_DOWN: Final = re.compile(r"减|降|下|跌|↓")
_PLAIN: Final = re.compile(r"[+\-−－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
_MARKS: Final = re.compile(r"(?<=[\d%)])\s*(?:[*#†‡①-⑳]+|\[注?\d*\]|[(（]注\s?\d*[)）]|注\d+)$")
_SIGN: Final = re.compile(r"^[$€¥￥]\s*(?=[\d(])")
_SIGNED: Final = re.compile(r"^(?:([$€¥￥])\s*[(（]|[(（]\s*([$€¥￥]))\s*(\d[\d,.]*)\s*[)）]$")
"""`$(18.2)` or `($18.2)`: a loss with its currency."""
_MONEY: Final = {"$": " USD", "€": " EUR", "¥": "元", "￥": "元"}
_SCALED: Final = re.compile("[十百千万亿]|(?:thous|mill|bill)")
"""A unit that tells a scale; the sign in the cell tells the currency again."""
_CODE: Final = re.compile(r"0\d+|\d{3,4}-\d{6,8}|\d{15,}")

CODED: Final = re.compile(
    r"代码|编号|电话|传真|邮编|邮政编码|号码|账号|网址|信箱|邮箱|地址|日期|时间"
)
"""Names of what is written in digits and is no quantity."""


def is_nothing(cell: str) -> bool:
    if cell[:1].isdigit():
        return False
    return _NOTHING.fullmatch(plain(cell)) is not None


@lru_cache(maxsize=1 << 14)
def read_cell(cell: str, unit: str | None, *, change: bool = False) -> Quantity | None:
    """The quantity of a cell; None for nothing, and for what cannot be read with certainty.

    `change` takes words of direction as the sign: `减少1.2个百分点`.
    """
    text = unmarked(cell)
    text = _MARKS.sub("", text).strip()
    text = _SIGN.sub("", text) if unit and _SCALED.match(unit) else _SIGNED.sub(_loss, text)
    text = re.sub(r"^([$(]*)\.(?=\d)", r"\g<1>0.", text)
    if _NOTHING.fullmatch(text) or _CODE.fullmatch(text):
        return None
    if change and (match := _DIRECTION.fullmatch(text)):
        return _directed(text, match, unit)
    if match := _LOSS.fullmatch(text):
        text = f"-{match[1]}{match[2]}"
    if _PLAIN.fullmatch(text.replace(" ", "")):
        text = text.replace(" ", "").lstrip("+")
    elif re.match(r"\+\d", text):
        return read_cell(text[1:], unit, change=change)
    elif not _worded(text):
        return None
    found = read_quantity(text, unit=unit)
    return found if found is not None and _certain(found, text, unit) else None


def _loss(match: re.Match[str]) -> str:
    return f"-{match[3]}{_MONEY[match[1] or match[2]]}"


def _worded(text: str) -> bool:
    """A number with a unit or a bound word beside it, and no date, name or sentence."""
    return len(text) <= 20 and not re.search(r"\d[-/.:]\d+[-/.:]\d|\d[年月号]|[、;；。]", text)


def _certain(found: Quantity, text: str, unit: str | None) -> bool:
    """Its unit is one that is known or declared, and its scale is written once."""
    bare = _PLAIN.fullmatch(text) is not None
    if bare:
        return True
    scaled = re.search(r"\d\s?[万亿千百]", text)
    if scaled and unit and re.match(r"[万亿千百]", unit) and not re.search(r"[万亿千百].*元", text):
        return False
    word = re.sub(r"^.*\d[\d,.]*\s*(?:[万亿千百kKwWM]+)?[+＋多]?", "", text)
    word = re.sub(r"(?:以上|以下|左右|上下|以内|起)$", "", word).strip()
    return not word or is_unit(word) or word == unit or found.unit in {PERCENT, POINTS}


def _directed(text: str, match: re.Match[str], unit: str | None) -> Quantity | None:
    found = read_quantity(match["value"], unit=None if re.search(r"\D$", match["value"]) else unit)
    if found is None or found.unit not in {PERCENT, POINTS}:
        return None
    sign = Decimal(-1 if _DOWN.search(match["way"]) else 1)
    return found.model_copy(update={"value": found.value * sign, "text": text})
