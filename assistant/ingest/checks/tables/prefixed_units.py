"""A value of a table told in prose with another prefix: `8,200Mbps` beside 8,200 in （Gbps）; and
the total of a column told with another scale: `原值4.2亿元` beside 4,200 in （万元）.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.naming import PLAN, bare, label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities.units import is_money
from assistant.records import Finding

_PREFIXED: Final = re.compile(r"(?P<prefix>[KMGTPkmgtp]?)(?P<base>bps|Wh?|Hz|B)")
_TOTAL: Final = re.compile(r"(?:合计|总计|共计?|总共|总[额值量])[^，,。；]{0,4}$")
_OTHER: Final = re.compile("去年|上年|同期|上[月季期]|净|其中|新增|减值|计提")
_POWERS: Final = tuple(Decimal(10) ** power for power in (-4, -3, -1, 1, 3, 4))
FEWEST_DIGITS: Final = 3
SHORTEST: Final = 2


def odd_prefixes(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance. Silent where the document tells the value with that unit elsewhere."""
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            unit = _PREFIXED.fullmatch(number.quantity.unit or "")
            for grid in evidence.grids_of(sentence.passage.document) if unit else ():
                for column, name in enumerate(grid.names):
                    own = _PREFIXED.fullmatch(_unit(grid, column) or "")
                    other = unit and own and unit["base"] == own["base"] and unit[0] != own[0]
                    if other and len(name) >= SHORTEST and name in sentence.clause(number):
                        yield from _same_digits(sentence, number, grid, column)


def _unit(grid: Grid, column: int) -> str | None:
    return next((cell.unit for cell in grid.column(column) if cell), None)


def _same_digits(sentence: Sentence, number: Number, grid: Grid, column: int) -> Iterator[Finding]:
    for cell in (c for c in grid.column(column) if c):
        if cell.value == number.quantity.value and digits_of(cell) >= SHORTEST:
            what = f"「{grid.names[column]}」表里以 {cell.unit} 计为 {cell.text}，"
            what += f"正文写 {number.text}，单位不一致。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
            return


def odd_totals(evidence: Evidence) -> Iterator[Finding]:
    """The digits of the column's total, in the section of its table, but for a power of ten.
    Silent where any value of the document is what is told.
    """
    for grid in (g for g in evidence.grids if g.total_row is not None):
        for sentence in evidence.sentences:
            same = sentence.passage.sections == grid.passage.sections
            if not same or sentence.passage.document != grid.passage.document:
                continue
            for number in (n for n in sentence.numbers if is_money(n.quantity.unit)):
                words = sentence.clause(number)
                if _TOTAL.search(words) and not (_OTHER.search(words) or PLAN.search(words)):
                    yield from _other_scale(evidence, sentence, number, grid)


def _other_scale(
    evidence: Evidence, sentence: Sentence, number: Number, grid: Grid
) -> Iterator[Finding]:
    value, label = number.quantity.value, bare(label_of(sentence, number))
    held = {
        c.value
        for g in evidence.grids_of(sentence.passage.document)
        for r in g.cells
        for c in r
        if c
    }
    told = {n.quantity.value for s in evidence.sentences for n in s.numbers if n is not number}
    if digits_of(number.quantity) < FEWEST_DIGITS or value in held | told:
        return
    for column, name in enumerate(grid.names):
        total = grid.cells[grid.total_row or 0][column]
        pieces = {name[at : at + SHORTEST] for at in range(len(name) - 1)}
        called = any(piece in label for piece in pieces)
        if (
            total
            and called
            and total.unit == number.quantity.unit
            and _is_shifted(value, total.value)
        ):
            what = f"表里「{name}」合计 {total.text}，正文写 {number.text}，数量级不一致。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))
            return


def _is_shifted(value: Decimal, total: Decimal) -> bool:
    return any(value == total * power for power in _POWERS)
