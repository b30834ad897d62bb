"""`开窑计划40次，完成95%，少开2次`: a plan, how far it was reached and what is short of it."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    may_be_slip,
    reach,
)
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_PLAN: Final = re.compile(r"(?:目标|计划|预算|任务|指标)(?:值|额|数)?(?:为|是|约|\s)*$")
_DONE: Final = re.compile(r"[，,]\s*(?:实际)?(?:完成|达成|执行)(?:率|比例|度)?(?:了|为|约|\s)*")
_GAP: Final = re.compile(
    r"[，,]\s*(?P<way>(?P<more>超额?|多|[超高]出)|少|差|欠|还差|尚差|短缺|低)[一-鿿]{0,2}?了?(?:约|为|\s)*"
)


def short_of_plans(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the rate and of what is short; the plan is set."""
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for plan, rate, gap in zip(told, told[1:], told[2:], strict=False):
            said = _GAP.fullmatch(gap.number.words)
            done = _PLAN.search(plan.number.words) and _DONE.fullmatch(rate.number.words)
            units = rate.quantity.unit == PERCENT and alike(plan.quantity, gap.quantity)
            if said and done and units and plan.quantity.unit != PERCENT:
                yield from _check(sentence, (plan, rate, gap), more=bool(said["more"]))


def _check(sentence: Sentence, told: tuple[Told, Told, Told], *, more: bool) -> Iterator[Finding]:
    plan, rate, gap = told
    share = reach(rate.quantity)
    ends = [plan.quantity.value * abs(each - HUNDRED) / HUNDRED for each in (share.low, share.high)]
    value = plan.quantity.value * abs(share.value - HUNDRED) / HUNDRED
    made = Reach(value, min(*ends, value), max(*ends, value))
    shown = f"{plan.text} 完成 {rate.text}"
    if deviation(gap.quantity, made) == "warning":
        if may_be_slip(gap.quantity.value, value):
            printed = written(rounded(value, 2), gap.quantity.unit)
            what = f"{shown}，与计划相差 {printed}，报告写 {gap.text}，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
    elif value and more != (rate.quantity.value > HUNDRED):
        word = re.sub(r"[，,\s]", "", gap.number.words)
        what = f"{shown}，报告写「{word}」{gap.text}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage,))
