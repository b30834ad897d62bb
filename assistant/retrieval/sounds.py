"""How Chinese sounds: syllables without tones, and the differences that speakers do not hear."""

import re
from functools import lru_cache
from math import prod
from typing import Final

from pypinyin import Style, lazy_pinyin, pinyin

_CONFUSED: Final = (
    (re.compile(r"^(zh|ch|sh)"), lambda m: m[1][0]),
    (re.compile(r"^n(?=[^g]|$)"), lambda m: "l"),
    (re.compile(r"(?<=[aei])ng$"), lambda m: "n"),
)
"""zh/z, ch/c, sh/s; n/l at the beginning; ing/in, eng/en, ang/an at the end."""
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_MOST_READINGS: Final = 32
"""Ways to read a name that are all told apart."""


def syllables(text: str) -> tuple[str, ...]:
    """One for each character, read in its context; what is no Chinese stands for itself."""
    found: list[str] = []
    for run in re.findall(r"[\u3400-\u9fff]+|[^\u3400-\u9fff]", text):
        found.extend(lazy_pinyin(run, v_to_u=False) if _CJK.match(run) else (run,))
    return tuple(found) if len(found) == len(text) else tuple(text)


@lru_cache(maxsize=8192)
def readings(char: str) -> frozenset[str]:
    """Every reading of a character."""
    return frozenset(pinyin(char, style=Style.NORMAL, heteronym=True)[0])


@lru_cache(maxsize=2048)
def heard(syllable: str) -> str:
    """What is left of a syllable where the usual confusions are not told apart."""
    for pattern, to in _CONFUSED:
        syllable = pattern.sub(to, syllable)
    return syllable


def alike(left: str, right: str) -> bool:
    """Whether two characters may sound the same."""
    heard_left = {heard(reading) for reading in readings(left)}
    return any(heard(reading) in heard_left for reading in readings(right))


def akin(left: str, right: str) -> bool:
    """Whether they begin with the same sound or rhyme."""
    return any(
        a[0] == b[0] or (len(a) > 2 and len(b) > 2 and a[-2:] == b[-2:])
        for a in readings(left)
        for b in readings(right)
    )


def spoken_ways(name: str) -> list[tuple[str, ...]]:
    """The readings of each character; only the one of its context, where they would be too many."""
    ways = [tuple(sorted(readings(c))) if _CJK.match(c) else (c,) for c in name]
    if prod(map(len, ways)) <= _MOST_READINGS:
        return ways
    return [(syllable,) for syllable in syllables(name)]
