"""`甲店完成进度最快，乙店最慢`: the second clause is of what the first one measures."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.tables.ranks import EXCEPT, OTHER_SCOPE, ranks
from assistant.quantities import Quantity
from assistant.records import Finding

_RANK: Final = re.compile(
    r"(?:(?P<top>最[高快多大]|居首|第一|领先)|(?P<last>最[低慢少小]|垫底|居末|落后|殿后))(?:的是|的为|的)?"
)
_FILLERS: Final = re.compile(r"^(?:而|但|则|其中|里|中|是|为|也|的|：|\s)+|(?:的|是|为|则)+$")
_PROGRESS: Final = re.compile("进度|完成|达成|执行")
_DONE: Final = re.compile("完成率|达成率|执行率|进度|完成比例")
_AGO: Final = re.compile(r"上[月季年]|去年|同期")
FEWEST: Final = 3


def paired_ranks(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie; of the one column that the first clause names. Silent where the
    ranks of that sentence are told already.
    """
    found = list(_paired(evidence))
    known = {told.passages for told in (ranks(evidence) if found else ())}
    yield from (finding for finding in found if finding.passages not in known)


def _paired(evidence: Evidence) -> Iterator[Finding]:
    for sentence in evidence.sentences:
        if (
            EXCEPT.search(sentence.text)
            or OTHER_SCOPE.search(sentence.text)
            or _AGO.search(sentence.text)
        ):
            continue
        clauses = re.split(r"[，,、；]", sentence.text)
        for one, other in pairwise(clauses):
            first, second = _RANK.search(one), _RANK.search(other)
            if first and second and first.lastgroup != second.lastgroup:
                for grid in evidence.grids_of(sentence.passage.document):
                    if grid.passage.sections == sentence.passage.sections:
                        yield from _check(sentence, grid, (one, first), (other, second))


def _check(
    sentence: Sentence,
    grid: Grid,
    one: tuple[str, re.Match[str]],
    other: tuple[str, re.Match[str]],
) -> Iterator[Finding]:
    named = [row for row in grid.parts if len(grid.labels[row]) > 1 and grid.labels[row] in one[0]]
    alone = _FILLERS.sub("", other[0].replace(other[1][0], "").strip())
    rows = [row for row in grid.parts if grid.labels[row] == alone]
    if len(named) != 1 or len(rows) != 1:
        return
    column = _column(grid, one[0].replace(grid.labels[named[0]], "").replace(one[1][0], ""))
    values = {row: cell for row in grid.parts if column and (cell := grid.cells[row][column])}
    if column is None or len(values) < FEWEST or len({cell.unit for cell in values.values()}) > 1:
        return
    for row, (clause, rank) in ((named[0], one), (rows[0], other)):
        if row in values and not _holds(values, row, top=rank.lastgroup == "top"):
            what = f"正文写「{clause.strip()}」，而表里「{grid.names[column]}」"
            what += (
                "、".join(f"{grid.labels[at]} {cell.text}" for at, cell in values.items()) + "。"
            )
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _column(grid: Grid, words: str) -> int | None:
    pairs = {words[at : at + 2] for at in range(len(words) - 1)}
    progress = _PROGRESS.search(words)
    columns = []
    for at, name in enumerate(grid.names[1:], 1):
        shared = any(name[i : i + 2] in pairs for i in range(len(name) - 1))
        if _DONE.search(name) if progress else shared:
            columns.append(at)
    return columns[0] if len(columns) == 1 else None


def _holds(values: dict[int, Quantity], row: int, *, top: bool) -> bool:
    best = (max if top else min)(cell.value for cell in values.values())
    return values[row].value == best
