"""The metric of a follow-up by the one before: its sibling, its share, its rest. Pure."""

import re

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.quantities.units import MEASURE_WORDS
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import KINDS, OVERALL


def narrowed(plan: Plan, base: Plan) -> Plan:
    """Of equally good metrics, the one that begins as the metric talked about is meant."""
    if not plan.choices:
        return plan
    same = [name for name in plan.choices if _goes_on(name, plan.text, base)]
    if len(same) == 1 and not base.metrics:
        subjects = plan.subjects or base.subjects
        return plan.model_copy(update={"metrics": tuple(same), "choices": (), "subjects": subjects})
    if not base.metrics:
        return plan
    siblings = [n for n in plan.choices if any(_is_sibling(n, m, plan.text) for m in base.metrics)]
    if len(siblings) == 1:
        subjects = plan.subjects or base.subjects
        return plan.model_copy(
            update={"metrics": tuple(siblings), "choices": (), "subjects": subjects}
        )
    near = {n: max(_shared_start(n, m) for m in base.metrics) for n in plan.choices}
    best = [name for name, shared in near.items() if shared == max(near.values()) and shared > 1]
    if len(best) != 1:
        return plan
    return plan.model_copy(update={"metrics": tuple(best), "choices": ()})


def _is_sibling(name: str, before: str, text: str) -> bool:
    """`软件多少` after 总收入: 软件收入 begins as it is said and ends as the one before does."""
    return name != before and name[-2:] == before[-2:] and fold(name[:-2]) in fold(text)


def _goes_on(name: str, text: str, base: Plan) -> bool:
    """`软件多少` after `收入怎么构成`: the name is made of a word of each."""
    return name in base.choices and any(
        name[:cut] in text and name[cut:] in base.text for cut in range(2, len(name) - 1)
    )


def opposite(plan: Plan, base: Plan) -> Plan:
    """`非X的呢` after the share of X: the rest of the whole."""
    for word in plan.unknown if not plan.metrics else ():
        if word[0] in "非" and any(name.startswith(word[1:]) for name in base.metrics):
            unknown = tuple(other for other in plan.unknown if other != word)
            return plan.model_copy(update={"operation": "remainder", "unknown": unknown})
    return plan


def listed(plan: Plan, base: Plan, view: View) -> Plan:
    """`客户呢` after the value of a group: who is in it."""
    kinds = bool(plan.unknown) and set(plan.unknown) <= set(KINDS)
    if kinds and not (plan.operation or plan.metrics) and set(view.uses()) & set(base.members):
        return plan.model_copy(update={"operation": "members"})
    return plan


def with_sibling(plan: Plan, base: Plan, view: View) -> Plan:
    """`其中X呢`: the metric that ends as the one before and begins with the new word."""
    names = view.uses()
    for run in plan.unknown:
        for metric in base.metrics:
            if OVERALL.search(plan.text) and fold(metric).startswith(fold(run)):
                unknown = tuple(word for word in plan.unknown if word != run)
                return plan.model_copy(update={"metrics": (metric,), "unknown": unknown})
            begun = [n for n in names if fold(n).startswith(fold(run)) and n != metric]
            held = [n for n in begun if n[-2:] == metric[-2:]]
            held = [n for n in held if fold(n) == fold(run + metric[-2:])] or held
            if len(held) == 1:
                unknown = tuple(word for word in plan.unknown if word != run)
                return plan.model_copy(update={"metrics": tuple(held), "unknown": unknown})
    return plan


def counted_in(plan: Plan, reading: Reading, base: Plan, view: View) -> Plan:
    """`有几家` after the definition of a large customer: the metric that begins as the one before
    and is counted so.
    """
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    asked = {unit_of(text, units.values()) for text in reading.units} - {""}
    if not asked or asked & {units.get(name) for name in base.metrics}:
        return plan
    near = [
        name
        for name in view.uses()
        if units.get(name) in asked and any(_shared_start(name, m) > 1 for m in base.metrics)
    ]
    if len(near) != 1:
        return plan
    own = view.uses()[near[0]].dimensions
    lost = tuple(n for d, names in base.members.items() if d not in own for n in names)
    lost = () if plan.members else lost  # the count of all is not that of the part
    kept: dict[str, object] = {"metrics": tuple(near), "unknown": (*plan.unknown, *lost)}
    kept |= {"heads": (*plan.heads, *lost), "intent": "figure"} if lost else {}
    return plan.model_copy(update=kept)


def as_share(plan: Plan, base: Plan, view: View) -> Plan:
    """`占收入多少` after a count of customers: the percentage that goes by both names."""
    if "share" not in (plan.operation, *plan.also) or plan.members:
        return plan
    names = {m.name: (m.name, *m.aliases) for m in view.metrics() if m.name in plan.metrics}
    spoken = [alias for held in names.values() for alias in held if alias in plan.text]
    shares = [m for m in view.metrics() if m.unit == "%" and m.name not in plan.metrics]
    near = [
        m.name
        for m in shares
        if any(alias in name for alias in spoken for name in (m.name, *m.aliases))
        and any(_shared_start(m.name, other) > 1 for other in base.metrics)
    ]
    return plan.model_copy(update={"metrics": tuple(near)}) if len(near) == 1 else plan


def spread_over(plan: Plan, base: Plan, view: View) -> Plan:
    """`平均一家多少` after a count of shops: what is asked, for each of these."""
    units = {m.name: unit_named(m.unit)[0] for m in view.metrics() if m.unit}
    counted = units.get(base.metrics[0], "") if len(base.metrics) == 1 else ""
    each = counted in MEASURE_WORDS and re.search(rf"[每一]个?{counted}", plan.text)
    alone = len(plan.metrics) == 1 and units.get(plan.metrics[0]) != counted
    if plan.operation != "per_unit" or not each or not alone:
        return plan
    if not (plan.subjects or plan.members):
        plan = as_share(plan, base, view)
    return plan.model_copy(update={"metrics": (*plan.metrics, *base.metrics)})


def _shared_start(one: str, other: str) -> int:
    return next((n for n in range(len(one), 0, -1) if other.startswith(one[:n])), 0)


def as_rate(plan: Plan, base: Plan) -> Plan:
    """`百分比呢` after a change asks for the change in percent, and not for a share."""
    same = plan.operation == "share" and base.operation in {"growth", "difference"}
    bare = not (plan.metrics or plan.members or plan.subjects or plan.periods or plan.unknown)
    if not (same and bare and "占" not in plan.text):
        return plan
    return plan.model_copy(
        update={"operation": "growth", "operands": base.operands, "periods": base.periods}
    )


def of_another(plan: Plan, reading: Reading, base: Plan) -> Plan:
    """`那X呢` after a figure asks for that figure of X, also where X has none: not for prose."""
    names = {n for m in reading.mentions for n in m.names("entity")}
    alone = plan.intent == "text" and not plan.operation and set(plan.unknown) <= names
    if not (alone and plan.unknown and base.intent == "figure" and base.metrics):
        return plan
    if plan.subjects or plan.members or any(w not in KINDS for w in reading.residue):
        return plan
    return plan.model_copy(update={"subjects": plan.unknown, "unknown": ()})
