"""`坏件90件，不到产量的1%`: on which side of a share a value lies that is told beside it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.told import told_in, words_of, written_before
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding, Passage

_BOUND: Final = re.compile(
    r"^[，,]\s?(?:还|已|仅|只|也)*(?:占)?(?P<way>不到|不足|低于|少于|超过|高于|多于|超出)"
    r"(?P<who>[^，,。；\d]{2,8})的$"
)
_AGO: Final = re.compile("[年期月季]初|上年|去年|同期|上[月季]")
_LESS: Final = re.compile("[不低少]")
_ALL: Final = re.compile("^(?:全部|所有|全公司|公司|期末|现有|[总全])的?")
NEAR: Final = Decimal("0.25")
"""How far the share may be from the stated one, of itself: what is farther is of another whole."""


def said_bounds(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding. Silent where any value of that name makes it true."""
    for sentence in evidence.sentences:
        for before, told in zip(sentence.numbers, told_in(sentence)[1:], strict=False):
            match = _BOUND.match(words_of(told))
            if match and told.quantity.unit == PERCENT and told.quantity.value > 0:
                yield from _check(evidence, sentence, (before, told.number), match)


def _check(
    evidence: Evidence, sentence: Sentence, numbers: tuple[Number, Number], match: re.Match[str]
) -> Iterator[Finding]:
    part, bound = numbers[0].quantity, numbers[1].quantity
    wholes = [*_wholes(evidence, sentence, match["who"], part)]
    shares = [(part.value / q.value * 100, q, p) for q, p in wholes if q.value > part.value]
    shares = [each for each in shares if abs(each[0] - bound.value) <= bound.value * NEAR]
    less = bool(_LESS.search(match["way"]))
    if shares and not any((s < bound.value) == less or s == bound.value for s, *_ in shares):
        share, whole, passage = shares[0]
        what = f"{part.text} 占 {whole.text} 的 {written(rounded(share, 2), PERCENT)}，"
        what += f"报告写「{match['way']}{match['who']}的{bound.text}」，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage, passage))


def _wholes(
    evidence: Evidence, sentence: Sentence, who: str, part: Quantity
) -> Iterator[tuple[Quantity, Passage]]:
    """Named alike in prose, and the totals of columns."""
    for other in evidence.sentences:
        if other.passage.document == sentence.passage.document:
            yield from _named(other, part, who)
    for grid in evidence.grids_of(sentence.passage.document):
        if grid.total_row is None:
            continue
        for column, cell in enumerate(grid.cells[grid.total_row]):
            name = grid.names[column]
            if cell and cell.unit == part.unit and len(name) > 1 and who.endswith(name):
                yield cell, grid.passage


def _named(sentence: Sentence, part: Quantity, who: str) -> Iterator[tuple[Quantity, Passage]]:
    """But for what was at the beginning, or a year ago."""
    for named in named_numbers(sentence):
        alike = named.number.quantity.unit == part.unit
        now = not _AGO.search(written_before(sentence, named.number))
        if alike and now and _ALL.sub("", named.label) == _ALL.sub("", who):
            yield named.number.quantity, sentence.passage
