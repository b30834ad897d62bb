"""Sums that prose writes out: a total before its parts, or behind them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.changing import changed, compared
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import INFINITY, deviation, plus, reach
from assistant.ingest.checks.sentences import MASK, Number, Sentence, joinable
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import written
from assistant.records import Finding

_OPENS: Final = re.compile(r"其中|分别|包括|包含|分为|由.{0,6}(?:组成|构成)|[里中]，|=|：|:")
_STRICT: Final = re.compile(r"=|分别|：|:|组成|构成")
_OPEN: Final = re.compile(
    r"等|其他|其余|主要|例如|比如|如|以及|包括|包含|之一|剩余|[A-Za-z0-9]/[A-Za-z0-9]"
)
_NO_PART: Final = re.compile(
    r"同比|环比|较|比|目标|去年|上年|同期|预算|计划|占|平均|人均|每|单价|达标|另|此外|同时|另外|最高|最低"
)
_CLOSES: Final = re.compile(
    r"(?:^|[，,、])[^，,、]{0,4}?(?:合计|共计|总计|总共|加起来|合起来)[^，,、]{0,4}$"
)
_LEFT: Final = re.compile(r"剩余|余下|还剩|尚余|结余")
_UNTIL: Final = re.compile(r"合计|共计|总计|总共|总的")
_NO_SUM: Final = frozenset({TIMES, POINTS, "s", "year", "month"})
FARTHEST: Final = Decimal("0.5")
"""Of the total: numbers that miss it by more are no parts of it, but something else."""


class Sum(NamedTuple):
    sentence: Sentence
    total: Number
    parts: tuple[Number, ...]
    strict: bool
    """The parts are said to be all of it."""


def prose_sums(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the total and of each part."""
    for sentence in evidence.sentences:
        for each in sums_of(sentence):
            yield from _off(each)


def sums_of(sentence: Sentence) -> Iterator[Sum]:
    numbers = sentence.numbers
    if numbers and (rest := _rest_behind(sentence, numbers[0], numbers[1:])):
        yield rest
    for at, total in enumerate(numbers):
        if total.quantity.unit in _NO_SUM:
            continue
        if split := _parts_behind(sentence, at):
            yield split
        if _CLOSES.search(total.words):
            parts = _parts_before(numbers[:at], total)
            if len(parts) > 1:
                yield Sum(sentence, total, tuple(parts), strict=True)


def _parts_behind(sentence: Sentence, at: int) -> Sum | None:
    """The split that opens with the number at this place, of the nearest total before it."""
    first, rest = sentence.numbers[at], sentence.numbers[at:]
    total = _total_before(sentence.numbers[:at], first)
    if total is None:
        return None
    inside = first.depth > total.depth and bool(re.match(r"\s*[（(]", first.words))
    if not (inside or _OPENS.search(first.words)) or total.depth > 0:
        return None
    parts = list(_parts(rest, total, inside=inside))
    if len(parts) < 2:
        return None
    end = parts[-1].end
    body = sentence.masked[first.start - len(first.words) : end] + sentence.masked[end : end + 12]
    strict = inside or bool(_STRICT.search(first.words))
    return Sum(sentence, total, tuple(parts), strict and not _OPEN.search(body))


def _total_before(numbers: Sequence[Number], first: Number) -> Number | None:
    """Changes and shares between a total and its parts are passed over."""
    for number in reversed(numbers):
        if changed(number.words) or number.quantity.unit in {PERCENT, *_NO_SUM}:
            continue
        compares = compared(number.words) or not joinable(number.quantity, first.quantity)
        return None if compares else number
    last = numbers[-1] if numbers else None
    return last if last and last.quantity.unit == first.quantity.unit == PERCENT else None


def _parts(rest: Sequence[Number], total: Number, *, inside: bool) -> Iterator[Number]:
    for at, number in enumerate(rest):
        if inside and (number.depth <= total.depth or MASK in number.words):
            return
        if not inside and at and _UNTIL.search(number.words):
            return
        if (inside or number.depth == total.depth) and _is_part(number, total):
            yield number


def _rest_behind(sentence: Sentence, total: Number, rest: Sequence[Number]) -> Sum | None:
    """`到货1.5万台，已售1.2万，预留1千台，剩余2千台`: what is left closes the sum."""
    if total.depth or changed(total.words) or compared(total.words):
        return None
    parts: list[Number] = []
    for number in (n for n in rest if n.depth == 0):
        if not joinable(number.quantity, total.quantity) or changed(number.words):
            return None
        parts.append(number)
        if _LEFT.search(number.words):
            return Sum(sentence, total, tuple(parts), strict=True) if len(parts) > 1 else None
    return None


def _parts_before(numbers: Sequence[Number], total: Number) -> list[Number]:
    parts: list[Number] = []
    for number in reversed(numbers):
        if not _is_part(number, total):
            break
        parts.insert(0, number)
    return parts


def _is_part(number: Number, total: Number) -> bool:
    return (
        joinable(number.quantity, total.quantity)
        and number.quantity.unit not in _NO_SUM
        and not _NO_PART.search(number.words.replace(MASK, ""))
        and not changed(number.words)
    )


def _off(each: Sum) -> Iterator[Finding]:
    unit = each.total.quantity.unit or each.parts[0].quantity.unit
    computed = plus(*(reach(part.quantity) for part in each.parts))
    severity = deviation(each.total.quantity, computed)
    short = computed.value < each.total.quantity.value
    if severity is None or (short and not each.strict):
        return
    if abs(computed.value - each.total.quantity.value) > each.total.quantity.value * FARTHEST:
        return
    shown = " + ".join(part.text for part in each.parts)
    what = f"{shown} 相加为 {written(computed.value, unit)}，总数写 {each.total.text}"
    what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
    yield of_passages("does_not_add_up", what, (each.sentence.passage,), severity)


SHARES_OF_ONE: Final = re.compile(r"(?:占比|占|比重|份额)(?:为|约|达到?|是|\s)*$")
FEWEST_SHARES: Final = 3
"""Two percentages side by side may be of two wholes."""


def share_sums(evidence: Evidence) -> Iterator[Finding]:
    """Shares side by side that exceed 100 %. Tolerance: half a printed digit of each."""
    for sentence in evidence.sentences:
        shares = [n for n in sentence.numbers if _is_share(n)]
        if len(shares) < FEWEST_SHARES or len(shares) < len(sentence.numbers) - 1:
            continue
        summed = plus(*(reach(n.quantity) for n in shares))
        if summed.low > 100 and summed.high < INFINITY:
            shown = " + ".join(n.text for n in shares)
            what = f"各项占比 {shown} 相加为 {_percent(summed.value)}，超过 100%。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))


def _is_share(number: Number) -> bool:
    return number.quantity.unit == PERCENT and bool(SHARES_OF_ONE.search(number.words))


def _percent(value: Decimal) -> str:
    return written(value, PERCENT)


def total_of(sentence: Sentence, part: Quantity) -> Quantity | None:
    """The total that a sentence splits, where one of its parts is this value."""
    return next(
        (
            s.total.quantity
            for s in sums_of(sentence)
            if any(p.quantity.value == part.value for p in s.parts)
        ),
        None,
    )
