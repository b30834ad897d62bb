"""Cases by what they are about, customers by what they use or left. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.case_facets import Facet, best_cases, holds, names_thing, uses
from assistant.retrieval.case_plan import MOST, CaseForm, CasePlan
from assistant.retrieval.case_reading import Asked
from assistant.retrieval.case_words import CLEARANCE, COMPARE, ONE, OTHERS, PRONOUN, TOLD
from assistant.retrieval.lexicon import fold


def plan_search(
    asked: Asked,
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
        form: CaseForm = "which" if asked.pitch else "list"
        form = "cleared" if asked.says(CLEARANCE) else form
        customers = all_of(view, without)
        if "竞争对手" in asked.fields:
            contested = {case.customer for case in view.cases() if case.competitors}
            customers = tuple(name for name in customers if name in contested)
        return CasePlan(customers=customers, form=form)
    cases, lacking, whole = best_cases(facets, view, without)
    customers = tuple(case.customer for case in cases)
    held = tuple(facet for facet in facets if facet not in lacking)
    fields = tuple(name for name in asked.fields if name in TOLD)
    chosen = form_of(asked._replace(fields=fields)) or "card"
    if len(customers) > 1 and not (chosen == "pitch" and asked.says(ONE)):
        chosen = "compare" if asked.says(COMPARE) and len(customers) <= MOST else "list"
    elif chosen in {"pitch", "card"}:
        customers = customers[:1]
    return CasePlan(
        customers=customers,
        form=chosen,
        fields=fields if chosen == "field" else (),
        facets=held,
        lacking=tuple(facet.asked for facet in lacking if not held or names_thing(facet)),
        whole=whole,
    )


def plan_users(asked: Asked, view: View, topics: tuple[str, ...]) -> CasePlan | None:
    """Which customers use something; the prose outside of the cases may name more of them."""
    facets = asked.facets
    if not facets and topics and asked.says(PRONOUN):
        facets = _of_topics(topics, view)
    if not facets or any(facet.metric for facet in facets):
        return None
    cases = (case for case in view.cases() if all(uses(facet, case) for facet in facets))
    customers = tuple(case.customer for case in cases)
    return CasePlan(customers=customers, form="users", facets=facets)


def plan_movers(asked: Asked, view: View) -> CasePlan | None:
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


def _of_topics(topics: tuple[str, ...], view: View) -> tuple[Facet, ...]:
    """Names of the turn before that cases may have; other words of it are none."""
    facets = (Facet(asked=name, names=(fold(name),)) for name in topics if len(name) > 1)
    fronts = [name for c in view.cases() for name in (*c.products, *c.scenarios, *c.competitors)]
    return tuple(facet for facet in facets if any(holds(facet, name) for name in fronts))


def form_of(asked: Asked) -> CaseForm | None:
    if asked.says(CLEARANCE):
        return "cleared"
    if asked.pitch:
        return "pitch"
    return "field" if asked.fields else None


def all_of(view: View, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    return tuple(case.customer for case in view.cases() if case.customer not in without)
