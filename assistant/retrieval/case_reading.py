"""A question as far as customer cases go: customers, parts of a case, facets. Pure."""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.retrieval.case_facets import CUSTOMERS, Facet, erased, facets_of, in_front
from assistant.retrieval.case_pitch import asks_pitch, asks_points, pitch_spans
from assistant.retrieval.case_words import CASE, CLEARANCE, COMPARE, FIELDS, OF_REPORT, RESULTS
from assistant.retrieval.language import Reading

_AND: Final = r"(?:以及|还有|连同|[和与及跟、]|\band\b)"
_JOINED: Final = re.compile(rf"\s?{_AND}", re.IGNORECASE)
_JOINING: Final = re.compile(rf"{_AND}\s?(?:[^\s,，。]{{0,4}}的)?$", re.IGNORECASE)


class Asked(NamedTuple):
    """A question as far as cases go."""

    named: tuple[str, ...]
    strangers: tuple[str, ...]
    """Customers without a case."""
    fields: tuple[str, ...]
    facets: tuple[Facet, ...]
    rest: str
    """The text without metrics and customers."""
    pitch: bool
    """What to tell a customer is asked."""

    def says(self, words: re.Pattern[str]) -> bool:
        return bool(words.search(self.rest))


def asked_of(reading: Reading, view: View) -> Asked:
    """Customers by any of their names, fields by their words, facets from what is left."""
    cases = {case.customer: case.customer for case in view.cases()}
    cases |= {alias: case.customer for case in view.cases() for alias in case.aliases}
    clients = customers_of(view)
    named: dict[str, None] = {}
    strangers: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for mention in reading.mentions:
        names = [target.name for target in mention.targets]
        held = [cases[name] for name in names if name in cases]
        if held:
            named.setdefault(held[0])
        elif clients & set(names):
            strangers.setdefault(names[0])
        else:
            continue
        spans.append((mention.start, mention.end))
    metrics = [(m.start, m.end) for m in reading.mentions if m.names("metric")]
    rest = erased(reading.text, spans + metrics)
    fields, spent = _fields(rest, view)
    kept = [m.span() for word in (CASE, COMPARE, CLEARANCE, OF_REPORT) for m in word.finditer(rest)]
    blank = [*spans, *kept, *spent]
    pitch, facets = _pitched(reading, rest, blank, view)
    return Asked(tuple(named), tuple(strangers), fields, facets, rest, pitch)


def _pitched(
    reading: Reading, rest: str, blank: list[tuple[int, int]], view: View
) -> tuple[bool, tuple[Facet, ...]]:
    """Whether a pitch is asked, and for what; points of what cases are known by are one, too."""
    asked = asks_pitch(rest)
    if not asked and not asks_points(rest):
        return False, facets_of(reading, view, blank)
    facets = facets_of(reading, view, [*blank, *pitch_spans(rest)])
    if asked or in_front(facets, view):
        return True, facets
    return False, facets_of(reading, view, blank)


def customers_of(view: View) -> frozenset[str]:
    """Names of customers, with or without a case."""
    named = {entity.name for entity in view.entities() if entity.kind.casefold() in CUSTOMERS}
    cases = {name for case in view.cases() for name in (case.customer, *case.aliases)}
    return frozenset(named | cases | view.subjects())


def _fields(text: str, view: View) -> tuple[tuple[str, ...], list[tuple[int, int]]]:
    """Parts of a case that a text asks for, and where: by heading, else by the words for it."""
    found: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for field in FIELDS:
        for match in field.words.finditer(text):
            found.setdefault(field.name)
            spans.append(match.span())
    headings = {f.name for case in view.cases() for f in case.fields if len(f.name) > 1}
    for heading in sorted(headings, key=lambda name: (-len(name), name)):
        at = text.find(heading)
        if at >= 0 and not any(start <= at < end for start, end in spans):
            found.setdefault(heading)
            spans.append((at, at + len(heading)))
    return tuple(found), spans


def listed_fields(text: str) -> tuple[str, ...]:
    """Of the front matter, those that stand in a list with something else: `场景和成本的收益`; and
    the results, of whatever they are asked.
    """
    return tuple(
        field.name
        for field in FIELDS
        if any(
            field.name == RESULTS or (field.front and _listed(text, match.span()))
            for match in field.words.finditer(text)
        )
    )


def _listed(text: str, span: tuple[int, int]) -> bool:
    start, end = span
    return bool(_JOINED.match(text, end) or _JOINING.search(text[:start]))
