"""`甲线：收入60万元，均价30元/件`, where the row 甲线 tells how many it has sold."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.ingest.checks.tables.case_rows import headed
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_PRICE: Final = re.compile(r"(?:^|[，,；;：:])\s*(?:平均)?(?:均价|单价)(?:约|为|是|达|\s)*$")
_SOLD: Final = re.compile("收入|营收|销售额|金额|货款")
_COUNT: Final = re.compile("[销出售]量|数量|[台件套吨箱盒份]数|交付")


class _Priced(NamedTuple):
    told: Told
    grid: Grid
    row: int
    made: Sequence[tuple[Reach, Quantity, Quantity]]

    @property
    def fits(self) -> bool:
        return any(deviation(self.told.quantity, each) != "warning" for each, *_ in self.made)


def prices_of_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Where another row has the price that its cells give."""
    found = [*_priced(evidence)]
    for each in (p for p in found if not p.fits):
        others = [p for p in found if p.grid is each.grid and p.row != each.row]
        near = [m for m in each.made if may_be_slip(each.told.quantity.value, m[0].value)]
        if near and any(p.fits for p in others):
            made, sold, count = near[0]
            printed = written(rounded(made.value, 2), each.told.quantity.unit)
            what = f"表里「{each.grid.labels[each.row]}」{sold.text} / {count.text} 为 {printed}，"
            what += f"正文写均价 {each.told.text}，两者不一致。"
            places = (each.told.sentence.passage, each.grid.passage)
            yield of_passages("contradiction", what, places)


def _priced(evidence: Evidence) -> Iterator[_Priced]:
    for sentence, row, _ in headed(evidence):
        for told in told_in(sentence):
            price = is_money(told.quantity.unit) and _PRICE.search(told.number.words)
            made = [*_made(row.grid, row.at)] if price and not told.since else []
            if made:
                yield _Priced(told, row.grid, row.at, made)


def _made(grid: Grid, row: int) -> Iterator[tuple[Reach, Quantity, Quantity]]:
    """Of the newest period alone, where the columns name several."""
    cells = [(grid.names[at], at, c) for at, c in enumerate(grid.cells[row]) if at and c]
    cells = [each for each in cells if not (grid.change(each[1]) or grid.share(each[1]))]
    sold = [c for name, _, c in cells if is_money(c.unit) and _SOLD.search(name)][:1]
    counts = [c for name, _, c in cells if _COUNT.search(name) and not is_money(c.unit)][:1]
    for amount, count in product(sold, counts):
        ratio = over(reach(amount), reach(count)) if count.unit != PERCENT else None
        if ratio:
            yield ratio, amount, count
