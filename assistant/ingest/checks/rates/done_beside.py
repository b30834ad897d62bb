"""`售出90件，目标80件，完成112.5%`: what is done, the aim and the rate, in a row."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    deviation,
    exactly,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import MASK, Sentence, joinable
from assistant.ingest.checks.reading.told import Told, told_in, written_before
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_AIM: Final = re.compile(
    rf"[，,（(](?P<when>全年|年度|{MASK}*)的?(?:目标|计划|任务|预算|指标)(?:为|是|定为|数|值|\s)*"
)
_RATE: Final = re.compile(
    r"[，,]\s*(?:已|实际)?(?:完成|达成|达到)(?:了|率|度|比例)?(?:约|为|达|\s)*"
)
_YEARLY: Final = re.compile("全年|年度|年")
_TO_DATE: Final = re.compile(r"累计|前\S{1,3}(?:个月|季度)|今年以来|年内|[-—–~～至到]|全年")
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})


def done_beside(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of what was done and of the rate; the aim is set."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for done, aim, rate in zip(told, told[1:], told[2:], strict=False):
            aimed = _AIM.fullmatch(aim.number.words)
            said = aimed and _RATE.fullmatch(rate.number.words)
            values = joinable(done.quantity, aim.quantity) and done.role in {"level", "mean"}
            if not (said and values) or rate.quantity.unit != PERCENT:
                continue
            if done.quantity.unit not in _RELATIVE and _of_one_time(sentence, done, aim):
                yield from _check(done, aim, rate, told)


def _of_one_time(sentence: Sentence, done: Told, aim: Told) -> bool:
    """What is done of the aim of a year is told of all the months so far."""
    if not _YEARLY.search(written_before(sentence, aim.number)):
        return True
    own = re.split("[，,]", sentence.text[: done.number.start])[-1]
    return bool(_TO_DATE.search(own))


def _check(done: Told, aim: Told, rate: Told, told: list[Told]) -> Iterator[Finding]:
    stated = rate.quantity
    others = [t for t in told[: done.at] if joinable(t.quantity, aim.quantity)]
    ratios = [over(reach(t.quantity), exactly(aim.quantity)) for t in (done, *others)]
    if any(r is None or deviation(stated, scaled(r)) != "warning" for r in ratios):
        return
    if ratios[0] and may_be_slip(stated.value, ratios[0].value * 100):
        printed = written(rounded(ratios[0].value * 100, 2), PERCENT)
        what = f"按 {done.text} / {aim.text} 算为 {printed}，报告写完成 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (done.sentence.passage,))
