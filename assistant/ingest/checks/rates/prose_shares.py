"""Percentages of a total in prose, against the part and the total that stand near."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from assistant.ingest.checks.rates.done_of_targets import is_of_aim
from assistant.ingest.checks.rates.wholes_of_cases import wholes_of_the_case
from assistant.ingest.checks.rates.wholes_of_shares import (
    Shared,
    called_elsewhere,
    dated_wholes,
    tabled,
    totals_near,
)
from assistant.ingest.checks.reading.by_name import wholes_called
from assistant.ingest.checks.reading.changing import changed, from_to
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    INFINITY,
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

SHARE: Final = re.compile(
    r"(?P<who>[^，,、：:（()）]*?)(?:占比|占|比重)(?:了|到|据)?(?P<whole>[^，,、占：:]{0,14}?)"
    r"(?:的比例|的比重|的份额|的)?(?:约|为|达到?|超过?|近|\s)*$"
)
_NEXT: Final = re.compile(r"[，,、](?P<who>[^，,、：:（(\d]{2,8})")
"""`乙店三成` behind `甲店占收入六成`: a share of the same."""
NEAR: Final = 60  # characters of the longest clause
_IS_SHARE: Final = re.compile("占|比重")
_AGO: Final = re.compile(r"去年|上年|同期|上一?[期月季]|前一?年")
_REST: Final = re.compile(r"其他|其它|其余")
"""Is something else in each sentence."""
_REACHES: Final = re.compile(r"(?:完成|达成|达到|占|相当于|抵得?上|贡献|是|为)[^，,。；]{0,18}$")
_MEASURES: Final = re.compile(r"毛利|利润|成本|费用|应收|目标|预算")
FARTHEST: Final = 8
_WITHIN: Final = re.compile("[里中内]|当中|之中")
"""`东区里的两家店` are not 东区."""
_ENUMERATED: Final = re.compile(r"、[^，,、。；;]*$")


def prose_shares(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the percentage, the part and the total.

    Silent where any total of the paragraph confirms the percentage, and where none is named.
    """
    for sentences in evidence.paragraphs:
        for sentence in sentences:
            for shared in shares_in(sentence, sentences):
                totals = dated_wholes(shared, evidence) or totals_near(shared, sentences)
                totals = totals or tabled(shared, evidence)
                totals = totals or called_elsewhere(shared, evidence)
                facts = facts_about(evidence, shared.sentence.passage)
                more = wholes_called(shared.whole, shared.part.quantity, facts, alone=not totals)
                own = wholes_of_the_case(shared, evidence) if totals or more else ()
                yield from against(shared, [*totals, *more, *own])
            for shared, target in _of_targets(sentence):
                yield from against(shared, [target])


def shares_in(sentence: Sentence, paragraph: Sequence[Sentence]) -> Iterator[Shared]:
    whole = None
    for at, share in enumerate(sentence.numbers):
        words = share.words.replace(MASK, "")
        match = SHARE.search(words)
        if share.quantity.unit != PERCENT:
            whole = None
            continue
        if match is None:
            next_one = _NEXT.fullmatch(words) if whole is not None else None
            part = _named(next_one["who"], paragraph, whole or "") if next_one else None
            if part and whole is not None:
                yield Shared(sentence, part, share, whole)
            continue
        whole = match["whole"]
        who = re.sub(r"^.*[，,、：:（(]", "", match["who"]).strip()
        near = [sentence] if _REST.match(who) else paragraph
        part = _named(who, near, whole) if len(who) > 1 else _nearest(sentence, at)
        if part and (_names_another_time(sentence, part, share) or _in_a_series(part, paragraph)):
            continue
        if part and not _of_another_time(sentence, part, match["whole"]):
            digits = re.search(r"\d", share.text)
            whole = match["whole"] or (_before(sentence, paragraph) if digits else "")
            yield Shared(sentence, part, share, whole)


def _before(sentence: Sentence, paragraph: Sequence[Sentence]) -> str:
    """`甲90万元，占总收入的60%；乙60万元，占40%`: what the clause before has a share of."""
    place = next((at for at, each in enumerate(paragraph) if each is sentence), 0)
    for after, before in pairwise(reversed(paragraph[: place + 1])):
        first, then = re.escape(before.text.rstrip("；;")), re.escape(after.text)
        if not re.search(rf"{first}\s*[；;]\s*{then}", sentence.passage.text):
            return ""
        shares = (SHARE.search(n.words.replace(MASK, "")) for n in before.numbers)
        if wholes := [share["whole"] for share in shares if share and share["whole"]]:
            return wholes[-1]
    return ""


