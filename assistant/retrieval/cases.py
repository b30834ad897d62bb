"""Finds the customer cases that a question asks for, and what of them. Pure."""

import re
from typing import Literal

from assistant.indexes.base import View
from assistant.records import Record
from assistant.retrieval.case_facets import Facet, best_cases, front_of, holds, sentences_hold, uses
from assistant.retrieval.case_reading import Asked, asked_of, customers_of
from assistant.retrieval.case_words import (
    CASE,
    CLEARANCE,
    CLIENTS,
    COMPARE,
    ITS,
    MOVERS,
    OF_REPORT,
    ONE,
    OTHERS,
    PITCH,
    PRONOUN,
    TOLD,
    USERS,
)
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.words import FOLLOW_UP

CaseForm = Literal[
    "card",
    "field",
    "words",
    "confirm",
    "pitch",
    "compare",
    "list",
    "users",
    "movers",
    "cleared",
    "which",
]
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
    whole: bool = True
    """False where each case has only some of the facets."""
    leaning: bool = False
    """Names a customer and nothing else: the turn before may say what of it is asked."""

    @property
    def about(self) -> tuple[str, ...]:
        """The customers that a follow-up may mean; of a list, the only one."""
        several = self.form in {"list", "users", "movers", "which"} and len(self.customers) > 1
        return () if several else self.customers


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
    focus = tuple(name for name in focus if name in customers_of(view))
    asked = asked_of(reading, view)
    told = CASE.search(reading.text) or asked.says(PITCH) or asked.says(CLEARANCE)
    if not asked.named and not told:
        if asked.says(MOVERS) and (movers := _movers(asked, view)):
            return movers
        if asked.says(USERS):
            return _users(asked, view, topics)
    why = reading.operations[:1] == ("why",)
    if not told and (OF_REPORT.search(reading.text) or (_names_metric(reading) and not why)):
        return None
    if asked.named:
        return _of_named(asked, reading, view, focus, bool(told))
    if asked.strangers:
        return CasePlan(lacking=asked.strangers) if told else None
    if not told and asked.says(CLIENTS) and _in_front(asked.facets, view):
        return _found(asked, reading, view, focus, topics)
    if not told or (focus and not asked.facets and _leans(asked, reading)):
        return _of_focus(asked, reading, view, focus)
    return _found(asked, reading, view, focus, topics)


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
        return _of_facts(plan, facets, reading, view)
    if form := _form(asked):
        fields = asked.fields if form == "field" else ()
        return plan.model_copy(update={"form": form, "fields": fields})
    if told:
        return plan.model_copy(update={"form": "words" if facets else "card", "facets": facets})
    if reading.operations or reading.asks_quantity or reading.periods or asked.strangers:
        return None
    return plan.model_copy(update={"leaning": True})


def _of_facts(
    plan: CasePlan, facets: tuple[Facet, ...], reading: Reading, view: View
) -> CasePlan | None:
    """A fact that a sentence of the customer's case holds; whether it has what is put to us."""
    case = next(case for case in view.cases() if case.customer == plan.customers[0])
    if reading.asks_quantity or len(plan.customers) > 1:
        return None
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


def _of_focus(
    asked: Asked, reading: Reading, view: View, focus: tuple[str, ...]
) -> CasePlan | None:
    """A question that names no customer and leans on the ones before."""
    form = _form(asked) or ("compare" if asked.says(COMPARE) else None)
    if form is None and CASE.search(reading.text):
        form = "card"
    if form is None or (asked.facets and form != "pitch"):
        return None
    fields = asked.fields if form == "field" else ()
    if not focus:
        pointing = asked.says(PRONOUN) and form == "field"
        return CasePlan(customers=_all(view), form="which", fields=fields) if pointing else None
    if form == "compare" and (len(focus) < 2 or reading.operations[:1] == ("difference",)):
        return None
    named = {n: c.customer for c in view.cases() for n in (c.customer, *c.aliases)}
    customers = tuple(dict.fromkeys(named[name] for name in focus if name in named))
    lacking = tuple(name for name in focus if name not in named)
    many = len(customers) > MOST or (len(customers) > 1 and asked.says(ITS))
    if many and form in {"field", "pitch", "card"}:
        return CasePlan(customers=customers, form="which", fields=fields)
    most = MOST if form in {"compare", "pitch", "card"} else len(customers)
    return CasePlan(customers=customers[:most], form=form, fields=fields, lacking=lacking)


def _all(view: View, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(case.customer for case in view.cases() if case.customer not in without)


def _found(
    asked: Asked,
    reading: Reading,
    view: View,
    focus: tuple[str, ...],
    topics: tuple[str, ...],
) -> CasePlan:
    """Cases by what they are about; all of them where nothing is said."""
    facets = asked.facets
    if not facets and topics and asked.says(PRONOUN):
        facets = _of_topics(topics, view)
    without = focus if asked.says(OTHERS) else ()
    if not facets:
        form: CaseForm = "which" if asked.says(PITCH) else "list"
        form = "cleared" if asked.says(CLEARANCE) else form
        return CasePlan(customers=_all(view, without), form=form)
    cases, lacking, whole = best_cases(facets, view, without)
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
        whole=whole,
    )


def _users(asked: Asked, view: View, topics: tuple[str, ...]) -> CasePlan | None:
    """Which customers use something; the prose outside of the cases may name more of them."""
    facets = asked.facets
    if not facets and topics and asked.says(PRONOUN):
        facets = _of_topics(topics, view)
    if not facets or any(facet.metric for facet in facets):
        return None
    cases = (case for case in view.cases() if all(uses(facet, case) for facet in facets))
    customers = tuple(case.customer for case in cases)
    return CasePlan(customers=customers, form="users", facets=facets)


def _movers(asked: Asked, view: View) -> CasePlan | None:
    """Which customers left a competitor."""
    rivals = tuple(
        facet
        for facet in asked.facets
        if any(holds(facet, name) for case in view.cases() for name in case.competitors)
    )
    customers = tuple(
        case.customer
        for case in view.cases()
        if any(holds(facet, name) for facet in rivals for name in case.competitors)
    )
    return CasePlan(customers=customers, form="movers", facets=rivals) if rivals else None


def _in_front(facets: tuple[Facet, ...], view: View) -> bool:
    return bool(facets) and all(
        any(holds(facet, front_of(case)) for case in view.cases()) for facet in facets
    )


def _of_topics(topics: tuple[str, ...], view: View) -> tuple[Facet, ...]:
    """Names of the turn before that cases may have; other words of it are none."""
    facets = (Facet(asked=name, names=(fold(name),)) for name in topics if len(name) > 1)
    fronts = [name for c in view.cases() for name in (*c.products, *c.scenarios, *c.competitors)]
    return tuple(facet for facet in facets if any(holds(facet, name) for name in fronts))


def _form(asked: Asked) -> CaseForm | None:
    if asked.says(CLEARANCE):
        return "cleared"
    if asked.says(PITCH):
        return "pitch"
    return "field" if asked.fields else None


def _leans(asked: Asked, reading: Reading) -> bool:
    """A question that says nothing but the form, or points back."""
    if asked.says(OTHERS):
        return False
    pointing = asked.says(PRONOUN) or re.search(FOLLOW_UP, reading.text, re.IGNORECASE)
    formed = _form(asked) is not None or asked.says(COMPARE)
    listing = reading.operations[:1] in {("members",), ("count",)}
    return bool(formed or pointing) and not listing


def _names_metric(reading: Reading) -> bool:
    return any(mention.names("metric") for mention in reading.mentions)
