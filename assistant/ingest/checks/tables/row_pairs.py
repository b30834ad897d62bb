"""From where to where prose says that a row went, against its two columns: `东仓从30吨增至34吨`."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.changes import Change, changes_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import joinable
from assistant.quantities import Quantity
from assistant.records import Finding

_PERIOD: Final = re.compile(
    r"^(?:(?:20)?\d\d年?)?(?:\d{1,2}月|[QH]\d|[上下]半年|第?[一二三四]季度|[本上去今当][年月季期]|[期年月][初末])?"
)


class _Pair(NamedTuple):
    """Two cells of one row whose columns have one name, of two periods."""

    left: Quantity
    right: Quantity


def changes_between_cells(evidence: Evidence) -> Iterator[Finding]:
    """One of the two values is that of a cell, and the other one is not that of the other cell.

    Tolerance: rounding of both.
    """
    for sentence, grid, _ in evidence.beside:
        if sentence.passage.sections != grid.passage.sections or PLAN.search(sentence.text):
            continue
        for change in (each for each in changes_of(sentence) if each.verb):
            row = last_label(sentence, change.old, grid)
            near = row is not None and grid.labels[row] in sentence.text[: change.old.start]
            if row is None or not near or _counts_more(change, grid.labels[row]):
                continue
            pairs = list(_pairs(grid, row, change))
            if len(pairs) == 1:
                yield from _check(change, grid, row, pairs[0])


def _counts_more(change: Change, label: str) -> bool:
    """Another number stands between the name of the row and the first value."""
    between = change.sentence.text[: change.old.start].rpartition(label)[2]
    return bool(re.search(r"\d|[。；;]", between))


def _pairs(grid: Grid, row: int, change: Change) -> Iterator[_Pair]:
    columns = [
        at
        for at in range(1, len(grid.header))
        if (cell := grid.cells[row][at])
        and not (grid.share(at) or grid.change(at))
        and joinable(cell, change.old.quantity)
        and joinable(cell, change.new.quantity)
    ]
    for left, right in combinations(columns, 2):
        names = [_PERIOD.sub("", grid.names[at]) for at in (left, right)]
        one, other = grid.cells[row][left], grid.cells[row][right]
        if names[0] == names[1] and grid.names[left] != grid.names[right] and one and other:
            yield _Pair(one, other)


def _check(change: Change, grid: Grid, row: int, pair: _Pair) -> Iterator[Finding]:
    told = (change.old, change.new)
    fitting = [[not apart(n.quantity, cell) for cell in pair] for n in told]
    if sorted(map(any, fitting)) != [False, True] or all(map(all, fitting)):
        return
    wrong, right = (0, 1) if not any(fitting[0]) else (1, 0)
    cell = pair[1 - fitting[right].index(True)]
    if may_be_slip(told[wrong].quantity.value, cell.value):
        what = f"「{grid.labels[row]}」从 {change.old.text} 到 {change.new.text}，"
        what += f"表里与 {told[right].text} 相对的是 {cell.text}，"
        what += f"正文写 {told[wrong].text}，两者不一致。"
        yield of_passages("contradiction", what, (change.sentence.passage, grid.passage))
