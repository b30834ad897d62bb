"""Who is said to have moved most, against what two columns of one measure lie apart by.

`占比上升最大的是乙`, under the columns 2030年占比 and 2031年占比.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.ranks import EXCEPT
from assistant.quantities import PERCENT
from assistant.records import Finding

_MOST: Final = re.compile(
    r"(?P<said>[^，,。；]{0,12}?)(?:(?P<up>提升|提高|上升|增加|增长)|下降|降低|减少|下滑)"
    r"(?:得|的?幅度)?(?P<most>最(?:多|大|高)|最明显)的?(?:[^，,。；]{0,4}?)(?:是|为|：|:)\s?(?P<who>[^，,。；、（(]{2,16})"
)
_PERIOD: Final = re.compile(r"^[\d年月季度QH.\-/第上下半本去今\s一二三四]+")
FEWEST: Final = 3


def movers(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie; of shares by points, of values by amount or by rate."""
    for sentence in evidence.sentences:
        for match in _MOST.finditer(sentence.text):
            if EXCEPT.search(sentence.text):
                continue
            for grid in evidence.grids_of(sentence.passage.document):
                if grid.passage.sections == sentence.passage.sections:
                    yield from _check(sentence, match, grid)


def _check(sentence: Sentence, match: re.Match[str], grid: Grid) -> Iterator[Finding]:
    row, way = row_named(match["who"], grid), 1 if match["up"] else -1
    pairs = [pair for pair in _pairs(grid) if _is_named(match["said"], grid, pair[0])]
    if row is None or row not in grid.parts or len(pairs) != 1:
        return
    ((old, new),) = pairs
    moves = {each: _moves(grid, each, old, new) for each in grid.parts}
    own = moves[row]
    if own is None or len(moves) < FEWEST or not all(moves.values()):
        return
    found = [max(moves, key=lambda each: way * (moves[each] or own)[n]) for n in range(len(own))]
    if all(way * (moves[best] or own)[n] > way * own[n] for n, best in enumerate(found)):
        what = f"正文写「{match[0].strip()}」，而表里"
        what += "，".join(
            f"{grid.labels[at]}从 {grid.rows[at][old]} 到 {grid.rows[at][new]}"
            for at in (found[0], row)
        )
        what += "。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _pairs(grid: Grid) -> Iterator[tuple[int, int]]:
    """Columns that only their period tells apart, the earlier one first."""
    dated = [(key, at) for at in range(1, len(grid.header)) if (key := grid.period(at))]
    for (one, a), (other, b) in combinations(sorted(dated), 2):
        if one != other and _stem(grid, a) == _stem(grid, b) and not grid.change(a):
            yield a, b


def _stem(grid: Grid, column: int) -> str:
    return _PERIOD.sub("", re.sub(r"[（(].*", "", grid.names[column])).strip()


def _is_named(said: str, grid: Grid, column: int) -> bool:
    """The words that the columns share, or nothing where they have none."""
    stem = _stem(grid, column)
    return not stem or any(stem[at : at + 2] in said for at in range(len(stem) - 1))


def _moves(grid: Grid, row: int, old: int, new: int) -> tuple[Decimal, ...] | None:
    a, b = grid.cells[row][old], grid.cells[row][new]
    if a is None or b is None or a.unit != b.unit:
        return None
    if a.unit == PERCENT:
        return (b.value - a.value,)
    return (b.value - a.value, b.value / a.value) if a.value > 0 else (b.value - a.value,)
