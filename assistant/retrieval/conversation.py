"""What a conversation leaves behind, and how a follow-up leans on it. Pure."""

import re

from assistant.indexes.base import View
from assistant.quantities import read_number
from assistant.records import Record
from assistant.retrieval.language import Reading
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import FOLLOW_UP, Operation

OVER_TOLD: frozenset[Operation] = frozenset(
    {"total", "difference", "ratio", "share", "growth", "mean", "rank", "check"}
)
"""Operations that a follow-up may ask of the figures just told."""


class Trace(Record):
    """What one turn leaves behind; kept as the plan of its `Turn`."""

    plans: tuple[Plan, ...]
    """One for each question of the message, in order."""
    told: tuple[str, ...] = ()
    """Ids of the figures that the answer told, in order."""


Memory = tuple[Trace, ...]
"""The turns of a conversation, oldest first."""


def focus_of(memory: Memory) -> tuple[str, ...]:
    """The names that the newest turn which named any was about: customers first, then topics."""
    for trace in reversed(memory):
        for plan in reversed(trace.plans):
            names = plan.case.customers if plan.case else plan.subjects
            if names or (names := plan.topic.topics if plan.topic else plan.metrics):
                return names
    return ()


def lean(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan:
    """The plan with what it leaves out taken from the turns before, if it leans on them."""
    if not memory or plan.intent in {"greeting", "help", "page", "case", "topic"}:
        return plan
    marked = bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE))
    if not marked and not _names_nothing(plan, reading):
        return plan
    if operands := _operands(plan, reading, memory, view):
        return plan.model_copy(update={"intent": "figure", "operands": operands, "metrics": ()})
    base = _base(plan, memory)
    return _inherit(plan, base, view) if base else plan


def _names_nothing(plan: Plan, reading: Reading) -> bool:
    return not (plan.choices or reading.residue) and (not plan.metrics or plan.implied)


def _operands(plan: Plan, reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """Ids of the told figures that the operation is asked of; none where it names its own."""
    if plan.operation not in OVER_TOLD or plan.periods or plan.subjects or plan.members:
        return ()
    if plan.metrics and not plan.implied:
        return ()
    told = [list(trace.told) for trace in memory if trace.told]
    if not told:
        return ()
    count = _count(reading.text)
    if not count and len(told[-1]) == 1 and plan.operation not in {"total", "difference", "ratio"}:
        return ()
    wanted = count or 2
    ids = told[-1]
    if len(ids) < wanted or count == 2 < len(ids):
        recent = list(dict.fromkeys(id for ids in told for id in ids))
        ids = recent[-wanted:]
    units = {f.quantity.unit for f in view.figures_by_id(tuple(ids)) if f.quantity}
    return tuple(ids) if len(ids) >= wanted and len(units) == 1 else ()


def _count(text: str) -> int | None:
    """`这两个` -> 2, `三者` -> 3."""
    match = re.search(r"([两二三四五六]|\d)(?:个|者|项|家|种|款|块|部分)", text)
    number = read_number("二" if match and match[1] == "两" else match[1]) if match else None
    return int(number) if number else None


def _base(plan: Plan, memory: Memory) -> Plan | None:
    """The plan to lean on: the newest about the same metric, else the newest about anything."""
    plans = [plan for trace in reversed(memory) for plan in reversed(trace.plans)]
    about = [p for p in plans if p.metrics or p.choices or p.case or p.topic or p.subjects]
    same = [p for p in about if set(p.metrics) & set(plan.metrics)]
    return next(iter((not plan.implied and same) or about), None)


def _inherit(plan: Plan, base: Plan, view: View) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    uses = view.uses()
    dims = {d for name in base.metrics if name in uses for d in uses[name].dimensions}
    if plan.implied and (not plan.members or set(plan.members) <= dims) and base.metrics:
        plan = plan.model_copy(update={"metrics": (), "implied": False})
    same = not plan.metrics or set(plan.metrics) <= set(base.metrics)
    metrics = plan.metrics or base.metrics
    subjects = plan.subjects or _fitting(base, metrics, view)
    spans = plan.operation in {"growth", "difference", "ratio"}
    keep_members = same and not plan.by and not (plan.subjects and not dims)
    return plan.model_copy(
        update={
            "metrics": metrics,
            "intent": _intent(plan, base),
            "case": base.case if not plan.metrics else None,
            "topic": base.topic if not plan.metrics else None,
            "subjects": subjects,
            "members": plan.members or (base.members if keep_members else {}),
            "by": plan.by or (base.by if same and not plan.members else None),
            "periods": plan.periods or _periods(base, metrics, view, spans),
            "operation": plan.operation or _operation(plan, base),
            "decimals": plan.decimals if plan.decimals is not None else base.decimals,
        }
    )


def _intent(plan: Plan, base: Plan) -> str:
    return plan.intent if plan.metrics else base.intent


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


def _periods(base: Plan, metrics: tuple[str, ...], view: View, spans: bool) -> tuple[str, ...]:
    """A span asked anew looks its ends up itself; another metric keeps a period that it has."""
    if spans and len(base.periods) < 2:
        return ()
    if set(metrics) <= set(base.metrics):
        return base.periods
    held = {p for name in metrics if name in view.uses() for p in view.uses()[name].periods}
    return tuple(p for p in base.periods if p in held)


def chosen(text: str, questions: tuple[tuple[str, str], ...]) -> str | None:
    """The question of a choice, `(label, question)`, that a reply names by number or by label."""
    bare = re.sub(r"[\s。.!！?？、,，）)]|选择?|就?是|我?[要问]的?|吧$", "", text)
    if match := re.fullmatch(r"第?(\d|[一二两三四五])[个项种]?", bare):
        number = int(read_number(match[1].replace("两", "二")) or 0)
        return questions[number - 1][1] if 0 < number <= len(questions) else None
    labels = [question for label, question in questions if bare and bare.casefold() in (
        label.casefold(), question.casefold())]  # fmt: skip
    if not labels and len(bare) > 1:
        labels = [q for label, q in questions if bare.casefold() in label.casefold()]
    return labels[0] if len(labels) == 1 else None
