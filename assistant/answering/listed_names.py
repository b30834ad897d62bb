"""Names that a sentence lists: `难点有甲、乙和丙`, `难点：一是甲，二是乙`, `甲、乙等客户`. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.records import Passage
from assistant.retrieval.lexicon import fold
from assistant.retrieval.sentences import sentences_of

_LAST: Final = re.compile(r"以及|还有|[和及与]")
_OPEN: Final = re.compile(r"等(?:等)?(?:[几两三四五六七八九十\d]?[个项家种类大]?[^、]{0,6})?$")
_POINTS: Final = re.compile(r"[，,；;]?(?:其?[一二三四五六七八九]|第[一二三四五六七八九])是")
LONGEST: Final = 16
"""Characters of a name in a list within a sentence."""
_SHORT: Final = 6
"""The same behind `是`, which says more than what there is."""


class Item(NamedTuple):
    name: str
    passage: Passage
    quote: str


class Listed(NamedTuple):
    items: tuple[Item, ...]
    open: bool = False


def in_sentence(nouns: Sequence[str], passages: Sequence[Passage]) -> Listed | None:
    """What a sentence says there is of what its heading is called; what any sentence counts out."""
    for ways in (_enumerated, _counted_out):
        for noun in nouns:
            found = [each for p in passages for s in sentences_of(p) for each in ways(noun, p, s)]
            if found:
                return found[0] if len({_names(each) for each in found}) == 1 else None
    return None


def before_noun(noun: str, kind: dict[str, str], passages: Sequence[Passage]) -> Listed | None:
    """`甲、乙等客户`: names of the kind, in one sentence and no other."""
    words = re.compile(
        rf"(?P<items>[^。；;,，]*、[^。；;,，]*?)(?P<open>等)?(?:\d*[几两三四五六]?[家个名位])?(?:大)?{re.escape(noun)}"
    )
    found = []
    for passage in passages:
        for sentence in sentences_of(passage):
            for match in words.finditer(sentence):
                names = [
                    _ending(each, kind) for each in _LAST.sub("、", match["items"]).split("、")
                ]
                if len(names) > 1 and all(names):
                    items = tuple(Item(name, passage, sentence) for name in dict.fromkeys(names))
                    found.append(Listed(items, match["open"] is not None))
    return found[0] if len({_names(each) for each in found}) == 1 else None


def _enumerated(noun: str, passage: Passage, sentence: str) -> Iterator[Listed]:
    words = re.compile(
        rf"{re.escape(noun)}[^。；;,，、]{{0,6}}?"
        r"(?P<is>是|为)?(?(is)|(?:有|包[括含]|分[为成]|来自|[:：]))"
        r"(?P<items>[^。；;]*、[^。；;,，]*)"
    )
    if not any(noun in heading for heading in passage.sections):
        return
    for match in words.finditer(sentence):
        items = match["items"].rstrip("。 ")
        *first, last = _OPEN.sub("", items).split("、")
        names = [name.strip() for name in (*first, *_LAST.split(last))]
        longest = _SHORT if match["is"] else LONGEST
        if all(0 < len(name) <= longest for name in names):
            held = tuple(Item(name, passage, sentence) for name in names)
            yield Listed(held, bool(_OPEN.search(items)))


def _counted_out(noun: str, passage: Passage, sentence: str) -> Iterator[Listed]:
    match = re.search(rf"{re.escape(noun)}[:：,，](?P<items>(?:其?一|第一)是[^。]+)", sentence)
    names = [each.strip("。 ") for each in _POINTS.split(match["items"])[1:]] if match else []
    if len(names) > 1:
        yield Listed(tuple(Item(name, passage, sentence) for name in names))


def _ending(text: str, kind: dict[str, str]) -> str:
    """The name that a part of a list ends with: `主要出自甲`."""
    said = max((n for n in kind if fold(text).endswith(n)), key=len, default="")
    return text[len(text) - len(said) :] if said else ""


def _names(listed: Listed) -> tuple[str, ...]:
    return tuple(item.name for item in listed.items)
