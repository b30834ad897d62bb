"""Values that stand large over or under their names: the cards of a slide or a cover."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_VALUE: Final = re.compile(
    r"[约超近≈]?[-−+]?[$¥￥€£]?\d[\d,，]*(?:\.\d+)?\s?[%％‰]?(?:[万亿千百十]*[\u4e00-\u9fff]{0,3}|[KMB]|bn|mn|pct|x)\+?",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:19|20)\d\d(?:年.*|[-/.]\d{1,2}(?:[-/.]\d{1,2})?)?|\d{1,2}[月日点号页]\D?|[第]?\d{1,2}"
)
_NAME: Final = re.compile(
    r"(?!同比|环比|较|比|单位|数据来源)(?=.*[^\W\d_]{2})[^。；;！？!?：:]{1,24}[^。；;！？!?，,：:、]"
)
"""What a value is compared with, and what all are measured in, name none."""
_NEAR: Final = 2.5
"""Heights of a value within which its name stands."""
_FEWEST: Final = 2
"""Cards; one alone may be a heading and its number."""


class Placed(NamedTuple):
    """Words and where they stand, in any unit."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


def is_value(text: str) -> bool:
    """`14.2亿元`, `98.5%`; no date and no bare small number."""
    return bool(_VALUE.fullmatch(text.strip())) and not _DATE.fullmatch(text.strip())


def is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text.strip())) and not is_value(text)


def cards_of(placed: Sequence[Placed]) -> list[tuple[int, int]]:
    """Name and value of each card, by their places among the words; none unless all fit.

    All names stand on the same side of their values; where both sides fit, the nearer one.
    """
    values = [i for i, each in enumerate(placed) if is_value(each.text)]
    names = [i for i, each in enumerate(placed) if is_name(each.text)]
    if len(values) < _FEWEST or len(names) < len(values):
        return []
    sides = [side for below in (True, False) if (side := _side(placed, values, names, below=below))]
    return min(
        sides, key=lambda side: sum(_apart(placed[n], placed[v]) for n, v in side), default=[]
    )


def _side(
    placed: Sequence[Placed], values: Sequence[int], names: Sequence[int], *, below: bool
) -> list[tuple[int, int]]:
    found = []
    for value in values:
        box = placed[value]
        near = [
            name
            for name in names
            if (placed[name].top > box.top) == below
            and placed[name].top != box.top
            and _over(placed[name], box)
            and _apart(placed[name], box) <= _NEAR * (box.bottom - box.top)
        ]
        if not near:
            return []
        found.append((min(near, key=lambda name: _apart(placed[name], box)), value))
    return found if len({name for name, _ in found}) == len(found) else []


def _over(one: Placed, other: Placed) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared * 2 >= min(one.x1 - one.x0, other.x1 - other.x0)


def _apart(one: Placed, other: Placed) -> float:
    return abs((one.top + one.bottom) - (other.top + other.bottom)) / 2
