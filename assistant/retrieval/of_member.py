"""Names that mean a member of what is asked beside them, and guesses that leave one out. Pure."""

import re
from itertools import pairwise
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Mention, Target, fold
from assistant.retrieval.plan import Plan

_HOW_MUCH: Final = re.compile(r"(?:了|过)?(?:多少|几)[个笔单份家]?(?:的)?")

_AND: Final = re.compile(r"\s*(?:[、,，和与及跟]|以及|and\b)")


def as_meant(reading: Reading, view: View) -> Reading:
    """Each name as what it means beside the others."""
    return _as_members(_with_deeds(reading, view), view)


def _as_members(reading: Reading, view: View) -> Reading:
    """`电台收入多少`: where 收入 is parted by what 电台 is one of, no 电台数 is asked beside it."""
    uses = view.uses()
    exact = {n for m in reading.mentions for n in m.names("metric") if not m.names("member")}
    parted = {d for name in exact if name in uses for d in uses[name].dimensions}
    mentions = tuple(_member_of(mention, parted, reading) for mention in reading.mentions)
    return reading.model_copy(update={"mentions": mentions})


def _member_of(mention: Mention, parted: set[str], reading: Reading) -> Mention:
    if _AND.match(reading.text, mention.end):
        return mention
    own = tuple(t for t in mention.targets if t.kind == "member" and t.dimension in parted)
    said = fold(reading.text[mention.start : mention.end])
    called = any(fold(name) == said for name in mention.names("metric"))
    return mention if called or not own else mention._replace(targets=own)


def _with_deeds(reading: Reading, view: View) -> Reading:
    """`新签了多少订单` is 新签订单, where that is a metric."""
    held = {fold(metric.name): metric.name for metric in view.metrics()}
    mentions = list(reading.mentions)
    for deed, thing in pairwise(reading.mentions):
        between = reading.text[deed.end : thing.start]
        said = reading.text[deed.start : deed.end] + reading.text[thing.start : thing.end]
        if _HOW_MUCH.fullmatch(between) and (name := held.get(fold(said))):
            target = Target(kind="metric", name=name, dimension="")
            mentions[mentions.index(deed)] = Mention(deed.start, thing.end, (target,))
            mentions.remove(thing)
    return reading.model_copy(update={"mentions": tuple(mentions)})


def with_left_out(plan: Plan, reading: Reading, view: View) -> Plan:
    """`大吊机卖了多少台` is not answered by 小吊机, a count that is called as another member is."""
    named = {name for mention in reading.mentions for name in mention.names("metric")}
    if len(plan.metrics) != 1 or plan.intent != "figure" or named & set(plan.metrics):
        return plan
    asked = {t for m in reading.mentions for t in m.targets if t.kind == "member"}
    held = {name for names in plan.members.values() for name in names}
    told, members = fold(plan.metrics[0]), view.members()
    others = (
        fold(name)
        for target in asked
        if target.name not in held and fold(target.name) not in told
        for name in members.get(target.dimension, ())
    )
    if not any(told in name for name in others):
        return plan
    return plan.model_copy(update={"intent": "text", "metrics": (), "implied": False})
