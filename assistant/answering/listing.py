"""How many things a page or a section lists: the names it lists, and their number."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.quantities import Quantity
from assistant.records import Figure, Passage
from assistant.retrieval.bilingual import translations
from assistant.retrieval.lexicon import fold
from assistant.retrieval.listed_on import ListAsked, list_asked, lists
from assistant.retrieval.overview import PAGE_LABEL
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

_ITEM: Final = re.compile(r"^\s*(?:[-*•·]|\d+[.、)）])\s*(?P<text>.+)$", re.MULTILINE)
_HEAD: Final = re.compile(r"^(?P<name>[^：:。，,]{1,20})[：:]")
_LAST: Final = re.compile(r"以及|还有|[和及与]")
_OPEN: Final = re.compile(r"等(?:等)?(?:[几两三四五六七八九十\d]?[个项家种类大]?[^、]{0,6})?$")
_UNFOLDS: Final = r"[^。；;,，]{0,12}(?:展开|如下|以下|依次|逐一)"
_LONGEST: Final = 16
"""Characters of a name in a list within a sentence."""
_SHORT: Final = 6
"""The same behind `是`, which says more than what there is."""


class _Item(NamedTuple):
    name: str
    passage: Passage
    quote: str


class _Listed(NamedTuple):
    items: tuple[_Item, ...]
    open: bool = False


def tell_listed(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the place that is named lists what is counted, in one way and no other."""
    asked = list_asked(plan.text, plan.page, view)
    if asked is None or (plan.metrics and not lists(plan.text)):
        return False
    passages = view.passages_below(asked.places)
    ways = (
        _in_sentence(asked, passages),
        _in_list(asked, passages, view),
        _in_titles(asked, passages, view),
        _introduced(asked, passages),
    )
    found = next(filter(None, ways), None)
    if found is None or len(found.items) < 2:
        return False
    label = PAGE_LABEL.sub("", asked.path[-1]) if asked.path else plan.page or ""
    rows = [_row(label, item, n) for n, item in enumerate(found.items)]
    names = frame("join", plan.language).join(
        f"{escape(item.name)}[{draft.register(row).citation}]"
        for item, row in zip(found.items, rows, strict=True)
    )
    draft.names.update((label, *(item.name for item in found.items)))
    more = frame("and_more", plan.language) if found.open else ""
    draft.say(frame("members", plan.language, label=escape(label), names=f"{names}{more}"))
    bound = "at_least" if found.open else "exact"
    count = Quantity(value=Decimal(len(rows)), unit=asked.measure, bound=bound)
    listed = "、".join(escape(_short(item.name)) for item in found.items)
    draft.say(frame("count", plan.language, value=draft.computed(label, listed, count, rows)))
    return True


def _row(label: str, item: _Item, order: int) -> Figure:
    """A membership, which stands in no table."""
    source = item.passage.sources[0]
    start = source.start + max(item.passage.text.find(item.quote), 0)
    place = {"quote": item.quote, "start": start, "end": start + len(item.quote)}
    return Figure(
        id=f"{item.passage.id}-{order}",
        document=item.passage.document,
        metric=None,
        label=label,
        value_text=item.name,
        sources=(source.model_copy(update=place),),
        audience=item.passage.audience,
        order=order,
    )


def _in_sentence(asked: ListAsked, passages: Sequence[Passage]) -> _Listed | None:
    """`挑战有政策、供应和竞争`, under a heading of that name."""
    found = []
    for noun in asked.nouns:
        words = re.compile(
            rf"{re.escape(noun)}[^。；;,，、]{{0,6}}?"
            r"(?P<is>是|为)?(?(is)|(?:有|包[括含]|分[为成]|来自|[:：]))"
            r"(?P<items>[^。；;]*、[^。；;,，]*)"
        )
        for passage in passages:
            if not any(noun in heading for heading in passage.sections):
                continue
            for sentence in sentences_of(passage):
                for match in words.finditer(sentence):
                    longest = _SHORT if match["is"] else _LONGEST
                    found.append((match["items"].rstrip("。 "), longest, passage, sentence))
        if found:
            break
    if len({items for items, *_ in found}) != 1:
        return None
    items, longest, passage, sentence = found[0]
    open_ = bool(_OPEN.search(items))
    *first, last = _OPEN.sub("", items).split("、")
    names = [*first, *_LAST.split(last)]
    if not all(0 < len(name.strip()) <= longest for name in names):
        return None
    return _Listed(tuple(_Item(name.strip(), passage, sentence) for name in names), open_)


