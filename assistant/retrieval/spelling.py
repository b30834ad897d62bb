"""Corrects names of a view that are typed with a mistake, where exactly one name is that near.

Two things are known of a mistake: which words of the question are no word of the language and no
name, and how they sound. A name of another company is no mistake: what is made of ordinary words,
or goes on into the form of a company's legal name, stays as it is typed.
"""

import re
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from assistant.retrieval.borders import cuts_word, holds_word, known
from assistant.retrieval.case_words import CASE
from assistant.retrieval.dictionary import is_english
from assistant.retrieval.lexicon import Lexicon, Mention, Target
from assistant.retrieval.linking import QUALIFIERS
from assistant.retrieval.nearby import Nearby, nearby_of, without_one
from assistant.retrieval.slips import Slips
from assistant.retrieval.sounds import akin, alike, same
from assistant.retrieval.words import FUNCTION_EN, PARTICLES

_COUNTED: Final = re.compile(r"[一二两三四五六七八九十几哪每][种款类个家台辆位]")
"""`三种卡` counts, and is no name written wrong."""
_ASKED: Final = re.compile(r"多少|几")
_LEGAL: Final = re.compile(r"(?:股份|有限|集团|控股|公司)")
"""What a legal name goes on with."""
_LATIN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{4,}(?![A-Za-z0-9])")


class Correction(NamedTuple):
    typed: str
    name: str
    """What is read for it, as the view names it."""


class Spelled(NamedTuple):
    text: str
    corrections: tuple[Correction, ...] = ()


class _Near(NamedTuple):
    """A name that may be meant by `text[start:end]`."""

    start: int
    end: int
    name: str
    rank: int
    """0 the same sound, 1 a sound that is easily confused, 2 one character off."""


def correct(text: str, lexicon: Lexicon) -> Spelled:
    """`text` is normalised; places that a name stands on already are never touched."""
    near, folded = nearby_of(lexicon), text.lower()
    mentions = lexicon.find(folded)
    found = [*_chinese(folded, near, mentions), *_latin(text, near, mentions)]
    chosen: list[_Near] = []
    for each in sorted(found, key=lambda n: (n.rank, n.start - n.end, n.start)):
        if all(each.end <= other.start or other.end <= each.start for other in chosen):
            chosen.append(each)
    corrections = []
    for each in sorted(chosen, reverse=True):
        typed = text[each.start : each.end]
        text = text[: each.start] + each.name + text[each.end :]
        corrections.append(Correction(typed, told(near, each.name)))
    return Spelled(text, tuple(reversed(corrections)))


def told(near: Nearby, name: str) -> str:
    """The name as the view writes it; an alias stays an alias where it means several things."""
    meant = near.meant({name})
    return next(iter(meant)) if len(meant) == 1 else name


def _chinese(text: str, near: Nearby, mentions: list[Mention]) -> list[_Near]:
    slips = Slips(text, near)
    held = {i for m in mentions for i in range(m.start, m.end)}
    loose = [i for i, char in enumerate(text) if "\u3400" <= char <= "\u9fff" and i not in held]
    found: list[_Near] = []
    longest = max(near.sizes, default=0)
    for start in range(min(loose[-1] + 1, len(text) - 1) if loose else 0):
        after = next(i for i in loose if i >= start)
        if after - start >= longest:
            continue
        for end, names in slips.near(start, after):
            if _may_be_wrong(text, start, end, mentions):
                found.extend(_judge(text, start, end, names, near, mentions))
    return found


def _may_be_wrong(text: str, start: int, end: int, mentions: list[Mention]) -> bool:
    """No word or name itself, cuts none, and is no legal name."""
    window = text[start:end]
    if known(window) or _LEGAL.match(text, end) or _COUNTED.search(window):
        return False
    if _ASKED.search(window) and set(_ASKED.sub("", window)) <= PARTICLES:
        return False  # `到多少了` asks, whatever else is called nearly so
    if any(m.start < start < m.end or m.start < end < m.end for m in mentions):
        return False
    inside_latin = [at for at in (start, end) if 0 < at < len(text) and _joined(text, at)]
    return not inside_latin and not cuts_word(text, start) and not cuts_word(text, end)


def _joined(text: str, at: int) -> bool:
    return all(c.isascii() and c.isalnum() for c in text[at - 1 : at + 1])


