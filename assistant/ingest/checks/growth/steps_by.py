"""`产量92吨，环比增加7吨，增幅8.2%`: a value, what it has gained and the rate, in a row.

And two words of which way it went, of which one is wrong: `增加7吨，下降8.2%`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.changes import Step, steps_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    deviation,
    may_be_slip,
    minus,
    over,
    plus,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_BY: Final = re.compile(
    r"[，,]\s*(?:环比|同比|较[^，,。；\d]{1,8}|比[^，,。；\d]{1,8})[^，,。；\d]{1,4}"
)
_RATE: Final = re.compile(
    r"[，,]\s*(?:增幅|降幅|涨幅|跌幅|升幅|增长|下降|上升|减少|增加)了?(?:为|达|约|\s)*"
)
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})


def steps_by(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. The rate is of what there was before."""
    for sentence in evidence.sentences:
        for step in steps_of(sentence):
            if _BY.fullmatch(step.by.words) and _RATE.fullmatch(step.rate.words):
                yield from _check(step)
        yield from _turned(sentence)


def _check(step: Step) -> Iterator[Finding]:
    new, by = reach(step.new.quantity), reach(step.by.quantity)
    ratio = over(by, minus(new, by) if step.way > 0 else plus(new, by))
    stated = step.rate.quantity
    if MASK in step.by.words or ratio is None or not may_be_slip(stated.value, ratio.value * 100):
        return
    if deviation(stated, scaled(ratio)) == "warning":
        printed = written(rounded(ratio.value * 100, 2), PERCENT)
        more = "多" if step.way > 0 else "少"
        what = f"{step.new.text} 比原来{more} {step.by.text}，变化为 {printed}，"
        what += f"报告写 {step.rate.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (step.sentence.passage,))


def _turned(sentence: Sentence) -> Iterator[Finding]:
    for by, rate in pairwise(told_in(sentence)):
        amount = by.role == "change" and by.quantity.unit not in _RELATIVE and by.way
        rated = rate.role == "change" and rate.quantity.unit == PERCENT and rate.bare
        if amount and rated and rate.way == -by.way and _RATE.fullmatch(rate.number.words):
            what = f"报告写「{by.word}」{by.text}，又写「{rate.word}」{rate.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))
