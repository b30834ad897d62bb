"""How a follow-up leans on the turns before: other slots, arithmetic over what was told. Pure."""

import re

from assistant.indexes.base import View
from assistant.retrieval.asked import asked_of
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.counted_in import miscounted
from assistant.retrieval.definitions import definitions_near
from assistant.retrieval.figures import dimensions_of, subjects_of
from assistant.retrieval.kept_times import periods_with
from assistant.retrieval.language import Reading
from assistant.retrieval.later import later, turned
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Intent, Plan
from assistant.retrieval.related import (
    as_rate,
    as_share,
    counted_in,
    listed,
    narrowed,
    of_another,
    opposite,
    spread_over,
    with_sibling,
)
from assistant.retrieval.report_words import NEWEST
from assistant.retrieval.slots import with_numbers, with_peers
from assistant.retrieval.told import operands_of, part_and_whole
from assistant.retrieval.words import FOLLOW_UP, KINDS, OVERALL


def lean(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan:
    """The plan with what it leaves out taken from the turns before, if it leans on them."""
    if not memory or plan.intent == "topic":
        return plan
    base = _base(plan, memory)
    if plan.intent in {"page", "case"} or base is None:
        return plan
    unknown = tuple(word for word in plan.unknown if not OVERALL.fullmatch(word))
    plan = plan.model_copy(update={"unknown": unknown})
    if base.metrics and reading.residue and all(map(asks_nature, reading.residue)):
        plan = plan.model_copy(update={"choices": ()})  # `目标呢`: of what was asked before
    plan = listed(narrowed(opposite(plan, base), base), base, view)
    plan = spread_over(plan, base, view)
    marked = bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE))
    if not marked and not _names_nothing(plan, reading, base, view):
        return plan
    if _asks_somebody(plan, reading, base, view):
        return plan
    if onward := _onward(plan, reading, base, view):
        return onward
    plan = with_sibling(plan, base, view) if not plan.metrics else plan
    plan = counted_in(plan, reading, base, view) if not plan.metrics else plan
    operands = operands_of(plan, reading, memory, view)
    if not operands and (operands := part_and_whole(plan, memory, view)):
        plan = plan.model_copy(update={"operation": "share"})
    plan = as_rate(plan, base)
    plan = of_another(_with_slots(plan, reading, base, view), reading, base)
    if not operands and _says_its_own(plan, base):
        return plan
    leaning = _inherit(plan, reading, base, view)
    if operands:
        over = {"intent": "figure", "operands": operands, "choices": ()}
        return leaning.model_copy(update=over)
    return leaning


def _asks_somebody(plan: Plan, reading: Reading, base: Plan, view: View) -> bool:
    """`谁讲的` after a figure that is nobody's asks for a person, and not for that figure again."""
    if plan.operation or plan.metrics or reading.mentions or base.intent != "figure":
        return False
    nobody = not any(subjects_of(view, name) or dimensions_of(view, name) for name in base.metrics)
    return nobody and asked_of(reading.text).who


def _says_its_own(plan: Plan, base: Plan) -> bool:
    """A question of text after one of figures is not about these, whatever it begins with."""
    if plan.by:
        return False
    own = [word for word in plan.unknown if word not in KINDS]
    return plan.intent == "text" and bool(own) and base.intent in {"figure", "members"}


def _names_nothing(plan: Plan, reading: Reading, base: Plan, view: View) -> bool:
    own = [word for word in reading.residue if word not in KINDS]
    if plan.choices or own or (plan.metrics and not plan.implied):
        return False
    return not plan.members or set(plan.members) <= _dimensions(base, view)


def _dimensions(base: Plan, view: View) -> set[str]:
    uses = view.uses()
    held = {d for name in base.metrics if name in uses for d in uses[name].dimensions}
    return held | base.members.keys()


