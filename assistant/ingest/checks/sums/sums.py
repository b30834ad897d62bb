"""Sums that prose writes out, and shares side by side, against what they come to."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import HUNDRED, INFINITY, deviation, plus, reach
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.splits import REST, Sum, sums_of
from assistant.ingest.checks.reading.wording import COMPLEMENTS
from assistant.periods import period_bounds
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

FARTHEST: Final = Decimal("0.5")
"""Of the total: numbers that miss it by more are no parts of it, but something else."""
ANY_YEAR: Final = "2001"
_NUMERALS: Final = "零一二三四五六七八九"
_REST: Final = re.compile(
    r"(?:其[余他它]|剩余|余下)[^，,、。；]{0,6}(?:合计|共计?|总计)[^，,、。；]{0,4}$"
)
"""`甲18%、乙15%，其余合计67%`: all that are not listed."""
_ROOM: Final = re.compile("产能|能力|上限|定额|核定|编制|库容")
_SO_MANY: Final = re.compile(rf"(?P<n>[{_NUMERALS}])个?[月季][^，,、]{{0,3}}$")
_ITEMS: Final = re.compile(
    rf"(?:^|[，,、；：])(?:以?上述?|这|前述)?(?P<n>[{_NUMERALS}])[项类种大笔][^，,、]{{0,8}}$"
)
"""`三项开支合计`, of which the first may stand in the sentence before."""


def prose_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the total and of each part."""
    yield from over_sentences(evidence, _wrong_sums)


def _wrong_sums(sentence: Sentence) -> Iterator[Finding]:
    for each in sums_of(sentence):
        yield from _off(each)


def _off(each: Sum) -> Iterator[Finding]:
    unit = each.total.quantity.unit or each.parts[0].quantity.unit
    computed = plus(*(reach(part.quantity) for part in each.parts))
    severity = deviation(each.total.quantity, computed)
    if any(part.quantity.value == each.total.quantity.value for part in each.parts):
        return  # the same again, and no part of it
    if _REST.search(each.total.words) or _closes_before_its_end(each) or _lacks_some(each):
        return
    if _has_room(each):
        return
    short = computed.value < each.total.quantity.value
    if severity is None or (short and not each.strict):
        return
    off = each.total.quantity.value - computed.value
    far = abs(off) > each.total.quantity.value * FARTHEST
    if far and not (_is_mistyped(each, off) or _is_more_than_all(each)):
        return
    shown = " + ".join(part.text for part in each.parts)
    what = f"{shown} 相加为 {written(computed.value, unit)}，总数写 {each.total.text}"
    what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
    yield of_passages("does_not_add_up", what, (each.sentence.passage,), severity)


def _closes_before_its_end(each: Sum) -> bool:
    """`共9台，东区4台、西区5台；东区中新购2台`: the first are all, and what follows is of them."""
    sums = [*accumulate(part.quantity.value for part in each.parts)]
    return any(
        made == each.total.quantity.value and not after.words.startswith("、")
        for made, after in zip(sums[1:], each.parts[2:], strict=False)
    )


def _has_room(each: Sum) -> bool:
    """`共产出9台，其中东区产出4台、月产能6台`: what is possible is no part of what was done."""
    rooms = [bool(_ROOM.search(n.words)) for n in (each.total, *each.parts)]
    return any(rooms) and not all(rooms)


def _lacks_some(each: Sum) -> bool:
    """`8月4台，9月5台，三季度合计12台`: the first one was told in another clause."""
    words = each.total.words
    counted = _SO_MANY.search(words) or _ITEMS.search(words)
    if counted and _NUMERALS.find(counted["n"]) > len(each.parts):
        return True
    whole, *parts = (own_period(each.sentence, n) for n in (each.total, *each.parts))
    told = whole and all(parts) and len({*parts}) == len(parts)
    return bool(told) and sum(map(_days, parts)) < _days(whole)


def _days(key: str) -> int:
    first, last = period_bounds(key.replace("*", ANY_YEAR))
    return (last - first).days + 1


def _is_mistyped(each: Sum, off: Decimal) -> bool:
    """One digit or the scale of a part, of parts that are said to be all: `11座：东50 + 西6`."""
    return each.strict and any(
        n.quantity.value + off > 0
        and slip_of(n.quantity, n.quantity.value + off) in {"digit", "scale"}
        for n in each.parts
    )


def _is_more_than_all(each: Sum) -> bool:
    """One part alone, of those that what is left closes: `进货9台，已售6台，预留20台，剩余1台`."""
    whole = reach(each.total.quantity).high
    *others, most = sorted(each.parts, key=lambda part: part.quantity.value)
    fits = sum(part.quantity.value for part in others) <= whole
    return each.closed and fits and reach(most.quantity).low > whole


