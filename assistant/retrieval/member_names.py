"""What people call the members of a dimension, where exactly one can be meant. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from assistant.retrieval.borders import known
from assistant.retrieval.residue import tagged_words
from assistant.retrieval.words import FUNCTION, KINDS

_BRACKET: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")
_MODEL: Final = re.compile(
    r"(?=[A-Za-z\d]*[A-Za-z])(?=[A-Za-z\d]*\d)[A-Za-z\d][A-Za-z\d.+-]*(?=[\s\u3400-\u9fff])"
)
"""Letters and digits before words that say what it is: K2 of `K2 茶柜`."""
_CJK: Final = re.compile(r"[\u3400-\u9fff]+")
_FOUR: Final = re.compile(r"[\u3400-\u9fff]{4,6}")
_HEAD: Final = 2
_ENDINGS: Final = (4, 3, 2, 1)
"""Characters of an ending that members share; the longest first."""
PLACES: Final = frozenset("店厂部区站院校仓馆所行")
"""Endings of one character that say what kind of thing it is."""
_NUMBERED: Final = re.compile(
    r"(?<=..)[一二三四五六七八九十\d]{1,2}号?(?:[厂店部区期线队仓]|车间)$"
)
"""What is told from the others by its number: 二厂 of `滨海二厂`."""


def called(members: Sequence[str], titles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Further names of each member; `titles` of the reports begin with who reports."""
    endings = _shared_endings(members)
    begun = Counter(member[:_HEAD] for member in members)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    reporting = tuple(titles)
    for member in members:
        for name in (member, *_names(member, endings, reporting)):
            owners[name].add(member)
        if begun[member[:_HEAD]] == 1 and (head := _head(member)):
            owners[head].add(member)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, held in owners.items():
        if len(held) == 1 and (member := next(iter(held))) != name:
            found[member].append(name)
    return {member: tuple(names) for member, names in found.items()}


def _names(member: str, endings: Sequence[str], titles: Sequence[str]) -> Iterator[str]:
    parts = tuple(part.strip() for part in member.split("/"))
    yield from parts if len(parts) > 1 else ()
    bare = _BRACKET.sub("", member)
    yield bare
    if model := _MODEL.match(bare):
        yield model[0]
    yield from _plain(bare, next((kind for kind in KINDS if bare.endswith(kind)), ""))
    for ending in endings if _CJK.fullmatch(bare) else ():
        short = tuple(_plain(bare, ending)) if bare.endswith(ending) else ()
        yield from short
        if short and not known(bare[:_HEAD]):
            yield bare[:_HEAD]
    if numbered := _NUMBERED.search(bare):
        yield numbered[0]
    if any(title.startswith(bare[:_HEAD]) for title in titles) and len(bare) > _HEAD + 1:
        yield bare[_HEAD:]


def _head(member: str) -> str:
    """家用 of `家用水表`, 明河 of `明河电力`: what stands before what kind of thing it is."""
    words = [word for word, _ in tagged_words(member)] if _FOUR.fullmatch(member) else []
    split = len(words) > 1 and any(len("".join(words[:n])) == _HEAD for n in range(len(words)))
    head = member[:_HEAD]
    return head if split and head not in FUNCTION and head not in KINDS else ""


def _plain(name: str, ending: str) -> Iterator[str]:
    """`外部客户` is found as 外部, too."""
    bare = name.removesuffix(ending) if ending else ""
    if len(bare) > 1 and bare not in FUNCTION and bare not in KINDS:
        yield bare


def _shared_endings(members: Sequence[str]) -> tuple[str, ...]:
    """医院 of hospitals: what most of them, and two at least, end in."""
    found: list[str] = []
    for length in _ENDINGS:
        ends = Counter(m[-length:] for m in members if len(m) > length and _CJK.fullmatch(m))
        for ending, count in ends.most_common(1):
            kind = length > 1 or ending in PLACES
            if kind and count > 1 and 2 * count >= len(members):
                found.append(ending)
    return tuple(found)
