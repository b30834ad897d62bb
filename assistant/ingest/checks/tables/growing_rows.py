"""A row that says at which rate it grows, `收入（亿元，年增20%）`, against its values in turn."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import HUNDRED, Reach, deviation, reach
from assistant.quantities import PERCENT, Quantity, read_quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_RATE: Final = re.compile(
    r"(?:[年月季]均?|每[年月季]|逐[年月季]|同比|环比)(?:复合)?(?:增长?|递增|增速|增幅|增长率)(?:约|为|是|按|\s)*"
    r"(?P<rate>\d+(?:\.\d+)?\s?[%％])"
)
FEWEST: Final = 4
"""Values in turn, of which all steps but those beside the odd one agree."""
DECIMALS: Final = 2


def rows_at_a_rate(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of the values. Told is the one value that the others prove wrong."""
    for grid in evidence.grids:
        years = [at for at in range(1, len(grid.header)) if grid.period(at)]
        for row, cells in enumerate(grid.cells):
            rate = _RATE.search(grid.rows[row][0])
            values = [cell for at in years if (cell := cells[at])]
            alike = len(values) == len(years) and len({c.unit for c in values}) == 1
            if rate and alike and len(values) >= FEWEST and values[0].unit != PERCENT:
                yield from _check(grid, row, values, rate["rate"])


def _check(grid: Grid, row: int, values: Sequence[Quantity], rate: str) -> Iterator[Finding]:
    growth = read_quantity(rate)
    if growth is None:
        return
    times = 1 + growth.value / HUNDRED
    wrong = [at for at in range(1, len(values)) if not _fits(values, at, 1, times)]
    last = len(values) - 1
    for at in range(len(values)):
        steps = {at, at + 1} & {*range(1, last + 1)}
        proved = 0 < at < last and _fits([*values[:at], *values[at + 1 :]], at, 2, times)
        if {*wrong} == steps and (proved or at in {0, last}):
            meant = values[at - 1].value * times if at else values[1].value / times
            printed = written(rounded(meant, DECIMALS), values[at].unit)
            what = f"「{grid.rows[row][0]}」按{rate}推算应为 {printed}，"
            what += f"表里写 {values[at].text}，两者不一致。"
            yield of_passages("does_not_add_up", what, (grid.passage,))
            return


def _fits(values: Sequence[Quantity], at: int, steps: int, times: Decimal) -> bool:
    factor = times**steps
    made = Reach(*(each * factor for each in reach(values[at - 1])))
    return deviation(values[at], made) != "warning"
