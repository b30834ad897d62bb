"""How a question for a case leans on the turn before."""

from assistant.retrieval.case_plan import MOST
from assistant.retrieval.plan import Plan


def names_before(previous: Plan | None) -> tuple[str, ...]:
    """Names of the newest question that are no customers: what `它` may be in a question for
    cases.
    """
    if previous is None:
        return ()
    members = [name for names in previous.members.values() for name in names]
    facets = [facet.asked for facet in previous.case.facets] if previous.case else []
    return tuple(dict.fromkeys((*members, *facets, *previous.unknown)))


def lean_case(plan: Plan, previous: Plan | None) -> Plan:
    """`那 B 呢` after the background of A asks for the background of B, after a figure of A for
    that figure of B.
    """
    case = plan.case
    if case is None or previous is None or not case.leaning:
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
