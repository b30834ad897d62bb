"""`月初120人，新来8，离开3，月末125人` and `净增5人` behind it, however the moves are called."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, product, takewhile
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changing import from_to
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import BY_NAME, IN, NET, OUT
from assistant.ingest.checks.reading.intervals import (
    COUNTED,
    Reach,
    deviation,
    minus,
    plus,
    reach,
    size,
)
from assistant.ingest.checks.reading.naming import bare, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.quantities.units import is_money
from assistant.records import Finding

_START: Final = re.compile(r"[期年月季周]初[^，,。；]{0,8}$")
_ENDED: Final = re.compile(r"(?:[期年月季周]末|[年月季]底)[^，,。；]{0,8}$")
_COMES_OF_IT: Final = re.compile(r"由此|变动|增减|期[内间]|[年月季]内|期末|当[年月季]|本[年月季期]")
_END: Final = re.compile(r"^[，,、=＝\s]*(?:[期年月季周]末|[年月季]底)[^，,。；]{0,8}$")
_NET: Final = re.compile(r"^\s*(?:[-*+•]\s*)?(?:[本当][月季年期])?净增[加长]?了?\s*$")
_NO_STOCK: Final = frozenset({PERCENT, POINTS, TIMES, "s", "year", "month"})
MOST_MOVES: Final = 6
FEWEST_MOVES: Final = 2
_WITHIN: Final = re.compile("内部|调动|轮岗|转岗|互转")
"""What moves within the stock."""
NEXT: Final = 3
"""Sentences behind it in which the net change may stand."""


class Stock(NamedTuple):
    sentence: Sentence
    start: Number
    moves: Sequence[Number]
    end: Number
    more: Reach = Reach(Decimal(0), Decimal(0), Decimal(0))
    """What is added, and taken away, by its name alone."""


def stocks_of_prose(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of every term. Silent where any choice of what came and went fits."""
    sentences = evidence.sentences
    for at, sentence in enumerate(sentences):
        before = [s for s in sentences[max(at - 1, 0) : at] if s.passage == sentence.passage]
        behind = [s for s in sentences[at + 1 : at + 1 + NEXT] if _of_one_document(s, sentence)]
        for stock in _with_named(_stocks(sentence, before), evidence):
            yield from _check(stock, [*behind, *_same_end(stock, evidence)])


def _with_named(stocks: Iterable[Stock], evidence: Evidence) -> Iterator[Stock]:
    """`月初40吨，加上当月产量，减去售出的300吨，月末52吨`; none, where a name has not one value."""
    for stock in stocks:
        more, known = stock.more, True
        between = stock.sentence.masked[stock.start.end : stock.end.start]
        for name in BY_NAME.finditer(between):
            values = {
                n.number.quantity
                for n in evidence.named.get(stock.sentence.passage.document, ())
                if bare(n.label) == bare(name["who"])
                and n.number.quantity.unit == stock.start.quantity.unit
            }
            known = known and len({q.value for q in values}) == 1
            if known:
                term = reach(values.pop())
                more = plus(more, term) if name["way"].startswith("加") else minus(more, term)
        if known:
            yield stock._replace(more=more)


def stocks_ahead(evidence: Evidence) -> Iterator[Finding]:
    """`下半年新签30台、退租5台，年末145台`, where 120台 stand at the end of the half before.

    Told is a slip alone. Silent where any value of the document is what it began with.
    """
    for sentence in evidence.sentences:
        told = [n for n in sentence.numbers if n.depth == 0]
        for came, gone, end in zip(told, told[1:], told[2:], strict=False):
            units = {came.quantity.unit, gone.quantity.unit, end.quantity.unit}
            moves = IN.search(came.words) and OUT.search(gone.words)
            ended = _END.search(_said(sentence, end)) and len(units & COUNTED) == len(units) == 1
            if moves and ended and not any(_START.search(_said(sentence, n)) for n in told):
                yield from _check_end(evidence, sentence, (came, gone, end))


def _check_end(
    evidence: Evidence, sentence: Sentence, told: tuple[Number, Number, Number]
) -> Iterator[Finding]:
    came, gone, end = told
    others = [s for s in evidence.sentences if _of_one_document(s, sentence) and s is not sentence]
    held = [(s, n) for s in others for n in s.numbers if n.quantity.unit == end.quantity.unit]
    made = {n.quantity.value + came.quantity.value - gone.quantity.value for _, n in held}
    starts = {n.quantity for s, n in held if _ENDED.search(_said(s, n))}
    if end.quantity.value in made or len({q.value for q in starts}) != 1:
        return
    start = next(iter(starts))
    meant = start.value + came.quantity.value - gone.quantity.value
    off = end.quantity.value - meant
    slipped = (
        slip_of(end.quantity, meant),
        slip_of(came.quantity, came.quantity.value + off),
        slip_of(gone.quantity, gone.quantity.value - off),
    )
    if any(slipped):
        what = f"{start.text} + {came.text} - {gone.text} 为 {written(meant, end.quantity.unit)}，"
        what += f"报告写 {end.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _of_one_document(one: Sentence, other: Sentence) -> bool:
    return one.passage.document == other.passage.document


