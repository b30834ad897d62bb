"""Stated growth, difference and multiple against what the two values of the sentence give."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.growth.points import bare_points
from assistant.ingest.checks.reading.changes import Change, Step, changes_of, steps_of
from assistant.ingest.checks.reading.changing import IMPROVING, SMALLER_IS_BETTER, is_multiple
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    may_be_slip,
    minus,
    over,
    plus,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_among
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

OTHER_SCALE: Final = 100
"""Times that one of two values is the other: a unit is wrong, and not what is said of them."""
_LESS_IS_MORE: Final = frozenset({"s", "名", "位"})
"""Units of time and of places, of which the smaller may be the better."""
_TO_DO: Final = re.compile(r"周期|工期|交期|交货期|回收期|回本|账期|周转|时间|时长|耗时|研发|建设")
"""What takes months or years, and had better take fewer."""
_TIMES_AS_LARGE: Final = re.compile(
    r"[，,（(]\s?(?:也就是|即|大约|约|已|达到?|是|为|相当于)*(?:(?:原来|原先|此前|之前|起初)的)?(?:大约|约|近|\s)*"
)
"""Right behind a change: how often the old value goes into the new one."""
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})
CLEARLY: Final = Decimal("1.1")
PLUS: Final = Decimal("1.1")
"""`20家+` is more than 20, and yet no 23."""


def changes_in_a_row(evidence: Evidence) -> Iterator[Finding]:
    """Where nothing stands between the two values and what they are said to have changed by.

    Tolerance: rounding and bounds of both values and of the stated change. Silent where it is
    right the other way round, unless a verb says which way it went.
    """
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            back = change._replace(old=change.new, new=change.old)
            for stated in (each for each in change.stated if _in_a_row(change, each)):
                turned = (_allows(stated, c) for c in _computed(back, stated))
                told_in_turn = change.way and change.old.start < change.new.start
                if told_in_turn or _is_proved(change, stated) or not any(turned):
                    yield from _compare(change, stated)


def _is_proved(change: Change, stated: Number) -> bool:
    """`82吨，比上月的80吨增加2吨，增幅3%`: it says what it is held against, and which way."""
    old, new = change.old, change.new
    based = re.search(r"(?:较|(?<![占同环])比(?![重例]))[^，,。；]{0,14}$", old.words)
    turned = change.way * (new.quantity.value - old.quantity.value) <= 0
    return bool(based) and not turned and stated is not change.stated[0]


def stated_changes(evidence: Evidence) -> Iterator[Finding]:
    """The others, with the same tolerance."""
    yield from over_sentences(evidence, _stated)
    for sentence in evidence.sentences:
        yield from bare_points(sentence)


def _stated(sentence: Sentence) -> Iterator[Finding]:
    for change in changes_of(sentence):
        for stated in change.stated:
            yield from _compare(change, stated)
    for step in steps_of(sentence):
        yield from _step(step)


def directions(evidence: Evidence) -> Iterator[Finding]:
    """`增至` a smaller value, `下降到` a larger one; no tolerance where rounding decides."""
    for sentence in evidence.sentences:
        for change in changes_of(sentence):
            if change.way and _runs_against(change) and not _of_others(change):
                verb = "变小" if change.way > 0 else "变大"
                span = f"从 {change.old.text} 到 {change.new.text}"
                what = f"报告写「{change.verb}」，而{span} 是{verb}。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _of_others(change: Change) -> bool:
    """What is stated beside fits another pair of its numbers, and not these, either way round."""
    back = change._replace(old=change.new, new=change.old)
    pairs = [change._replace(new=other) for other in change.others]
    stated = [each for each in change.stated if each.quantity.unit != POINTS]
    own = any(_allows(each, c) for each in stated for c in _both_ways(change, back, each))
    other = any(_allows(each, c) for each in stated for p in pairs for c in _computed(p, each))
    larger, smaller = (
        f(abs(n.quantity.value) for n in (change.old, change.new)) for f in (max, min)
    )
    far = larger < smaller * OTHER_SCALE and not any(
        c and may_be_slip(abs(each.quantity.value), abs(c.value))
        for each in stated
        for c in _both_ways(change, back, each)
    )
    return bool(stated) and not own and (other or far)


def _both_ways(change: Change, back: Change, stated: Number) -> list[Reach | None]:
    return [*_computed(change, stated), *_computed(back, stated)]


def _runs_against(change: Change) -> bool:
    if change.verb.startswith("净"):
        return False  # of what came and what went, which `balances` holds against each other
    old, new = reach(change.old.quantity), reach(change.new.quantity)
    if change.way < 0:
        exact = change.old.quantity.bound == change.new.quantity.bound == "exact"
        clearly = exact and new.value > old.value * CLEARLY
        return new.value > old.value and (new.low > old.high or clearly)
    unit, clause = change.old.quantity.unit, change.sentence.clause(change.old)
    smaller_is_better = (
        unit in _LESS_IS_MORE
        or SMALLER_IS_BETTER.search(clause)
        or (unit in {"month", "year"} and ("快" in change.verb or _TO_DO.search(clause)))
    )
    if IMPROVING.search(change.verb) and smaller_is_better:
        return False
    plus = change.new.quantity.bound == "at_least" and new.value * PLUS < old.value
    return new.value < old.value and (new.high < old.low or plus)


def _compare(change: Change, stated: Number) -> Iterator[Finding]:
    unit = stated.quantity.unit
    if change.new.quantity.unit == PERCENT and unit == PERCENT:
        yield from _percent_of_percent(change, stated)
        return
    meant = [change, *(change._replace(new=other) for other in change.others)]
    candidates = [c for each in meant for c in _computed(each, stated) if c]
    verdicts = [(deviation(stated.quantity, c), c) for c in candidates]
    if not verdicts or any(verdict is None for verdict, _ in verdicts):
        return
    severity, computed = min(verdicts, key=lambda v: v[0] == "warning")
    if unit not in _RELATIVE and not may_be_slip(stated.quantity.value, computed.value):
        computed = slip_among(stated.quantity, [c for _, c in verdicts]) or computed
    sure = (unit == POINTS or _is_sure(change, stated)) and _in_a_row(change, stated)
    near = sure or may_be_slip(stated.quantity.value, computed.value)
    near = near or (unit == TIMES and bool(_TIMES_AS_LARGE.fullmatch(stated.words)))
    if severity and near:
        what = _told(change, stated, computed)
        what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
        yield of_passages("does_not_add_up", what, (change.sentence.passage,), severity)


def _is_sure(change: Change, stated: Number) -> bool:
    """`从62元降到58元，下降…`, with no base of its own."""
    else_ = re.search("[比较每]", stated.words) or change.sentence.text.startswith("的", stated.end)
    percent = stated.quantity.unit == PERCENT and change.new.start > change.old.start
    return percent and bool(change.verb) and not else_


def _allows(stated: Number, computed: Reach | None) -> bool:
    return computed is not None and deviation(stated.quantity, computed) != "warning"


def _in_a_row(change: Change, stated: Number) -> bool:
    """`从30%到25%，降低5个百分点，降幅17%`"""
    numbers = change.sentence.numbers
    places = [numbers.index(each) for each in (change.old, change.new)]
    own = change.stated.index(stated)
    run = [numbers.index(each) for each in change.stated[: own + 1]]
    last = max(places)
    return last - min(places) == 1 and run == [last + 1 + n for n in range(own + 1)]


def _computed(change: Change, stated: Number) -> list[Reach | None]:
    """What the words may mean: `增长2倍` is both three times and, loosely, twice; a fall has its
    sign only where it is written with one.
    """
    old, new = reach(change.old.quantity), reach(change.new.quantity)
    unit = stated.quantity.unit
    ratio = over(new, old)
    told = size if stated.quantity.value >= 0 else Reach._make
    if unit == PERCENT:
        return [told(scaled(ratio, HUNDRED, -HUNDRED))] if ratio else []
    if unit == TIMES:
        if ratio is None:
            return []
        more = Reach(*(each - 1 for each in ratio))
        return [ratio] if is_multiple(stated.words) else [ratio, size(more), over(old, new)]
    same = unit == change.new.quantity.unit or None in {unit, change.new.quantity.unit}
    points = unit == POINTS and change.new.quantity.unit == PERCENT
    return [told(minus(new, old))] if points or (same and unit != POINTS) else []


def _percent_of_percent(change: Change, stated: Number) -> Iterator[Finding]:
    """From 10 % to 15 % are 5 points; `提升5%` is wrong, `提升50%` is growth."""
    old, new = reach(change.old.quantity), reach(change.new.quantity)
    ratio = over(new, old)
    growth = size(scaled(ratio, HUNDRED, -HUNDRED)) if ratio else None
    points = size(minus(new, old))
    off = deviation(stated.quantity, points)
    as_growth = deviation(stated.quantity, growth) if growth else "warning"
    meant_as_points = stated.quantity.value == points.value  # growth that merely rounds to it
    if (as_growth is None and not meant_as_points) or (as_growth == "info" and off):
        return
    printed = f"{written(points.value, POINTS)}"
    span = f"从 {change.old.text} 到 {change.new.text}"
    if off != "warning":
        what = f"{span}是 {printed}，报告写 {stated.text}，单位应为百分点。"
    else:
        what = f"{span}是 {printed}，报告写 {stated.text}，两者不一致。"
    yield of_passages("contradiction", what, (change.sentence.passage,))


def _step(step: Step) -> Iterator[Finding]:
    new, by = reach(step.new.quantity), reach(step.by.quantity)
    old = minus(new, by) if step.way > 0 else plus(new, by)
    ratio = over(by, old)
    if ratio is None:
        return
    computed = scaled(ratio)
    of_base = over(by, new)  # `5月6万件，6月多出3千件，+5%`
    if of_base and deviation(step.rate.quantity, scaled(of_base)) is None:
        return
    if severity := deviation(step.rate.quantity, computed):
        printed = written(rounded(computed.value, 2), PERCENT)
        what = (
            f"{step.new.text} 比原来{'多' if step.way > 0 else '少'} {step.by.text}，"
            f"变化为 {printed}，报告写 {step.rate.text}"
        )
        what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
        yield of_passages("does_not_add_up", what, (step.sentence.passage,), severity)


def _told(change: Change, stated: Number, computed: Reach) -> str:
    unit = stated.quantity.unit or change.new.quantity.unit
    printed = written(rounded(computed.value, 2), unit)
    return (
        f"从 {change.old.text} 到 {change.new.text}，算得变化为 {printed}，报告写 {stated.text}"
        if not is_multiple(stated.words)
        else f"{change.new.text} 是 {change.old.text} 的 {printed}，报告写 {stated.text}"
    )
