"""A value within the text of a cell, or a field of a case, `成品率96%，釉色匀`, against what prose
tells of it elsewhere: `鹤鸣…成品率达到94%`.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.slips import slip_of
from assistant.records import Finding, Passage

_TEXT: Final = re.compile(r"[一-鿿]{2,}[^\d]*\d[\d,.]*\s?[%％一-鿿]")
SHORTEST: Final = 3
"""Characters that both names end in."""


def values_of_text_cells(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance but rounding; what is no slip of the digits is of another thing."""
    for who, cell in _cells(evidence):
        for passage in evidence.prose if len(who) > 1 else ():
            other = passage.document == cell.passage.document and passage.case != who
            if other and passage.text.lstrip("*【 ").startswith(who):
                yield from _check(evidence, cell, passage)


def _cells(evidence: Evidence) -> Iterator[tuple[str, Sentence]]:
    """With whom they are of."""
    for grid in evidence.grids:
        for at, row in enumerate(grid.rows):
            for cell in row[1:]:
                if _TEXT.search(cell):
                    yield grid.labels[at], Sentence(grid.passage, cell, grid.today)
    for sentence in evidence.sentences:
        if sentence.passage.case:
            yield sentence.passage.case, sentence


def _check(evidence: Evidence, cell: Sentence, passage: Passage) -> Iterator[Finding]:
    prose = [n for s in evidence.by_place.get(passage.id, ()) for n in named_numbers(s)]
    for mine in named_numbers(cell):
        same = [n for n in prose if _alike(mine, n)]
        if same and all(apart(mine.number.quantity, n.number.quantity) for n in same):
            one, other = mine.number, same[0].number
            if slip_of(one.quantity, other.quantity.value):
                what = f"「{mine.label}」一处写 {one.text}，一处写 {other.text}，两处不一致。"
                yield of_passages("contradiction", what, (passage, cell.passage))


def _alike(one: Named, other: Named) -> bool:
    named = len(one.label) >= SHORTEST and one.label[-SHORTEST:] == other.label[-SHORTEST:]
    return named and alike(one.number.quantity, other.number.quantity)
