"""What prose says of a row in words alone: `甲店同比下滑`, `甲产品销量高于产量`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.changing import DOWN, UP
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import Quantity
from assistant.records import Finding

_MOVE: Final = (
    r"(?P<kind>同比|环比)(?:有所|小幅|大幅|略有|也|仍|均|继续)?"
    rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?=[，,。；]|$)"
)
_MORE: Final = r"高于|大于|超过|多于"
_LESS: Final = r"低于|小于|不及|少于|不足"
_MEASURE: Final = "[\u4e00-\u9fff]{2,6}?"
_THAN: Final = (
    rf"的?(?P<a>{_MEASURE})(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?P<b>{_MEASURE})(?=[，,。；]|$)"
)
_SHIFTS: Final = re.compile(
    rf"(?:的|收入|业务)?(?:占比|比重|份额)(?:在|正|已|仍|也|呈|持续|逐渐|逐步|逐年|不断|进一步|继续|明显|有所|均|都)*"
    rf"(?:(?P<up>{UP}|升高|走高|变大)|(?P<down>{DOWN}|走低|变小))(?=[，,。；]|$)"
)
"""`甲类占比逐年上升`"""
_NOT_NOW: Final = re.compile(r"去年|上年|上月|上季|预计|计划|目标|若|如果|将")


def words_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the sign of a change, and which of two cells of a row is the larger."""
    places: dict[tuple[str, str], list[Grid]] = {}
    for grid in evidence.grids:
        places.setdefault((grid.passage.document, place_of(grid.passage)), []).append(grid)
    for sentence in evidence.sentences:
        for grid in places.get((sentence.passage.document, place_of(sentence.passage)), ()):
            for row in grid.parts:
                if len(grid.labels[row]) > 1 and grid.labels[row] in sentence.text:
                    yield from _moved(sentence, grid, row)
                    yield from _compared(sentence, grid, row)
                    yield from _shifted(sentence, grid, row)


def _moved(sentence: Sentence, grid: Grid, row: int) -> Iterator[Finding]:
    """Of the one change of that kind that the table has."""
    label = re.escape(grid.labels[row])
    for match in re.finditer(rf"(?:^|[，,、：:\s]|-){label}{_MOVE}", sentence.text):
        columns = [at for at, name in enumerate(grid.names) if at and match["kind"] in name]
        cell = grid.cells[row][columns[0]] if len(columns) == 1 else None
        if cell and _runs_against(cell, up=bool(match["up"])):
            said = match[0].strip("，,、：: -")
            what = f"正文写「{said}」，而表里的{grid.names[columns[0]]}为 {cell.text}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _shifted(sentence: Sentence, grid: Grid, row: int) -> Iterator[Finding]:
    """Between its shares of two periods, the earlier of which stands first."""
    columns = [at for at in range(1, len(grid.header)) if grid.share(at) and grid.period(at)]
    cells = [cell for at in columns if (cell := grid.cells[row][at])]
    keys = [grid.period(at) or "" for at in columns]
    if len(cells) != len(("then", "now")) or keys != sorted(keys):
        return
    for match in re.finditer(re.escape(grid.labels[row]) + _SHIFTS.pattern, sentence.text):
        moved = cells[1].value - cells[0].value
        if not _NOT_NOW.search(sentence.text) and (moved < 0 if match["up"] else moved > 0):
            what = f"正文写「{match[0]}」，而表里占比从 {cells[0].text} 到 {cells[1].text}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _runs_against(cell: Quantity, *, up: bool) -> bool:
    return cell.value < 0 if up else cell.value > 0


def _compared(sentence: Sentence, grid: Grid, row: int) -> Iterator[Finding]:
    label = re.escape(grid.labels[row])
    for match in re.finditer(label + _THAN, sentence.text):
        one, other = (_cell(grid, row, match[name]) for name in "ab")
        if one is None or other is None or one.unit != other.unit or _NOT_NOW.search(match[0]):
            continue
        if (one.value < other.value) if match["more"] else (one.value > other.value):
            what = f"正文写「{match[0]}」，而表里{match['a']}为 {one.text}，"
            what += f"{match['b']}为 {other.text}。"
            yield of_passages("contradiction", what, (sentence.passage, grid.passage))


def _cell(grid: Grid, row: int, name: str) -> Quantity | None:
    columns = [at for at, known in enumerate(grid.names) if at and known == name]
    return grid.cells[row][columns[0]] if len(columns) == 1 else None
