"""Settles what a plan leaves open by the figures that are there, else asks back. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.figures import find_figures
from assistant.retrieval.metrics import by_end
from assistant.retrieval.naming import MOST_CHOICES
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import EACH


def settled(plan: Plan, view: View) -> Plan:
    """Of equally good metrics, the only one that has a value for what is asked is meant."""
    if plan.intent == "text" and _names_nothing(plan) and (plan.asks_quantity or plan.operation):
        plan = plan.model_copy(update={"intent": "figure", "choices": by_end(plan.text, view)})
    held = [name for name in plan.choices if find_figures(view, plan, name).figures]
    if len(held) != 1:
        return plan.model_copy(update={"whose": _whose(plan, view)})
    linked = {plan.text: held[0]}
    return plan.model_copy(update={"metrics": tuple(held), "choices": (), "linked": linked})


def _whose(plan: Plan, view: View) -> tuple[str, ...]:
    """`提升了几倍`, where customers have each their own: the answer differs by whom is meant."""
    metric = plan.metrics[0] if len(plan.metrics) == 1 else ""
    use = view.uses().get(metric)
    named = plan.subjects or plan.members or plan.operands or plan.case or plan.unknown
    if use is None or named or "" in use.subjects or not plan.asks_quantity:
        return ()
    if EACH.search(plan.text) or plan.operation not in {None, "growth", "ratio", "difference"}:
        return ()
    return tuple(sorted(use.subjects)) if 1 < len(use.subjects) <= MOST_CHOICES else ()


def _names_nothing(plan: Plan) -> bool:
    return not (plan.metrics or plan.choices or plan.subjects or plan.members or plan.unknown)


def of_parts(plan: Plan, view: View) -> Plan:
    """A stated share has only the members that its source gives: of another, it is computed."""
    measured = {m.name: m.share_of for m in view.metrics() if m.share_of}
    uses = view.uses()
    if len(plan.metrics) != 1 or plan.metrics[0] not in measured or not plan.members:
        return plan
    stated, base = plan.metrics[0], measured[plan.metrics[0]]
    asked = set(plan.members)
    if base not in uses or stated not in uses or asked <= uses[stated].dimensions:
        return plan
    if not asked <= uses[base].dimensions:
        return plan
    return plan.model_copy(update={"metrics": (base,), "operation": "share"})
