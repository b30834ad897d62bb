"""The names of a view by what may be typed for them: sound, pinyin, initials, one letter off.

Every index holds names as the lexicon folds them; a name that two
things share counts for both, and the caller asks for exactly one.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Final

from assistant.indexes.derived import derived
from assistant.quantities import read_number
from assistant.retrieval.borders import known
from assistant.retrieval.lexicon import Lexicon, Target
from assistant.retrieval.sounds import heard, spoken_ways

NUMBER: Final = r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+"
"""Digits or numerals of a name that counts something: `4年`, `三季`."""
HOLE: Final = "\x00"
"""Stands for the character that differs."""
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN: Final = re.compile(r"[a-z]+(?: [a-z]+)*")
_TYPED: Final = re.compile(r"[a-z0-9]+")
_NUMBERED: Final = re.compile(rf"({NUMBER})([\u3400-\u9fff]{{1,2}})")
_LEAST_LATIN: Final = 5
_LEAST_INITIALS: Final = 3
_LONGEST: Final = 16
"""Characters of a name beyond which it is not looked for with a mistake in it."""
_LONGEST_PART: Final = 6

Names = dict[str, tuple[str, ...]]


class Nearby:
    """Each index is made when it is first asked: most questions need but one or two."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.names = frozenset(lexicon.names())
        self._chinese = [
            name for name in lexicon.names() if _CJK.search(name) and name not in lexicon.short
        ]
        self._short = [name for name in self._chinese if len(name) <= _LONGEST]
        lengths = set(map(len, self._short))
        self.sizes = sorted({n + off for n in lengths for off in (-1, 0, 1) if n + off > 1})
        """Characters of what may be a name with a mistake in it, ascending."""

    def meant(self, names: Iterable[str]) -> frozenset[str]:
        """What is named by any of these: one thing under two kinds is one."""
        return frozenset(t.name for name in names for t in self.lexicon.targets(name))

    def targets(self, name: str) -> tuple[Target, ...]:
        return self.lexicon.targets(name)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Neighbouring characters of a name."""
        return frozenset(n[at : at + 2] for n in self._short for at in range(len(n) - 1))

    @cached_property
    def sounds(self) -> Names:
        """By what is heard, a blank after each syllable; what only begins a name has none."""
        found = _index(
            ("".join(f"{syllable} " for syllable in key), name)
            for name in self._chinese
            for key in product(*(dict.fromkeys(map(heard, way)) for way in spoken_ways(name)))
        )
        for key in list(found):
            while (key := key[: key.rfind(" ", 0, -1) + 1]) and key not in found:
                found[key] = ()
        return found

    @cached_property
    def holes(self) -> Names:
        """A name with one character taken for a hole."""
        return _index(
            (name[:at] + HOLE + name[at + 1 :], name)
            for name in self._short
            for at, char in enumerate(name)
            if _CJK.match(char)
        )

    @cached_property
    def shortened(self) -> Names:
        """A name with one character taken out."""
        return _index(
            (short, name)
            for name in self._short
            if len(name) > 3
            for short in {name[:at] + name[at + 1 :] for at, c in enumerate(name) if _CJK.match(c)}
        )

    @cached_property
    def latin(self) -> Names:
        words = (n for n in self.lexicon.names() if len(n) >= _LEAST_LATIN and _LATIN.fullmatch(n))
        return _index((variant, name) for name in words for variant in without_one(name))

    @cached_property
    def pinyin(self) -> Names:
        return _index(("".join(key), name) for name, ways in self._typed for key in product(*ways))

    @cached_property
    def longest_pinyin(self) -> int:
        return max(map(len, self.pinyin), default=0)

    @cached_property
    def initials(self) -> Names:
        return _index(
            (key, name)
            for name, ways in self._typed
            for first in [_initials(name, ways)]
            for key in map("".join, product(*first))
            if len(key) >= _LEAST_INITIALS
        )

    @cached_property
    def squeezed(self) -> Names:
        """Latin names without their spaces and hyphens."""
        names = (name for name in self.lexicon.names() if re.search(r"[a-z]", name))
        return _index((squeeze(name), name) for name in names)

    @cached_property
    def numbered(self) -> dict[tuple[Decimal, str], str]:
        found: dict[tuple[Decimal, str], str] = {}
        for match in filter(None, map(_NUMBERED.fullmatch, self.lexicon.names())):
            number = read_number(match[1])
            if number is not None:
                found.setdefault((number, match[2]), match[0])
        return found

    @cached_property
    def words(self) -> dict[str, str]:
        """Pinyin of the ordinary words that names are made of."""
        parts = {part for name in self._chinese for part in parts_of(name) if known(part)}
        ways = (
            (rare, "".join(spoken), part)
            for part in parts
            for rare, spoken in enumerate(product(*spoken_ways(part)))
        )
        return {spoken: part for _, spoken, part in sorted(ways, reverse=True)}

    @cached_property
    def _typed(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Names that Latin letters can stand for, with the ways to spell each character."""
        found = []
        for name in self._chinese:
            ways = spoken_ways(squeeze(name))
            if all(_TYPED.fullmatch(each) for way in ways for each in way):
                found.append((name, ways))
        return found


def _index(pairs: Iterable[tuple[str, str]]) -> Names:
    """Tuples, for most keys have one name, and there are very many."""
    found: Names = {}
    for key, name in pairs:
        found[key] = (*found.get(key, ()), name)
    return found


def _initials(name: str, ways: list[tuple[str, ...]]) -> list[dict[str, None]]:
    """The first letter of what is Chinese; what else stands there as it is."""
    chars = squeeze(name)
    return [
        dict.fromkeys(each[0] if _CJK.match(char) else each for each in way)
        for char, way in zip(chars, ways, strict=True)
    ]


def parts_of(name: str) -> set[str]:
    """Every run of two to six Chinese characters in a name."""
    return {
        run[start:end]
        for run in re.findall(r"[\u3400-\u9fff]{2,}", name)
        for start in range(len(run))
        for end in range(start + 2, min(len(run), start + _LONGEST_PART) + 1)
    }


def squeeze(name: str) -> str:
    return re.sub(r"[\s\-_.·']", "", name)


def without_one(word: str) -> set[str]:
    """The word and what is left of it without one of its letters."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


@derived()
def nearby_of(lexicon: Lexicon) -> Nearby:
    return Nearby(lexicon)
