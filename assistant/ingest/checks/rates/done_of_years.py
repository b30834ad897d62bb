"""`前五个月共运34.0万吨，完成全年任务的38%`, where `全年任务：90万吨` stands elsewhere."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    deviation,
    exactly,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import Told, told_in, written_before
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_AIM: Final = r"(?:全年|年度)的?(?P<of>[^，,。；\d]{0,4}?)(?:目标|计划|任务|预算)"
_RATE: Final = re.compile(
    rf"[，,（(]\s?(?:已|约|就|共)?(?:完成|达到?|实现|占)了?{_AIM}的(?:约|近|\s)*$"
)
_SET: Final = re.compile(rf"(?:^|[，,。；：:]){_AIM}(?:值|额|数)?(?:仍|定)?(?:是|为|[：:]|\s)*$")
_TO_DATE: Final = re.compile(
    r"合计|累计|一共|共|前[一二两三四五六七八九十\d]+个?[月季]|今年以来|上半年|[一1]季度"
)
_NO_AMOUNT: Final = frozenset({PERCENT, POINTS, TIMES})
_WHEN: Final = re.compile(
    r"前?[一二两三四五六七八九十\d]+个?[月季]度?|今年以来|[上下]半年|至今|目前|合计|累计|共"
)
SHORTEST: Final = 2
NEAREST: Final = Decimal("0.02")
"""Of the stated rate: an aim of something else comes so near by chance only."""


def done_of_years(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the rate and of what was done; the aim is set. Silent where the
    document has several aims of the unit.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for rate in (t for t in told if t.quantity.unit == PERCENT):
            match = _RATE.search(written_before(sentence, rate.number))
            done = _done(sentence, told[: rate.at]) if match else None
            if match and done:
                aims = _aims(evidence, sentence, done.number, match["of"])
                aims = [aim for aim in aims if _is_of_one(evidence, done, aim[0])]
                if len({n.quantity.value for _, n in aims}) == 1:
                    yield from _check(rate, done, *aims[0])


def _done(sentence: Sentence, before: Sequence[Told]) -> Told | None:
    """The last value before it, which its clause says to be of all so far."""
    values = [t for t in before if t.quantity.unit not in _NO_AMOUNT and t.number.depth == 0]
    if not values or values[-1].role != "level" or values[-1].quantity.bound != "exact":
        return None
    clause = re.split("[，,：:]", written_before(sentence, values[-1].number))[-1]
    return values[-1] if _TO_DATE.search(clause) else None


def _aims(
    evidence: Evidence, sentence: Sentence, done: Number, of: str
) -> list[tuple[Sentence, Number]]:
    return [
        (other, number)
        for other in evidence.sentences
        if other.passage.document == sentence.passage.document
        for number in other.numbers
        if joinable(number.quantity, done.quantity)
        if (match := _SET.search(written_before(other, number))) and match["of"] == of
    ]


def _is_of_one(evidence: Evidence, done: Told, aim: Sentence) -> bool:
    """The part about the aim names what was done, where its clause has a name for it."""
    name = _WHEN.sub("", done.name).strip()[-SHORTEST:]
    return len(name) < SHORTEST or any(
        name in each.text for each in evidence.by_place.get(aim.passage.id, ())
    )


def _check(rate: Told, done: Told, other: Sentence, aim: Number) -> Iterator[Finding]:
    ratio = over(reach(done.quantity), exactly(aim.quantity))
    if ratio is None or deviation(rate.quantity, scaled(ratio)) != "warning":
        return
    made = ratio.value * HUNDRED
    near = abs(made - rate.quantity.value) <= rate.quantity.value * NEAREST
    meant = aim.quantity.value * rate.quantity.value / HUNDRED
    if near or slip_of(done.quantity, _as_printed(done, meant)) in {"swap", "scale"}:
        printed = written(rounded(made, 2), PERCENT)
        what = f"报告写完成全年目标 {aim.text} 的 {rate.text}，"
        what += f"按 {done.text} / {aim.text} 算为 {printed}，两者不一致。"
        passages = tuple(dict.fromkeys((rate.sentence.passage, other.passage)))
        yield of_passages("does_not_add_up", what, passages)


def _as_printed(done: Told, meant: Decimal) -> Decimal:
    place = done.quantity.place or Decimal(1)
    return (meant / place).to_integral_value() * place
