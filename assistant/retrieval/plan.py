"""Question to plan: which metrics, subjects, members, periods and operation are meant. Pure."""

import re
from typing import Literal

from pydantic import Field

from assistant.indexes.base import MetricUse, View
from assistant.records import Record
from assistant.retrieval.implied import metrics_of_members, terms_of
from assistant.retrieval.language import Language, Reading
from assistant.retrieval.lexicon import Lexicon
from assistant.retrieval.naming import metrics_of
from assistant.retrieval.words import FOLLOW_UP, GREETING, HELP, Operation

Intent = Literal["figure", "members", "text", "page", "define", "greeting", "help"]


class Plan(Record):
    """What is meant, in names of the view. Kept as the state of a conversation."""

    text: str
    language: Language = "zh"
    intent: Intent = "text"
    metrics: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    """Metrics that are equally meant; the answer asks back."""
    subjects: tuple[str, ...] = ()
    members: dict[str, tuple[str, ...]] = Field(default={})
    by: str | None = None
    """Dimension to break down by."""
    periods: tuple[str, ...] = ()
    operation: Operation | None = None
    asks_quantity: bool = False
    decimals: int | None = None
    years: int | None = None
    top: int | None = None
    nth: int | None = None
    ascending: bool = False
    page: str | None = None
    linked: dict[str, str] = Field(default={})
    """Words -> metric, where the link is by likeness and has to be said."""
    unknown: tuple[str, ...] = ()
    """Names and words that no slot took; the evidence must hold them."""


def make_plan(reading: Reading, view: View, lexicon: Lexicon, previous: Plan | None = None) -> Plan:
    plan = _plan(reading, view, lexicon)
    if previous and _leans(reading, plan):
        plan = _inherit(plan, previous)
    return plan


def _plan(reading: Reading, view: View, lexicon: Lexicon) -> Plan:
    base = Plan(
        text=reading.text,
        language=reading.language,
        decimals=reading.decimals,
        years=reading.years,
        top=reading.top,
        nth=reading.nth,
        ascending=reading.ascending,
        page=reading.page,
        periods=_periods(reading),
        asks_quantity=reading.asks_quantity,
        operation=reading.operations[0] if reading.operations else None,
    )
    if re.search(GREETING, reading.text, re.IGNORECASE):
        return base.model_copy(update={"intent": "greeting"})
    if re.search(HELP, reading.text, re.IGNORECASE):
        return base.model_copy(update={"intent": "help"})
    if reading.page and not any(m.names("metric") for m in reading.mentions):
        return base.model_copy(update={"intent": "page"})
    return _with_names(base, reading, view, lexicon)


def _with_names(base: Plan, reading: Reading, view: View, lexicon: Lexicon) -> Plan:
    uses = view.uses()
    metrics, choices, linked, rest = metrics_of(reading, lexicon)
    members = _members(reading)
    if _asks_members(base, metrics, members, view):
        return base.model_copy(update={"intent": "members", "members": members})
    subjects = tuple(dict.fromkeys(n for m in reading.mentions for n in m.names("subject")))
    if terms := terms_of(subjects, metrics, base.text, uses, view):
        metrics, choices = terms, ()
    if not metrics and not choices and (base.asks_quantity or base.operation):
        metrics = metrics_of_members(members, base.operation == "share", uses, view)
    metrics, by, rest = _by(reading, metrics, rest, uses)
    members, subjects, loose = _slots(reading, metrics or choices, members, subjects, uses)
    by = None if members and by not in members else by
    intent: Intent = "figure" if metrics or choices else "text"
    if base.operation == "define" and metrics and not base.asks_quantity:
        intent = "define"
    return base.model_copy(
        update={
            "intent": intent,
            "metrics": metrics,
            "choices": choices,
            "subjects": subjects,
            "members": members,
            "by": by,
            "linked": linked,
            "unknown": (*loose, *rest),
            "operation": _operation(reading, metrics, members, view),
        }
    )


