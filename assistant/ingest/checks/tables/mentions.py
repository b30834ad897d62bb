"""What prose says of a member of a table, against the cell of the table."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.about import is_ahead, of_a_case, of_an_item
from assistant.ingest.checks.reading.changing import changed
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import COUNTED, apart
from assistant.ingest.checks.reading.naming import PLAN, SCOPE, WHOLE, core, in_name, label_of
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.reading.slips import slip_of
from assistant.periods import period_matches
from assistant.quantities import Quantity
from assistant.records import Finding

FARTHEST = 2
"""Times that what is told of all of it is what the table says."""
FEWEST_DIGITS = 3
"""A value with fewer may stand in a table by chance."""
SHORTEST_WORDS = 3
"""Of a column's name; `占比` alone may be of anything."""

_LEFT: Final = re.compile(
    r"\s*(?:提[升高]|增[加长]?|上[升涨调]|下[降调]|降低?|减少?|[升涨]|回落|扩大|收窄)[至到为]|\s*(?:→|->)"
)
"""Behind what a value was before."""
_WITHIN: Final = re.compile(
    r"\d[^，,。；]{0,6}[中里]，|其中|^(?:\d+|[一二三四五六七八九十])\S{0,2}[年期级类档个]"
)
"""What it has behind is a part: `退租12台中，甲型5台`, `3年期存单：2亿元`."""
_ITS_SHARE: Final = re.compile(r"[，,（(]\s*(?:约|大约)?占")
_MEAN: Final = re.compile(r"每|均|率|单[位店车台户件]")
_OF_ANYTHING: Final = frozenset({"余额", "金额", "数量", "规模", "期末", "本期"})
"""Names of columns that say nothing of what is counted."""


_TAKEN_APART: Final = re.compile(r"占(?!总|全|本|公司|集团|收入|比)(?P<who>[一-鿿]{3,8})")
"""A column of shares names what the table takes apart: `占门市茶具`."""


class At(NamedTuple):
    row: int
    column: int


