"""`计划投资8亿元，完成率75%`: what was done of a plan stands in another sentence of the section."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.by_name import planned
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    deviation,
    exactly,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DONE: Final = re.compile(r"(?:完成|执行|达成|兑现)(?:率|度|比例|进度)?$")
_OF_A_YEAR: Final = re.compile(r"全?年度?(?!初)")
_TO_DATE: Final = re.compile(r"累计|(?<!\d)1月?[-—–~～至到]|前\S{1,3}(?:个月|季度)|上半年|今年以来")
_TIME: Final = re.compile(r"[本当全上下今去][年月季期]|[上下]半年|[一二三四]季度|\d{1,2}月|年初")
_ACTUAL: Final = re.compile(r"完成|实现|执行|支出|到位|兑现")
_AIM: Final = re.compile(r"(?:目标|计划|任务|预算|指标)$|^(?:全年|年度|本年)")
_SUMMED: Final = re.compile("累计")


def done_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the rate and of what was done; a plan is exact."""
    for sentence in evidence.sentences:
        for plan, rate in _planned_rates(sentence):
            done = _done(evidence, sentence, plan)
            ratio = over(reach(done.quantity), exactly(plan.number.quantity)) if done else None
            if done is None or ratio is None:
                continue
            near = may_be_slip(rate.quantity.value, ratio.value * 100)
            if near and deviation(rate.quantity, scaled(ratio)) == "warning":
                printed = written(rounded(ratio.value * 100, 2), PERCENT)
                what = f"计划 {plan.number.text}，报告写完成率 {rate.text}，"
                what += f"按 {done.text} / {plan.number.text} 算为 {printed}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage, done.passage))


def _planned_rates(sentence: Sentence) -> Iterator[tuple[Named, Number]]:
    """A plan with nothing but its rate behind it."""
    named = named_numbers(sentence)
    for at, rate in enumerate(named):
        if rate.number.quantity.unit != PERCENT or not _DONE.search(rate.number.words):
            continue
        before = [n for n in named[:at] if n.number.quantity.unit != PERCENT]
        if len(before) == 1 and before[0].planned:
            yield before[0], rate.number


def _said(sentence: Sentence, number: Number) -> str:
    """The words of its clause, with the periods that are masked."""
    return re.split("[，,]", sentence.text[: number.start])[-1]


def _done(evidence: Evidence, sentence: Sentence, plan: Named) -> Fact | None:
    """The one value of the section that says that it was done, of the same time."""
    said = _said(sentence, plan.number)
    time, yearly = _TIME.search(said), _OF_A_YEAR.search(said)
    found = [
        fact
        for fact in facts_about(evidence, sentence.passage)
        if fact.told and fact.passage.sections == sentence.passage.sections
        if (words := _said(fact.told.sentence, fact.told.number))
        if (yearly and _TO_DATE.search(words))
        or (time and time[0] in words and _ACTUAL.search(words) and not _SUMMED.search(words))
        if alike(fact.quantity, plan.number.quantity) and not planned(fact)
    ]
    if len({fact.quantity.value for fact in found}) > 1:
        name = _AIM.sub("", plan.label)
        found = [f for f in found if len(name) > 1 and f.told and f.told.name.endswith(name)]
        found = [f for f in found if not f.ago and f.told and f.told.role == "level"]
    return found[0] if len({fact.quantity.value for fact in found}) == 1 else None
