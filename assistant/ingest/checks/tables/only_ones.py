"""`唯一负增长的板块`: who is said to be the only one that falls or rises, against its table."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changing import DOWN
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.records import Finding

_ONLY: Final = re.compile(
    rf"唯一(?:一[个家项条])?(?:出现|实现|呈|录得|同比|环比|收入|规模|的)*(?P<way>负增长|掉量|亏损|{DOWN}|正增长|增长|上升|提升)"
)
_JUST: Final = re.compile(
    rf"(?:仅|只有)(?P<who>[^，,。；、]{{2,8}}?)(?:[一两]?[个家项条])?(?:出现|同比|环比)?(?P<way>负增长|掉量|亏损|{DOWN}|正增长|增长|上升|提升)"
)
"""`仅丙线下降`"""
_FALLS: Final = re.compile(rf"负增长|掉量|亏损|{DOWN}")
_YEARLY: Final = re.compile("同比|上年|去年")
_STEP: Final = re.compile("环比|上月|上季")
_HOW: Final = re.compile("同比|环比")
FEWEST: Final = 3


def only_ones(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the signs of a column of changes. Silent where any such column agrees."""
    for sentence, grid, _ in (*evidence.beside, *evidence.words_beside):
        for match in _JUST.finditer(sentence.text):
            row = row_named(match["who"], grid)
            if row is not None and row != grid.total_row:
                yield from _check(sentence, grid, row, match)
        for match in _ONLY.finditer(sentence.text):
            clause = re.split(r"[。；;]", sentence.text[: match.start()])[-1]
            row = row_named(re.split(r"[，,]", clause)[-1], grid)
            row = row_named(clause, grid) if row is None else row
            if row is not None and row != grid.total_row:
                yield from _check(sentence, grid, row, match)


def _check(sentence: Sentence, grid: Grid, row: int, match: re.Match[str]) -> Iterator[Finding]:
    clause = re.split(r"[。；;]", sentence.text[: match.end()])[-1]
    falls = bool(_FALLS.fullmatch(match["way"]))
    wrong = []
    for column in (at for at in range(1, len(grid.header)) if grid.change(at)):
        cells = {at: cell for at in grid.parts if (cell := grid.cells[at][column])}
        if len(cells) < FEWEST or row not in cells:
            continue
        those = [at for at, cell in cells.items() if (cell.value < 0) == falls and cell.value != 0]
        if those == [row]:
            return
        said = _HOW.search(clause)
        if said and said[0] not in grid.names[column]:
            continue
        wrong.append((column, those))
    clear = [(at, those) for at, those in wrong if row not in those]
    if wrong and len(clear) == len(wrong) and len(wrong[0][1]) != 1:
        cell = grid.cells[row][wrong[0][0]]
        what = f"正文写「{grid.labels[row]}」是「{match[0]}」，而表里它的"
        what += f"「{grid.names[wrong[0][0]]}」为 {cell.text if cell else ''}，方向相反。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))
    elif wrong and len(wrong[0][1]) == 1:
        column, (right,) = wrong[0]
        cell = grid.cells[right][column]
        assert cell
        what = f"正文写「{grid.labels[row]}」是「{match[0]}」，而表里「{grid.names[column]}」"
        what += f"只有{grid.labels[right]}为 {cell.text}。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))
