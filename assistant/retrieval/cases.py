"""Finds the customer cases that a question asks for, and what of them. Pure."""

import re
from typing import Literal, NamedTuple

from assistant.indexes.base import View
from assistant.records import Record
from assistant.retrieval.case_facets import CUSTOMERS, Facet, best_cases, erased, facets_of
from assistant.retrieval.case_words import (
    ASKING,
    CASE,
    CLEARANCE,
    COMPARE,
    FIELDS,
    OF_REPORT,
    ONE,
    OTHERS,
    PITCH,
    PRONOUN,
    TOLD,
    USERS,
)
from assistant.retrieval.language import Reading
from assistant.retrieval.words import FOLLOW_UP

CaseForm = Literal["card", "field", "words", "pitch", "compare", "list", "users", "cleared"]
MOST = 3
"""Cases that stand side by side, or are told whole in one answer."""


class CasePlan(Record):
    """Which cases are meant, and what of them is asked."""

    customers: tuple[str, ...] = ()
    """As the cases name them, best first."""
    form: CaseForm = "card"
    fields: tuple[str, ...] = ()
    """Headings, or names of `case_words.FIELDS`, with the form `field`."""
    facets: tuple[Facet, ...] = ()
    """What the cases were found by; with the form `words`, what their sentences must hold."""
    lacking: tuple[str, ...] = ()
    """Words and names that were asked for and that no case has."""
    leaning: bool = False
    """Names a customer and nothing else: the turn before may say what of it is asked."""


class _Asked(NamedTuple):
    """A question as far as cases go."""

    named: tuple[str, ...]
    strangers: tuple[str, ...]
    """Customers without a case."""
    fields: tuple[str, ...]
    facets: tuple[Facet, ...]
    rest: str
    """The text without metrics and customers."""

    def says(self, words: re.Pattern[str]) -> bool:
        return bool(words.search(self.rest))


