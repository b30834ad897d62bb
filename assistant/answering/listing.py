"""How many things a page or a section lists: the names it lists, and their number."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.listed_names import LONGEST, Item, Listed, before_noun, in_sentence
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
_UNFOLDS: Final = r"[^。；;,，]{0,12}(?:展开|如下|以下|依次|逐一)"


def tell_listed(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether the place that is named lists what is counted, in one way and no other."""
    asked = list_asked(plan.text, plan.page, view)
    if asked is None or (plan.metrics and not lists(plan.text)):
        return False
    passages = view.passages_below(asked.places)
    ways = (
        in_sentence(asked.nouns, passages),
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


def _row(label: str, item: Item, order: int) -> Figure:
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


def _in_list(asked: ListAsked, passages: Sequence[Passage], view: View) -> Listed | None:
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
            return Listed(tuple(Item(_name(each, kind), passage, each) for each in named.values()))
        if kind and (told := before_noun(noun, kind, passages)):
            return told
    called = any(noun in title for noun in asked.nouns for title in asked.path)
    if len(held) != 1 or not called:
        return None
    passage, items = held[0]
    return Listed(tuple(Item(_head(each), passage, each) for each in items))


def _in_titles(asked: ListAsked, passages: Sequence[Passage], view: View) -> Listed | None:
    """Things of the kind that are named by the headings of a page that is called so."""
    for noun in asked.nouns:
        kind = _of_kind(noun, view)
        if not kind or not any(noun in title for title in asked.path):
            continue
        found: dict[str, Item] = {}
        for title, passage in _below(asked, passages):
            name = max((n for n in kind if fold(title).startswith(n)), key=len, default="")
            if name:
                said = title[: len(name)]
                found.setdefault(kind[name], Item(said, passage, _first(passage)))
        if len(found) > 1:
            return Listed(tuple(found.values()))
    return None


def _introduced(asked: ListAsked, passages: Sequence[Passage]) -> Listed | None:
    """`规划自下而上展开`: the sections behind the one that says so."""
    nouns = [n for n in asked.nouns if any(title.endswith(n) for title in asked.path)]
    below = _below(asked, passages)
    for noun in nouns:
        says = re.compile(re.escape(noun) + _UNFOLDS)
        for at, (title, _) in enumerate(below):
            own = [p for p in passages if title in p.sections]
            if any(says.search(sentence) for p in own for sentence in sentences_of(p)):
                return Listed(tuple(Item(t, p, _first(p)) for t, p in below[at + 1 :]))
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
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _first(passage: Passage) -> str:
    return next(iter(sentences_of(passage)), passage.text)