SHARES_OF_ONE: Final = re.compile(r"(?:占比|占|比重|份额)(?:分别|为|约|达到?|是|\s)*$")
_GIVES: Final = re.compile(
    r"(?:占|贡献|来自|构成)[^，,。；率]{0,12}(?:的|约|为)$"
    r"|贡献了?(?:约|近)?$|(?:结构|构成|分布|占比|来源)(?:如下|情况|目标|计划|规划|预测)*[为是]?[：:][^，,：:率]{1,10}$"
)
_MEMBER: Final = re.compile(
    r"[，,、；;和及]\s*(?![^，,]*(?:率|度|同比|环比|增|降|升|涨|较|比[^重]|[中内]))[^，,、；;（(]{1,10}"
)
"""`，线下渠道` behind a share: the next member and nothing else."""
_NAMES_A_MEMBER: Final = re.compile(r"\s*(?:占|的?占比)\s*\d")
"""`35岁以上占12%`: the number belongs to a name."""
_WHOLE: Final = re.compile(r"的[\u4e00-\u9fff]{2,6}")
"""`贡献了60%的收入、50%的利润`"""
_OVERLAP: Final = re.compile(r"其中|多选|重复|同时|重叠|交叉|去年|上年|同期")
_JOINS: Final = frozenset({"、", "，", ",", "和", "及", "以及"})
FEWEST_SHARES: Final = 3
"""Two percentages side by side may be of two wholes."""


def share_sums(evidence: Evidence) -> Iterator[Finding]:
    """Shares side by side that exceed 100 %. Tolerance: half a printed digit of each."""
    yield from over_sentences(evidence, _wrong_shares)


def _wrong_shares(sentence: Sentence) -> Iterator[Finding]:
    shares = list(_shares(sentence))
    told = [n for n in sentence.numbers if not _NAMES_A_MEMBER.match(sentence.text[n.end :])]
    if len(shares) < FEWEST_SHARES or len(shares) < len(told) - 1:
        yield from _wrong_halves(sentence)
        return
    if _OVERLAP.search(sentence.text) or _makes_a_whole(shares[:-1]):
        return
    wholes = {m[0] for n in shares if (m := _WHOLE.match(sentence.text, n.end))}
    if len(wholes) > 1:
        return
    summed = plus(*(reach(n.quantity) for n in shares))
    rest = bool(REST.search(shares[-1].words)) and len(shares) == len(sentence.numbers)
    over, short = summed.low > HUNDRED, rest and summed.high < HUNDRED
    if (over or short) and summed.high < INFINITY:
        shown = " + ".join(n.text for n in shares)
        end = "超过 100%" if over else "不到 100%"
        what = f"各项占比 {shown} 相加为 {_percent(summed.value)}，{end}。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _wrong_halves(sentence: Sentence) -> Iterator[Finding]:
    """`男58%，女46%`: two that are all of it between them."""
    for left, right in pairwise(sentence.numbers):
        both = left.quantity.unit == right.quantity.unit == PERCENT
        own = [
            re.sub(r"占比?|性|\s", "", re.split(r"[，,、：:]", n.words)[-1]) for n in (left, right)
        ]
        if (
            not both
            or _without_their_end(*own) not in COMPLEMENTS
            or _OVERLAP.search(sentence.text)
        ):
            continue
        summed = plus(reach(left.quantity), reach(right.quantity))
        if summed.low > HUNDRED:
            what = (
                f"各项占比 {left.text} + {right.text} 相加为 {_percent(summed.value)}，超过 100%。"
            )
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def _without_their_end(left: str, right: str) -> tuple[str, str]:
    """`线上收入` and `线下收入` are 线上 and 线下."""
    end = next((at for at in (4, 3, 2) if left[-at:] == right[-at:] and len(left) > at), 0)
    return (left[:-end], right[:-end]) if end else (left, right)


def _lists_all(sentence: Sentence) -> bool:
    """`直销45%、代理30%、其他25%`: percentages alone, the last one of the rest."""
    numbers = sentence.numbers
    if any(n.quantity.unit != PERCENT for n in numbers) or len(numbers) < FEWEST_SHARES:
        return False
    first = re.split("[：:]", numbers[0].words)[-1]
    members = all(_MEMBER.fullmatch(n.words) for n in numbers[1:])
    return (
        members and bool(_MEMBER.fullmatch(f"，{first}")) and bool(REST.search(numbers[-1].words))
    )


def _makes_a_whole(shares: Sequence[Number]) -> bool:
    """`线上占52%，线下占48%，会员占61%`: what follows splits the whole in another way."""
    sums = [plus(*(reach(n.quantity) for n in shares[:end])) for end in range(2, len(shares) + 1)]
    return any(each.low <= HUNDRED <= each.high for each in sums)


def _shares(sentence: Sentence) -> Iterator[Number]:
    """`占比分别为32%、31%和37%`: those joined to a share are shares, too."""
    joined, listed = False, _lists_all(sentence)
    for number in sentence.numbers:
        if number.quantity.unit != PERCENT:
            joined = False
            continue
        words = number.words.strip("（）() ")
        opens = SHARES_OF_ONE.search(words) or _GIVES.search(words)
        follows = words in _JOINS or _MEMBER.fullmatch(words)
        joined = listed or bool(opens) or (joined and bool(follows))
        if joined:
            yield number


def _percent(value: Decimal) -> str:
    return written(value, PERCENT)
