"""Rates whose name says what they divide: 产能利用率 is output by capacity."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.by_name import called, of_a_span, planned, prime
from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    COUNTED,
    deviation,
    exactly,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.joined import joined_of
from assistant.ingest.checks.reading.naming import PLAN, Named, carried, core, named_numbers
from assistant.ingest.checks.reading.own_periods import of_each_time
from assistant.ingest.checks.reading.sentences import MEASURES, Number, Sentence, alike
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

RATES: Final[dict[str, tuple[str, str]]] = {
    "产能利用率": ("产量", "产能"),
    "产销率": ("销量", "产量"),
    "毛利率": ("毛利", "收入"),
    "净利率": ("净利润", "收入"),
    "资产负债率": ("负债", "资产"),
    "费用率": ("费用", "收入"),
}
"""By the ending of a name: dividend and divisor, as accounting and operations define them."""
WHOLES: Final[dict[str, str]] = {
    "收入比": "营业收入",
    "费用率": "营业收入",
    "分红比例": "净利润",
    "派息率": "净利润",
    "研发强度": "营业收入",
    "税负率": "利润总额",
}
"""What a rate of that name has below, wherever it stands; above is what is told right before it."""
_SPEEDS: Final = re.compile(r"增长|增|降|效|频|利|汇|税|(?<!续)费|速|倍|复合|回报|收益|功|速")
"""Rates that divide no count: growth, frequencies, prices of money."""
_DONE_RATE: Final = re.compile(
    r"(?:(?:完成|执行|达成|兑现)(?:率|度|比例|进度)|进度(?:走|推进|来)?|(?:完成|达成)了?)$"
)
"""Rates of what was planned."""
_OF_WORK: Final = re.compile(r"时间|工程|形象|施工|建设|项目|序时")  # no value by a value
_SET: Final = re.compile(r"(?:定|下达|核定|给出|批)的?[^，,。；]{0,8}$")
_SUMMED: Final = re.compile(r"累计|总共|一共|合计|共计")
_NO_ONE: Final = re.compile(
    r"主营业务|主营|营业|销售|业务|公司|集团|综合|整体|全年|全部|[本当][期月季年日周]|今年|上半年|下半年|实现|确认|扣除|设计|额定|核定|实际|总|净|的"
)
_AGO: Final = re.compile(r"去年|上年|同期|上一?[期月季周]|前一?年|[年月季期]初")
CLAUSE: Final = 40
"""Characters of the longest clause."""
PIECE: Final = 2
"""Characters of a value's name that a rate's name has, too."""
MOST: Final = Decimal(2)
"""Twice as much: beyond that the two numbers are of different things."""


def known_rates(evidence: Evidence) -> Iterator[Finding]:
    """Within a paragraph that names both operands. Tolerance: rounding of all three.

    Silent where any pair of them confirms the rate.
    """
    for sentences in evidence.paragraphs:
        named = [each for sentence in sentences for each in carried(named_numbers(sentence))]
        for sentence in (*sentences, *(joined for _, joined in joined_of(sentences))):
            passed = [s.text for s in sentences if _AGO.match(s.text) and s.text in sentence.text]
            before = {change.old for change in changes_of(sentence)}
            for rate in (n for n in named_numbers(sentence) if n.number not in before):
                ago = _is_of_ago(sentence, rate) or any(rate.number.text in p for p in passed)
                if rate.number.quantity.unit == PERCENT and not (ago or changed(rate.number.words)):
                    pairs = _operands(sentence, rate, named)
                    apart = [of_a_span([n for n in named if n.number in p]) for p in pairs]
                    if not (all(apart) and rate.label.endswith(tuple(RATES))):
                        yield from _check(sentence, rate, pairs)


def _is_of_ago(sentence: Sentence, rate: Named) -> bool:
    """`上年毛利2亿元，毛利率40%`: its own clause, or that of a value it divides right before it."""
    said = sentence.text[max(rate.number.start - CLAUSE, 0) : rate.number.start]
    if _AGO.search(re.split("[，,；;（(]", said)[-1]):
        return True
    before = [n for n in named_numbers(sentence) if n.number.end <= rate.number.start][-1:]
    divided = [word for name, (word, _) in RATES.items() if rate.label.endswith(name)]
    return any(
        n.label.endswith(word) and bool(_AGO.search(sentence.clause(n.number)))
        for n in before
        for word in divided
    )


def rates_beside(evidence: Evidence) -> Iterator[Finding]:
    """`管理费25亿元，成本收入比30%`. Tolerance: rounding of all three."""
    for sentence in evidence.sentences:
        document = sentence.passage.document
        own = evidence.documents[document].period if document in evidence.documents else ""
        for part, rate in pairwise(named_numbers(sentence)):
            whole = next((w for name, w in WHOLES.items() if rate.label.endswith(name)), None)
            if not whole or rate.number.quantity.unit != PERCENT or changed(part.number.words):
                continue
            if _AGO.search(sentence.clause(rate.number)) or _AGO.search(
                sentence.clause(part.number)
            ):
                continue
            facts = [
                fact
                for fact in called(whole, facts_about(evidence, sentence.passage))
                if fact.quantity.unit == part.number.quantity.unit and not planned(fact)
            ]
            wholes = {fact.quantity.value: fact.quantity for fact in prime(facts, own)}
            pairs = [(part.number, fact.told.number) for fact in facts if fact.told]
            if wholes and not any(_agrees(rate.number, a, b) for a, b in pairs):
                yield from _of_whole(sentence, rate, part.number, *wholes.values())


def _agrees(rate: Number, part: Number, whole: Number) -> bool:
    ratio = over(reach(part.quantity), reach(whole.quantity))
    return ratio is not None and deviation(rate.quantity, scaled(ratio)) != "warning"


def _of_whole(sentence: Sentence, rate: Named, part: Number, whole: Quantity) -> Iterator[Finding]:
    ratio = over(reach(part.quantity), reach(whole))
    near = ratio and may_be_slip(rate.number.quantity.value, ratio.value * 100)
    some = ratio and near and ratio.value < 1
    if ratio and some and deviation(rate.number.quantity, scaled(ratio)) == "warning":
        printed = written(rounded(ratio.value * 100, 2), PERCENT)
        what = f"「{rate.label}」报告写 {rate.number.text}，"
        what += f"按 {part.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _operands(
    sentence: Sentence, rate: Named, named: Sequence[Named]
) -> list[tuple[Number, Number]]:
    name = next((known for known in RATES if rate.label.endswith(known)), None)
    if name:
        left, right = ([n for n in named if core(n.label).endswith(w)] for w in RATES[name])
        return [
            (a.number, b.number)
            for a in left
            for b in right
            if alike(a.number.quantity, b.number.quantity)
            if whose(a, RATES[name][0]) == whose(b, RATES[name][1])
            if whose(rate, name) in {"", whose(a, RATES[name][0])}
            if _of_one_time(sentence, rate, a, b)
        ]
    if counted := _counted(sentence, rate):
        return counted
    beside = [n for n in sentence.numbers if n.end <= rate.number.start][-2:]
    made = len(beside) > 1 and _agrees(rate.number, *beside[::-1])
    return [] if made else _named_both(rate, named)


def _of_one_time(sentence: Sentence, rate: Named, left: Named, right: Named) -> bool:
    """`5月营收9亿元，利润3亿元；4月利润2亿元，利润率20%`: of its sentence the last is divided."""
    before = [n for n in named_numbers(sentence) if n.number.end <= rate.number.start]
    own = [n for n in before if n.label == left.label]
    return not own or (own[-1] == left and (not left.period or left.period == right.period))


def whose(named: Named, word: str) -> str:
    """What stands before the word of the value, without words that name no one."""
    label = named.label if named.label.endswith(word) else core(named.label)
    return _NO_ONE.sub("", label.removesuffix(word))


def _counted(sentence: Sentence, rate: Named) -> list[tuple[Number, Number]]:
    """`到期156份，续签139份，续签率89%`: the count of that name by the one before it."""
    numbers = [n for n in named_numbers(sentence) if n.number.end <= rate.number.start]
    if done := _DONE_RATE.search(rate.label):
        return _of_plan(numbers) if not _OF_WORK.search(rate.label[: done.start()]) else []
    stem = rate.label.removesuffix("率")
    if stem == rate.label or len(stem) < 2 or _SPEEDS.search(stem):
        return []
    numbers = [n for n in numbers if n.number.quantity.unit not in {PERCENT, POINTS, TIMES}]
    places = [at for at, n in enumerate(numbers) if at and n.label.endswith(stem)]
    for at in places[-1:] if of_each_time([numbers[at] for at in places]) else places[:1]:
        part, beside, first = numbers[at].number, numbers[at - 1].number, numbers[0].number
        of_parts = beside.quantity.value * MOST < part.quantity.value
        whole = first if of_parts else beside  # a list of kinds may stand in between
        return [(part, whole)] if alike(part.quantity, whole.quantity) else []
    return []


def _named_both(rate: Named, named: Sequence[Named]) -> list[tuple[Number, Number]]:
    """`商机944个 … 赢单236个，商机赢率25%`: the name of the rate has a piece of both."""
    stem = rate.label.removesuffix("率")
    if stem == rate.label or _SPEEDS.search(stem) or _DONE_RATE.search(rate.label):
        return []
    before = [n for n in named if n.number.quantity.unit in COUNTED | set(MEASURES)]
    wholes = [n for n in before if len(n.label) >= PIECE and n.label[-PIECE:] in stem]
    pairs = []
    for whole in wholes:
        rest = stem.replace(whole.label[-PIECE:], "")
        parts = [n for n in before if n is not whole and set(n.label[-PIECE:]) & set(rest)]
        pairs += [
            (part.number, whole.number)
            for part in parts
            if alike(part.number.quantity, whole.number.quantity)
            if part.number.quantity.value < whole.number.quantity.value
        ]
    return pairs if len(wholes) == 1 else []


def _of_plan(numbers: Sequence[Named]) -> list[tuple[Number, Number]]:
    """`预算3000万元，已使用2100万元，执行率70%`: what is done, by what was planned beside it."""
    values = [n for n in numbers if n.number.quantity.unit not in {PERCENT, POINTS, TIMES}]
    values = [n for n in values if not changed(n.number.words) and not compared(n.number.words)]
    if len(values) < 2:
        return []
    was_set = [n for n in values[:-1] if n.planned or _SET.search(n.number.words)]
    if was_set and not values[-2].planned and _SUMMED.search(values[-1].number.words):
        whole, summed = was_set[-1].number, values[-1].number
        return [(summed, whole)] if alike(summed.quantity, whole.quantity) else []
    plan, done = values[-2:] if values[-2].planned else reversed(values[-2:])
    fits = plan.planned and not done.planned and alike(*(n.number.quantity for n in (plan, done)))
    return [(done.number, plan.number)] if fits else []


def _check(
    sentence: Sentence, rate: Named, operands: Sequence[tuple[Number, Number]]
) -> Iterator[Finding]:
    stated = rate.number.quantity
    judged = []
    for left, right in operands:
        whole = exactly(right.quantity) if PLAN.search(right.words) else reach(right.quantity)
        ratio = over(reach(left.quantity), whole)
        if ratio is None or ratio.value > MOST:
            return
        if not may_be_slip(stated.value, ratio.value * 100):
            continue
        judged.append((deviation(stated, scaled(ratio)), ratio, left, right))
    if judged and all(severity == "warning" for severity, *_ in judged):
        _, ratio, left, right = judged[0]
        printed = written(rounded(ratio.value * 100, 2), PERCENT)
        what = f"「{rate.label}」报告写 {stated.text}，"
        what += f"按 {left.text} / {right.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