def _judge(
    text: str, start: int, end: int, names: set[str], near: Nearby, mentions: list[Mention]
) -> list[_Near]:
    """The one thing that is near enough, or nothing."""
    window = text[start:end]
    inside = {t.name for m in mentions if start <= m.start and m.end <= end for t in m.targets}
    ranked: dict[int, set[str]] = {}
    for name in names - {window}:
        rank = _rank(window, name, near.targets(name), asks_case=bool(CASE.search(text)))
        if rank == 2 and _one_of_many(window, name, near):
            continue
        other = rank == 2 or len(name) != len(window)  # it does not sound like the name
        again = name in window or (other and near.meant({name}) & inside)
        if rank is not None and not again:
            ranked.setdefault(rank, set()).add(name)
    if not ranked:
        return []
    rank = min(ranked)
    if len(near.meant(ranked[rank])) != 1:
        return []
    return [_Near(start, end, min(ranked[rank], key=lambda n: (-len(n), n)), rank)]


def _one_of_many(window: str, name: str, near: Nearby) -> bool:
    """北城分院 beside 新城分院, 滨江分院: what stands before their common end tells them apart."""
    if window[-2:] != name[-2:] or len(name) < 4:
        return False
    alike = (other for other in near.names if other.endswith(name[-2:]) and len(other) > 3)
    return sum(other[:-2] != name[:-2] for other in alike) > 0


def _rank(window: str, name: str, targets: tuple[Target, ...], *, asks_case: bool) -> int | None:
    """How the typed words come to stand for the name; None where they are something else."""
    if [c for c in window if c.isascii()] != [c for c in name if c.isascii()]:
        return None
    if _LEGAL.search(name, max(0, len(name) - 2)) or sum(not c.isascii() for c in name) < 2:
        return None  # one character beside digits is a measure word: `30家` is no `30型`
    if len(window) == len(name):
        return _same_length(window, name, targets, asks_case=asks_case)
    if any(t.kind == "metric" for t in targets) or holds_word(window):
        return None
    longer, shorter = (window, name) if len(window) > len(name) else (name, window)
    extra = next((i for i, c in enumerate(shorter) if c != longer[i]), len(shorter))
    if shorter != longer[:extra] + longer[extra + 1 :] or longer[0] != shorter[0]:
        return None
    return None if longer[extra] in PARTICLES else 2


def _same_length(
    window: str, name: str, targets: tuple[Target, ...], *, asks_case: bool
) -> int | None:
    wrong = [i for i, char in enumerate(window) if char != name[i]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and _swapped(window, name, wrong[0]):
        return 2 if len(name) > 2 else None
    if not wrong or 2 * len(wrong) > len(name) or any(window[i] in PARTICLES for i in wrong):
        return None
    if all(same(window[i], name[i]) for i in wrong):
        return 0
    if all(alike(window[i], name[i]) for i in wrong):
        return 1 if len(wrong) == 1 or len(name) > 3 else None
    if len(wrong) > 1 or _qualified(window, name):
        return None
    if len(name) > (3 if any(t.kind == "metric" for t in targets) else 2):
        return None if holds_word(window) else 2
    of_case = any(t.kind == "case" for t in targets)
    return 2 if asks_case and of_case and akin(window[wrong[0]], name[wrong[0]]) else None


def _swapped(window: str, name: str, at: int) -> bool:
    return window[at] == name[at + 1] and window[at + 1] == name[at]


def _qualified(window: str, name: str) -> bool:
    """The typed words, or one character of the name, tell it from its neighbour: two names."""
    return any(
        (word in window) > (word in name) or (len(word) == 1 and (word in window) != (word in name))
        for word in QUALIFIERS
    )


def _latin(text: str, near: Nearby, mentions: list[Mention]) -> list[_Near]:
    found = []
    for match in _LATIN.finditer(text):
        word = match[0].lower()
        if word in FUNCTION_EN or any(
            m.start < match.end() and match.start() < m.end for m in mentions
        ):
            continue
        names = {
            name
            for variant in without_one(word)
            for name in near.latin.get(variant, ())
            if OSA.distance(word, name) == 1
        }
        if len(near.meant(names)) == 1 and not is_english(word):
            found.append(_Near(match.start(), match.end(), min(names), 2))
    return found