def _in_list(asked: ListAsked, passages: Sequence[Passage], view: View) -> _Listed | None:
    """The only list of such things: names of the kind that is counted, or whatever the heading
    calls so.
    """
    held = []
    for passage in passages:
        items = [match["text"].strip() for match in _ITEM.finditer(passage.text)]
        if passage.kind == "list" and items:
            held.append((passage, items))
    for noun in asked.nouns:
        kind = _of_kind(noun, view)
        lists_ = [(p, i) for p, i in held if kind and all(_name(each, kind) for each in i)]
        if len(lists_) == 1:
            passage, items = lists_[0]
            named = {kind[fold(_name(each, kind))]: each for each in items}
            return _Listed(
                tuple(_Item(_name(each, kind), passage, each) for each in named.values())
            )
    called = any(noun in title for noun in asked.nouns for title in asked.path)
    if len(held) != 1 or not called:
        return None
    passage, items = held[0]
    return _Listed(tuple(_Item(_head(each), passage, each) for each in items))


def _in_titles(asked: ListAsked, passages: Sequence[Passage], view: View) -> _Listed | None:
    """Things of the kind that are named by the headings of a page that is called so."""
    for noun in asked.nouns:
        kind = _of_kind(noun, view)
        if not kind or not any(noun in title for title in asked.path):
            continue
        found: dict[str, _Item] = {}
        for title, passage in _below(asked, passages):
            name = max((n for n in kind if fold(title).startswith(n)), key=len, default="")
            if name:
                said = title[: len(name)]
                found.setdefault(kind[name], _Item(said, passage, _first(passage)))
        if len(found) > 1:
            return _Listed(tuple(found.values()))
    return None


def _introduced(asked: ListAsked, passages: Sequence[Passage]) -> _Listed | None:
    """`规划自下而上展开`: the sections behind the one that says so."""
    nouns = [n for n in asked.nouns if any(title.endswith(n) for title in asked.path)]
    below = _below(asked, passages)
    for noun in nouns:
        says = re.compile(re.escape(noun) + _UNFOLDS)
        for at, (title, _) in enumerate(below):
            own = [p for p in passages if title in p.sections]
            if any(says.search(sentence) for p in own for sentence in sentences_of(p)):
                return _Listed(tuple(_Item(t, p, _first(p)) for t, p in below[at + 1 :]))
    return None


def _below(asked: ListAsked, passages: Sequence[Passage]) -> list[tuple[str, Passage]]:
    """Headings right below the one that is meant, each with its first passage."""
    found: dict[str, Passage] = {}
    for passage in passages:
        for above, below in pairwise(passage.sections):
            if asked.path and above == asked.path[-1]:
                found.setdefault(below, passage)
    return list(found.items())


def _of_kind(noun: str, view: View) -> dict[str, str]:
    """Folded names and aliases of all that the glossary has of a kind, with what it is called."""
    return {
        fold(name): entity.name
        for entity in view.entities()
        if noun in {entity.kind, *translations(entity.kind.casefold())}
        for name in (entity.name, *entity.aliases)
    }


def _name(item: str, kind: dict[str, str]) -> str:
    """What an item of a list begins with, if it is a name of the kind."""
    name = _head(item)
    return name if fold(name) in kind else ""


def _head(item: str) -> str:
    match = _HEAD.match(item)
    return match["name"].strip() if match else item.rstrip("。；; ")


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _first(passage: Passage) -> str:
    return next(iter(sentences_of(passage)), passage.text)
