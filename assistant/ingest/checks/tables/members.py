"""What prose gives a column of a table whose rows each measure something else.

`窑炉同业甲104座，我们40座` beside the columns of both: the row is the one that is named, or the
only one of that unit.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.chains import chains_of
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart, may_be_slip
from assistant.ingest.checks.reading.naming import PLAN
from assistant.ingest.checks.reading.printed_units import unit_of, unit_of_row
from assistant.ingest.checks.reading.sentences import Sentence, alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import POINTS, TIMES, Quantity
from assistant.records import Finding

_US: Final = re.compile("我们|我司|我行|我院|我方|本公司")
_ELSE: Final = re.compile(
    r"去年|上年|同期|此前|原来|上[月季期]|新增|净增|合计|共计|平均|累计|各|每|[里中]有|[里中]，|[计规]划|最|[单一]次"
)
_PERIOD: Final = re.compile(r"\d|^[一二三四上下本去今]|合计|总计|同比|环比|占比")
_FILLER: Final = re.compile(r"[\s，,：:（(]|[的有为是约达到只仅在共才]|目前|现在|已经")
_NO_LEVEL: Final = frozenset({POINTS, TIMES})
FEWEST: Final = 2
PIECE: Final = 2


class _At(NamedTuple):
    row: int
    column: int


def values_of_members(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. Silent where any cell of the row has the value."""
    for grid in (each for each in evidence.grids if _is_of_members(each)):
        for sentence in evidence.sentences:
            same = sentence.passage.sections == grid.passage.sections
            if same and sentence.passage.document == grid.passage.document:
                for told in told_in(sentence):
                    yield from _check(sentence, told, grid)


def _is_of_members(grid: Grid) -> bool:
    """Columns are names, and the rows are of several units."""
    named = not any(_PERIOD.search(name) for name in grid.names[1:])
    units = {unit_of_row(row[0]) for row in grid.rows}
    bare = not any(unit_of(header) for header in grid.header[1:])
    return named and bare and len(units) >= FEWEST and len(grid.names) > FEWEST


def _check(sentence: Sentence, told: Told, grid: Grid) -> Iterator[Finding]:
    own = re.split(r"[，,；;：:]", sentence.text[: told.number.start])[-1]
    level = told.role in {"level", "base"} and told.quantity.bound == "exact"
    if not level or told.quantity.unit in _NO_LEVEL or _ELSE.search(own) or PLAN.search(own):
        return
    at = _cell_of(sentence, told, grid)
    cell = grid.cells[at.row][at.column] if at else None
    if at is None or cell is None or not _is_of(cell, told.quantity):
        return
    others = [c for c in grid.cells[at.row] if c]
    if all(apart(_in_unit(c, told.quantity), told.quantity) for c in others) and may_be_slip(
        told.quantity.value, cell.value
    ):
        name = f"{grid.names[at.column]}{grid.labels[at.row]}"
        what = f"「{name}」表里是 {cell.text}，正文写 {told.text}，两者不一致。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _cell_of(sentence: Sentence, told: Told, grid: Grid) -> _At | None:
    before = sentence.text[: told.number.start]
    column = None if _is_another_term(sentence, told, grid) else _named(before, grid)
    rows = [row for row, cells in enumerate(grid.cells) if column and (c := cells[column])
            and _is_of(c, told.quantity)]  # fmt: skip
    own = re.split(r"[，,；;。]", before)[-1]
    said = [row for row in rows if _shares(grid.labels[row], own)]
    meant = said or (rows if column and _is_bare(before, grid.names[column]) else [])
    return _At(meant[0], column) if column and len(meant) == 1 else None


def _is_another_term(sentence: Sentence, told: Told, grid: Grid) -> bool:
    """`我们 400 + 同业甲 300` of what counts them; `同业甲 30% + 其他 20%`, of another one."""
    if not any(told.number.start == n.start for c in chains_of(sentence) for n in c.parts):
        return False
    own = re.split(r"[，,；;：:+＋]", sentence.text[: told.number.start])[-1]
    named = _US.search(own) or any(name in own for name in grid.names[1:] if name)
    return told.quantity.unit is None or not named


def _is_bare(before: str, name: str) -> bool:
    """Nothing stands between the name and the value: `同业甲104座`."""
    us = [match.end() for match in _US.finditer(before)]
    end = max(before.rfind(name) + len(name) if name in before else 0, us[-1] if us else 0)
    return not _FILLER.sub("", before[end:])


def _named(before: str, grid: Grid) -> int | None:
    """The column whose name stands last, the first one for us; none where another value is told
    of it in the same clause.
    """
    places = [
        (before.rfind(name), at) for at, name in enumerate(grid.names) if at and len(name) > 1
    ]
    us = [match.start() for match in _US.finditer(before)]
    places += [(us[-1], 1)] if us else []
    found = [(place, at) for place, at in places if place >= 0]
    if not found:
        return None
    place, column = max(found)
    return None if re.search(r"[、和与]$", before[:place]) else column


def _shares(label: str, text: str) -> bool:
    return any(label[at : at + PIECE] in text for at in range(len(label) - 1))


def _is_of(cell: Quantity, value: Quantity) -> bool:
    return alike(_in_unit(cell, value), value) and (cell.unit is not None or value.unit is None)


def _in_unit(cell: Quantity, value: Quantity) -> Quantity:
    """`12元` of a row in 元/片."""
    priced = (cell.unit or "").partition("/")[0] == "元" and "/" in (cell.unit or "")
    return cell.model_copy(update={"unit": value.unit}) if priced and value.unit == "CNY" else cell
