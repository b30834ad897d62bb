"""What people call the spans of years that members are: `一到两年` of 1至2年. Pure."""

import re
from collections.abc import Iterator
from typing import Final

_SPAN: Final = re.compile(r"(\d)年?[至到~～—–-]+(\d)年")
_SIDE: Final = re.compile(r"(\d)年及?(以[内上下])(?:[(（].*)?")
_SPOKEN: Final = ("", "一", "两", "三", "四", "五", "六", "七", "八", "九")
_SEPARATORS: Final = ("至", "到", "-", "~")


def ages_called(member: str) -> Iterator[str]:
    """Further names of a member that is a span of years; none of any other one."""
    if span := _SPAN.match(member):
        for first, last in zip(_written(span[1]), _written(span[2]), strict=True):
            for separator in _SEPARATORS:
                yield f"{first}{separator}{last}年"
                yield f"{first}年{separator}{last}年"
    elif side := _SIDE.fullmatch(member):
        for years in _written(side[1]):
            yield f"{years}年{side[2]}"
            yield from (f"{years}年内",) if side[2] == "以内" else ()


def _written(digit: str) -> tuple[str, ...]:
    """`2` is also said 两 and 二."""
    spoken = _SPOKEN[int(digit)]
    return digit, spoken, "二" if digit == "2" else spoken
