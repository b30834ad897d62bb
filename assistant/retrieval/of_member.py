"""Names that mean a member of what is asked beside them, and guesses that leave one out. Pure."""

import re
from itertools import pairwise
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Mention, Target, fold
from assistant.retrieval.plan import Plan

_HOW_MUCH: Final = re.compile(r"(?:了|过)?(?:多少|几)[个笔单份家]?(?:的)?")


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


def with_left_out(plan: Plan, reading: Reading) -> Plan:
    """A metric that a question does not name is no answer for a member that it leaves out."""
    named = {name for mention in reading.mentions for name in mention.names("metric")}
    if not plan.metrics or plan.intent != "figure" or named & set(plan.metrics) or plan.operands:
        return plan
    held = {fold(name) for names in plan.members.values() for name in names} | set(plan.subjects)
    said = fold(" ".join(plan.metrics))
    left = [
        reading.text[mention.start : mention.end]
        for mention in reading.mentions
        if mention.names("member") and len(mention.names("member")) == len(mention.targets)
        if not any(fold(name) in held or fold(name) in said for name in mention.names("member"))
    ]
    told = {"intent": "text", "metrics": (), "implied": False}
    return plan.model_copy(update=told) if left else plan