def plan_case(
    reading: Reading,
    view: View,
    focus: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> CasePlan | None:
    """None where the question is not about cases.

    `focus` are customers of the turns before, `topics` the other names of the newest one.
    """
    if not view.cases():
        return None
    asked = _read(reading, view)
    told = CASE.search(reading.text) or asked.says(PITCH) or asked.says(CLEARANCE)
    if asked.says(USERS) and not asked.named and not told:
        return _users(asked, view, topics)
    if not told and (OF_REPORT.search(reading.text) or _names_metric(reading)):
        return None
    if asked.named:
        return _of_named(asked, reading, focus, bool(told))
    if asked.strangers:
        return CasePlan(lacking=asked.strangers) if told else None
    if not told or (focus and not asked.facets and _leans(asked, reading)):
        return _of_focus(asked, reading, view, focus)
    return _found(asked, reading, view, focus, topics)


def _read(reading: Reading, view: View) -> _Asked:
    """Customers by any of their names, fields by their words, facets from what is left."""
    cases = {case.customer: case.customer for case in view.cases()}
    cases |= {alias: case.customer for case in view.cases() for alias in case.aliases}
    clients = {e.name for e in view.entities() if e.kind.casefold() in CUSTOMERS}
    named: dict[str, None] = {}
    strangers: dict[str, None] = {}
    spans: list[tuple[int, int]] = []
    for mention in reading.mentions:
        names = [target.name for target in mention.targets]
        held = [cases[name] for name in names if name in cases]
        if held:
            named.setdefault(held[0])
        elif clients & set(names) or mention.names("subject"):
            strangers.setdefault(names[0])
        else:
            continue
        spans.append((mention.start, mention.end))
    metrics = [(m.start, m.end) for m in reading.mentions if m.names("metric")]
    rest = erased(reading.text, spans + metrics)
    fields, spent = _fields(rest, view)
    kept = [m.span() for word in (CASE, PITCH, COMPARE, CLEARANCE) for m in word.finditer(rest)]
    blank = [*spans, *kept, *spent]
    asking = [m.span() for m in ASKING.finditer(erased(rest, [*kept, *spent]))]
    names_taken = {i for m in reading.mentions for i in range(m.start, m.end)}
    blank += [span for span in asking if not names_taken & set(range(*span))]
    facets = facets_of(reading, view, blank)
    return _Asked(tuple(named), tuple(strangers), fields, facets, rest)


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


def _of_named(
    asked: _Asked, reading: Reading, focus: tuple[str, ...], told: bool
) -> CasePlan | None:
    """Cases whose customers the question names."""
    customers = asked.named
    if asked.says(COMPARE) and (len(customers) > 1 or focus):
        pair = tuple(dict.fromkeys((*(focus[:1] if len(customers) < 2 else ()), *customers)))
        if told or not asked.facets:
            return CasePlan(
                customers=pair[:MOST], form="compare", lacking=asked.strangers, leaning=not told
            )
    form = _form(asked)
    if not told and asked.facets:
        return None
    if form:
        fields = asked.fields if form == "field" else ()
        return CasePlan(customers=customers, form=form, fields=fields, lacking=asked.strangers)
    if told:
        form = "words" if asked.facets else "card"
        return CasePlan(
            customers=customers, form=form, facets=asked.facets, lacking=asked.strangers
        )
    if reading.operations or reading.asks_quantity or reading.periods or asked.strangers:
        return None
    return CasePlan(customers=customers, leaning=True)


def _of_focus(
    asked: _Asked, reading: Reading, view: View, focus: tuple[str, ...]
) -> CasePlan | None:
    """A question that names no customer and leans on the ones before."""
    held = {case.customer for case in view.cases()}
    held |= {alias for case in view.cases() for alias in case.aliases}
    form = _form(asked) or ("compare" if asked.says(COMPARE) else None)
    if form is None and CASE.search(reading.text):
        form = "card"
    if not focus or form is None or (asked.facets and not asked.says(PITCH)):
        return None
    if form == "compare" and (len(focus) < 2 or reading.operations[:1] == ("difference",)):
        return None
    named = {alias: case.customer for case in view.cases() for alias in case.aliases}
    customers = tuple(dict.fromkeys(named.get(name, name) for name in focus if name in held))
    lacking = tuple(name for name in focus if name not in held)
    fields = asked.fields if form == "field" else ()
    most = MOST if form in {"compare", "pitch", "card"} else len(customers)
    return CasePlan(customers=customers[:most], form=form, fields=fields, lacking=lacking)


def _found(
    asked: _Asked,
    reading: Reading,
    view: View,
    focus: tuple[str, ...],
    topics: tuple[str, ...],
) -> CasePlan:
    """Cases by what they are about; all of them where nothing is said."""
    facets = asked.facets
    if not facets and topics and asked.says(PRONOUN):
        facets = tuple(Facet(asked=name, names=(name.casefold(),)) for name in topics)
    without = focus if asked.says(OTHERS) else ()
    if not facets:
        customers = tuple(c.customer for c in view.cases() if c.customer not in without)
        form: CaseForm = "cleared" if asked.says(CLEARANCE) else "list"
        return CasePlan(customers=customers, form=form)
    cases, lacking = best_cases(facets, view, without)
    customers = tuple(case.customer for case in cases)
    held = tuple(facet for facet in facets if facet not in lacking)
    fields = tuple(name for name in asked.fields if name in TOLD)
    chosen = _form(asked._replace(fields=fields)) or "card"
    if len(customers) > 1 and not (chosen == "pitch" and asked.says(ONE)):
        chosen = "compare" if asked.says(COMPARE) and len(customers) <= MOST else "list"
    elif chosen in {"pitch", "card"}:
        customers = customers[:1]
    return CasePlan(
        customers=customers,
        form=chosen,
        fields=fields if chosen == "field" else (),
        facets=held,
        lacking=tuple(facet.asked for facet in lacking),
    )


def _users(asked: _Asked, view: View, topics: tuple[str, ...]) -> CasePlan | None:
    """Which customers use something; the prose outside of the cases may name more of them."""
    facets = asked.facets
    if not facets and topics and asked.says(PRONOUN):
        facets = tuple(Facet(asked=name, names=(name.casefold(),)) for name in topics)
    if not facets or any(facet.metric for facet in facets):
        return None
    cases, lacking = best_cases(facets, view)
    held = tuple(facet for facet in facets if facet not in lacking)
    return CasePlan(
        customers=tuple(case.customer for case in cases),
        form="users",
        facets=held or facets,
        lacking=tuple(facet.asked for facet in lacking) if held else (),
    )


def _form(asked: _Asked) -> CaseForm | None:
    if asked.says(CLEARANCE):
        return "cleared"
    if asked.says(PITCH):
        return "pitch"
    return "field" if asked.fields else None


def _leans(asked: _Asked, reading: Reading) -> bool:
    """A question that says nothing but the form, or points back."""
    if asked.says(OTHERS):
        return False
    pointing = asked.says(PRONOUN) or re.search(FOLLOW_UP, reading.text, re.IGNORECASE)
    formed = _form(asked) is not None or asked.says(COMPARE)
    listing = reading.operations[:1] in {("members",), ("count",)}
    return bool(formed or pointing) and not listing


def _names_metric(reading: Reading) -> bool:
    return any(mention.names("metric") for mention in reading.mentions)
