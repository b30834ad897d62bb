"""How long an investment takes to come back: `投资540万元，每年节省180万元，3年收回`, and in a row
of a table `540 | 每年节省180万元，回收期3年`.
"""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, over, reach
from assistant.quantities import Quantity, read_quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding, Passage

_MONEY: Final = r"\d[\d,.]*\s?(?:百万|千万|[万亿])?元"
_YEARLY: Final = rf"每年[一-鿿]{{0,8}}?(?P<yearly>{_MONEY})"
_TAKES: Final = (
    r"[，,；;](?:[一-鿿]{0,6}?回收期(?:约|为|是|\s)*(?P<a>\d+(?:\.\d+)?)年"
    r"|(?:约|预计|大约|\s)*(?P<b>\d+(?:\.\d+)?)年(?:可|即可|能|左右)?(?:收回|回本))"
)
_PROSE: Final = re.compile(
    rf"(?:总?投资|投入|造价)[一-鿿]{{0,4}}?(?P<cost>{_MONEY})[，,；;][^。；;\d]{{0,10}}?{_YEARLY}{_TAKES}"
)
_REMARK: Final = re.compile(rf"{_YEARLY}{_TAKES}")
_COST: Final = re.compile("预算|投资|投入|金额|造价|总[价额]")
_OTHER: Final = re.compile(r"静态|动态|折现|税|建设期|补贴|含|首年|递增")
DECIMALS: Final = 1


def paybacks(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where other terms of it are told, 建设期, 税."""
    for sentence in evidence.sentences:
        for match in _PROSE.finditer(sentence.text):
            cost = read_quantity(match["cost"])
            if cost and not _OTHER.search(sentence.text):
                yield from _check(cost, match, sentence.passage)
    for grid in evidence.grids:
        yield from _of_rows(grid)


def _of_rows(grid: Grid) -> Iterator[Finding]:
    columns = [at for at, name in enumerate(grid.names) if at and _COST.search(name)]
    for row, cells in enumerate(grid.rows if len(columns) == 1 else ()):
        cost = grid.cells[row][columns[0]]
        for text in cells[1:]:
            match = _REMARK.search(text)
            if match and cost and is_money(cost.unit) and not _OTHER.search(text):
                yield from _check(cost, match, grid.passage)


def _check(cost: Quantity, match: re.Match[str], passage: Passage) -> Iterator[Finding]:
    yearly, said = read_quantity(match["yearly"]), read_quantity(f"{match['a'] or match['b']}")
    ratio = over(reach(cost), reach(yearly)) if yearly else None
    if yearly is None or said is None or ratio is None:
        return
    if deviation(said, ratio) == "warning" and may_be_slip(said.value, ratio.value):
        printed = written(rounded(ratio.value, DECIMALS), None)
        what = f"{cost.text} 按每年 {yearly.text} 收回要 {printed} 年，"
        what += f"报告写 {said.text}年，两者不一致。"
        yield of_passages("does_not_add_up", what, (passage,))
