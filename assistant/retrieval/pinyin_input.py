"""Turns pinyin typed in Latin letters into the names of the view and the words of the language.

`"lanhai qianyueliang duoshao"` is cut into as few names and words as cover it. A question is
pinyin only if all of it can be: what is an English word stays, and then the question is English.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.retrieval.dictionary import is_english
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.nearby import Nearby, nearby_of
from assistant.retrieval.spelling import Correction, told
from assistant.retrieval.spoken_words import all_syllables, spoken_words
from assistant.retrieval.words import FUNCTION_EN

_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_DIGITS: Final = re.compile(r"\d+")
_GAP: Final = re.compile(r"[ '’-]*")
_LONG: Final = 5
"""Letters of a name's pinyin that is found in an English sentence as well."""
_MOST: Final = 24
"""Letters of a word of the language."""


class Piece(NamedTuple):
    """What a run of letters, `text[start:end]`, is read as."""

    start: int
    end: int
    said: str
    kind: str
    """`name`, `initials`, `word`, `syllable`, or `kept` for letters that stay."""


class Typed(NamedTuple):
    text: str
    corrections: tuple[Correction, ...] = ()
    chinese: bool = False
    """Whether the letters were Chinese."""


def from_pinyin(text: str, lexicon: Lexicon) -> Typed:
    """`text` is normalised."""
    near = nearby_of(lexicon)
    runs = [_cut(run, near) for run in _runs(text)]
    mixed = bool(_CJK.search(text))
    chinese = mixed or _is_chinese([piece for run in runs for piece in run], text)
    corrections: list[Correction] = []
    parts, at = [], 0
    for run in runs:
        foreign = mixed and any(p.kind == "kept" and _foreign(text[p.start : p.end]) for p in run)
        for piece in run:
            typed = text[piece.start : piece.end]
            reads = not foreign or piece.kind in {"name", "initials"}
            if piece.kind == "kept" or not ((chinese and reads) or _stands_out(piece, typed)):
                continue
            if piece.kind == "initials" and typed.isupper() and not _acts(near, piece.said):
                continue
            if piece.kind == "initials" and foreign and _english(typed):
                continue
            if piece.kind in {"name", "initials"}:
                corrections.append(Correction(typed, told(near, piece.said)))
            parts += [text[at : piece.start], piece.said]
            at = piece.end
    text = "".join([*parts, text[at:]])
    if parts and chinese:
        text = re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text)
    return Typed(text, tuple(corrections), chinese)


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Latin words with nothing but spaces between them."""
    runs: list[list[re.Match[str]]] = []
    for match in _WORD.finditer(text):
        if runs and _GAP.fullmatch(text, runs[-1][-1].end(), match.start()):
            runs[-1].append(match)
        else:
            runs.append([match])
    return [run for run in runs if any(c.isalpha() for word in run for c in word[0])]


def _cut(words: list[re.Match[str]], near: Nearby) -> list[Piece]:
    """The cheapest way to read a run; a word of it is read as a whole, or kept."""
    letters = "".join(word[0] for word in words).lower()
    places = [place for word in words for place in range(*word.span())]
    whole: dict[int, int] = {}
    for word in words:
        begins = places.index(word.start())
        whole[begins] = begins + len(word[0])
    ends = set(whole.values())
    best: list[tuple[float, list[Piece]]] = [(float("inf"), []) for _ in letters]
    best.append((0.0, []))
    for at in range(len(letters) - 1, -1, -1):
        for size, cost, said, kind in _options(letters, at, whole, ends, near):
            total = cost + best[at + size][0]
            if total < best[at][0]:
                piece = Piece(places[at], places[at + size - 1] + 1, said, kind)
                best[at] = (total, [piece, *best[at + size][1]])
    return best[0][1]


def _options(
    letters: str, at: int, whole: dict[int, int], ends: set[int], near: Nearby
) -> list[tuple[int, float, str, str]]:
    """Length, cost, what it is read as, and the kind of each piece that may begin at `at`."""
    found: list[tuple[int, float, str, str]] = []
    words = spoken_words()
    if at in whole:
        found.append((whole[at] - at, 6.0, "", "kept"))
    if digits := _DIGITS.match(letters, at):
        found.append((len(digits[0]), 0.5, "", "kept"))
    for size in range(1, min(len(letters) - at, max(near.longest_pinyin, _MOST)) + 1):
        part = letters[at : at + size]
        aligned = at in whole and at + size in ends
        if aligned and part in near.squeezed:
            found.append((size, 0.8, "", "kept"))
        if name := _one(near.pinyin.get(part, ()), near):
            found.append((size, 1.0, name, "name"))
        if word := words.get(part):
            long = len(word) > 1
            found.append((size, 1.2 if long else 1.6, word, "word" if long else "syllable"))
        elif part in near.words:
            found.append((size, 1.3, near.words[part], "word"))
        if aligned and (name := _one(near.initials.get(part, ()), near)):
            found.append((size, 2.0, name, "initials"))
    return found


def _one(names: tuple[str, ...], near: Nearby) -> str:
    """The name, where all of them mean one thing."""
    return min(names, key=lambda n: (-len(n), n)) if len(near.meant(names)) == 1 else ""


def _is_chinese(pieces: list[Piece], text: str) -> bool:
    """Nothing is an English word that cannot be pinyin, and something is no English word."""
    said = [(piece, text[piece.start : piece.end]) for piece in pieces]
    if any(_foreign(typed) for piece, typed in said if piece.kind == "kept"):
        return False
    read = [typed for piece, typed in said if piece.kind in {"name", "word", "initials"}]
    loose = [typed for piece, typed in said if piece.kind == "kept" and _long(typed)]
    return any(not _english(typed) for typed in (*read, *loose))


def _acts(near: Nearby, name: str) -> bool:
    """Whether a name has figures or a case of its own; capitals are else taken for an acronym."""
    return any(target.kind in {"subject", "case"} for target in near.targets(name))


def _foreign(word: str) -> bool:
    return word.isalpha() and _english(word) and not _syllabic(word.lower())


def _long(word: str) -> bool:
    """Two syllables and more, and not the name of something in capitals."""
    low = word.lower()
    return word == low and low not in all_syllables() and _syllabic(low)


def _english(word: str) -> bool:
    return word.lower() in FUNCTION_EN or is_english(word)


def _stands_out(piece: Piece, typed: str) -> bool:
    """A name in pinyin, within an English sentence."""
    return piece.kind == "name" and len(typed) >= _LONG and not _english(typed)


@lru_cache(maxsize=4096)
def _syllabic(letters: str) -> bool:
    """Whether letters can be cut into syllables."""
    if not letters:
        return True
    return any(
        letters[:size] in all_syllables() and _syllabic(letters[size:])
        for size in range(min(6, len(letters)), 0, -1)
    )
