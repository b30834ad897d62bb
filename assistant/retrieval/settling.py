"""Settles what a plan leaves open by the figures that are there, else asks back. Pure."""

from assistant.indexes.base import View
from assistant.quantities import PERCENT
from assistant.retrieval.conversation import Memory, focus_of
from assistant.retrieval.counted_in import counts_things
from assistant.retrieval.figures import find_figures
from assistant.retrieval.metrics import by_end, by_unit
from assistant.retrieval.naming import MOST_CHOICES
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import EACH


def settled(plan: Plan, view: View, memory: Memory) -> Plan:
    """With what the clause before is about, and what the figures decide."""
    return _of_same(_settled(plan, view, memory), memory)


def _settled(plan: Plan, view: View, memory: Memory) -> Plan:
    """Of equally good metrics, the only one that has a value for what is asked is meant, and of
    equally good subjects the one that the talk is about.
    """
    first, focus = not memory, focus_of(memory)
    if plan.intent == "text" and _names_nothing(plan) and (plan.asks_quantity or plan.operation):
        choices = by_end(plan.text, view) or (by_unit(plan.text, view) if first else ())
        choices = choices or (_growing(view) if first and plan.operation == "growth" else ())
        if choices or not plan.unknown:
            plan = plan.model_copy(update={"intent": "figure", "choices": choices})
    plan = _of_parts_within(plan, view)
    held = [name for name in plan.choices if find_figures(view, plan, name).figures]
    # A name that goes on where another one ends, as a share of it does, would have been said so.
    held = [name for name in held if not any(name.startswith(o) for o in held if o != name)]
    held = [name for name in held if not counts_things(plan.text, name, view)]
    held = _of_stated(held, plan, view)
    if len(held) != 1:
        whose = _whose(plan, view)
        about = tuple(name for name in focus if name in whose)
        return plan.model_copy(update={"subjects": about} if about else {"whose": whose})
    linked = {plan.text: held[0]}
    return plan.model_copy(update={"metrics": tuple(held), "choices": (), "linked": linked})


def _of_same(plan: Plan, memory: Memory) -> Plan:
    """`有签9年的租约吗，面积多少`: of what the clause before asks, also where there is none."""
    before = memory[-1].plans[-1] if memory and memory[-1].within else None
    if before is None or len(before.metrics) != 1 or before.metrics[0] in plan.text:
        return plan
    said = before.metrics[0] in (plan.choices or plan.metrics)
    if not said or plan.members or plan.subjects or plan.operation or plan.periods:
        return plan
    told = {"metrics": before.metrics, "choices": (), "unknown": ()}
    return plan.model_copy(update={**told, "members": before.members, "subjects": before.subjects})


def _of_parts_within(plan: Plan, view: View) -> Plan:
    """`炉料都有什么，各多少` of a member that a metric 炉料收入 takes apart."""
    members = [name for names in plan.members.values() for name in names]
    named = (plan.metrics and not plan.implied) or plan.choices or plan.by
    if named or len(members) != 1 or plan.operation != "breakdown":
        return plan
    uses = view.uses()
    own = [n for n, use in uses.items() if n.startswith(members[0]) and len(use.dimensions) == 1]
    amounts = [name for name in own if not any(name.startswith(o) for o in own if o != name)]
    if len(amounts) != 1:
        return plan
    (by,) = uses[amounts[0]].dimensions
    told = {"intent": "figure", "metrics": tuple(amounts), "members": {}, "by": by, "unknown": ()}
    return plan.model_copy(update=told)


def _growing(view: View) -> tuple[str, ...]:
    """`涨了多少`: the company's own metrics that have a value to count from."""
    own = (name for name, use in view.uses().items() if "" in use.subjects)
    grown = tuple(name for name in own if len(view.uses()[name].periods) > 1)
    return grown if len(grown) <= MOST_CHOICES else ()


def _of_stated(names: list[str], plan: Plan, view: View) -> list[str]:
    """`2亿的收入三年后是多少`: the one that has the stated value; all, where that is not one."""
    stated = {q.value for q in plan.stated if q.unit != PERCENT}
    told = [
        name
        for name in names
        if any(
            f.quantity and f.quantity.value in stated
            for f in find_figures(view, plan, name).figures
        )
    ]
    return told if len(told) == 1 else names


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
    words = [word for word in plan.unknown if len(word) > 1]
    return not (plan.metrics or plan.choices or plan.subjects or plan.members or words)


def of_parts(
    metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], by: str | None, view: View
) -> str | None:
    """A stated share has only the members that its source gives: of another, it is computed from
    the metric that is returned.
    """
    measured = {m.name: m.share_of for m in view.metrics() if m.share_of}
    uses, asked = view.uses(), {*members, *((by,) if by else ())}
    base = measured.get(metrics[0]) if len(metrics) == 1 else None
    if base not in uses or not asked or metrics[0] not in uses:
        return None
    computed = not asked <= uses[metrics[0]].dimensions and asked <= uses[base].dimensions
    return base if computed else None
