"""From where to where prose says that one went, against its two cells: `东仓从30吨增至34吨`."""

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
from assistant.ingest.checks.reading.sentences import joinable
from assistant.quantities import Quantity
from assistant.records import Finding

_PERIOD: Final = re.compile(
    r"^(?:去年|上年|前年|同期)?(?:(?:20)?\d\d年?)?(?:\d{1,2}月份?|[QH]\d|[上下]半年|第?[一二三四]季度|[本上去今当][年月季期]|[期年月][初末])?"
)
_ELSE: Final = re.compile(r"[\d。；;年月季期周日最原]|单[次台店]|[人户店车]均")
"""Another number, or another time than that of the columns."""
SHORTEST: Final = 2
LONGEST: Final = 12
"""Characters between a name and the first value."""


class _Line(NamedTuple):
    who: str
    cells: list[tuple[str, Quantity]]
    """With what the table calls them, which may begin with a period."""


def changes_between_cells(evidence: Evidence) -> Iterator[Finding]:
    """One of the two values is that of a cell, and the other one is not that of the other cell.

    Tolerance: rounding of both. Silent where the line has more than two such cells.
    """
    for sentence, grid, _ in evidence.beside:
        if sentence.passage.sections != grid.passage.sections or PLAN.search(sentence.text):
            continue
        for change in (each for each in changes_of(sentence) if each.verb):
            named = [line for line in _lines(grid) if _is_named(change, line.who)]
            longest = max((len(line.who) for line in named), default=0)
            pairs = [
                (line.who, pair)
                for line in named
                if len(line.who) == longest
                for pair in _pairs(line, change)
            ]
            if len(pairs) == 1:
                yield from _check(change, grid, *pairs[0])


def _lines(grid: Grid) -> Iterator[_Line]:
    """Rows; and columns of a table whose rows are periods."""
    columns = [
        column
        for column in range(1, len(grid.header))
        if not (grid.share(column) or grid.change(column))
    ]
    for row in grid.parts:
        cells = [(grid.names[at], cell) for at in columns if (cell := grid.cells[row][at])]
        yield _Line(grid.labels[row], cells)
    for column in columns:
        whole = [(grid.labels[row], grid.cells[row][column]) for row in grid.parts]
        dated = [(when, cell) for when, cell in whole if cell and not _PERIOD.sub("", when)]
        yield _Line(grid.uncounted[column], dated if len(dated) == len(whole) else [])


def _is_named(change: Change, who: str) -> bool:
    """Right before the first value, with no other number between."""
    before, found, between = change.sentence.text[: change.old.start].rpartition(who)
    near = found and len(between) <= LONGEST and not _ELSE.search(between)
    return bool(len(who) >= SHORTEST and near and not before.endswith(("非", "和", "与", "、")))


def _pairs(line: _Line, change: Change) -> Iterator[tuple[Quantity, Quantity]]:
    told = (change.old.quantity, change.new.quantity)
    cells = [(name, c) for name, c in line.cells if all(joinable(c, q) for q in told)]
    for (left, one), (right, other) in combinations(cells, 2):
        if left != right and _PERIOD.sub("", left) == _PERIOD.sub("", right):
            yield one, other


def _check(
    change: Change, grid: Grid, who: str, pair: tuple[Quantity, Quantity]
) -> Iterator[Finding]:
    told = (change.old, change.new)
    fitting = [[not apart(n.quantity, cell) for cell in pair] for n in told]
    if sorted(map(any, fitting)) != [False, True]:
        return
    wrong, right = (1, 0) if any(fitting[0]) else (0, 1)
    cell = pair[1 - fitting[right].index(True)]
    if may_be_slip(told[wrong].quantity.value, cell.value):
        what = f"「{who}」从 {change.old.text} 到 {change.new.text}，"
        what += f"表里与 {told[right].text} 相对的是 {cell.text}，"
        what += f"正文写 {told[wrong].text}，两者不一致。"
        yield of_passages("contradiction", what, (change.sentence.passage, grid.passage))
