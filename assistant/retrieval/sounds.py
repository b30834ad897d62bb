"""How Chinese sounds: syllables without tones, and the differences that speakers do not hear."""

import os
import re
from functools import lru_cache
from math import prod
from typing import Final

# Read when it is imported. Its phrases tell the reading of a character from its neighbours, at
# much memory and time at the start; here a name counts with every reading.
os.environ["PYPINYIN_NO_PHRASES"] = "true"

from pypinyin import Style, pinyin

_CONFUSED: Final = (
    (re.compile(r"^(zh|ch|sh)"), lambda m: m[1][0]),
    (re.compile(r"^n(?=[^g]|$)"), lambda m: "l"),
    (re.compile(r"(?<=[aei])ng$"), lambda m: "n"),
)
"""zh/z, ch/c, sh/s; n/l at the beginning; ing/in, eng/en, ang/an at the end."""
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_MOST_READINGS: Final = 32
"""Ways to read a name that are all told apart."""


@lru_cache(maxsize=8192)
def readings(char: str) -> tuple[str, ...]:
    """Every reading of a character, the usual one first; what is no Chinese stands for itself."""
    if not _CJK.match(char):
        return (char,)
    return tuple(dict.fromkeys(pinyin(char, style=Style.NORMAL, heteronym=True)[0]))


@lru_cache(maxsize=8192)
def heard_ways(char: str) -> frozenset[str]:
    return frozenset(map(heard, readings(char)))


@lru_cache(maxsize=2048)
def heard(syllable: str) -> str:
    """What is left of a syllable where the usual confusions are not told apart."""
    for pattern, to in _CONFUSED:
        syllable = pattern.sub(to, syllable)
    return syllable


def same(left: str, right: str) -> bool:
    """Whether two characters may be read the same."""
    return not set(readings(left)).isdisjoint(readings(right))


def alike(left: str, right: str) -> bool:
    """Whether two characters may sound the same."""
    return not heard_ways(left).isdisjoint(heard_ways(right))


def akin(left: str, right: str) -> bool:
    """Whether they begin with the same sound or rhyme."""
    return any(
        a[0] == b[0] or (len(a) > 2 and len(b) > 2 and a[-2:] == b[-2:])
        for a in readings(left)
        for b in readings(right)
    )


def spoken_ways(name: str) -> list[tuple[str, ...]]:
    """The readings of each character; only the usual ones, where they would be too many."""
    ways = list(map(readings, name))
    return ways if prod(map(len, ways)) <= _MOST_READINGS else [way[:1] for way in ways]
