"""`订了900吨，已送250吨，还剩650吨`: what is left of one value without the other."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, minus, reach
from assistant.ingest.checks.reading.sentences import Sentence, joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_DONE: Final = re.compile(
    r"已经?[一-鿿]{0,2}(?:交付|完成|送|运|售|卖|付|发|用|签|出租|到货|执行|消耗|支出)[^，,。；]{0,4}$"
)
_LEFT: Final = re.compile(
    r"(?:^|[，,）)])\s*(?:还|尚|仍)?(?:剩[余下]?|余下|尚余|其余)[^，,。；]{0,4}$"
)
_OTHER: Final = re.compile("含|其中|不算|除|扣|另")
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES, "s", "month", "year"})


def left_of_two(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three, which follow each other but for brackets and rates."""
    for sentence in evidence.sentences:
        told = [t for t in told_in(sentence) if t.number.depth == 0 and t.quantity.unit != PERCENT]
        for whole, done, left in zip(told, told[1:], told[2:], strict=False):
            known = _DONE.search(done.number.words) and _LEFT.search(left.number.words)
            alike = joinable(whole.quantity, done.quantity) and joinable(
                whole.quantity, left.quantity
            )
            level = whole.role in {"level", "plan"} and whole.quantity.unit not in _NO_AMOUNT
            if known and alike and level and not _OTHER.search(_around(sentence, whole, left)):
                yield from _check(whole, done, left)


def _around(sentence: Sentence, whole: Told, left: Told) -> str:
    """Between the two, and in a bracket behind."""
    behind = re.match(r"[（(][^（()）]*", sentence.text[left.number.end :])
    return sentence.text[whole.number.end : left.number.start] + (behind[0] if behind else "")


def _check(whole: Told, done: Told, left: Told) -> Iterator[Finding]:
    made = minus(reach(whole.quantity), reach(done.quantity))
    off = deviation(left.quantity, made) == "warning"
    if off and made.value > 0 and may_be_slip(left.quantity.value, made.value):
        printed = written(made.value, whole.quantity.unit)
        what = f"{whole.text} - {done.text} 为 {printed}，报告写剩余 {left.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (whole.sentence.passage,))
