"""Whether a text is made of its evidence and of words that claim nothing. Pure.

Two Chinese characters in a row, or one Latin word, are the least that counts as a piece. A text
made in order is a shortening: whole clauses of the evidence may go, words within one may not,
and a word between two pieces joins only what the evidence joins.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from assistant.answering.neutral import DEGREES, NEUTRAL, NEUTRAL_EN
from assistant.chinese import simplified

Tokens = tuple[str, ...]
_TOKEN: Final = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?|[^\x00-\x7f]|[^\s\w]", re.IGNORECASE)
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_SPEAKS: Final = re.compile(r"[a-z0-9\u3400-\u9fff]", re.IGNORECASE)
BREAKS: Final = frozenset("，；。：,;.:？！?!（）()|\n")
"""Ends of a clause; an item of a list is none."""
_LONGEST: Final = max(map(len, NEUTRAL | DEGREES))
MOST: Final = 160
"""Words of a sentence that are judged; a longer one is none."""


class Piece(NamedTuple):
    at: int
    """Place among the tokens of the evidence."""
    size: int


def tokens(text: str) -> Tokens:
    return tuple(_TOKEN.findall(simplified(text).casefold()))


def speaks(token: str) -> bool:
    """A word and no punctuation."""
    return bool(_SPEAKS.match(token))


def shortened(text: Tokens, evidence: Tokens, free: frozenset[str] = frozenset()) -> bool:
    """Whether the text is the evidence without some of its clauses. `free` are words that need no
    source, beside the neutral ones.
    """
    return pieces(text, evidence, free) is not None


def pieces(
    text: Tokens, evidence: Tokens, free: frozenset[str] = frozenset()
) -> tuple[Piece, ...] | None:
    """The pieces of the evidence, in its order, that a shortening of it is made of."""
    words = [at for at, token in enumerate(text) if speaks(token)]
    said = tuple(text[at] for at in words)
    if len(said) > MOST:
        return None
    places = _places(evidence)

    @cache
    def rest(i: int, end: int, last: int) -> tuple[Piece, ...] | None:
        """`end` of the evidence that is used so far; `last` word of the text that was a piece."""
        if i == len(said):
            return () if _goes(evidence[end:], ends=True) or not end else None
        for at, size in _matches(said, i, evidence, places, end):
            gap = evidence[end:at]
            broken = last >= 0 and any(t in BREAKS for t in text[words[last] : words[i]])
            joined = last >= 0 and i > last + 1
            fits = _goes(gap, starts=not end) and (not joined or broken or not _broken(gap))
            found = rest(i + size, at + size, i + size - 1) if fits else None
            if found is not None:
                return (Piece(at, size), *found)
        for size in _neutral(said, i, free):
            found = rest(i + size, end, last)
            if found is not None:
                return found
        return None

    return rest(0, 0, -1)


def uncovered(text: Tokens, evidence: Tokens, free: frozenset[str] = frozenset()) -> str:
    """The first words that have no source in any order; empty where each has."""
    said = tuple(token for token in text if speaks(token))
    places = _places(evidence)

    @cache
    def furthest(i: int) -> int:
        """How far the words are covered from here."""
        sizes = (
            {size for _, size in _matches(said, i, evidence, places, 0)} if i < len(said) else ()
        )
        sizes = {*sizes, *_neutral(said, i, free)} if i < len(said) else ()
        return max((furthest(i + size) for size in sizes), default=i)

    at = furthest(0) if len(said) <= MOST else 0
    if at == len(said):
        return ""
    return " ".join(said[at : at + 3]) if said[at].isascii() else "".join(said[at : at + 4])


def _goes(gap: Tokens, *, starts: bool = False, ends: bool = False) -> bool:
    """Whether what is left out says nothing but whole clauses: the rest of the clause before and
    the beginning of the one behind are words that claim nothing.
    """
    bounds = [at for at, token in enumerate(gap) if token in BREAKS]
    if not bounds:
        return _claims_nothing(gap)
    before, behind = gap[: bounds[0]], gap[bounds[-1] + 1 :]
    return (starts or _claims_nothing(before)) and (ends or _claims_nothing(behind))


def _claims_nothing(gap: Tokens) -> bool:
    return not uncovered(gap, (), DEGREES)


def _broken(gap: Tokens) -> bool:
    return any(token in BREAKS for token in gap)


def _places(evidence: Tokens) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for at, token in enumerate(evidence):
        places.setdefault(token, []).append(at)
    return places


def _matches(
    said: Tokens, i: int, evidence: Tokens, places: dict[str, list[int]], least: int
) -> list[tuple[int, int]]:
    """Places and sizes of pieces that begin here: longest first, then the earliest."""
    found: list[tuple[int, int]] = []
    shortest = 2 if _CJK.match(said[i]) else 1
    for at in places.get(said[i], ()):
        size = 0
        while (
            at >= least
            and i + size < len(said)
            and at + size < len(evidence)
            and said[i + size] == evidence[at + size]
        ):
            size += 1
        found += [(at, n) for n in range(size, shortest - 1, -1)]
    return sorted(found, key=lambda piece: (-piece[1], piece[0]))


def _neutral(said: Tokens, i: int, free: frozenset[str]) -> list[int]:
    """Sizes of words that claim nothing and begin here, longest first."""
    if not _CJK.match(said[i]):
        return [1] if said[i] in NEUTRAL_EN or said[i] in free else []
    sizes = range(min(_LONGEST, len(said) - i), 0, -1)
    return [n for n in sizes if (word := "".join(said[i : i + n])) in NEUTRAL or word in free]
