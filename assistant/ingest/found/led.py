"""Things that a section tells of, a paragraph each: `东川轧钢项目（8万吨）：…`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import rjieba

from assistant.ingest.found.subjects import quoted
from assistant.records import Entity, Passage

KIND: Final = "project"
_LED: Final = re.compile(r"^\s*(?P<name>[\u4e00-\u9fff]{3,14})[（(][^（()）]{2,60}[）)]\s*[:：]")
_FEWEST: Final = 2
_SHORTEST: Final = 2


def led(passages: Sequence[Passage], taken: Sequence[str]) -> list[Entity]:
    """Names that two paragraphs of a section at the least begin with, or that a line quotes, each
    with what else it is called; what two of them are called is none's.
    """
    sections: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for passage in passages:
        if passage.kind == "paragraph" and (match := _LED.match(passage.text)):
            sections[tuple(passage.sections)].append(match["name"])
    names = [n for held in sections.values() if len(set(held)) >= _FEWEST for n in held]
    names += [name for p in passages for name in _quoted(p)]
    names = [name for name in dict.fromkeys(names) if name not in taken]
    called = {name: tuple(dict.fromkeys(_short(name))) for name in names}
    every = [*names, *taken, *(alias for held in called.values() for alias in held)]
    return [
        Entity(name=name, kind=KIND, aliases=tuple(a for a in held if every.count(a) == 1))
        for name, held in called.items()
    ]


def _quoted(passage: Passage) -> Iterator[str]:
    """Things that a line puts in quotes and tells of."""
    if passage.kind != "table":
        yield from filter(None, map(quoted, passage.text.splitlines()))


def _short(name: str) -> Iterator[str]:
    """Without the place that it begins with, and without the common words that it ends in."""
    words = [(str(word), str(tag)) for word, tag in rjieba.tag(name, hmm=False)]
    if len(words) > 1 and words[0][1] == "ns":
        words = words[1:]
        yield "".join(word for word, _ in words)
    while len(words) > 1 and len(words[-1][0]) > 1:
        words = words[:-1]
        if len(bare := "".join(word for word, _ in words)) >= _SHORTEST:
            yield bare
