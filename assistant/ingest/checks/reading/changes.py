"""Statements of change within a sentence: old and new value, and the change as stated."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import (
    ARROW,
    YEARLY,
    changed,
    compared,
    direction,
    ends_in_change,
    from_to,
    signed,
)
from assistant.ingest.checks.reading.changing import is_multiple as multiple
from assistant.ingest.checks.reading.flows import OUT
from assistant.ingest.checks.reading.own_periods import of_these_periods, own_period, since_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike, once
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import previous_period
from assistant.quantities import PERCENT, POINTS, TIMES

_IS: Final = re.compile(r"[是为][^，,。；]{0,10}$|(?:相当于|达到?)[^，,。；]{0,10}$")
_ADDED: Final = re.compile(r"新增|净增|增加|另增")
"""What comes on top of a base is no later value of it."""
_ON_THE_WHOLE: Final = re.compile("累计|合计|总共|一共|总体|前后")


class Change(NamedTuple):
    sentence: Sentence
    old: Number
    new: Number
    verb: str = ""
    """Between the two: 增至, 下降到; empty where one is only compared with the other."""
    way: int = 0
    """Up or down, as the verb says."""
    stated: tuple[Number, ...] = ()
    """Growth, difference or multiple as the sentence gives it."""
    others: tuple[Number, ...] = ()
    """Further numbers that the change may be meant of."""


class Step(NamedTuple):
    """`52.9亿元，比上年增加4138万元，增幅为15%`: new value, difference and rate, no old value."""

    sentence: Sentence
    new: Number
    by: Number
    rate: Number
    way: int


@once
def changes_of(sentence: Sentence) -> list[Change]:
    return list(_changes(sentence))


def _changes(sentence: Sentence) -> Iterator[Change]:
    yield from _from_to(sentence)
    yield from _arrows(sentence)
    yield from _compared(sentence)
    yield from _multiples(sentence)
    yield from _in_turn(sentence)


def _from_to(sentence: Sentence) -> Iterator[Change]:
    numbers = sentence.numbers
    for at, (old, new) in enumerate(pairwise(numbers)):
        match = from_to(new.words) if alike(old.quantity, new.quantity) else None
        if match is None or not _starts(sentence, old, match["joint"]):
            continue
        followers = _without_gross(tuple(_followers(numbers[at + 2 :])), numbers)
        if at and followers and _ON_THE_WHOLE.search(followers[0].words):
            old = _first_of(sentence, at)
        stated = (*_ahead(numbers[:at], old), *followers)
        yield Change(sentence, old, new, match["verb"], direction(match["word"] or ""), stated)


def _first_of(sentence: Sentence, at: int) -> Number:
    """`从48小时先压到40小时，再压到33小时，一共少了15小时`: of what all of it began with."""
    numbers = sentence.numbers
    while at and alike(numbers[at - 1].quantity, numbers[at].quantity):
        if not from_to(numbers[at].words):
            break
        at -= 1
    return numbers[at]


def _arrows(sentence: Sentence) -> Iterator[Change]:
    told = told_in(sentence)
    for old, new in pairwise(told):
        between = new.number.words.replace(MASK, "")
        if ARROW.fullmatch(between) and alike(old.quantity, new.quantity):
            behind = [t for t in told[new.at + 1 : new.at + 3] if _states(t)]
            behind = [t for t in behind if not YEARLY.search(t.number.words)]
            stated = tuple(t.number for t in behind)
            word, way = (behind[0].word, behind[0].way) if behind else ("", 0)
            yield Change(sentence, old.number, new.number, word, way, stated)


def _states(told: Told) -> bool:
    times = told.role == "multiple" and multiple(told.number.words)
    return times or told.role in {"change", "gap"}


def _starts(sentence: Sentence, old: Number, joint: str) -> bool:
    before = re.split(r"[，,：:（(]", sentence.masked[: old.start])[-1]
    return bool(re.search(r"[从由自]", before)) or (len(joint) <= 6 and "，" not in joint)


def _ahead(numbers: tuple[Number, ...], old: Number) -> Iterator[Number]:
    """`成本下降300元，从4200元降到3900元`."""
    follows = re.fullmatch(r"[^，,]{0,3}[，,]\s*[从由](?:每[一-鿿]{1,3})?", old.words)
    if numbers and follows and ends_in_change(numbers[-1].words):
        yield numbers[-1]


def _without_gross(stated: tuple[Number, ...], numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """`从90台到95台，新增8台、报废3台`: what comes before something goes is not all the change."""
    if not stated:
        return ()
    behind = numbers.index(stated[0]) + 1
    gone = (n for n in numbers[behind:] if OUT.search(n.words))
    return () if any(alike(n.quantity, stated[0].quantity) for n in gone) else stated


def _followers(numbers: tuple[Number, ...]) -> Iterator[Number]:
    for number in numbers:
        times = number.quantity.unit == TIMES and multiple(number.words)
        plain = signed(number.words, negative=number.quantity.value < 0)
        if YEARLY.search(number.words) or not (changed(number.words) or times or plain):
            return
        yield number


def _compared(sentence: Sentence) -> Iterator[Change]:
    """`日活48万，两周前46万，环比+4.3%`: a base, what it is the base of, and the changes beside."""
    told = told_in(sentence)
    known = {n.start for change in _from_to(sentence) for n in change.stated}
    for base in (each for each in told if each.role == "base"):
        new = _newer(told, base)
        if new is None or _comes_on_top(new, base):
            continue
        first, last = sorted((new.at, base.at))
        between = [e for e in told[first + 1 : last] if e.role == "change"]
        between = [e for e in between if not _is_told_of(told[e.at - 1], e)]
        between = [e for e in between if e.number.start not in known]
        stated = [*between, *takewhile(lambda each: each.role == "change", told[last + 1 :])]
        since = base.since or since_of(sentence, base, new)
        fitting = [e for e in stated if _is_of(e, new) and _of_one_base(base, since, e)]
        fitting = [e for e in fitting if of_these_periods(e, new, base)]
        if fitting:
            word, way = fitting[0].word, fitting[0].way
            numbers = tuple(each.number for each in fitting)
            others = tuple(e.number for e in told[: base.at] if e != new and _comparable(e, base))
            pair = (new, base) if _is_later(base, new) else (base, new)
            old, now = (each.number for each in pair)
            yield Change(sentence, old, now, word, way, numbers, others)


def _is_later(base: Told, new: Told) -> bool:
    """`3月4.5%，4月5.1%，上升0.6个百分点`: told in turn, neither as a base."""
    now, then = (own_period(t.sentence, t.number) for t in (base, new))
    return bool(then and now) and previous_period(now) == then


def _is_told_of(before: Told, change: Told) -> bool:
    """`合格率91%，比3月的90%高1个点，低于甲厂的92%`: right behind a base it is told of that."""
    return before.role == "base" and not change.since


def _comes_on_top(new: Told, base: Told) -> bool:
    """`新增30座，较原有的40座增加75%`"""
    added, held = (_ADDED.search(t.sentence.clause(t.number)) for t in (new, base))
    return bool(added and not held)


def _in_turn(sentence: Sentence) -> Iterator[Change]:
    """`一季度3亿元，二季度4亿元，环比增长33%`: each period against the one before it."""
    told = told_in(sentence)
    for old, new, change in zip(told, told[1:], told[2:], strict=False):
        keys = [own_period(sentence, each.number) for each in (old, new)]
        follows = all(keys) and previous_period(keys[1]) == keys[0]
        steps = change.role == "change" and change.bare and change.since == "step"
        if follows and steps and alike(old.quantity, new.quantity):
            stated = (change.number,)
            yield Change(sentence, old.number, new.number, change.word, change.way, stated)


def _is_of(change: Told, new: Told) -> bool:
    """Says nothing but the change; or in points of what, by the name of the value."""
    named = change.quantity.unit == POINTS and len(new.name) > 1
    return change.bare or (named and new.name in change.number.words)


def _newer(told: Sequence[Told], base: Told) -> Told | None:
    """The nearest level before it; or right behind it, where it stands first."""
    before = [each for each in told[: base.at] if _comparable(each, base)]
    behind = [each for each in told[base.at + 1 : base.at + 2] if _comparable(each, base)]
    found = [*reversed(before), *behind]
    return found[0] if found else None


def _comparable(new: Told, base: Told) -> bool:
    return (
        new.is_level
        and alike(new.quantity, base.quantity)
        and new.number.depth <= base.number.depth
    )


def _of_one_base(base: Told, since: str, change: Told) -> bool:
    """Growth over the year before is none over the month before."""
    if base.number.depth or (since and change.since):
        return not change.since or not since or since == change.since
    return change.since != "year" or since == "year"


def _multiples(sentence: Sentence) -> Iterator[Change]:
    """`收入1.2亿元，是去年0.4亿元的3倍`."""
    numbers = sentence.numbers
    for at, (base, times) in enumerate(pairwise(numbers)):
        new = _before(numbers[:at], base)
        if times.quantity.unit == TIMES and times.words == "的" and new and _IS.search(base.words):
            yield Change(sentence, base, new, stated=(times,))


def _before(numbers: tuple[Number, ...], base: Number) -> Number | None:
    same = (n for n in reversed(numbers) if alike(n.quantity, base.quantity) and n.depth == 0)
    return next((n for n in same if not changed(n.words) and not compared(n.words)), None)


def steps_of(sentence: Sentence) -> Iterator[Step]:
    """Without those whose old value stands there, too."""
    known = {change.new.start for change in changes_of(sentence)}
    told = told_in(sentence)
    for new, by, rate in zip(told, told[1:], told[2:], strict=False):
        moves = by.role == rate.role == "change" and rate.bare
        one_base = not (by.since and rate.since) or by.since == rate.since
        of_one = alike(new.quantity, by.quantity) and rate.quantity.unit == PERCENT
        relative = new.quantity.unit in {PERCENT, POINTS, TIMES}
        fresh = new.is_level and new.number.start not in known
        if moves and one_base and of_one and fresh and not relative:
            yield Step(sentence, new.number, by.number, rate.number, by.way)
