"""A value that looks mistyped beside the row of its very name, or of its period.

`换模时间从9天缩短到7.6天` beside a row 换模时间 with 7.2, `12月2.4亿元` beside a row 12月 with 2.0.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.about import PRICED, is_ahead, of_a_price
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.naming import PLAN, bare, in_order, named_numbers
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.proofs import number_fits
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import joinable
from assistant.ingest.checks.reading.slips import slip_of
from assistant.ingest.checks.reading.times import of_column
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import POINTS, TIMES, Quantity
from assistant.records import Finding

SHORTEST: Final = 3
"""Characters of a name that one thing has."""
FEWEST_DIGITS: Final = 2
FEWEST_ROWS: Final = 3
MOST_GRIDS: Final = 8
"""Tables of one section that are looked at."""
_NO_LEVEL: Final = frozenset({POINTS, TIMES, "month", "year"})
_DOES: Final = re.compile("(?:做|跑|卖|拿|贡献|完成|实现)+$")
"""`南窑烧到36万片`: a verb behind the name."""
_LEFT: Final = re.compile(r"[\u4e00-\u9fff]{1,6}[为至到成](?=约?\d)")
"""Behind what a value was before: `由49%调整为48%`."""
_WORD: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")


def values_of_named_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: both are printed to the digit. Silent where any cell has the value, and where
    it fits the numbers around it.
    """
    grids = evidence.remembered(_near)
    for sentence in (s for s in evidence.sentences if s.numbers and grids.get(id(s))):
        labels = {n.number.start: _DOES.sub("", bare(n.label)) for n in named_numbers(sentence)}
        document = evidence.documents.get(sentence.passage.document)
        own = document.period if document else ""
        for told in told_in(sentence):
            ahead = is_ahead(evidence, sentence, told.number)
            if ahead or not _is_level(told) or _LEFT.match(sentence.text, told.number.end):
                continue
            found = next(_mistyped(grids[id(sentence)], own, told, labels[told.number.start]), None)
            if found and not number_fits(evidence, sentence, told.number):
                grid, name, cell = found
                what = f"「{name}」表里是 {cell.text}，正文写 {told.text}，形近而两者不一致。"
                yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _is_level(told: Told) -> bool:
    quantity = told.quantity
    level = told.role in {"level", "base", "mean", "share"} and quantity.unit not in _NO_LEVEL
    planned = PLAN.search(told.sentence.text[: told.number.start])
    return (
        level and not planned and quantity.bound == "exact" and digits_of(quantity) >= FEWEST_DIGITS
    )


def _near(evidence: Evidence) -> dict[int, list[Grid]]:
    """By sentence the tables that share a name or a value with it, or stand in its section."""
    found: defaultdict[int, list[Grid]] = defaultdict(list)
    for sentence, grid, _ in evidence.beside:
        found[id(sentence)].append(grid)
    within: defaultdict[tuple[str, tuple[str, ...]], list[Grid]] = defaultdict(list)
    for grid in evidence.grids:
        within[grid.passage.document, grid.passage.sections].append(grid)
    for sentence in evidence.sentences:
        known = found[id(sentence)]
        own = within[sentence.passage.document, sentence.passage.sections][:MOST_GRIDS]
        known += [grid for grid in own if not any(grid is other for other in known)]
    return found


def _mistyped(
    grids: Sequence[Grid], own: str, told: Told, label: str
) -> Iterator[tuple[Grid, str, Quantity]]:
    for grid in grids:
        places = [*_places(grid, told, label, own)]
        if of_a_price(told.sentence, told.number):
            places = [(row, at) for row, at in places if PRICED.search(grid.names[at])]
        if any(c and c.value == told.quantity.value for row in grid.cells if places for c in row):
            continue
        for row, column in places:
            cell = grid.cells[row][column]
            unit = cell and (joinable(cell, told.quantity) or cell.unit == told.quantity.unit)
            if cell and unit and slip_of(told.quantity, cell.value):
                yield grid, f"{grid.labels[row]}{grid.names[column]}", cell


def _places(grid: Grid, told: Told, label: str, own: str) -> Iterator[tuple[int, int]]:
    columns = [at for at in range(1, len(grid.header)) if not grid.change(at)]
    named = [row for row, name in enumerate(grid.labels) if _is_called(label, bare(name))]
    if len(label) >= SHORTEST and len(named) == 1:
        yield from ((named[0], at) for at in columns if of_column(told, grid, at, own))
    spoken = last_label(told.sentence, told.number, grid)
    if spoken is not None and spoken in grid.parts:
        said = _since_row(told, grid.labels[spoken])
        yield from ((spoken, at) for at in columns if _is_column(grid.names[at], said))
    before = [s.key for s in told.sentence.periods if s.end <= told.number.start]
    period = own_period(told.sentence, told.number) or (before[-1] if before else "")
    year = str(told.sentence.today.year)
    period = period.replace("*", year)
    dated = [(grid.period_of(name) or "").replace("*", year) for name in grid.labels]
    if period and len([d for d in dated if d]) >= FEWEST_ROWS and dated.count(period) == 1:
        row = dated.index(period)
        yield from ((row, at) for at in columns if _is_said(grid.names[at], told))


def _is_called(label: str, row: str) -> bool:
    """`货车在场周转` is 货车周转."""
    return label == row or (len(row) > SHORTEST and in_order(row, label))


def _since_row(told: Told, row: str) -> str:
    """What stands between the row's name and the number; empty where another number does."""
    start = told.sentence.masked.rfind(row, 0, told.number.start)
    between = told.sentence.masked[start + len(row) : told.number.start] if start >= 0 else ""
    return between if not re.search(r"[\d。；;]", between) else ""


def _is_column(column: str, said: str) -> bool:
    """Its whole name stands there: `青窑破损率最高，为1.6%`."""
    stem = bare(re.sub(r"[（(].*", "", column))
    return len(stem) >= SHORTEST and stem in said


def _is_said(column: str, told: Told) -> bool:
    """All the words of the column's name stand in the sentence, up to the number."""
    said = told.sentence.text[: told.number.start]
    pieces = [word[at : at + 2] for word in _WORD.findall(column) for at in range(len(word) - 1)]
    return bool(pieces) and all(
        piece in said or not re.search(r"[\u4e00-\u9fff]{2}", piece) for piece in pieces
    )