def _same_end(stock: Stock, evidence: Evidence) -> Iterator[Sentence]:
    """Others of the document that tell the value it ended with, and what it grew by."""
    for sentence in evidence.sentences:
        if not _of_one_document(sentence, stock.sentence) or sentence is stock.sentence:
            continue
        for before, number in pairwise(sentence.numbers):
            if before.quantity == stock.end.quantity and _NET.search(number.words.strip("，,、 ▢")):
                yield sentence


def _check(stock: Stock, behind: Sequence[Sentence]) -> Iterator[Finding]:
    stated = minus(reach(stock.end.quantity), reach(stock.start.quantity))
    sums = list(_sums(stock))
    if all(deviation(stock.end.quantity, _plus(stock, each)) == "warning" for each in sums):
        shown = "、".join(n.text for n in stock.moves)
        what = f"从 {stock.start.text} 起，{shown} 无论增减都到不了 {stock.end.text}。"
        yield of_passages("does_not_add_up", what, (stock.sentence.passage,))
    for sentence in behind:
        yield from _net(sentence, stock, [stated, *sums])


def _stocks(sentence: Sentence, before: Sequence[Sentence]) -> Iterator[Stock]:
    """Before, what moves and after; `由年初20家增至25家，新开7家，关闭2家`; or after in front."""
    numbers = [n for n in sentence.numbers if n.depth == 0]
    starts = [at for at, n in enumerate(numbers) if _START.search(_said(sentence, n))]
    if len(starts) != 1:
        return
    start, rest = numbers[starts[0]], numbers[starts[0] + 1 :]
    ends = [at for at, n in enumerate(rest) if _END.search(_said(sentence, n))]
    if rest and from_to(rest[0].words):
        end, moves = rest[0], list(takewhile(lambda n: _is_move(n, start.quantity.unit), rest[1:]))
    elif len(ends) == 1:
        end, moves = rest[ends[0]], rest[: ends[0]]
    else:
        told = [(s, n) for s in before for n in s.numbers if _ENDED.search(_said(s, n))]
        told = [(s, n) for s, n in told if _of_one(sentence, start, s, n)]
        if ends or len(told) != 1 or not _COMES_OF_IT.search(sentence.text):
            return
        end, moves = told[0][1], rest
    unit = start.quantity.unit
    fits = unit not in _NO_STOCK and all(_moves(n, unit) for n in moves)
    if fits and FEWEST_MOVES <= len(moves) <= MOST_MOVES and end.quantity.unit == unit:
        yield Stock(sentence, start, moves, end)


def _said(sentence: Sentence, number: Number) -> str:
    """Its words, periods and all."""
    return sentence.text[number.start - len(number.words) : number.start]


def _of_one(sentence: Sentence, start: Number, other: Sentence, end: Number) -> bool:
    left, right = label_of(sentence, start), label_of(other, end)
    shared = any(left[at : at + 2] in right for at in range(len(left) - 1))
    return shared and start.quantity.unit == end.quantity.unit


def _moves(number: Number, unit: str | None) -> bool:
    """A count may leave out its unit in a row of counts."""
    own = number.quantity.unit
    return "其中" not in number.words and (own == unit or (own is None and not is_money(unit)))


def _is_move(number: Number, unit: str | None) -> bool:
    """What all of them come to, behind them, is none."""
    return _moves(number, unit) and not NET.search(number.words)


def _sums(stock: Stock) -> Iterator[Reach]:
    ways = [(1, -1, 0) if _WITHIN.search(n.words) else (1, -1) for n in stock.moves]
    for signs in product(*ways):
        sides = [
            plus(*(reach(n.quantity) for n, s in zip(stock.moves, signs, strict=True) if s == way))
            for way in (1, -1)
        ]
        yield minus(sides[0], sides[1])


def _plus(stock: Stock, change: Reach) -> Reach:
    return plus(reach(stock.start.quantity), stock.more, change)


def _net(sentence: Sentence, stock: Stock, made: Sequence[Reach]) -> Iterator[Finding]:
    if any(_START.search(_said(sentence, n)) or _END.search(n.words) for n in sentence.numbers):
        return  # a stock of its own
    for number in sentence.numbers:
        if (
            not _NET.search(number.words.strip("，,、 ▢"))
            or number.quantity.unit != stock.end.quantity.unit
        ):
            continue
        if all(deviation(number.quantity, size(each)) == "warning" for each in made):
            printed = written(made[0].value, number.quantity.unit)
            what = f"从 {stock.start.text} 到 {stock.end.text} 为 {printed}，"
            what += f"报告写净增 {number.text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (sentence.passage,))
