"""Cases as a page lists them: facets that narrow, and two or three side by side."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from assistant.browsing import Browse, CaseFilter, CaseShown
from assistant.records import Audience
from assistant.web.wording import Say

FACETS: Final = ("industry", "scenario", "product", "benefit")
"""Of `CaseFilter`, in the order of the page."""
MOST_COMPARED: Final = 3
"""Columns that fit side by side."""


GLANCE: Final = 60
"""Characters of a sentence that are read without stopping."""


class Option(NamedTuple):
    value: str
    found: int
    """Cases that there would be with it, all other filters kept."""
    chosen: bool


class Facet(NamedTuple):
    name: str
    options: tuple[Option, ...]


class Listed(NamedTuple):
    cases: tuple[CaseShown, ...]
    facets: tuple[Facet, ...]
    """Those that tell some cases from others."""


class Row(NamedTuple):
    label: str
    cells: tuple[str, ...]
    """One for each case; empty where the case does not say."""


class Comparison(NamedTuple):
    customers: tuple[str, ...]
    rows: tuple[Row, ...]


def list_cases(browse: Browse, audience: Audience, wanted: CaseFilter) -> Listed:
    """A facet counts as if it were not chosen itself, so that another value can be taken."""
    facets = []
    for name in FACETS:
        chosen = getattr(wanted, name)
        found = browse.cases(audience, wanted.model_copy(update={name: ""}))
        options = [Option(v.value, v.count, v.value == chosen) for v in found.facets[name]]
        if chosen and not any(option.chosen for option in options):
            options.append(Option(chosen, 0, True))
        if options:
            facets.append(Facet(name, tuple(options)))
    return Listed(browse.cases(audience, wanted).cases, tuple(facets))


def by_name(browse: Browse, audience: Audience, customers: Sequence[str]) -> tuple[CaseShown, ...]:
    """In the order asked; a customer without a visible case is left out."""
    cases = {case.customer: case for case in browse.cases(audience, CaseFilter()).cases}
    return tuple(cases[name] for name in dict.fromkeys(customers) if name in cases)


def compare(cases: Sequence[CaseShown], say: Say) -> Comparison:
    """What is known at a glance, then the sections in the order in which cases have them."""
    rows = [
        Row(say(name), tuple(_names(case, name, say) for case in cases))
        for name in ("clearance", *FACETS, "competitor")
    ]
    sections = dict.fromkeys(section.name for case in cases for section in case.sections)
    held = [{section.name: section.text for section in case.sections} for case in cases]
    for name in sections:
        rows.append(Row(name or say("text"), tuple(each.get(name, "") for each in held)))
    told = _once(row for row in rows if any(row.cells))
    return Comparison(tuple(case.customer for case in cases), told)


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """A section called like a facet says the same in full; names stand where a case lacks it."""
    told: dict[str, Row] = {}
    for row in rows:
        if before := told.get(row.label):
            cells = zip(row.cells, before.cells, strict=True)
            row = Row(row.label, tuple(full or names for full, names in cells))
        told[row.label] = row
    return tuple(told.values())


def _names(case: CaseShown, facet: str, say: Say) -> str:
    if facet == "clearance":
        return say(f"clearance_{case.shareable}")
    if facet == "industry":
        return case.industry or ""
    names: tuple[str, ...] = getattr(case, f"{facet}s")
    return say("between").join(names)


def gist(case: CaseShown, words: str) -> str:
    """The sentence that holds most of the words; without words, one of a product with a number."""
    sentences: list[str] = [
        sentence.strip()
        for section in case.sections
        for sentence in re.findall(r"[^。！？!?\n]+[。！？!?]?", section.text)
        if sentence.strip()
    ]
    asked = words.casefold().split()
    if not sentences:
        return ""
    if asked:
        return max(sentences, key=lambda told: sum(word in told.casefold() for word in asked))
    return max(sentences, key=lambda told: _telling(told, case.products))


def _telling(sentence: str, products: Sequence[str]) -> tuple[bool, bool, int]:
    """A product with a number says most; then the longest, up to what is read at a glance."""
    bare = sentence
    for product in sorted(products, key=len, reverse=True):
        bare = bare.replace(product, "")
    return bare != sentence, bool(re.search(r"\d", bare)), min(len(sentence), GLANCE)
