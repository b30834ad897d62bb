"""Facts found again by what they are called elsewhere, and which of them are of now."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.ingest.checks.reading.facts import SHORTEST, Fact, Facts
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import PLAN, Named, bare, is_all_of
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import Quantity

LONG: Final = 4


def called(name: str, facts: Facts, *, widely: bool = False) -> list[Fact]:
    """Those that have the name, whatever stands around its core; if there are none, or `widely`,
    those that have more words for all of it.
    """
    wanted = bare(name)
    if len(wanted) < SHORTEST:
        return []
    exact = facts.by_name.get(wanted, [])
    if exact and not widely:
        return exact
    ending = [f for n, f in facts.by_ending.get(wanted[-2:], ()) if is_all_of(n, wanted)]
    for end in range(LONG, len(wanted)):  # `交付完成台数` is of what `交付完成` counts
        ending += facts.by_name.get(wanted[:end], [])
    return list(dict.fromkeys([*exact, *ending]))


def prime(facts: Sequence[Fact], own: str = "") -> list[Fact]:
    """Those of the document's own time, where they have one value."""
    now = [f for f in facts if not f.ago and (not f.period or _is_own(f.period, own))]
    return now if len({f.quantity.value for f in now}) == 1 else []


def _is_own(period: str, own: str) -> bool:
    return bool(own) and (period == own or own.endswith(period.lstrip("*")))


def wholes_called(name: str, part: Quantity, facts: Facts, *, alone: bool) -> list[Quantity]:
    """What a share may be of, in prose and tables; `alone` where all of now have one value, or the
    cells of tables have.
    """
    found = [
        fact
        for fact in called(name, facts, widely=True)
        if _holds(fact, name, part) and fact.quantity.value != part.value and not planned(fact)
    ]
    cells = [fact for fact in found if fact.cell and not fact.ago]
    for some in ([f for f in found if not f.ago], cells):
        if alone and len({fact.quantity.value for fact in some}) == 1:
            return [fact.quantity for fact in (found if some is not cells else cells)]
    return [] if alone else [fact.quantity for fact in found]


def _holds(fact: Fact, name: str, part: Quantity) -> bool:
    """`司机` told as a bare number is of the unit of what is a part of it."""
    counted = fact.quantity.unit is None and part.unit in COUNTED and not fact.cell
    return alike(fact.quantity, part) or (counted and bare(name) in map(bare, fact.names))


def planned(fact: Fact) -> bool:
    return fact.told is not None and bool(PLAN.search(fact.told.number.words))


def of_a_span(group: Sequence[Named]) -> bool:
    """What is told of a quarter beside what is told without a time, which is of the month."""
    dated = [each.period for each in group if each.period]
    return 0 < len(dated) < len(group) and bool(re.search("[QH/]", "".join(dated)))
