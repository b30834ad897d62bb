"""A change whose size is right and whose way is not: `7月160吨，8月120吨；8月环比上升25.0%`.

The two values stand in its sentence or the one before, and a period or a word of time says which
of them is the older one.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from assistant.ingest.checks.reading.about import line_of, of_two_measures, of_two_owners
from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.changing import IMPROVING, YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    minus,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in, written_before
from assistant.periods import previous_period
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.records import Finding

Pair = tuple[Told, Told]
"""The older value and the newer one."""
_AGO: Final = re.compile(
    r"(?:去年|上年|上一?[月期季周]|上个月|前一[月期季周年])(?:度|同期|同月|同季|末|底)?|同期|此前|原来|原先|[年期月季]初"
)
_NOW: Final = re.compile(r"今年|本[年月期季周]|现在|目前|如今|[年期月季]末")
_NO_NAME: Final = re.compile(
    f"{_AGO.pattern}|{_NOW.pattern}|^[较比]|[的为是在有共调变改升降增减]|成为?$|[到至]$"
)
_PLAN: Final = re.compile(r"计划|目标|预算|预计|预测|其中")
_LEVELS: Final = frozenset({"level", "mean", "share", "base"})
FEWEST_DIGITS: Final = 2
"""Of a change whose values do not stand right before it."""


def turned_ways(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any two values confirm the word."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            before = paragraph[at - 1 : at] if at else []
            near = [*(s for s in before if s.text in line_of(sentence)), sentence]
            for told in told_in(sentence):
                if _is_plain(told):
                    yield from _check(told, near)


def _is_plain(told: Told) -> bool:
    """Says nothing but which way and how far."""
    exact = told.role == "change" and told.bare and told.quantity.bound == "exact"
    words = told.number.words
    other = IMPROVING.search(told.word) and "快" in told.word
    return (
        exact
        and told.way != 0
        and told.quantity.value > 0
        and not (
            other or YEARLY.search(words) or _PLAN.search(words) or told.quantity.unit == TIMES
        )
    )


def _check(change: Told, near: Sequence[Sentence]) -> Iterator[Finding]:
    levels = [t for s in near for t in told_in(s) if t.role in _LEVELS and _may_change(t, change)]
    pairs = [(a, b) for a, b in permutations(levels, 2) if _are_of_one(a, b)]
    fitting = [pair for pair in pairs if _fits(pair, change) is not None]
    right = [pair for pair in fitting if _fits(pair, change) == change.way]
    ordered = [pair for pair in fitting if _in_order(pair, change)]
    if not ordered or any(pair in right for pair in ordered):
        return
    old, new = ordered[0]
    others = [p for p in right if set(p) != {old, new}]
    if others or not (digits_of(change.quantity) >= FEWEST_DIGITS or _is_next(change, old, new)):
        return
    went = "变大" if change.way < 0 else "变小"
    what = f"报告写「{change.word}」，而从 {old.text} 到 {new.text} 是{went}。"
    yield of_passages("contradiction", what, (change.sentence.passage,))


def _may_change(told: Told, change: Told) -> bool:
    mine, its = change.quantity.unit, told.quantity.unit
    if told.quantity.bound != "exact" or _PLAN.search(told.sentence.clause(told.number)):
        return False
    if mine == POINTS:
        return its == PERCENT
    return its not in {PERCENT, POINTS, TIMES} if mine == PERCENT else its == mine


def _are_of_one(left: Told, right: Told) -> bool:
    places = [(t.sentence, t.number) for t in (left, right)]
    names = {_NO_NAME.sub("", t.name) for t in (left, right)} - {""}
    one = alike(left.quantity, right.quantity) and len(names) < 2
    return one and not of_two_measures(*places) and not of_two_owners(*places)


def _fits(pair: Pair, change: Told) -> int | None:
    """Which way it goes, where it goes as far as it is said to."""
    old, new = (reach(t.quantity) for t in pair)
    ratio = over(new, old) if change.quantity.unit == PERCENT else None
    made = scaled(ratio, HUNDRED, -HUNDRED) if ratio else minus(new, old)
    if change.quantity.unit == PERCENT and ratio is None:
        return None
    off = abs(abs(made.value) - change.quantity.value)
    return (1 if made.value > 0 else -1) if made.value and off <= change.quantity.slack else None


def _in_order(pair: Pair, change: Told) -> bool:
    then, now = (own_period(t.sentence, t.number) for t in pair)
    if then and now:
        return _follows(then, now, change)
    old, new = pair
    made = changes_of(old.sentence) if old.sentence is new.sentence else []
    if any((c.old, c.new) == (old.number, new.number) and c.verb and _turns(c) for c in made):
        return True
    said, says = (re.split(r"[，,；;：:]", written_before(t.sentence, t.number))[-1] for t in pair)
    return bool(_AGO.search(said) and not _AGO.search(says))


def _turns(change: Change) -> bool:
    return change.old.start < change.new.start


def _follows(then: str, now: str, change: Told) -> bool:
    """A year apart, or next to each other, as the change says or does not say."""
    years = then[4:] == now[4:] and then[:4].isdigit() and now[:4].isdigit()
    a_year = years and int(then[:4]) + 1 == int(now[:4])
    step = previous_period(now) == then
    return (a_year and change.since in {"", "year"}) or (step and change.since in {"", "step"})


def _is_next(change: Told, old: Told, new: Told) -> bool:
    return {change.at - 1, change.at - 2} == {old.at, new.at} and (
        old.sentence is new.sentence is change.sentence
    )
