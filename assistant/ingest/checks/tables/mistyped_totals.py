"""A last row that is the whole of the rows above by its name, where one digit keeps it from it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, SUBTOTAL, Grid, is_percent
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_WHOLE: Final = re.compile(
    r"(?:整体|总体|全部|全体)(?:\S{0,6})$|总(?:收入|营收|成本|费用|支出|额|量|数|计|和|产量|销量|金额|规模|产值)$"
)
_PART: Final = re.compile(r"^(?:其中|含|减|扣)")
FEWEST_ROWS: Final = 3
FARTHEST: Final = Decimal("0.3")
"""Of its parts' sum; farther off, some parts are left out."""
FEWEST_DIGITS: Final = 3
"""Of a total that another digit would make fit by more than chance."""


def mistyped_totals(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance beyond the last printed digit; a row that is known as a total is not asked."""
    for grid in evidence.grids:
        last = grid.labels[-1] if grid.rows else ""
        plain = not any(SUBTOTAL.search(x) or _PART.search(x) for x in grid.labels)
        named = _WHOLE.search(last) and not AVERAGE.search(last)
        if named and plain and grid.total_row is None and len(grid.rows) >= FEWEST_ROWS:
            yield from _columns(grid)


def _columns(grid: Grid) -> Iterator[Finding]:
    for column in range(1, len(grid.header)):
        *parts, total = grid.column(column)
        cells = [cell for cell in parts if cell and cell.value > 0]
        if total is None or len(cells) < len(parts) or {c.unit for c in cells} != {total.unit}:
            continue
        no_sum = grid.change(column) or grid.share(column) or is_percent(total)
        if no_sum or AVERAGE.search(grid.header[column]) or digits_of(total) < FEWEST_DIGITS:
            continue
        summed = sum((cell.value for cell in cells), Decimal(0))
        near = abs(total.value - summed) <= summed * FARTHEST
        larger = total.value > max(cell.value for cell in cells)
        if near and larger and slip_of(total, rounded(summed, 4)):
            terms = " + ".join(cell.text for cell in cells)
            what = f"「{grid.names[column]}」一列{terms}相加为 "
            what += f"{written(rounded(summed, 4), total.unit)}，{grid.labels[-1]}写 {total.text}，"
            what += "两者不一致。"
            yield of_passages("does_not_add_up", what, (grid.passage,))
