"""`出窑6.9万片，达到年度任务9.5万片的72%`: what was done, the aim and the rate in one sentence."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    deviation,
    exactly,
    may_be_slip,
    minus,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike, joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.telling.swapped_digits import swapped
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF_AIM: Final = re.compile(
    r"(?:完成|达成|达到|实现|为|占|相当于)(?:率|比例)?[^，,。；]{0,14}?(?:目标|计划|预算|任务|指标)"
    r"(?:值|额|数)?[（(约为的\s]{0,3}$"
)
_SHARE: Final = re.compile(r"[一-鿿]{0,2}[）)]?\s*的(?:约|近|\s)*")
_GAP: Final = re.compile(
    r"[，,]\s*(?P<way>(?P<more>超额(?:完成)?|超出|超过?|多(?:完成)?)|还差|尚差|仍差|短缺|缺口|欠|少(?:完成)?|差)了?(?:约|为|\s)*"
)
_ITS_RATE: Final = re.compile(
    r"(?:完成|达成|达到|实现)[^，,。；\d]{0,8}(?:目标|计划|预算|任务|指标)的(?:约|近|\s)*$"
)
_OFF: Final = re.compile(
    r"[，,]\s*(?P<way>(?P<more>超额|超出|高出|多出)|低于|[还尚仍]?差|短缺|欠缺?|少)(?:约|了|\s)*"
)
_CLAUSE_ENDS: Final = re.compile(r"\s*(?:[，,。；;）)]|$)")
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES})
FARTHEST: Final = Decimal(3)
"""Times that a rate may be off, where the one value before it is all that it can be of."""


def done_of_targets(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of what was done and of the rate; the aim is set. Silent where any value
    before confirms the rate.
    """
    for sentence in evidence.sentences:
        told = told_in(sentence)
        for aim, rate in pairwise(told):
            if is_of_aim(aim.number, rate.number):
                yield from _check(sentence, told[: aim.at], aim.number, rate.number)
                yield from _beyond(sentence, told, aim, rate)


def is_of_aim(aim: Number, rate: Number) -> bool:
    share = rate.quantity.unit == PERCENT and _SHARE.fullmatch(rate.words)
    return bool(share) and aim.quantity.unit != PERCENT and bool(_OF_AIM.search(aim.words))


def _check(
    sentence: Sentence, before: Sequence[Told], aim: Number, rate: Number
) -> Iterator[Finding]:
    done = [t for t in before if _is_of_unit(t, aim) and not _is_else(t)]
    made = [(t, ratio) for t in done if (ratio := over(reach(t.quantity), exactly(aim.quantity)))]
    computed = [(t, scaled(ratio)) for t, ratio in made]
    if any(deviation(rate.quantity, each) != "warning" for _, each in computed):
        return
    stated = rate.quantity.value
    if len({t.quantity.value for t, _ in computed}) == 1:
        near = [(t, c) for t, c in computed if stated / FARTHEST < c.value < stated * FARTHEST]
    else:
        near = [(t, c) for t, c in computed if may_be_slip(stated, c.value)]
    if near:
        one, each = near[-1]
        printed = written(rounded(each.value, 2), PERCENT)
        what = f"报告写完成目标 {aim.text} 的 {rate.text}，"
        what += f"按 {one.text} / {aim.text} 算为 {printed}，"
        if turned := [q for q in swapped(one.quantity) if _agree(q, aim, rate)]:
            what += f"数字若为 {turned[0].text} 则相符，"
        what += "两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _beyond(sentence: Sentence, told: Sequence[Told], aim: Told, rate: Told) -> Iterator[Finding]:
    """`达到任务40万片的95%，还差2万片`: of the value that gives the rate."""
    for gap in told[rate.at + 1 : rate.at + 2]:
        said = _GAP.fullmatch(gap.number.words)
        done = [t for t in told[: aim.at] if _is_of_unit(t, aim.number) and not _is_else(t)]
        done = [t for t in done if _agree(t.quantity, aim.number, rate.number)]
        if not said or not done or not _is_of_unit(gap, aim.number):
            continue
        apart = minus(reach(done[0].quantity), exactly(aim.quantity))
        if deviation(gap.quantity, size(apart)) == "warning":
            printed = written(rounded(abs(apart.value), 2), aim.quantity.unit)
            what = f"{done[0].text} 与目标 {aim.text} 相差 {printed}，"
            what += f"报告写 {gap.text}，前后不符。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
        elif (apart.value < 0) == bool(said["more"]) and apart.value:
            what = f"报告写「{said['way']}」{gap.text}，"
            what += f"而所比的是 {done[0].text} 与目标 {aim.text}，方向相反。"
            yield of_passages("contradiction", what, (sentence.passage,))


def gaps_to_aims(evidence: Evidence) -> Iterator[Finding]:
    """`完成目标的103%，超出20万元`: which way it is off. No tolerance beyond 100 %."""
    for sentence in evidence.sentences:
        for rate, gap in pairwise(told_in(sentence)):
            words = gap.number.words + re.split(r"\d", gap.text)[0]
            amount = rate.quantity.unit == PERCENT and gap.quantity.unit not in _RELATIVE
            said = _OFF.fullmatch(words) if amount and _ITS_RATE.search(rate.number.words) else None
            ends = _CLAUSE_ENDS.match(sentence.text, gap.number.end)
            if not said or not ends or rate.quantity.value == HUNDRED:
                continue
            if bool(said["more"]) != (rate.quantity.value > HUNDRED):
                what = f"报告写「{said['way']}」{gap.text}，而完成率为 {rate.text}，方向相反。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _agree(done: Quantity, aim: Number, rate: Number) -> bool:
    ratio = over(reach(done), exactly(aim.quantity))
    return ratio is not None and deviation(rate.quantity, scaled(ratio)) != "warning"


def _is_of_unit(told: Told, aim: Number) -> bool:
    return alike(told.quantity, aim.quantity) or joinable(told.quantity, aim.quantity)


def _is_else(told: Told) -> bool:
    """Of then, of what is to be, or what it has changed by."""
    return told.role in {"base", "plan", "change", "gap", "rest"}
