"""Whom a later question of one message is about: `甲的收入多少，利润多少`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.asking import OURSELVES
from assistant.retrieval.conversation import Memory
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import OVERALL

_ENDS: Final = "?？!！。；;\n"
_OF_TWO: Final[frozenset[Operation]] = frozenset({"difference", "ratio"})
_THAN_IT: Final = re.compile(
    r"[比是跟和与](?:它|[那这刚上前](?:一?[个档项类款种]|才那?个|面那?个))|\bthan (?:it|that)\b",
    re.I,
)
_THAN_US: Final = re.compile(
    r"[比跟和与同离](?:我们|我司|咱们?|自己|自家)|\b(?:than|from|to|with) (?:us|ours|we)\b", re.I
)
_WHO: Final = re.compile(r"哪|谁|\bwh(?:ich|o)\b", re.I)
_OWN: Final = frozenset({"subject", "entity", "case", "member"})


def carried(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan:
    """The plan with whom the question before it named, where it names nobody itself.

    After a comma any value that others have, too, is asked of them; after a whole sentence only
    one that the company itself does not have. Whoever has no such value is missing there: that of
    somebody else is no answer.
    """
    plan = _with_it(_with_year(plan, memory), memory)
    if not memory or not memory[-1].within or plan.intent != "figure" or plan.implied:
        return plan
    before = memory[-1].plans[-1]
    ended = before.text.rstrip().endswith(tuple(_ENDS))
    alike = {plan.operation, before.operation} <= {None, "total"} and not plan.operands
    plan = _at_its_time(plan, before, view) if alike and not ended else plan
    kinds = {target.kind for mention in reading.mentions for target in mention.targets}
    if plan.subjects or not plan.metrics or kinds & _OWN or _of_the_whole(reading):
        return plan
    counted = before.operation == "count" and plan.operation is None
    asks = before.asks_quantity or _WHO.search(before.text)
    untold = asks and before.unknown and not memory[-1].told
    if (alike or counted) and not ended and untold:
        return _of_the_unknown(plan, before)
    if alike and not ended and (members := _members_of(plan, before, view)):
        return plan.model_copy(update={"members": members})
    subjects = before.subjects or _strangers(before, view)
    uses = [view.uses()[name].subjects for name in plan.metrics if name in view.uses()]
    of_others = any(held - {""} for held in uses) and not (ended and any("" in h for h in uses))
    if not subjects or not of_others or before.excludes:
        return plan
    return plan.model_copy(update={"subjects": subjects})


def _of_the_unknown(plan: Plan, before: Plan) -> Plan:
    """`小店有几家，收入多少`, `谁最省心，收入多少`, where nothing is told of the first one: nor is
    what all have told of them.
    """
    if plan.unknown or plan.members or plan.by or set(plan.metrics) & set(before.metrics):
        return plan
    return plan.model_copy(update={"unknown": before.unknown})


def _members_of(plan: Plan, before: Plan, view: View) -> dict[str, tuple[str, ...]]:
    """`甲区的产量多少，良率多少`: those that every value of the later question is told of, too."""
    if plan.members or plan.by or before.subjects or before.excludes:
        return {}
    uses = view.uses()
    dimensions = [uses[name].dimensions for name in plan.metrics if name in uses]
    shared = all(set(before.members) <= held for held in dimensions)
    return before.members if dimensions and shared else {}


def with_other_side(plan: Plan, memory: Memory) -> Plan:
    """`友商的评分多高，和咱们差多少`: the other side is whoever the question before asked of.

    What was missing there is missing here, too: two values of our own are no such difference.
    """
    before = memory[-1].plans[-1] if memory else None
    alone = plan.subjects or plan.members or plan.operands
    if before is None or alone or not _OF_TWO & {plan.operation, *plan.also}:
        return plan
    if not _THAN_US.search(plan.text):
        return plan
    return plan.model_copy(update={"unknown": (*plan.unknown, *before.unknown)})


def _with_year(plan: Plan, memory: Memory) -> Plan:
    """`2030年亏了吗？那全年收入呢`: of the year that the question before is about."""
    before = memory[-1].plans[-1].periods if memory else ()
    years = {period[:4] for period in before if period[:4].isdigit()}
    if "*" not in plan.periods or len(years) != 1:
        return plan
    year = years.pop()
    return plan.model_copy(update={"periods": tuple(p.replace("*", year) for p in plan.periods)})


def _at_its_time(plan: Plan, before: Plan, view: View) -> Plan:
    """`4月产量多少，良率多少`: of that month, where each value has a month."""
    if plan.periods or not before.periods or plan.reports:
        return plan
    named = (*plan.subjects, *before.subjects, None)[0]
    figures = [f for name in plan.metrics for f in view.figures(name, subject=named)]
    grains = {len(f.period or "") for f in figures if f.nature == (plan.nature or "actual")}
    asked = {len(period.replace("*", "0000")) for period in before.periods}
    dated = asked <= grains and 0 not in grains
    return plan.model_copy(update={"periods": before.periods}) if dated else plan


def _with_it(plan: Plan, memory: Memory) -> Plan:
    """`甲的多少` … `乙比它多多少`: beside the member that the question before names."""
    before = memory[-1].plans[-1] if memory else None
    if before is None or plan.operation not in _OF_TWO or not _THAN_IT.search(plan.text):
        return plan
    if len(plan.members) != 1 or plan.subjects or plan.periods:
        return plan
    (dimension, named), *_ = plan.members.items()
    other = before.members.get(dimension, ())
    same = plan.implied or plan.metrics == before.metrics
    if len(named) != 1 or len(other) != 1 or named == other or not same:
        return plan
    update = {"members": {dimension: (*named, *other)}, "metrics": before.metrics}
    return plan.model_copy(update=update)


def _of_the_whole(reading: Reading) -> bool:
    """A word for it that is part of no name."""
    chars = list(reading.text)
    for mention in reading.mentions:
        chars[mention.start : mention.end] = " " * (mention.end - mention.start)
    text = "".join(chars)
    return bool(OVERALL.search(text) or OURSELVES.search(text))


def _strangers(before: Plan, view: View) -> tuple[str, ...]:
    """Names that have no value of what was asked before."""
    names = {entity.name for entity in view.entities()} | {case.customer for case in view.cases()}
    return tuple(word for word in before.unknown if word in names) if before.metrics else ()