def text_and_tables(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the sentence and of the cell."""
    for sentence, grid, own in evidence.beside:
        for number in (n for n in sentence.numbers if not _LEFT.match(sentence.text, n.end)):
            at = named_cell(sentence, number, grid, own) or _row_mate(sentence, number, grid)
            cell = grid.cells[at.row][at.column] if at else None
            if at is None or cell is None or not _one_unit(cell, number.quantity):
                continue
            of_all = at.row == grid.total_row or grid.period_of(grid.labels[at.row]) is not None
            if of_all and (
                not _is_near(cell, number.quantity)
                or _of_other(evidence, sentence, number, grid, at)
            ):
                continue
            if number.quantity.value < cell.value and _is_of_one(sentence, number):
                continue
            in_row = (each for each in grid.cells[at.row] if each and _one_unit(each, cell))
            if all(apart(each, number.quantity) for each in in_row):
                name = f"{grid.labels[at.row]}{grid.names[at.column]}"
                yield _told(
                    sentence,
                    grid,
                    f"「{name}」表里是 {cell.text}，正文写 {number.text}，两者不一致。",
                )


def _is_of_one(sentence: Sentence, number: Number) -> bool:
    """`【东港店】海货收入6万元，占海货收入的5%`: one of those that a row counts, and its share."""
    return of_an_item(sentence) and bool(_ITS_SHARE.match(sentence.masked, number.end))


def _is_near(cell: Quantity, value: Quantity) -> bool:
    """What is far off the total of a table is of one of its members, or of somebody else."""
    larger, smaller = sorted((abs(cell.value), abs(value.value)), reverse=True)
    return larger < smaller * FARTHEST or bool(slip_of(value, cell.value))


def _of_other(evidence: Evidence, sentence: Sentence, number: Number, grid: Grid, at: At) -> bool:
    """Than what the table is the total of: of a case, of one of many, of what is to come, of what
    adds up since, or of what another cell prints.
    """
    cell = grid.cells[at.row][at.column]
    is_part = cell and number.quantity.value < cell.value and of_an_item(sentence)
    if is_part or of_a_case(sentence) or is_ahead(evidence, sentence, number):
        return True
    if (
        cell
        and number.quantity.value < cell.value
        and _WITHIN.search(sentence.masked[: number.start])
    ):
        return True
    whose = next((m["who"] for name in grid.names if (m := _TAKEN_APART.fullmatch(name))), "")
    if whose and at.row == grid.total_row and whose not in sentence.text[: number.start]:
        return True
    named = f"{grid.labels[at.row]}{grid.names[at.column]}"
    if ("累计" in sentence.clause(number)) != ("累计" in named):
        return True
    if _is_of_fewer(sentence, number, grid, at):
        return True
    grids = evidence.grids_of(sentence.passage.document)
    if any(_cell_of_value(other, number.quantity, once=False) for other in grids):
        return True
    return at.row == grid.total_row and any(_names_a_row(sentence, number, g, grid) for g in grids)


def _names_a_row(sentence: Sentence, number: Number, other: Grid, grid: Grid) -> bool:
    """`吐司卖得早，本月收入30万元` is of a row of another table, which this one has not."""
    row = last_label(sentence, number, other)
    return row is not None and row in other.parts and other.labels[row] not in grid.labels


def _is_of_fewer(sentence: Sentence, number: Number, grid: Grid, at: At) -> bool:
    """`西窑烧的300炉，每炉废品3片` beside a total of 900炉: what it is a mean of is a part."""
    if not _MEAN.search(grid.names[at.column]):
        return False
    before = [n.quantity for n in sentence.numbers if n.end <= number.start]
    counts = [c for c in grid.cells[at.row] if c and c.unit in COUNTED and c.value % 1 == 0]
    return any(
        q.unit == c.unit and q.value < c.value and not slip_of(q, c.value)
        for q in before
        for c in counts
    )


def named_cell(sentence: Sentence, number: Number, grid: Grid, own: str) -> At | None:
    """`液态奶收入` -> row 液态奶, column 营业收入."""
    label = label_of(sentence, number)
    planned = PLAN.search(sentence.text[: number.start])
    scope = SCOPE.search(sentence.text[: number.start])
    if len(label) < 2 or changed(number.words) or planned or scope or in_name(sentence, number):
        return None
    spoken = last_label(sentence, number, grid)
    if spoken is not None and is_put_into(sentence.text, grid.labels[spoken]):
        return None
    rows = [
        (row, name)
        for row, name in enumerate(grid.labels)
        if row == (grid.total_row if spoken is None else spoken)
        or (len(name) > 1 and label.startswith(name))
    ]
    found = [
        At(row, column)
        for row, name in rows
        for column in range(1, len(grid.header))
        if (
            _names(label, name, grid.names[column])
            if label.startswith(name)
            else _names_whole(label, grid, column)
        )
        and not grid.change(column)
        and not (_is_share(grid, column) and row == grid.total_row)
        and _period_fits(sentence, number, grid, column, own)
    ]
    return found[0] if len(found) == 1 else None


def is_put_into(text: str, row: str) -> bool:
    """`新釉杯归入茶具，卖了3万元`: what is told is of the one that was put there."""
    return bool(re.search(rf"(?:归入|划入|计入|并入|属于){re.escape(row)}", text))


def _is_share(grid: Grid, column: int) -> bool:
    """`占总收入`, too: of any subject, which is not the total of the table."""
    return grid.share(column) or grid.names[column].startswith("占")


def _names(label: str, row: str, column: str) -> bool:
    rest = core(label[len(row) :].lstrip("的"))
    return len(rest) >= 2 and _measure(column).endswith(rest)


def _names_whole(label: str, grid: Grid, column: int) -> bool:
    """Where the name of the row is no part of the label."""
    said = core(WHOLE.sub("", label))
    named = said in {_measure(grid.names[column]), _measure(grid.uncounted[column])}
    return named and len(said) >= 2 and said not in _OF_ANYTHING


@lru_cache(maxsize=4096)
def _measure(column: str) -> str:
    """`1月换电次数` -> `换电次`: without its period and what only says that it is counted."""
    return core(re.sub(r"^\d+年|^\d+月", "", column))


@lru_cache(maxsize=4096)
def _share_name(column: str) -> str:
    """`占年度销售总额比例` -> `占年度销售总额`."""
    return re.sub(r"比例|占比$|[（(].*", "", column)


def _period_fits(sentence: Sentence, number: Number, grid: Grid, column: int, own: str) -> bool:
    """A column of another period is not what the sentence speaks of."""
    named = [span.key for span in sentence.periods if span.end <= number.start]
    dated = grid.period(column) or own
    if not named:
        return grid.period(column) is None
    return bool(dated) and any(
        period_matches(left, right) for left, right in ((named[-1], dated), (dated, named[-1]))
    )


def _row_mate(sentence: Sentence, number: Number, grid: Grid) -> At | None:
    """The row that holds another value of the clause, and the column that these words name."""
    words = re.sub(r"[，,、\s的约为达到]|比例|占比$", "", number.words)
    if len(words) < SHORTEST_WORDS or PLAN.search(sentence.text[: number.start]):
        return None
    columns = [at for at, name in enumerate(grid.names) if at and _share_name(name) == words]
    if len(columns) != 1:
        return None
    for other in sentence.numbers:
        cell = _cell_of_value(grid, other.quantity) if other is not number else None
        if cell and cell.column != columns[0] and other.end <= number.start:
            return At(cell.row, columns[0])
    return None


def _cell_of_value(grid: Grid, value: Quantity, *, once: bool = True) -> At | None:
    """The cell that prints this value; the only one, if it has to be `once`."""
    if len(re.sub(r"\D", "", value.text).strip("0")) < FEWEST_DIGITS:
        return None
    found = [
        At(row, column)
        for row, cells in enumerate(grid.cells)
        for column, cell in enumerate(cells)
        if cell and cell.value == value.value and _one_unit(cell, value)
    ]
    return found[0] if found and (len(found) == 1 or not once) else None


def _one_unit(cell: Quantity, value: Quantity) -> bool:
    return cell.unit == value.unit


def _told(sentence: Sentence, grid: Grid, what: str) -> Finding:
    passages = (sentence.passage, grid.passage)
    return of_passages("contradiction", what, passages)
