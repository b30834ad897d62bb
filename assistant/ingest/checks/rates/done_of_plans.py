"""`1月9座 + 2月11座，共20座；全年计划80座，完成25%`: what months add up to, by what was planned."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.chains import chains_of
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
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, joinable
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_PLAN: Final = re.compile(rf"[，,](?:全年|年度|{MASK}+)的?(?:计划|目标|任务)(?:为|是|定了?)?\s*$")
_DONE: Final = re.compile(r"[，,]\s*(?:已?(?:完成|达成)了?|完成率|进度)(?:约|为)?\s*$")
FEWEST_PERIODS: Final = 2


def done_of_plans(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the rate; plan, sum and rate follow each other."""
    yield from over_sentences(evidence, _check)


def _check(sentence: Sentence) -> Iterator[Finding]:
    numbers = sentence.numbers
    for chain in chains_of(sentence):
        total = chain.total
        if total is None or total not in numbers or not _is_of_periods(sentence, chain.parts):
            continue
        at = numbers.index(total)
        plan, rate = numbers[at + 1 : at + 2], numbers[at + 2 : at + 3]
        if plan and rate and _PLAN.search(plan[0].words) and _DONE.fullmatch(rate[0].words):
            yield from _compare(sentence, total, plan[0], rate[0])


def _is_of_periods(sentence: Sentence, parts: tuple[Number, ...]) -> bool:
    ends = [number.start for number in parts]
    keys = {span.key for span in sentence.periods if span.end in ends}
    return len(keys) == len(parts) >= FEWEST_PERIODS


def _compare(sentence: Sentence, done: Number, plan: Number, rate: Number) -> Iterator[Finding]:
    if rate.quantity.unit != PERCENT or not joinable(done.quantity, plan.quantity):
        return
    ratio = over(reach(done.quantity), exactly(plan.quantity))
    made = scaled(ratio) if ratio else None
    if (
        made
        and deviation(rate.quantity, made) == "warning"
        and may_be_slip(rate.quantity.value, made.value)
    ):
        printed = written(rounded(made.value, 2), PERCENT)
        what = f"按 {done.text} / {plan.text} 算为 {printed}，报告写完成 {rate.text}，前后不符。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
