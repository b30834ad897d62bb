"""What the names of a question are taken for: metrics, members, subjects; or a list of who is in a
group. Pure.
"""

import re
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.quantities import unit_named
from assistant.retrieval.definitions import definitions_of
from assistant.retrieval.implied import (
    groups_of,
    memberships_of,
    rate_stated,
    rates_of,
)
from assistant.retrieval.language import Reading
from assistant.retrieval.metrics import of_asked_units
from assistant.retrieval.naming import Named
from assistant.retrieval.natures import asks_nature
from assistant.retrieval.of_units import unit_of
from assistant.retrieval.plan import Plan
from assistant.retrieval.slots import members_of
from assistant.retrieval.terms import terms_of
from assistant.retrieval.words import COUNTED, PRONOUN

_CAME_OR_WENT: Final = re.compile(r"新[增签开]|净[增减]|流失|[跑走丢退][了掉]|少了|多了|[增减]")
"""No list of who is there tells how many."""


class Taken(NamedTuple):
    """What the names of a question are taken for."""

    metrics: tuple[str, ...]
    choices: tuple[str, ...]
    rest: tuple[str, ...]
    members: dict[str, tuple[str, ...]]
    subjects: tuple[str, ...]
    defined: bool = False
    """The metrics are definitions."""
    claimed: tuple[str, ...] = ()
    """Members that a subject is said to be in."""
    listed: bool = False
    """Who is in the members is asked."""


def taken_for(
    base: Plan, reading: Reading, view: View, named: Named, focus: tuple[str, ...]
) -> Taken:
    metrics, choices, _, rest = named
    rest = tuple(word for word in rest if not asks_nature(word))
    members, uses = members_of(reading), view.uses()
    names = Taken(metrics, choices, rest, members, _subjects(reading, focus, view))
    if not members and (groups := groups_of(reading, view)):
        return names._replace(members=groups, listed=True)
    if defined := definitions_of(reading, metrics, choices, view):
        asked, _ = of_asked_units(defined, reading, view)
        names = names._replace(metrics=asked, choices=(), rest=(), members={}, defined=True)
    elif _asks_members(base, reading, metrics, members, view):
        return names._replace(listed=True)
    elif not base.asks_quantity and (
        termed := memberships_of(names.subjects, metrics or choices, members, uses)
    ):
        claimed = tuple(name for held in members.values() for name in held)
        names = names._replace(claimed=claimed, metrics=termed, choices=(), members={})
    if not (names.metrics or choices) and (
        rates := rates_of(reading, view) or rate_stated(reading, view)
    ):
        names = names._replace(metrics=rates, rest=())
    whose = names.subjects or (() if names.metrics else _before(focus, view))
    if terms := terms_of(whose, names.metrics, reading, uses, view):
        names = names._replace(metrics=terms, choices=(), subjects=whose)
    return names


def _subjects(reading: Reading, focus: tuple[str, ...], view: View) -> tuple[str, ...]:
    """Those that are named; where a pronoun stands for them, those of the turns before."""
    named = tuple(dict.fromkeys(n for m in reading.mentions for n in m.names("subject")))
    if named or not PRONOUN.search(reading.text):
        return named
    return _before(focus, view)


def _before(focus: tuple[str, ...], view: View) -> tuple[str, ...]:
    """Whom the turns before are about."""
    return tuple(name for name in focus if name in view.subjects())


def _asks_members(
    base: Plan,
    reading: Reading,
    metrics: tuple[str, ...],
    members: dict[str, tuple[str, ...]],
    view: View,
) -> bool:
    """`4年的有哪些`: a dimension that is also a metric with text values lists its subjects."""
    uses = view.uses()
    listed = set(uses) & set(members)
    fitting = [m for m in metrics if m in uses and set(members) & uses[m].dimensions]
    if not listed or set(metrics) & listed:
        return False
    if base.asks_quantity and (fitting or _CAME_OR_WENT.search(reading.text)):
        return False
    if {"members", "count"} & set(reading.operations) and COUNTED.search(reading.text):
        return True
    if metrics and not fitting:
        amount = base.asks_quantity and not COUNTED.search(reading.text)  # of something else
        asked = base.operation in {"members", "count"} or not (base.operation or base.nature)
        return asked and not amount
    if base.operation == "count" and not fitting:
        return not _counts_things(reading, members, view)
    return base.operation == "members"


def _counts_things(reading: Reading, members: dict[str, tuple[str, ...]], view: View) -> bool:
    """`4年的有多少台`: what is broken down so, and not whom it belongs to."""
    uses = view.uses()
    units = {
        unit_named(metric.unit)[0]
        for metric in view.metrics()
        if metric.unit and metric.name in uses and set(members) & uses[metric.name].dimensions
    }
    asked = (text.removeprefix(text[:1]) if text[:1] in "张个" else text for text in reading.units)
    return any(unit_of(text, units) for text in (*reading.units, *asked))
