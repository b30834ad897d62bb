"""`甲店最多，其次是乙店`, `乙店仅次于甲店`: who is said to come second, against the column in which
甲店 leads.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.ranks import EXCEPT, GROWTH, LEAST, MOST, OTHER_SCOPE
from assistant.records import Finding

_WHO: Final = r"[^，,。；、（(\d]{2,16}"
_THEN: Final = re.compile(rf"(?:其次|次之|第二)(?:的|则)?(?:是|为)\s?(?P<who>{_WHO})")
_AFTER: Final = re.compile(
    rf"(?P<who>{_WHO}?)(?:次之|其次|居次|(?:排名?|位列|位居|居|列)?第二)(?=[，,。；]|$)"
)
_BEHIND: Final = re.compile(rf"(?P<who>{_WHO})仅次于(?P<first>{_WHO})")
_FIRST: Final = re.compile("第一|居首|领先")
_MOVED: Final = re.compile("提升|提高|上升|下降|变化|增加|减少|改善|升幅|降幅")
FEWEST: Final = 3


class Claim(NamedTuple):
    said: str
    words: str
    """What is measured stands in them."""
    first: int
    second: int
    most: bool


def seconds(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie. Silent where any column that its first leads has it second."""
    for sentence in (s for s in evidence.sentences if re.search("次|第二", s.text)):
        if EXCEPT.search(sentence.text) or OTHER_SCOPE.search(sentence.text):
            continue
        for grid in evidence.grids_of(sentence.passage.document):
            if grid.passage.sections == sentence.passage.sections:
                for claim in _claims(sentence, grid):
                    yield from _check(sentence, grid, claim)


def _claims(sentence: Sentence, grid: Grid) -> Iterator[Claim]:
    for match in (*_THEN.finditer(sentence.text), *_AFTER.finditer(sentence.text)):
        before = re.split(r"[。；;]", sentence.text[: match.start()])[-1]
        most, least = MOST.search(before) or _FIRST.search(before), LEAST.search(before)
        first, second = row_named(before, grid), row_named(match["who"], grid)
        if first is not None and second is not None and bool(most) != bool(least):
            yield Claim(match[0].strip(), before, first, second, bool(most))
    for match in _BEHIND.finditer(sentence.text):
        first, second = row_named(match["first"], grid), row_named(match["who"], grid)
        if first is not None and second is not None:
            yield Claim(match[0].strip(), match[0], first, second, most=True)


def _check(sentence: Sentence, grid: Grid, claim: Claim) -> Iterator[Finding]:
    known = claim.first != claim.second and {claim.first, claim.second} <= {*grid.parts}
    lines = [*_led(grid, claim.first, most=claim.most)] if known else []
    named = [line for line in lines if is_meant(claim.words, grid, line[0])]
    if not named or any(line[1] == value(grid, claim.second, at) for at, line in lines):
        return
    at, line = named[0]
    who = next(grid.labels[row] for row in grid.parts if value(grid, row, at) == line[1])
    cell = grid.cells[claim.second][at]
    what = f"正文写「{claim.said}」，而表里「{grid.names[at]}」排第二的是{who}"
    what += f"，{grid.labels[claim.second]}为 {cell.text if cell else '空'}。"
    yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def is_meant(words: str, grid: Grid, column: int) -> bool:
    """Two characters of its name stand there; how fast something grew is told by changes alone."""
    name = re.sub(r"[（(].*", "", grid.names[column])
    said = any(name[at : at + 2] in words for at in range(len(name) - 1))
    if _MOVED.search(words) and not grid.change(column):
        return False
    return said and grid.change(column) == bool(GROWTH.search(words))


def _led(grid: Grid, first: int, *, most: bool) -> Iterator[tuple[int, Sequence[Decimal]]]:
    """Columns of values of which that row has the extreme one, each in its order."""
    for at in range(1, len(grid.header)):
        ordered = sorted(v for row in grid.parts if (v := value(grid, row, at)) is not None)
        ordered = ordered[::-1] if most else ordered
        if len(ordered) >= FEWEST and ordered[0] == value(grid, first, at) != ordered[1]:
            yield at, ordered


def value(grid: Grid, row: int, column: int) -> Decimal | None:
    cell = grid.cells[row][column]
    return cell.value if cell else None
