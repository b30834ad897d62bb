"""How a follow-up leans on the turns before: other slots, arithmetic over what was told. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.periods import year_before
from assistant.quantities import read_number
from assistant.records import Figure
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.implied import definitions_near
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Intent, Plan
from assistant.retrieval.words import FOLLOW_UP

OVER_TOLD: Final[frozenset[Operation]] = frozenset(
    {"total", "difference", "ratio", "share", "growth", "mean", "rank", "check"}
)
"""Operations that a follow-up may ask of the figures just told."""


def lean(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan:
    """The plan with what it leaves out taken from the turns before, if it leans on them."""
    if not memory or plan.intent in {"greeting", "help", "topic"}:
        return plan
    base = _base(plan, memory)
    if plan.intent in {"page", "case"} or base is None:
        return plan
    plan = _narrowed(plan, base)
    marked = bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE))
    if not marked and not _names_nothing(plan, reading):
        return plan
    if base.case and (named := _cases_of(reading)) and not plan.metrics:
        case = base.case.model_copy(update={"customers": named})
        return plan.model_copy(update={"intent": "case", "case": case})
    operands = _operands(plan, reading, memory, view) or _part_and_whole(plan, base, memory, view)
    if operands:
        return plan.model_copy(update={"intent": "figure", "operands": operands, "metrics": ()})
    return _inherit(plan, reading, base, view)


def _narrowed(plan: Plan, base: Plan) -> Plan:
    """Of equally good metrics, the one that begins as the metric talked about is meant."""
    if not plan.choices or not base.metrics:
        return plan
    near = {n: max(_shared_start(n, m) for m in base.metrics) for n in plan.choices}
    best = [name for name, shared in near.items() if shared == max(near.values()) and shared > 1]
    if len(best) != 1:
        return plan
    return plan.model_copy(update={"metrics": tuple(best), "choices": ()})


def _shared_start(one: str, other: str) -> int:
    return next((n for n in range(len(one), 0, -1) if other.startswith(one[:n])), 0)


def _names_nothing(plan: Plan, reading: Reading) -> bool:
    return not (plan.choices or reading.residue) and (not plan.metrics or plan.implied)


def _cases_of(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(n for m in reading.mentions for n in m.names("case")))


def _operands(plan: Plan, reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """Ids of the told figures that the operation is asked of; none where it names its own."""
    spanned = "compound" in plan.also or plan.operation == "compound"
    if spanned and re.search(r"[这那].{0,2}年|期间", reading.text):
        told = [id for trace in memory for id in trace.told]
        return tuple(dict.fromkeys(told))[-2:] if len(set(told)) > 1 else ()
    if plan.operation not in OVER_TOLD or plan.periods or plan.subjects or plan.members:
        return ()
    if plan.metrics and not plan.implied:
        return ()
    groups = [list(trace.told) for trace in memory if trace.told]
    count = _count(reading.text)
    pairwise = plan.operation in {"total", "difference", "ratio"}
    if not groups or (not count and len(groups[-1]) == 1 and not pairwise):
        return ()
    wanted, ids = count or 2, groups[-1]
    if len(ids) < wanted or count == 2 < len(ids):
        ids = list(dict.fromkeys(id for group in groups for id in group))[-wanted:]
    units = {f.quantity.unit for f in view.figures_by_id(tuple(ids)) if f.quantity}
    return tuple(ids) if len(ids) >= wanted and len(units) == 1 else ()


def _count(text: str) -> int | None:
    """`这两个` -> 2, `三者` -> 3."""
    match = re.search(r"([两二三四五六]|\d)(?:个|者|项|家|种|款|块|部分)", text)
    number = read_number(match[1].replace("两", "二")) if match else None
    return int(number) if number else None


def _part_and_whole(plan: Plan, base: Plan, memory: Memory, view: View) -> tuple[str, ...]:
    """`占总量多少`: what was told last, and the value of the same metric as a whole."""
    told = next((trace.told for trace in reversed(memory) if trace.told), ())
    if plan.operation != "share" or not told or plan.members or plan.subjects:
        return ()
    parts = view.figures_by_id(told)
    metrics = plan.metrics if plan.metrics and not plan.implied else ()
    if any(part.metric not in (metrics or (part.metric,)) for part in parts):
        return ()
    if not all(part.dimensions or part.subject for part in parts):
        return ()
    whole = _whole(parts[0], view)
    return (*told, whole.id) if whole else ()


def _whole(part: Figure, view: View) -> Figure | None:
    """The same metric and period, without member; of the company, where a customer has no more."""
    for subject in dict.fromkeys((part.subject if part.dimensions else None, None)):
        rows = [f for f in view.figures(part.metric or "", subject=subject) if not f.dimensions]
        same = [f for f in rows if f.period == part.period and f.quantity]
        if same:
            return same[0]
    return None


def _base(plan: Plan, memory: Memory) -> Plan | None:
    """The plan to lean on: the newest about the same metric, else the newest about anything."""
    about = [
        p
        for p in plans_of(memory)
        if p.metrics or p.choices or p.case or p.topic or p.subjects or p.members or p.unknown
    ]
    same = [p for p in about if set(p.metrics) & set(plan.metrics)]
    return next(iter((not plan.implied and same) or about), None)


def _inherit(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    uses = view.uses()
    dims = {d for name in base.metrics if name in uses for d in uses[name].dimensions}
    if plan.implied and (not plan.members or set(plan.members) <= dims) and base.metrics:
        plan = plan.model_copy(update={"metrics": (), "implied": False})
    if not plan.metrics:
        plan = _with_sibling(plan, base, view)
    if plan.operation == "define" and (defined := definitions_near(base.metrics, view)):
        return plan.model_copy(update={"intent": "figure", "metrics": defined, "unknown": ()})
    same = not plan.metrics or set(plan.metrics) <= set(base.metrics)
    metrics = plan.metrics or base.metrics
    keep_members = same and not plan.by and not (plan.subjects and not dims)
    return plan.model_copy(
        update={
            "metrics": metrics,
            "intent": _intent(plan, base, view),
            "case": base.case if not plan.metrics else None,
            "topic": base.topic if not plan.metrics else None,
            "subjects": plan.subjects or _fitting(base, metrics, view),
            "members": plan.members or (base.members if keep_members else {}),
            "by": plan.by or (base.by if same and not plan.members else None),
            "periods": _periods(plan, reading, base, metrics, view),
            "operation": plan.operation or _operation(plan, base),
            "decimals": plan.decimals if plan.decimals is not None else base.decimals,
            "nature": plan.nature or (base.nature if same else None),
        }
    )


def _intent(plan: Plan, base: Plan, view: View) -> Intent:
    """Words of its own make it a question of text; who is in a group lists the members."""
    listed = set(view.uses()) & set(base.members)
    if plan.operation in {"members", "count"} and listed and not plan.metrics:
        return "members"
    if plan.metrics:
        return plan.intent
    return plan.intent if plan.unknown and base.intent in {"case", "topic", "text"} else base.intent


def _with_sibling(plan: Plan, base: Plan, view: View) -> Plan:
    """`其中X呢`: the metric that ends as the one before and begins with the new word."""
    names = view.uses()
    for run in plan.unknown:
        for metric in base.metrics:
            held = [n for n in names if n.startswith(run) and n != metric and n[-2:] == metric[-2:]]
            if len(held) == 1:
                unknown = tuple(word for word in plan.unknown if word != run)
                return plan.model_copy(update={"metrics": tuple(held), "unknown": unknown})
    return plan


def _operation(plan: Plan, base: Plan) -> Operation | None:
    """A changed slot asks the same of another; a new metric asks for its value."""
    changed = plan.periods or plan.members or plan.subjects or plan.by or plan.decimals is not None
    return base.operation if changed and not plan.metrics else None


def _fitting(base: Plan, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The subjects of the turn before; a case's customers where the metric has them."""
    if base.subjects or not base.case:
        return base.subjects
    known = {s for name in metrics if name in view.uses() for s in view.uses()[name].subjects}
    return tuple(name for name in base.case.customers if name in known)


def _periods(
    plan: Plan, reading: Reading, base: Plan, metrics: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """A span asked anew looks its ends up itself; another metric keeps a period that it has."""
    if "同期" in reading.text and base.periods:
        return tuple(year_before(period) for period in base.periods)
    if plan.periods:
        return plan.periods
    if plan.operation in {"growth", "difference", "ratio"} and len(base.periods) < 2:
        return ()
    if set(metrics) <= set(base.metrics):
        return base.periods
    held = {p for name in metrics if name in view.uses() for p in view.uses()[name].periods}
    return tuple(p for p in base.periods if p in held)
