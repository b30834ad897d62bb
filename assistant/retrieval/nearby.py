"""The names of a view by what may be typed for them: sound, pinyin, initials, one letter off.

Built once for a lexicon. Every index holds names as the lexicon folds them; a name that two
things share counts for both, and the caller asks for exactly one.
"""

import re
from collections import defaultdict
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

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
_NUMBERED: Final = re.compile(rf"({NUMBER})([\u3400-\u9fff]{{1,2}})")
_LEAST_LATIN: Final = 5
_LEAST_INITIALS: Final = 3
_LONGEST: Final = 16
"""Characters of a name beyond which it is not looked for with a mistake in it."""
_LONGEST_PART: Final = 6

Names = dict[str, set[str]]


class Nearby:
    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.lengths: set[int] = set()
        self.names = frozenset(lexicon.names())
        self.pairs: set[str] = set()
        """Neighbouring characters of a name."""
        self.sounds: Names = {}
        """By what is heard, a blank after each syllable; beginnings of names have none."""
        self.holes: Names = defaultdict(set)
        """A name with one character taken for a hole."""
        self.shortened: Names = defaultdict(set)
        """A name with one character taken out."""
        self.latin: Names = defaultdict(set)
        self.pinyin: Names = defaultdict(set)
        self.initials: Names = defaultdict(set)
        self.squeezed: Names = defaultdict(set)
        """Latin names without their spaces and hyphens."""
        self.numbered: dict[tuple[Decimal, str], str] = {}
        for name in lexicon.names():
            self._add(name)
        self.longest_pinyin = max(map(len, self.pinyin), default=0)

    def meant(self, names: set[str]) -> frozenset[str]:
        """What is named by any of these: one thing under two kinds is one."""
        return frozenset(t.name for name in names for t in self.lexicon.targets(name))

    def targets(self, name: str) -> tuple[Target, ...]:
        return self.lexicon.targets(name)

    @cached_property
    def words(self) -> dict[str, str]:
        """Pinyin of the ordinary words that names are made of."""
        found: dict[str, str] = {}
        for name in self.lexicon.names():
            for part in parts_of(name):
                for spoken in spoken_ways(part) if known(part) else ():
                    found.setdefault("".join(spoken), part)
        return found

    def _add(self, name: str) -> None:
        if match := _NUMBERED.fullmatch(name):
            number = read_number(match[1])
            if number is not None:
                self.numbered.setdefault((number, match[2]), name)
        if _CJK.search(name):
            self._add_chinese(name)
        elif _LATIN.fullmatch(name) and len(name) >= _LEAST_LATIN:
            for variant in without_one(name):
                self.latin[variant].add(name)
        if re.search(r"[a-z]", name):
            self.squeezed[squeeze(name)].add(name)

    def _add_chinese(self, name: str) -> None:
        for spoken in spoken_ways(name):
            joined = squeeze("".join(spoken))
            if re.fullmatch(r"[a-z0-9]+", joined):
                self.pinyin[joined].add(name)
                initials = "".join(
                    s[0] if _CJK.match(c) else s for s, c in zip(spoken, name, strict=True)
                )
                if len(squeeze(initials)) >= _LEAST_INITIALS:
                    self.initials[squeeze(initials)].add(name)
            self._add_sound(spoken, name)
        if len(name) > _LONGEST:
            return
        self.lengths.add(len(name))
        self.pairs.update(name[at : at + 2] for at in range(len(name) - 1))
        for at, char in enumerate(name):
            if _CJK.match(char):
                self.holes[name[:at] + HOLE + name[at + 1 :]].add(name)
                if len(name) > 3:
                    self.shortened[name[:at] + name[at + 1 :]].add(name)

    def _add_sound(self, spoken: tuple[str, ...], name: str) -> None:
        key = ""
        for syllable in spoken:
            key = f"{key}{heard(syllable)} "
            names = self.sounds.setdefault(key, set())
        names.add(name)


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


@lru_cache(maxsize=48)
def nearby_of(lexicon: Lexicon) -> Nearby:
    return Nearby(lexicon)
