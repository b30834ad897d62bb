"""`准点率91%，低于93%的目标，已达标`: what is said of an aim, against how far it was reached.

How far stands in the sentence, in a sentence that tells the aim by its name, or in a table.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import SMALLER_IS_BETTER
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, Quantity
from assistant.records import Finding, Passage

_AIM: Final = r"(?:目标|计划|任务|预算|指标)"
VERDICT: Final = re.compile(
    r"(?P<not>未能?|没有?能?|尚未|并未|仍未|均未|都未|不)?(?:如期|全部|顺利|全面|按期|已经?)*"
    rf"(?:(?P<met>达标)|(?P<over>超额)?(?:完成|达成|达到|实现)了?"
    rf"(?P<aim>(?:[一-鿿]{{0,4}}的?){_AIM})?)的?(?=[，,。；;、）)]|$)"
)
_RATE: Final = re.compile(
    rf"(?:完成|达成)(?:率|比例|度)?(?:[^，,。；\d]{{0,8}}{_AIM})?的?(?:约|为|是|达到?|仅|只有?|了|\s)*$"
)
_OF_AIM: Final = re.compile(rf"\s?的[^，,。；\d]{{0,6}}?{_AIM}")
_OF_LIMIT: Final = re.compile(r"\s?的[^，,。；\d]{0,4}?(?P<end>[上下])限(?=[，,。；]|$)")
_HELD: Final = re.compile(
    r"[^，,。；\d]{0,2}[，,]?\s*(?:仍|略|稍|远|明显|已|也|均)*(?:低于|不及|未达到?|高于|超过|超出|优于|达到)了?$"
)
_MORE_IS_BETTER: Final = re.compile(
    r"(?:准时|准点|正点|及时|合格|良品?|优良|成品|达标|完成|利用|出租|入住|上座|办结|覆盖|转化|续[费约签]|毛利|净利|利润"
    r"|产销|兑现|满载|开工|满意|可用|好评|复购|留存|签约|回款|交付|履约|通过|解决|开机|在线)[率度]$"
    r"|(?:收入|营收|销售额|销[量售]|利润|毛利|产[量值]|客流|签约额?|回款|订单量?|交付量?)$"
)
_NOW: Final = re.compile(r"^(?:[本当][月季期]|\d{1,2}月(?:份)?)的?")
_WHOLE_YEAR: Final = re.compile("全年|年度|累计|上半年")
_AIMED: Final = re.compile(rf"{_AIM}(?:值|额|数)?$")
_REACHED: Final = re.compile("完成率|达成率|完成比例|完成度|达成度")
_SHORT: Final = re.compile(r"(?:^|[，,])(?:还|尚|仍|相)?[差欠缺](?:了|约)*$")
_FULL: Final = Decimal(100)
BEFORE: Final = 2
"""Clauses before what is said of an aim that may tell how far it was reached."""
SHORTEST: Final = 2


class Verdict(NamedTuple):
    text: str
    who: str
    """What stands before it in its clause."""
    good: bool
    start: int
    whole_year: bool


def verdicts(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of a rate that is printed as 100 %."""
    for sentence in evidence.sentences:
        for verdict in verdicts_in(sentence):
            yield from _beside(sentence, verdict)


def verdicts_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """`签约未完成计划`, beside `签约计划50份，完成96%` elsewhere in the report."""
    for sentence in evidence.sentences:
        for verdict in verdicts_in(sentence):
            if len(verdict.who) < SHORTEST or verdict.whole_year:
                continue
            rates = [*_rates_of(evidence, sentence, verdict.who)]
            if rates and all(is_met(rate) != verdict.good for rate, _ in rates):
                rate, place = rates[0]
                yield told(sentence, verdict.text, rate, (sentence.passage, place))


def verdicts_in(sentence: Sentence) -> Iterator[Verdict]:
    for match in VERDICT.finditer(sentence.text):
        plain = not (match["met"] or match["over"] or match["aim"] or match["not"])
        start = max(sentence.text.rfind(mark, 0, match.start()) for mark in "，,。；;：:（(") + 1
        who = _NOW.sub("", sentence.text[start : match.start()].strip())
        if plain or re.search(r"\d|除|若|如果|预计|将|力争|确保|争取|有望|能否|是否", who):
            continue
        year = bool(_WHOLE_YEAR.search(f"{who}{match[0]}"))
        yield Verdict(match[0], who, not match["not"], match.start(), year)


