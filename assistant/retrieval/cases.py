"""Finds the customer cases that a question asks for, and what of them. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval import asked as kinds
from assistant.retrieval.case_facets import (
    Facet,
    front_names,
    holds,
    in_front,
    sentences_hold,
    text_of,
)
from assistant.retrieval.case_pitch import pitched_to
from assistant.retrieval.case_plan import MOST, CasePlan
from assistant.retrieval.case_reading import Asked, asked_of, customers_of, listed_fields
from assistant.retrieval.case_search import (
    all_of,
    form_of,
    plan_movers,
    plan_search,
    plan_users,
)
from assistant.retrieval.case_words import (
    CASE,
    CLEARANCE,
    CLIENTS,
    COMPARE,
    DEED,
    HOW,
    ITS,
    MOVERS,
    OF_REPORT,
    OTHERS,
    PRONOUN,
    TOLD,
    USERS,
)
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.topics import everything_of
from assistant.retrieval.words import FOLLOW_UP

_WHICH: Final = r"(?:什么|啥|哪(?:[些个种款项]|一[个种款项])?)"


def plan_case(
    reading: Reading,
    view: View,
    focus: tuple[str, ...] = (),
    topics: tuple[str, ...] = (),
) -> CasePlan | None:
    """None where the question is not about cases.

    `focus` are customers of the turns before, `topics` the other names of the newest one.
    """
    if everything_of(reading) or not view.cases():
        return CasePlan() if not view.cases() and pitched_to(reading.text) else None
    focus = tuple(name for name in focus if name in customers_of(view))
    asked = asked_of(reading, view)
    told = CASE.search(reading.text) or asked.pitch or asked.says(CLEARANCE)
    if not asked.named and not told:
        if asked.says(MOVERS) and (movers := plan_movers(asked, view)):
            return movers
        if asked.says(USERS):
            return plan_users(asked, view, topics)
    why = reading.operations[:1] == ("why",)
    amount = _names_metric(reading) and not (why or kinds.asked_of(reading.text).when)
    if not told and (OF_REPORT.search(reading.text) or amount):
        return None
    if asked.named:
        return _of_named(asked, reading, view, focus, bool(told))
    if asked.strangers:
        return CasePlan(lacking=asked.strangers) if told else None
    if not told and asked.says(CLIENTS) and in_front(asked.facets, view):
        return plan_search(asked, view, focus, topics)
    if not told or (focus and not asked.facets and _leans(asked, reading)):
        return _of_focus(asked, reading, view, focus)
    return plan_search(asked, view, focus, topics)


def _of_named(
    asked: Asked, reading: Reading, view: View, focus: tuple[str, ...], told: bool
) -> CasePlan | None:
    """Cases whose customers the question names."""
    customers, facets = asked.named, asked.facets
    plan = CasePlan(customers=customers, lacking=asked.strangers)
    if asked.says(COMPARE) and (len(customers) > 1 or focus) and (told or not facets):
        pair = tuple(dict.fromkeys((*(focus[:1] if len(customers) < 2 else ()), *customers)))
        update = {"customers": pair[:MOST], "form": "compare", "leaning": not told}
        return plan.model_copy(update=update)
    if facets and not told:
        beside = plan.model_copy(update={"fields": listed_fields(asked.rest)})
        facts = _of_facts(beside, facets, reading, view)
        if _asks_deed(reading, customers, view) and (DEED in asked.fields or not facts):
            return plan.model_copy(update={"form": "field", "fields": (DEED,)})
        called = {f for f in asked.fields if f in TOLD or re.search(rf"{_WHICH}{f}", asked.rest)}
        if facts or not called:
            return facts
    if form := form_of(asked):
        fields = asked.fields if form == "field" else ()
        return plan.model_copy(update={"form": form, "fields": fields})
    if told:
        return plan.model_copy(update={"form": "words" if facets else "card", "facets": facets})
    if reading.operations or reading.asks_quantity or reading.periods or asked.strangers:
        return None
    return plan.model_copy(update={"leaning": True})


def _asks_deed(reading: Reading, customers: tuple[str, ...], view: View) -> bool:
    """`破损是怎么解决的` of one customer, whose case says something of 破损."""
    if not HOW.search(reading.text) or reading.asks_quantity or len(customers) > 1:
        return False
    told = text_of(next(case for case in view.cases() if case.customer == customers[0]))
    pairs = {fold(run[at : at + 2]) for run in reading.residue for at in range(len(run) - 1)}
    return any(pair in told for pair in pairs)


def _of_facts(
    plan: CasePlan, facets: tuple[Facet, ...], reading: Reading, view: View
) -> CasePlan | None:
    """A fact that a sentence of the customer's case holds; whether it has what is put to us."""
    case = next(case for case in view.cases() if case.customer == plan.customers[0])
    why = reading.operations[:1] == ("why",)
    if (reading.asks_quantity and not why) or len(plan.customers) > 1:
        return None
    facets = _of_deed(facets, case) if kinds.asked_of(reading.text).when else facets
    if sentences_hold(facets, case):
        return plan.model_copy(update={"form": "words", "facets": facets})
    fronts = {n for c in view.cases() for n in (*c.products, *c.competitors, *c.scenarios)}
    if (
        reading.confirms
        and len(facets) == 1
        and any(name.casefold() in facets[0].names for name in fronts)
    ):
        return plan.model_copy(update={"form": "confirm", "facets": facets})
    return None


def _of_deed(facets: tuple[Facet, ...], case: Case) -> tuple[Facet, ...]:
    """`甲导航业务的份额哪年赢回`: not the field, and not what came of it."""
    fields = fold("\n".join((*front_names(case, "industry"), *front_names(case, "scenarios"))))
    deed = tuple(f for f in facets if not (f.metric or f.concept == "share"))
    return tuple(f for f in deed if f.concept or not holds(f, fields)) or facets


def _of_focus(
    asked: Asked, reading: Reading, view: View, focus: tuple[str, ...]
) -> CasePlan | None:
    """A question that names no customer and leans on the ones before."""
    form = form_of(asked) or ("compare" if asked.says(COMPARE) else None)
    if form is None and CASE.search(reading.text):
        form = "card"
    if form is None or (asked.facets and form != "pitch"):
        return None
    fields = asked.fields if form == "field" else ()
    if not focus:
        pointing = asked.says(PRONOUN) and form == "field"
        return CasePlan(customers=all_of(view), form="which", fields=fields) if pointing else None
    if form == "compare" and (len(focus) < 2 or reading.operations[:1] == ("difference",)):
        return None
    named = {n: c.customer for c in view.cases() for n in (c.customer, *c.aliases)}
    customers = tuple(dict.fromkeys(named[name] for name in focus if name in named))
    lacking = tuple(name for name in focus if name not in named)
    many = len(customers) > MOST or (len(customers) > 1 and asked.says(ITS))
    if many and form in {"field", "pitch", "card"}:
        return CasePlan(customers=customers, form="which", fields=fields)
    return CasePlan(customers=customers[:MOST], form=form, fields=fields, lacking=lacking)


def _leans(asked: Asked, reading: Reading) -> bool:
    """A question that says nothing but the form, or points back."""
    if asked.says(OTHERS):
        return False
    pointing = asked.says(PRONOUN) or re.search(FOLLOW_UP, reading.text, re.IGNORECASE)
    formed = form_of(asked) is not None or asked.says(COMPARE)
    listing = reading.operations[:1] in {("members",), ("count",)}
    return bool(formed or pointing) and not listing


def _names_metric(reading: Reading) -> bool:
    return any(mention.names("metric") for mention in reading.mentions)