def _onward(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan | None:
    """The next page, or the later value."""
    if page := turned(reading.text, base.page):
        return plan.model_copy(update={"intent": "page", "page": page})
    if after := later(plan, reading, base, view):
        return _inherit(after, reading, base.model_copy(update={"periods": ()}), view)
    return None


def _base(plan: Plan, memory: Memory) -> Plan | None:
    """The plan to lean on: the newest about the same metric, else the newest about anything."""
    about = [
        p
        for p in plans_of(memory)
        if any((p.metrics, p.choices, p.case, p.topic, p.subjects, p.members, p.unknown, p.page))
    ]
    same = [p for p in about if set(p.metrics) & set(plan.metrics)]
    return next(iter((not plan.implied and same) or about), None)


def _inherit(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    dims = _dimensions(base, view)
    if plan.implied and (not plan.members or set(plan.members) <= dims) and base.metrics:
        plan = plan.model_copy(update={"metrics": (), "implied": False})
    plan = as_share(plan, base, view) if plan.metrics else plan
    if len(plan.metrics) == 1 and plan.metrics[0] in dims:  # a dimension of what was asked
        plan = plan.model_copy(update={"by": plan.metrics[0], "metrics": (), "linked": {}})
    if plan.operation == "define" and (defined := definitions_near(base.metrics, view)):
        return plan.model_copy(update={"intent": "figure", "metrics": defined, "unknown": ()})
    same = not plan.metrics or set(plan.metrics) <= set(base.metrics)
    metrics = plan.metrics or base.metrics
    held = base.members if same else _members_of(base, metrics, view)
    periods = periods_with(plan, reading, base, metrics, view)
    keep_members = not plan.by and not (plan.subjects and not dims)
    lost = () if held or plan.members else _lost(base, metrics, view)
    if not plan.metrics and plan.operation in {None, "count"}:
        lost += miscounted(reading, metrics, view)  # `多少家` after an amount of money
    return plan.model_copy(
        update={
            "metrics": metrics,
            "unknown": (*plan.unknown, *lost),
            "intent": _intent(plan, base, view),
            "case": base.case if not plan.metrics else None,
            "topic": base.topic if not plan.metrics else None,
            "subjects": plan.subjects or _owner(reading, base, metrics, view),
            "members": plan.members or (held if keep_members else {}),
            "by": plan.by or (base.by if same and not plan.members else None),
            "periods": periods,
            "operation": plan.operation or _operation(plan, base),
            "decimals": plan.decimals if plan.decimals is not None else base.decimals,
            "year_end": plan.year_end or (base.year_end and set(base.periods) <= set(periods)),
            "nature": plan.nature or (base.nature if same else None),
            **_reports(plan, reading, base),
        }
    )


def _reports(plan: Plan, reading: Reading, base: Plan) -> dict[str, object]:
    """Those of the turn before, unless others are named or the newest value is asked."""
    held = plan if plan.reports or NEWEST.search(reading.text) else base
    return {"reports": held.reports, "across": held.across}


def _members_of(base: Plan, metrics: tuple[str, ...], view: View) -> dict[str, tuple[str, ...]]:
    """Those of the turn before that another metric is broken down by, too."""
    uses = view.uses()
    own = [uses[name].dimensions for name in metrics if name in uses]
    shared = frozenset.intersection(*own) if own else frozenset()
    return {d: names for d, names in base.members.items() if d in shared}


def _lost(base: Plan, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The member of the turn before that a found metric is not broken down by: its value as a
    whole is no answer.
    """
    found = {metric.name for metric in view.metrics() if not metric.declared}
    names = [*base.places, *(name for names in base.members.values() for name in names)]
    return tuple(names[:1]) if metrics and set(metrics) <= found else ()


def _with_slots(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan:
    """A number or a name that the metric before has no value for is missing there."""
    if plan.metrics or not base.metrics:
        return plan
    members = with_numbers(reading, base.metrics, plan.members, view)
    members, subjects = with_peers(reading, base.metrics, members, plan.subjects, view)
    placed = {name for names in members.values() for name in names} | set(subjects)
    unknown = tuple(word for word in plan.unknown if word not in placed)
    return plan.model_copy(update={"members": members, "subjects": subjects, "unknown": unknown})


def _intent(plan: Plan, base: Plan, view: View) -> Intent:
    """Words of its own make it a question of text; who is in a group lists the members."""
    listed = set(view.uses()) & set(base.members)
    if plan.operation in {"members", "count"} and listed and not plan.metrics:
        return "members"
    if plan.intent == "members":
        return plan.intent
    if plan.metrics:
        return "figure" if plan.intent == "text" else plan.intent
    return plan.intent if plan.unknown and base.intent in {"case", "topic", "text"} else base.intent


def _operation(plan: Plan, base: Plan) -> Operation | None:
    """A changed slot asks the same of another; a new metric asks for its value."""
    changed = plan.periods or plan.members or plan.subjects or plan.by or plan.decimals is not None
    return base.operation if changed and not plan.metrics else None


def _owner(reading: Reading, base: Plan, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The subjects of the turn before, unless the whole is named: `大盘呢`."""
    chars = list(reading.text)
    for mention in reading.mentions if metrics else ():
        chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    return () if OVERALL.search("".join(chars)) else _fitting(base, metrics, view)


def _fitting(base: Plan, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """The subjects of the turn before; a case's customers where the metric has them."""
    of_subjects = any(view.uses()[name].subjects - {""} for name in metrics if name in view.uses())
    if base.subjects or not base.case:
        return base.subjects if of_subjects or not metrics else ()
    known = {s for name in metrics if name in view.uses() for s in view.uses()[name].subjects}
    customers = tuple(name for name in base.case.customers if name in known)
    alone = len(base.case.customers) == 1 and known and "" not in known
    return customers or (base.case.customers if alone else ())