def _beside(sentence: Sentence, verdict: Verdict) -> Iterator[Finding]:
    """The last number before it, a clause or two away, with no other verdict between."""
    before = [t for t in told_in(sentence) if t.number.end <= verdict.start]
    if not before:
        return
    if (
        before[-1].quantity.unit == POINTS
        and len(before) > 1
        and _SHORT.search(before[-1].number.words)
    ):
        yield from _of_plan(sentence, verdict, before[:-1], before[-1].number.end)
        return
    last = before[-1]
    between = sentence.text[last.number.end : verdict.start]
    marks = len(re.findall("[，,]", between))
    if not 1 <= marks <= BEFORE or re.search("[；;：:]", between) or VERDICT.search(between):
        return
    if len(verdict.who) > BEFORE and not re.fullmatch("[也均都仍已又并]+", verdict.who):
        return  # of another one, that it names
    if last.quantity.unit == PERCENT and _RATE.search(last.number.words):
        if is_met(last.quantity) != verdict.good:
            yield told(sentence, verdict.text, last.quantity, (sentence.passage,))
    elif (one := _level(before)) and _held(sentence, one, last) is (not verdict.good):
        what = f"报告写「{verdict.text}」，而所比的是 {one.text} 与目标 {last.text}，"
        yield of_passages("contradiction", f"{what}方向相反。", (sentence.passage,))


def _of_plan(
    sentence: Sentence, verdict: Verdict, before: Sequence[Told], end: int
) -> Iterator[Finding]:
    """`准点率91.0%，目标93.0%，差2.0个百分点，已达标`"""
    *others, aim = before
    beside = re.fullmatch("[，,]", sentence.text[end : verdict.start])
    planned = re.fullmatch(rf"[，,][一-鿿]{{0,2}}{_AIM}(?:值)?[为是]?", aim.number.words)
    value = others[-1] if others else aim
    short = value.quantity.unit == PERCENT and value.quantity.value < aim.quantity.value
    short = short and not SMALLER_IS_BETTER.search(sentence.clause(value.number))
    if verdict.good and beside and planned and short:
        what = f"报告写「{verdict.text}」，而 {value.text} 比目标 {aim.text} 差，前后不符。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _level(before: Sequence[Told]) -> Told | None:
    """What is held against the last: neither what it has come from, nor by how much."""
    *others, aim = before
    levels = [t for t in others if t.quantity.unit == aim.quantity.unit]
    levels = [t for t in levels if t.role in {"level", "mean", "share"}]
    return levels[-1] if levels else None


def _held(sentence: Sentence, one: Told, aim: Told) -> bool | None:
    """Whether the first reaches the second, where more of it is better."""
    words = aim.number.words + re.split(r"\d", aim.text)[0]
    held = _HELD.fullmatch(words)
    aimed = held and _OF_AIM.match(sentence.text, aim.number.end)
    alike = one.quantity.unit == aim.quantity.unit and one.quantity.bound == "exact"
    if held and alike and (limit := _OF_LIMIT.match(sentence.text, aim.number.end)):
        apart = one.quantity.value - aim.quantity.value
        return apart <= 0 if limit["end"] == "上" else apart >= 0
    if not aimed or not alike or not _MORE_IS_BETTER.search(label_of(sentence, one.number)):
        return None
    return one.quantity.value >= aim.quantity.value


def is_met(rate: Quantity) -> bool:
    return rate.value >= _FULL


def told(sentence: Sentence, said: str, rate: Quantity, passages: Sequence[Passage]) -> Finding:
    what = f"报告写「{said}」，而完成率为 {rate.text}，前后不符。"
    return of_passages("contradiction", what, passages)


def _rates_of(
    evidence: Evidence, sentence: Sentence, who: str
) -> Iterator[tuple[Quantity, Passage]]:
    document = sentence.passage.document
    for other in evidence.sentences:
        if other is sentence or other.passage.document != document:
            continue
        numbers = told_in(other)
        for aim, rate in pairwise(numbers):
            name = _AIMED.sub("", aim.name)
            of_it = _AIMED.search(aim.name) and name.removesuffix("月度") in {who, f"{who}月度"}
            if of_it and rate.quantity.unit == PERCENT and _RATE.search(rate.number.words):
                yield rate.quantity, other.passage
    for grid in evidence.grids_of(document):
        for row, label in enumerate(grid.labels):
            column = reached_column(grid)
            cell = grid.cells[row][column] if column and label == who else None
            if cell:
                yield cell, grid.passage


def reached_column(grid: Grid) -> int | None:
    """The one that tells how far aims were reached."""
    found = [at for at, name in enumerate(grid.names) if at and _REACHED.search(name)]
    whole_year = len(found) == 1 and _WHOLE_YEAR.search(grid.names[found[0]])
    return found[0] if len(found) == 1 and not whole_year else None
