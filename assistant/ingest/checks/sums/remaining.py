"""What is left of two values told before it: `尚未使用的C`, `与B之间的差额C`."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from assistant.ingest.checks.lines.line import NO_AMOUNT
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    exactly,
    minus,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_UNUSED: Final = re.compile(
    r"(?:尚未|还没|未)(?:使用|投入|支出|动用|拨付|支付|执行)(?:的|完的|余额|资金|为|约|\s)*$"
)
_USED: Final = re.compile(r"(?:投入|使用|支出|动用|拨付|支付|执行|花了?|用了?)[^，,。；]{0,4}$")
_APART_FROM: Final = re.compile(
    r"与(?P<other>[^，,。；]{2,14}?)(?:之间)?的?(?:差额|差异|差距)(?:为|约|达|是|\s)*$"
)
_SHORT: Final = re.compile(r"(?:还|尚|仍)(?:差|缺|需)(?:了|约|\s)*$|缺口(?:为|还有|约|\s)*$")
_AIM: Final = re.compile(r"(?:目标|计划|预算|任务)(?:为|是|定为|约|\s)*$")
_DONE: Final = re.compile(r"(?:完成|达成|实现|进度)(?:率|度|了|为|是|到|约|\s)*$")
_LEFT: Final = re.compile(f"{_UNUSED.pattern}|{_APART_FROM.pattern}")
MOST: Final = 12
"""Values before it that are looked at."""
NEAR: Final = 2
"""Sentences before it in which what is taken from may stand."""
PIECE: Final = 3
"""Characters that both names of one measure end with."""


def remaining(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any two values before lie so far apart."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            lefts = [n for n in sentence.numbers if _LEFT.search(n.words)]
            if not lefts:
                continue
            levels = _levels(sentence)
            near = [*(n for s in paragraph[max(at - NEAR, 0) : at] for n in _levels(s))]
            for left in lefts:
                own = [n for n in levels if n.end <= left.start]
                before = [n for n in (*near, *own)[-MOST:] if joinable(n.quantity, left.quantity)]
                if left.quantity.unit in NO_AMOUNT or len(before) < 2 or not own:
                    continue
                if pair := _operands(left, before):
                    yield from _check(sentence, left, pair, before)


def rates_of_what_is_left(evidence: Evidence) -> Iterator[Finding]:
    """`目标80万吨，已完成70%，还差24万吨`. Tolerance: rounding, but of what is aimed at."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        lefts = [t for t in told if _SHORT.search(t.number.words)]
        plans = [t for t in told if _AIM.search(t.number.words)]
        rates = [t for t in told if t.quantity.unit == PERCENT and _DONE.search(t.number.words)]
        if not len(lefts) == len(plans) == len(rates) == 1:
            continue
        (left,), (plan,), (rate,) = lefts, plans, rates
        if joinable(left.quantity, plan.quantity) and left.quantity.unit not in NO_AMOUNT:
            ratio = over(reach(left.quantity), exactly(plan.quantity))
            done = scaled(ratio, -HUNDRED, HUNDRED) if ratio else None
            made = Reach(done.value, done.high, done.low) if done else None
            if made and deviation(rate.quantity, made) == "warning":
                printed = written(rounded(made.value, 2), PERCENT)
                what = f"目标 {plan.text}，还差 {left.text}，已完成 {printed}，"
                what += f"报告写 {rate.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _levels(sentence: Sentence) -> list[Number]:
    kept = [t for t in told_in(sentence) if t.role != "change"]
    return [t.number for t in kept if t.quantity.unit not in NO_AMOUNT]


def _operands(left: Number, before: Sequence[Number]) -> tuple[Number, Number] | None:
    last = before[-1]
    larger = [n for n in before[:-1] if n.quantity.value > last.quantity.value]
    used = _UNUSED.search(left.words) and _USED.search(last.words)
    if used and larger:
        return larger[-1], last
    match = _APART_FROM.search(left.words)
    others = [
        n
        for n in before[:-1]
        if match and n.words.rstrip("为是约 ").endswith(match["other"][-PIECE:])
    ]
    return (others[-1], last) if others else None


def _check(
    sentence: Sentence, left: Number, pair: tuple[Number, Number], before: Sequence[Number]
) -> Iterator[Finding]:
    made = [size(minus(reach(a.quantity), reach(b.quantity))) for a, b in combinations(before, 2)]
    if any(deviation(left.quantity, each) != "warning" for each in made):
        return
    whole, less = pair
    printed = written(abs(whole.quantity.value - less.quantity.value), left.quantity.unit)
    what = f"{whole.text} 减去 {less.text} 为 {printed}，报告写 {left.text}，两者不一致。"
    yield of_passages("does_not_add_up", what, (sentence.passage,))
