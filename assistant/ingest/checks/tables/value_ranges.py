"""`各店毛利率在12%至19%之间`, against the column of that name."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.quantities import Quantity, read_quantity
from assistant.records import Finding

_VALUE: Final = r"\d[\d,]*(?:\.\d+)?\s?[^\s\d至到，,。；~～—–-]{0,5}?"
_BETWEEN: Final = re.compile(
    rf"(?P<low>{_VALUE})\s?(?:至|到|[-—–~～]+)\s?(?P<high>{_VALUE})之间(?P<behind>[^，,。；]{{0,4}})"
)
_EVERY: Final = (
    r"(?:(?:各[\u4e00-\u9fff]{1,3}?|所有|全部"
    r"|[\d两三四五六七八九十]{1,3}[家个座条类款项][\u4e00-\u9fff]{0,3}?)的?)*"
)
_LIES: Final = r"(?:都|均|全部|大致|基本|普遍|分布|介于|落|保持|处|维持|集中)*[在于]?\s?"
_ELSE: Final = re.compile("除|去年|上年|上[月季]|同期|目标|预计|计划|预期|行业|同业")
_BUT: Final = re.compile("除外|例外|以外|不在此列")
FEWEST: Final = 3


def value_ranges(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: one end is that of the column and the other one leaves out a row. Silent where
    any column of that name lies within.
    """
    for sentence, grid, _ in evidence.beside:
        for match in _BETWEEN.finditer(sentence.text):
            low, high = _ends(match)
            before = sentence.text[: match.start()]
            clause = re.split("[，,：:；]", before)[-1].strip()
            columns = [
                at
                for at, name in enumerate(grid.names)
                if at
                and len(name) > 1
                and re.fullmatch(f"{_EVERY}{re.escape(name)}{_LIES}", clause)
            ]
            but = _BUT.search(sentence.text, match.end())
            if "的" in match["behind"] or but or _ELSE.search(before):
                continue
            if low and high and len(columns) == 1:
                yield from _check(sentence, grid, columns[0], (match, low, high))


def _ends(match: re.Match[str]) -> tuple[Quantity | None, Quantity | None]:
    """The first may leave its unit to the second."""
    low, high = read_quantity(match["low"]), read_quantity(match["high"])
    if low and high and low.unit is None and high.unit:
        low = read_quantity(f"{match['low']}{re.sub(r'[^%％万亿元]', '', match['high'])}") or low
    return low, high


def _check(
    sentence: Sentence, grid: Grid, column: int, said: tuple[re.Match[str], Quantity, Quantity]
) -> Iterator[Finding]:
    match, low, high = said
    cells = {grid.labels[at]: cell for at in grid.parts if (cell := grid.cells[at][column])}
    values = [cell.value for cell in cells.values()]
    units = {cell.unit for cell in cells.values()}
    if len(values) < FEWEST or units != {high.unit}:
        return
    one_end = (low.value == min(values)) != (high.value == max(values))
    outside = [who for who, cell in cells.items() if not low.value <= cell.value <= high.value]
    if one_end and outside:
        shown = "、".join(f"{who} {cells[who].text}" for who in outside[:3])
        said_between = f"{match['low']}至{match['high']}之间"
        name = grid.names[column]
        what = f"正文写「{name}」在「{said_between}」，而表里「{name}」有 {shown} 不在其间。"
        yield of_passages("contradiction", what, (sentence.passage, grid.passage))