def _of_another_time(sentence: Sentence, part: Number, whole: str) -> bool:
    """`上年同期研发费用2亿元，占比4.7%` is no share of a total of this year."""
    clause = re.split(r"[，,。；（(]", sentence.text[max(part.start - NEAR, 0) : part.start])[-1]
    return bool(_AGO.search(clause) and not _AGO.search(whole))


def _names_another_time(sentence: Sentence, part: Number, share: Number) -> bool:
    """`三季度亏2万元，四季度占了全年的七成`: of whose value the clause itself names the time."""
    start = max(sentence.masked.rfind(mark, 0, share.start) for mark in "，,；：:（(")
    said = _IS_SHARE.search(sentence.masked, start + 1, share.start)
    if said is None or part.start > start or part not in sentence.numbers:
        return False
    keys = [s.key for s in sentence.periods if start < s.start and s.end <= said.start()]
    before = [s.key for s in sentence.periods if s.end <= part.start]
    return bool(keys) and before[-1:] != keys[-1:]


def _in_a_series(part: Number, paragraph: Sequence[Sentence]) -> bool:
    """`从12月的2亿元，逐月增至1月3亿元、2月4亿元`: of which month a share is, it does not say."""
    near = next((s.numbers for s in paragraph if any(n is part for n in s.numbers)), ())
    behind = [n for n in near if n.start > part.start]
    same = [n for n in behind if alike(n.quantity, part.quantity) and MASK in n.words]
    return len(same) > 1 and from_to(same[0].words) is not None


def _of_targets(sentence: Sentence) -> Iterator[tuple[Shared, Quantity]]:
    """`6.9亿元，相当于去年9.5亿元的72%`: the number before the percentage is its total."""
    numbers = sentence.numbers
    for at, share in enumerate(numbers):
        if at < 2 or share.quantity.unit != PERCENT or share.words.strip("约近超 ") != "的":
            continue
        total = numbers[at - 1]
        if is_of_aim(total, share):
            continue
        told = [
            n for n in numbers[: at - 1] if not (n.quantity.unit == PERCENT and changed(n.words))
        ]
        if told and _REACHES.search(total.words) and alike(total.quantity, told[-1].quantity):
            yield Shared(sentence, told[-1], share, ""), total.quantity


def _named(who: str, paragraph: Sequence[Sentence], whole: str) -> Number | None:
    """What is measured of it is what the whole is told of: `青砖毛利` is no part of 收入."""
    found = [
        number
        for sentence in paragraph
        for number in sentence.numbers
        if number.quantity.unit not in {PERCENT, POINTS, TIMES}
        and (label := label_of(sentence, number))
        and len(label) > 1
        and (who.startswith(label) or label.startswith(who))
        and not _WITHIN.match(label[len(who) :])
        and all(measure in whole for measure in _MEASURES.findall(label[len(who) :]))
    ]
    return found[0] if len(found) == 1 else None


def _nearest(sentence: Sentence, at: int) -> Number | None:
    """Before this place; a rate that it has changed by is passed over: `3亿元，环比+5%，占六成`."""
    told = told_in(sentence)[:at]
    if told and told[-1].role == "change" and told[-1].since and told[-1].quantity.unit == PERCENT:
        told = told[:-1]
    last = told[-1].number if told else None
    return last if last and last.quantity.unit not in {PERCENT, POINTS, TIMES} else None


def against(shared: Shared, totals: Sequence[Quantity]) -> Iterator[Finding]:
    stated = shared.share
    verdicts = []
    for part, total in product(_parts(shared), totals):
        ratio = over(reach(part), reach(total))
        if ratio is None:
            return
        computed = scaled(ratio)
        if computed.value * FARTHEST < stated.quantity.value or ratio.value > 1:
            continue  # no share of this, but of something else
        if not (shared.whole or may_be_slip(stated.quantity.value, computed.value)):
            continue
        verdicts.append((deviation(stated.quantity, computed), computed, part, total))
    if not verdicts or any(verdict is None for verdict, *_ in verdicts):
        return
    severity, computed, part, total = min(verdicts, key=lambda v: v[0] == "warning")
    if severity and INFINITY not in {computed.high, -computed.low}:
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"报告写占 {stated.text}，按 {part.text} / {total.text} 算为 {printed}"
        what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
        yield of_passages("does_not_add_up", what, (shared.sentence.passage,), severity)


def _parts(shared: Shared) -> list[Quantity]:
    """The level before a change, too: `46台，比年初增加7台，占全部的5%`."""
    told = [t for t in told_in(shared.sentence) if t.number.start <= shared.part.start]
    own = shared.part.quantity
    if _ENUMERATED.search(shared.part.words):  # whose share it is, a list does not say
        return []
    if not told or told[-1].number != shared.part or told[-1].role not in {"change", "base"}:
        return [own]
    return [own, *[t.quantity for t in told if t.is_level and alike(t.quantity, own)][-1:]]
