"""How a question for a case leans on the turn before. Pure."""

import re

from assistant.indexes.base import View
from assistant.retrieval.case_plan import MOST, CasePlan
from assistant.retrieval.case_reading import asked_of
from assistant.retrieval.case_search import plan_search, plan_users
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import FOLLOW_UP


def names_before(previous: Plan | None) -> tuple[str, ...]:
    """Names of the newest question that are no customers: what `它` may be in a question for
    cases.
    """
    if previous is None:
        return ()
    members = [name for names in previous.members.values() for name in names]
    facets = [facet.asked for facet in previous.case.facets] if previous.case else []
    return tuple(dict.fromkeys((*members, *facets, *previous.unknown)))


def lean_case(plan: Plan, previous: Plan | None, reading: Reading, view: View) -> Plan:
    """`那 B 呢` after the background of A asks for the background of B, after a figure of A for
    that figure of B, after a search for cases for those with B.
    """
    case = plan.case
    if previous is None:
        return plan
    if case is None:
        before = previous.case if not (plan.metrics or plan.subjects) else None
        more = (_how_much(before, reading) or _continued(before, reading, view)) if before else None
        return _as_case(plan, more) if more else plan
    if not case.leaning:
        return plan
    if previous.case is None:
        if not previous.metrics:
            return plan
        intent = "figure" if plan.metrics or plan.choices else "text"
        return plan.model_copy(update={"case": None, "intent": intent})
    before = previous.case
    if case.form == "compare":
        return plan
    kept: dict[str, object] = {"form": before.form, "fields": before.fields}
    if before.form == "compare" and len(before.customers) < MOST:
        kept["customers"] = tuple(dict.fromkeys((*before.customers, *case.customers)))
    elif before.form in {"list", "users", "movers", "words", "confirm", "which"}:
        kept = {}
    return plan.model_copy(update={"case": case.model_copy(update=kept)})


def _how_much(before: CasePlan, reading: Reading) -> CasePlan | None:
    """`最多省多少` after how a customer did it: of the same, the sentence with the number."""
    said = "".join(facet.asked for facet in before.facets)
    bare = not (reading.mentions or reading.periods or reading.stated)
    bare = bare and all(word in said for word in reading.residue)
    told = before.form == "words" and before.facets and not before.lacking
    return before if told and bare and reading.asks_quantity else None


def _continued(before: CasePlan, reading: Reading, view: View) -> CasePlan | None:
    """The case with that number in the list just told, or the same search for something else."""
    asked = asked_of(reading, view)
    listed = before.form in {"list", "users", "movers"}
    if asked.named or reading.units or reading.operations:
        return None
    if listed and not asked.facets and reading.nth and reading.nth <= len(before.customers):
        return CasePlan(customers=(before.customers[reading.nth - 1],))
    if not before.facets or not asked.facets or not re.search(FOLLOW_UP, reading.text, re.I):
        return None
    if before.form == "users":
        users = plan_users(asked, view, ())
        return users if users and users.customers else None
    found = plan_search(asked, view, (), ()) if before.form in {"list", "card"} else None
    return found if found and found.customers and not found.lacking else None


def _as_case(plan: Plan, case: CasePlan) -> Plan:
    return plan.model_copy(update={"intent": "case", "case": case, "subjects": case.about})
