"""`东窑完成率90%，比目标少7万片`: how far a row lies from its aim, by two cells of it."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, minus, reach, size
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_GAP: Final = re.compile(
    r"(?:[比较]|与|距)(?:月度|本月|当月|\d{1,2}月)?(?:目标|计划|预算|任务)(?:值|额)?的?"
    r"(?P<way>(?P<more>超出?|多|高)|(?P<less>少|低|缺|差|欠)|相差)[出了]?(?:约|为|\s)*$"
)
_AIM: Final = re.compile("目标|计划|预算|任务")
_RATE: Final = re.compile("率|全年|年度|累计")
_RELATIVE: Final = frozenset({PERCENT, POINTS, TIMES, None})


def aims_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both cells. No value of the sentence may be what is short."""
    for sentence, grid, _ in evidence.beside:
        told = told_in(sentence)
        for gap in told:
            said = _GAP.search(sentence.text[: gap.number.start])
            values = [t for t in told[: gap.at] if alike(t.quantity, gap.quantity)]
            row = last_label(sentence, gap.number, grid) if said and not values else None
            if said is None or row is None or gap.quantity.unit in _RELATIVE:
                continue
            cells = _cells(grid, row, gap.quantity)
            if row in grid.parts and cells:
                yield from _check(grid, row, gap, said, *cells)


def _cells(grid: Grid, row: int, value: Quantity) -> tuple[Quantity, Quantity] | None:
    """What is done and its aim: the one column that is an aim, and the first of that unit."""
    amounts = [
        (at, cell)
        for at, cell in enumerate(grid.cells[row])
        if cell and alike(cell, value) and not grid.change(at) and not grid.share(at)
    ]
    aims = [
        c for at, c in amounts if _AIM.search(grid.names[at]) and not _RATE.search(grid.names[at])
    ]
    done = [c for at, c in amounts if not _AIM.search(grid.names[at])]
    return (done[0], aims[0]) if done and len(aims) == 1 else None


def _check(
    grid: Grid, row: int, gap: Told, said: re.Match[str], done: Quantity, aim: Quantity
) -> Iterator[Finding]:
    apart = minus(reach(done), reach(aim))
    passages = (gap.sentence.passage, grid.passage)
    way = 1 if said["more"] else -1 if said["less"] else 0
    shown = f"表里「{grid.labels[row]}」为 {done.text}，目标 {aim.text}"
    if deviation(gap.quantity, size(apart)) == "warning":
        if may_be_slip(gap.quantity.value, abs(apart.value)):
            printed = written(rounded(abs(apart.value), 2), gap.quantity.unit)
            what = f"{shown}，相差 {printed}，正文写 {gap.text}，前后不符。"
            yield of_passages("contradiction", what, passages)
    elif way and way * apart.value < 0:
        what = f"{shown}，正文写「{said['way']}」{gap.text}，方向相反。"
        yield of_passages("contradiction", what, passages)
