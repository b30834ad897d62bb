"""Simplified and Traditional characters. OpenCC has its only door here."""

from functools import lru_cache

from opencc import OpenCC


def simplified(text: str) -> str:
    """Character by character: places in the text stay what they are."""
    converted: str = text if text.isascii() else _from("t2s").convert(text)
    return converted if len(converted) == len(text) else text


def in_simplified(text: str) -> str:
    """A whole text that is written in Traditional characters; any other stays to the letter."""
    return "\n".join(map(simplified, text.split("\n"))) if is_traditional(text) else text


def traditional(text: str) -> str:
    converted: str = _from("s2t").convert(text)
    return converted


def of_taiwan(text: str) -> str:
    """Traditional to Simplified with the words of Taiwan in those of the mainland: 軟體 is 软件."""
    converted: str = _from("tw2sp").convert(text)
    return converted


def is_traditional(text: str) -> bool:
    """More of it is than is Simplified; a name may keep a character of the other: 昇."""
    return _apart(_from("t2s").convert(text), text) > _apart(traditional(text), text)


def _apart(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))


@lru_cache(maxsize=3)
def _from(scripts: str) -> OpenCC:
    return OpenCC(scripts)
