"""`一级占60%，二级占25%，三级最少，占15%`: shares told in turn of the rows of one table."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import bare
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.ingest.checks.tables.row_values import total_of
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_SHARE: Final = re.compile(r"占(?:比|到|了)?(?P<whole>[^，,。；占\d]{0,8}?)的?(?:约|近)?$")
_ELSE: Final = re.compile(r"去年|上年|同期|上[月季期]|目标|计划|预计|行业|市场|其中")
FEWEST: Final = 3
"""Shares: all of them but one prove the column."""


MORE: Final = 2
"""Characters behind the name of a row: `4年期`."""


class Column(NamedTuple):
    grid: Grid
    name: str
    rows: Sequence[int]
    """Of the shares, in their order."""
    made: Sequence[Reach]


def shares_in_turn(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Told of the one share that no column of any table confirms."""
    for sentence in evidence.sentences:
        shares = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
        if len(shares) < FEWEST or _ELSE.search(sentence.text):
            continue
        said = [match for number in shares if (match := _SHARE.search(number.words))]
        if len(said) < len(shares) or len({match["whole"] for match in said[1:]} - {""}) > 0:
            continue
        grids = [
            grid
            for grid in evidence.grids_of(sentence.passage.document)
            if all(_leads(sentence, number, grid) for number in shares)
        ]
        columns = [each for grid in grids for each in _columns(sentence, shares, grid)]
        odd = [[at for at, n in enumerate(shares) if _denies(each.made[at], n)] for each in columns]
        best = min(odd, key=len, default=[])
        if len(best) == 1 and all(best[0] in some for some in odd):
            yield _told(sentence, shares[best[0]], best[0], columns[odd.index(best)])


def _leads(sentence: Sentence, share: Number, grid: Grid) -> bool:
    """The clause begins with the row itself, or goes on about it: `二级最大，占60%`."""
    clause = re.split("[，,；;：:。]", sentence.text[: share.start])[-1]
    who = clause.partition("占")[0].strip()
    column = re.match("(.+?)[里中]", who)
    if column and column[1] in (bare(name) for name in grid.names):
        who = who[column.end() :]
    return not who or any(
        who.startswith(label) and len(who) <= len(label) + MORE for label in grid.labels if label
    )


def _columns(sentence: Sentence, shares: Sequence[Number], grid: Grid) -> Iterator[Column]:
    """What each column makes of the rows that are named, each before its own share."""
    rows, at, total = [], 0, total_of(grid)
    for share in shares:
        row = row_named(sentence.text[at : share.start], grid)
        rows += [row] if row is not None and row != total else []
        at = share.end
    if total is None or len({*rows}) < len(shares):
        return
    for column in range(1, len(grid.header)):
        cells = [grid.cells[row][column] for row in rows]
        whole = grid.cells[total][column]
        known = [cell for cell in cells if cell]
        if whole is None or len(known) < len(cells) or grid.change(column):
            continue
        if grid.share(column):
            made = [reach(cell) for cell in known]
        else:
            ratios = [over(reach(cell), reach(whole)) for cell in known]
            made = [scaled(ratio) for ratio in ratios if ratio]
        if len(made) == len(shares):
            yield Column(grid, grid.names[column], rows, made)


def _denies(made: Reach, share: Number) -> bool:
    return deviation(share.quantity, made) == "warning"


def _told(sentence: Sentence, share: Number, at: int, column: Column) -> Finding:
    printed = written(rounded(column.made[at].value, 2), PERCENT)
    what = f"表里「{column.grid.labels[column.rows[at]]}」按{column.name}占 {printed}，"
    what += f"正文写 {share.text}，两者不一致。"
    return of_passages("contradiction", what, (sentence.passage, column.grid.passage))
