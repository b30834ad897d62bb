"""`四项指标我们都排第二`: the place of the first column, which is ours, in each row of a table."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import read_number
from assistant.records import Finding

_US: Final = r"(?:我们|我司|我行|我院|我方|我店|本行|本司|本院|本公司|公司|自家)"
_ALL: Final = re.compile(
    rf"(?P<n>[两三四五六七八九十\d]{{1,2}})(?:个|项|条)?[^，,。；]{{0,6}}?{_US}?[^，,。；]{{0,6}}?(?:都|均|全部|全)"
    r"(?:是|排名?|列|位列|位居|居|拿下?)+[^，,。；]{0,6}?(?:的)?(?P<place>第(?P<k>[一二三四五六1-6])(?![季个])|首位|榜首|垫底|末位)"
)
_OURS: Final = re.compile(_US)
_EXCEPT: Final = re.compile(r"除了?(?P<what>[^，,。；]{2,10}?)(?:以?外|之外)?[，,]")
_LESS: Final = re.compile(
    r"价|费|租|成本|时延|延迟|耗时|周期|(?<!无)故障|投诉|不良|流失|损耗|空驶|能耗|误差|破损|退货|返修|差错"
)
FEWEST: Final = 3


def our_places(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond a tie; from either end, where it does not show which end is the best."""
    for sentence in evidence.sentences:
        match = _ALL.search(sentence.text)
        if match is None or not _OURS.search(sentence.text):
            continue
        grids = evidence.grids_of(sentence.passage.document)
        near = [g for g in grids if g.passage.sections == sentence.passage.sections]
        for grid in near:
            yield from _check(sentence, grid, match)


def _check(sentence: Sentence, grid: Grid, match: re.Match[str]) -> Iterator[Finding]:
    rows = [row for row in range(len(grid.rows)) if not _is_excepted(sentence, grid.labels[row])]
    lines = [(row, _line(grid, row)) for row in rows]
    dated = any(grid.period(at) for at in range(1, len(grid.header)))
    if (
        dated
        or any(len(line) < FEWEST for _, line in lines)
        or read_number(match["n"]) != len(rows)
    ):
        return
    for row, line in lines:
        place = (
            len(line)
            if match["place"] in {"垫底", "末位"}
            else int(read_number(match["k"] or "一") or 1)
        )
        if place not in _places(line, less=bool(_LESS.search(grid.labels[row]))):
            ahead = "、".join(
                f"{n} {v}" for n, v in zip(grid.names[1:], grid.rows[row][1:], strict=True)
            )
            what = f"正文写「{match[0]}」，而表里「{grid.labels[row]}」为 {ahead}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _line(grid: Grid, row: int) -> Sequence[Decimal]:
    cells = grid.cells[row][1:]
    known = [cell for cell in cells if cell]
    one_unit = len({cell.unit for cell in known}) == 1 and len(known) == len(cells)
    return [cell.value.normalize() for cell in known] if one_unit else []


def _is_excepted(sentence: Sentence, label: str) -> bool:
    """`除了价格`: a row that shares a character with it and is dear or cheap, or two with it."""
    match = _EXCEPT.search(sentence.text)
    if match is None:
        return False
    shared = any(label[at : at + 2] in match["what"] for at in range(len(label) - 1))
    price = re.search("价|费|租", match["what"]) and re.search("价|费|租", label)
    return shared or bool(price)


def _places(line: Sequence[Decimal], *, less: bool) -> set[int]:
    own = line[0]
    below = sum(value < own for value in line) + 1
    above = sum(value > own for value in line) + 1
    return {below} if less else {above, below}
