"""`4月末会员310人，5月新入会12人、退会5人`, where the end of May stands elsewhere or in a table."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.flows import IN, OUT
from assistant.ingest.checks.reading.intervals import COUNTED
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.told import written_before
from assistant.quantities import read_quantity
from assistant.quantities.quantity import written
from assistant.records import Finding, Passage

_CLOSED: Final = re.compile(r"(?P<month>\d{1,2})月[末底][^，,。；\d]{0,8}$")
_COLUMN: Final = re.compile(r"^(?P<month>\d{1,2})月[末底]")
_MONTH: Final = re.compile(r"(?P<month>\d{1,2})月")
_LONGER: Final = re.compile("[年季周日]|累计")
_PIECE: Final = re.compile(r"(?=([一-鿿]{2}))")
_OUT: Final = re.compile(r"(?:流失|退出|离开|关停|注销|退租|解约)[^，,、。；]{0,6}$")
_NOTHING: Final = frozenset({"本月", "当月"})


class Stock(NamedTuple):
    month: int
    value: Decimal
    text: str
    passage: Passage


def stocks_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: heads are counted. Told is a slip alone, and nothing where any value of the
    month before or after agrees.
    """
    for sentence in evidence.sentences:
        told = [n for n in sentence.numbers if n.depth == 0]
        for stock, one, other in zip(told, told[1:], told[2:], strict=False):
            units = {n.quantity.unit for n in (stock, one, other)}
            if len(units) == 1 and units <= COUNTED and (moves := _moves(one, other)):
                yield from _check(evidence, sentence, stock, moves)


def _moves(one: Number, other: Number) -> tuple[Number, Number] | None:
    """What came and what went."""
    for came, gone in ((one, other), (other, one)):
        if IN.search(came.words) and (OUT.search(gone.words) or _OUT.search(gone.words)):
            return came, gone
    return None


def _check(
    evidence: Evidence, sentence: Sentence, stock: Number, moves: tuple[Number, Number]
) -> Iterator[Finding]:
    closed = _CLOSED.search(written_before(sentence, stock))
    pieces = set(_PIECE.findall(label_of(sentence, stock))) - _NOTHING
    if closed is None or not pieces:
        return
    month, came, gone = int(closed["month"]), *(n.quantity.value for n in moves)
    moved = _moved_in(sentence, moves, month)
    known = _stocks(evidence, sentence, pieces, stock)
    others = [o for o in known if abs(o.month - month) == 1 and max(o.month, month) == moved]
    own = stock.quantity.value
    # What the other one would be: it is the end, or the beginning, of what came and went.
    off = [o.value - own - (came - gone) * (o.month - month) for o in others]
    if not off or 0 in off or len(set(off)) > 1:
        return
    way = others[0].month - month
    slips = (
        slip_of(stock.quantity, own + off[0]),
        slip_of(moves[0].quantity, came + off[0] * way),
        slip_of(moves[1].quantity, gone - off[0] * way),
    )
    if any(slips):
        made = written(others[0].value - off[0], stock.quantity.unit)
        sign = ("+", "-") if way > 0 else ("-", "+")
        what = f"{stock.text} {sign[0]} {moves[0].text} {sign[1]} {moves[1].text} 为 {made}，"
        what += f"而{others[0].month}月末写 {others[0].text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage, others[0].passage))


def _moved_in(sentence: Sentence, moves: tuple[Number, Number], month: int) -> int:
    """The month in which they came and went, that of the stock where none is named; 0 where it is
    no month.
    """
    first = min(moves, key=lambda number: number.start)
    words = re.split(r"[，,。；]", written_before(sentence, first).strip("，, "))[-1]
    said = _MONTH.search(words)
    return int(said["month"]) if said else 0 if _LONGER.search(words) else month


def _stocks(evidence: Evidence, own: Sentence, pieces: set[str], stock: Number) -> Iterator[Stock]:
    """At the ends of months, in prose and in the totals of tables, of what is called alike."""
    for sentence in evidence.sentences:
        for number in sentence.numbers if sentence.passage.document == own.passage.document else ():
            closed = _CLOSED.search(written_before(sentence, number))
            alike = number.quantity.unit == stock.quantity.unit and number is not stock
            if closed and alike and pieces & set(_PIECE.findall(label_of(sentence, number))):
                value = number.quantity.value
                yield Stock(int(closed["month"]), value, number.text, sentence.passage)
    for grid in evidence.grids_of(own.passage.document):
        for column, name in enumerate(grid.names if grid.total_row is not None else ()):
            closed = _COLUMN.search(name)
            cell = read_quantity(grid.rows[grid.total_row or 0][column])
            if closed and cell and pieces & set(_PIECE.findall(grid.header[0] + name)):
                yield Stock(int(closed["month"]), cell.value, cell.text, grid.passage)
