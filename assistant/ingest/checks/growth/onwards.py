"""`年末门店达到1,400家，较6月末净增100家`: the value that it counts from stands elsewhere."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.by_name import planned
from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.reading.wording import own_words, shared
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_SINCE: Final = re.compile("较|(?<![环同占])比")
LONG: Final = 3
"""Digits of a value, or of a rate, that is no other one by chance."""
SHORT: Final = 2
"""Characters that the names of both values have in common, and digits that tell something."""
DECIMALS: Final = 2
HUNDRED: Final = Decimal(100)


def changes_onwards(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding. Silent where any value of the document makes the change right."""
    for sentence in evidence.sentences:
        for value, change in pairwise(told_in(sentence)):
            if not _counts_on(value, change):
                continue
            known = [
                fact
                for fact in facts_about(evidence, sentence.passage)
                if alike(fact.quantity, value.quantity) and fact.quantity.value > 0
                if not planned(fact)
            ]
            if not any(_gives(fact, value, change) for fact in known):
                slipped = (fact for fact in known if _is_slip(fact, value, change))
                if fact := next(slipped, None):
                    yield _told(value, change, fact)


def _counts_on(value: Told, change: Told) -> bool:
    words = change.number.words
    said = change.role == "change" and value.is_level and bool(_SINCE.search(words))
    of_kind = change.quantity.unit == PERCENT or alike(change.quantity, value.quantity)
    exact = value.quantity.bound == change.quantity.bound == "exact"
    once = value.quantity.unit != PERCENT and not YEARLY.search(words)
    return said and exact and of_kind and once


def _made(fact: Fact, value: Told, change: Told) -> tuple[Decimal, Decimal]:
    """The value and the change that follow from the one to count from."""
    start, by = fact.quantity.value, change.quantity.value
    if change.quantity.unit == PERCENT:
        growth = abs(value.quantity.value / start - 1) * HUNDRED
        return start * (1 + change.way * by / HUNDRED), growth
    return start + change.way * by, abs(value.quantity.value - start)


def _gives(fact: Fact, value: Told, change: Told) -> bool:
    new, by = _made(fact, value, change)
    near = abs(new - value.quantity.value) <= value.quantity.slack + fact.quantity.slack
    return near or abs(by - change.quantity.value) <= change.quantity.slack


def _is_slip(fact: Fact, value: Told, change: Told) -> bool:
    """Of one name, and a digit, a swap or a scale off."""
    if fact.told and fact.told.sentence is value.sentence:
        return False
    if fact.quantity.value == value.quantity.value:
        return False  # the same stock told again, and not the one before
    theirs = own_words(fact.told) if fact.told else "".join(fact.names)
    if fact.ago or AGO.search(theirs) or shared(own_words(value), theirs) < SHORT:
        return False
    new, by = _made(fact, value, change)
    if slip_of(value.quantity, new) and digits_of(value.quantity) >= LONG:
        return True
    digits = LONG if change.quantity.unit == PERCENT else SHORT
    return bool(slip_of(change.quantity, by)) and digits_of(change.quantity) >= digits


def _told(value: Told, change: Told, fact: Fact) -> Finding:
    _, by = _made(fact, value, change)
    printed = written(rounded(by, DECIMALS), change.quantity.unit)
    what = f"从 {fact.text} 到 {value.text}，算得变化为 {printed}，"
    what += f"报告写 {change.text}，两者不一致。"
    passages = (value.sentence.passage, fact.passage)
    return of_passages("does_not_add_up", what, passages)