def _by(
    reading: Reading,
    metrics: tuple[str, ...],
    rest: tuple[str, ...],
    uses: dict[str, MetricUse],
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """The dimension to break down by: named, or by the end of its name (`年限` of `签约年限`).

    A name that is a metric and a dimension of another asked metric is the dimension.
    """
    named = [name for mention in reading.mentions for name in mention.names("dimension")]
    for name in named:
        others = tuple(m for m in metrics if m != name)
        if any(name in uses[m].dimensions for m in others if m in uses):
            return others, name, rest
    for metric in metrics:
        for dimension in sorted(uses[metric].dimensions) if metric in uses else ():
            first, two = re.escape(dimension[:1]), re.escape(dimension[:2])
            if re.search(
                rf"(?:哪|什么)[种个款类些]?{first}|[各每按][种个款类]?{two}", reading.text
            ):
                return metrics, dimension, rest
    for run in rest:
        for metric in metrics:
            dimensions = uses[metric].dimensions if metric in uses else frozenset()
            ends = [d for d in dimensions if len(run) > 1 and d.endswith(run)]
            if len(ends) == 1:
                return metrics, ends[0], tuple(word for word in rest if word != run)
    loose = next((n for n in named if n not in metrics), None)
    return metrics, loose, rest


def _periods(reading: Reading) -> tuple[str, ...]:
    """A year that only completes the months named after it is no period of its own."""
    keys = list(dict.fromkeys(mention.key for mention in reading.periods))
    finer = {key[:4] for key in keys if len(key) > 4 and "/" not in key}
    return tuple(key for key in keys if not (len(key) == 4 and key in finer))


def _members(reading: Reading) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for mention in reading.mentions:
        if mention.names("metric"):
            continue
        for target in mention.targets:
            if target.kind == "member" and target.name not in found.setdefault(
                target.dimension, []
            ):
                found[target.dimension].append(target.name)
    return {dimension: tuple(names) for dimension, names in found.items()}


def _slots(
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    subjects: tuple[str, ...],
    uses: dict[str, MetricUse],
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...], tuple[str, ...]]:
    """Gives each name its slot; a name without one must be in the evidence."""
    used = [uses[name] for name in metrics if name in uses]
    dimensions = frozenset().union(*(use.dimensions for use in used)) if used else frozenset()
    known = frozenset().union(*(use.subjects for use in used)) if used else frozenset()
    kept = {d: names for d, names in members.items() if d in dimensions or not used}
    taken = {name for names in kept.values() for name in names}
    fitting = tuple(s for s in subjects if s in known and s not in taken)
    loose: list[str] = []
    for mention in reading.mentions:
        names = [target.name for target in mention.targets]
        placed = taken | set(fitting) | set(metrics)
        slots = {target.kind for target in mention.targets} - {"dimension"}
        if slots and not any(n in placed for n in names) and not mention.names("metric"):
            loose.append(names[0])
    missing = tuple(s for s in subjects if s in loose)
    return kept, fitting or missing, tuple(n for n in dict.fromkeys(loose) if n not in missing)


def _asks_members(
    base: Plan, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> bool:
    """`4年的有哪些`: a dimension that is also a metric with text values lists its subjects."""
    uses = view.uses()
    listed = set(uses) & set(members)
    fitting = [m for m in metrics if m in uses and set(members) & uses[m].dimensions]
    if not listed or set(metrics) & listed:
        return False
    if metrics and not fitting:
        return base.operation in {None, "members", "count"}
    return base.operation == "members" or (base.operation == "count" and not fitting)


def _operation(
    reading: Reading, metrics: tuple[str, ...], members: dict[str, tuple[str, ...]], view: View
) -> Operation | None:
    shares = {m.name for m in view.metrics() if m.share_of}
    for operation in reading.operations:
        if operation == "share" and metrics and set(metrics) <= shares:
            continue
        if operation in {"members", "define", "why", "count"} and metrics and reading.asks_quantity:
            continue
        if operation == "breakdown" and (
            len(metrics) > 1 or any(len(v) > 1 for v in members.values())
        ):
            continue
        return operation
    return None


def _leans(reading: Reading, plan: Plan) -> bool:
    if plan.intent in {"greeting", "help", "page"}:
        return False
    names_nothing = not plan.metrics and not plan.choices and not reading.residue
    return bool(re.search(FOLLOW_UP, reading.text, re.IGNORECASE)) or names_nothing


def _inherit(plan: Plan, previous: Plan) -> Plan:
    """Replaces the slots that the follow-up names, keeps the others."""
    metrics = plan.metrics or previous.metrics
    same = not plan.metrics
    spans = plan.operation in {"growth", "difference", "ratio"}
    return plan.model_copy(
        update={
            "metrics": metrics,
            "intent": plan.intent if plan.metrics else previous.intent,
            "subjects": plan.subjects or previous.subjects,
            "members": plan.members or (previous.members if same else {}),
            "periods": plan.periods or (previous.periods if same and not spans else ()),
            "operation": plan.operation
            or (previous.operation if plan.periods or plan.members or plan.subjects else None),
        }
    )
