"""What a case may be found by: names of the view, benefits, and words of its text. Pure."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple, get_args

from assistant.indexes.base import View
from assistant.records import Case, Record
from assistant.retrieval.asked import asked_of
from assistant.retrieval.case_words import ASKING, CONCEPTS, NOT_USED, USE, Front
from assistant.retrieval.coverage import covered
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Mention, fold
from assistant.retrieval.residue import content_runs, tagged_words
from assistant.retrieval.words import FUNCTION

_TOLD: Final = {concept.name: concept.told for concept in CONCEPTS}
_OURSELVES: Final = {"organisation", "organization", "company", "person", "公司", "组织", "人物"}
"""Kinds of the glossary whose names tell no case from another."""
CUSTOMERS: Final = {"customer", "client", "客户"}
FRONT: Final = 3
"""A facet in the front matter of a case counts so much more than one in its text."""


class Facet(Record):
    """One thing that a case is asked to have; any of the names, or the concept, is enough."""

    asked: str
    """As the question writes it."""
    names: tuple[str, ...] = ()
    """Folded."""
    concept: str = ""
    """Of `case_words.CONCEPTS`."""
    metric: str = ""
    """A figure of this metric for the customer is enough, too."""
    loose: bool = False
    """Words of the question that are no name: two thirds of them are enough."""


def front_names(case: Case, front: Front) -> tuple[str, ...]:
    if front == "industry":
        return (case.industry,) if case.industry else ()
    names: tuple[str, ...] = getattr(case, front)
    return names


def front_of(case: Case) -> str:
    """The front matter as text, in lines."""
    return fold("\n".join(name for front in get_args(Front) for name in front_names(case, front)))


def text_of(case: Case) -> str:
    told = (f"{field.name}\n{field.text}" for field in case.fields)
    return fold("\n".join((case.customer, *case.aliases, front_of(case), *told)))


def holds(facet: Facet, text: str) -> bool:
    """Whether a text says what the facet asks for; Latin names only as whole words."""
    folded = fold(text)
    if facet.concept and _TOLD[facet.concept].search(text):
        return True
    return any(_stands(name, folded) for name in facet.names)


def matched(facet: Facet, case: Case, view: View) -> int:
    """0 where the case lacks the facet; more in its front matter than in its text."""
    if holds(facet, front_of(case)):
        return FRONT
    if holds(facet, text_of(case)):
        return 1
    if facet.metric and any(
        figure.metric == facet.metric for figure in view.figures_of_subject(case.customer)
    ):
        return 1
    return int(facet.loose and any(len(n) > 3 and covered(n, text_of(case)) for n in facet.names))


def in_front(facets: tuple[Facet, ...], view: View) -> bool:
    """Whether the front matter of some case has each."""
    return bool(facets) and all(
        any(holds(facet, front_of(case)) for case in view.cases()) for facet in facets
    )


def sentences_hold(facets: tuple[Facet, ...], case: Case) -> bool:
    """Whether one sentence of the case has every facet."""
    return any(all(holds(facet, sentence) for facet in facets) for sentence in _sentences(case))


def uses(facet: Facet, case: Case) -> bool:
    """Whether the customer of a case has a product: in the front matter, or a sentence says so."""
    if any(holds(facet, name) for name in case.competitors):
        return False
    if any(holds(facet, name) for name in case.products):
        return True
    return any(
        holds(facet, sentence) and USE.search(sentence) and not NOT_USED.search(sentence)
        for sentence in _sentences(case)
    )


class Found(NamedTuple):
    cases: tuple[Case, ...]
    """Those with the most facets, best first."""
    lacking: tuple[Facet, ...]
    """What none of them has."""
    whole: bool
    """Each has every facet that any of them has."""


def best_cases(facets: tuple[Facet, ...], view: View, without: tuple[str, ...] = ()) -> Found:
    """Among equals those that may be told outside come first, then the order of the corpus."""
    scores: list[tuple[int, int, Case]] = []
    for case in view.cases():
        found = [matched(facet, case, view) for facet in facets]
        if any(found) and case.customer not in without:
            scores.append((sum(map(bool, found)), sum(found), case))
    most = max((count for count, _, _ in scores), default=0)
    best = [(weight, case) for count, weight, case in scores if count == most]
    best.sort(key=lambda item: (-item[0], item[1].shareable != "yes"))
    cases = tuple(case for _, case in best)
    lacking = tuple(f for f in facets if not any(matched(f, case, view) for case in cases))
    return Found(cases, lacking, most == len(facets) - len(lacking))


def facets_of(reading: Reading, view: View, blank: Iterable[tuple[int, int]]) -> tuple[Facet, ...]:
    """Names first, then benefits, then what is left; `blank` are spans that ask for something else.

    A metric's name yields to the benefit that it stands for: 利用率 is more than one metric.
    """
    text = erased(reading.text, blank)
    facets: list[Facet] = []
    spans: list[tuple[int, int]] = []
    for mention in reading.mentions:
        named = {target.kind for target in mention.targets} & {"entity", "member", "subject"}
        if named and text[mention.start : mention.end].strip("\x00"):
            spans.append((mention.start, mention.end))
            if facet := _by_name(mention, reading, view):
                facets.append(facet)
    text = erased(text, spans)
    for concept in CONCEPTS:
        if match := concept.asked.search(text):
            asked = match[0].strip("\x00 的")
            facets.append(Facet(asked=asked, names=(fold(asked),), concept=concept.name))
            text = erased(text, [match.span()])
    for mention in reading.mentions:
        if mention.names("metric") and "\x00" not in text[mention.start : mention.end]:
            surface = text[mention.start : mention.end]
            metric = mention.names("metric")[0]
            facets.append(Facet(asked=surface, names=(fold(surface),), metric=metric))
            text = erased(text, [(mention.start, mention.end)])
    words = content_runs(ASKING.sub(lambda match: "\x00" * len(match[0]), text))
    words = tuple(word for word in words if len(word) > 1 and not _of_every_report(word, view))
    facets += (Facet(asked=word, names=(fold(word),), loose=True) for word in words)
    return tuple(facets)


def names_thing(facet: Facet) -> bool:
    """Whether it has a noun or a name: what somebody does or fears tells no case."""
    return (
        not facet.loose
        or bool(asked_of(facet.asked).noun)
        or any(
            (tag[0] == "n" or word.isascii()) and len(word) > 1 and word not in FUNCTION
            for word, tag in tagged_words(facet.asked)
        )
    )


def _of_every_report(word: str, view: View) -> bool:
    """What stands in the title of each tells no case from another."""
    titles = [fold(document.title) for document in view.documents() if document.kind == "report"]
    return bool(titles) and all(fold(word) in title for title in titles)


def erased(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the spans taken out, every other place where it was."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = "\x00" * (end - start)
    return "".join(chars)


def _by_name(mention: Mention, reading: Reading, view: View) -> Facet | None:
    """None for the name of the asker's own house, which tells no case from another."""
    names = {target.name for target in mention.targets if target.kind != "dimension"}
    held = [entity for entity in view.entities() if entity.name in names]
    if held and all(entity.kind.casefold() in _OURSELVES for entity in held):
        return None
    asked = reading.text[mention.start : mention.end]
    aliases = (alias for entity in held for alias in entity.aliases)
    known = tuple(dict.fromkeys(fold(n) for n in (asked, *sorted(names), *aliases)))
    concept = next((c.name for c in CONCEPTS if c.asked.fullmatch(asked)), "")
    return Facet(asked=asked, names=known, concept=concept)


def _stands(name: str, folded: str) -> bool:
    if len(name) < 2:
        return False
    before = r"(?<![a-z0-9])" if name[0].isascii() else ""
    after = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return bool(re.search(before + re.escape(name) + after, folded))


def _sentences(case: Case) -> list[str]:
    return [part for field in case.fields for part in re.split(r"[。！？!?\n]", field.text)]
