"""What a remark multiplies, against the amount of its row: `12台，每台30万元` beside 360."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, reach
from assistant.quantities import Quantity, read_quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_COUNT: Final = r"(?P<n>\d[\d,.]*\s?[万千]?)(?P<unit>[一-鿿]{1,2})"
_PRICE: Final = r"(?P<price>\d[\d,.]*\s?[万千]?元)(?:/[一-鿿]{1,2})?$"
_PRICED: Final = re.compile(
    rf"(?:^|[，,；;：:]|[一-鿿]){_COUNT}(?:[一-鿿]{{0,6}}\s?[，,×*xX]\s?"
    rf"(?:每\s?(?P<each>[一-鿿]{{1,2}}?)|单价)(?:约|为|平均)*|\s?[×*xX])\s?{_PRICE}"
)
_AMOUNT: Final = re.compile("预算|金额|投资|投入|费用|支出|总[价额]|成本|合同额|花费")
_OTHER: Final = re.compile(r"含|另|首付|首批|分期|补贴|折|其中|除|余")
DECIMALS: Final = 2


def priced_remarks(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any amount of the row agrees."""
    for grid in evidence.grids:
        amounts = [
            at
            for at, name in enumerate(grid.names)
            if at and _AMOUNT.search(name) and not AVERAGE.search(name) and not grid.change(at)
        ]
        for row, texts in enumerate(grid.rows if amounts else ()):
            for text in texts[1:]:
                match = _PRICED.search(text) if not _OTHER.search(text) else None
                if match and (match["each"] in {None, match["unit"], match["unit"][:1]}):
                    yield from _check(grid, row, amounts, match)


def _check(grid: Grid, row: int, amounts: list[int], match: re.Match[str]) -> Iterator[Finding]:
    held = [(at, cell) for at in amounts if (cell := grid.cells[row][at])]
    held = [(at, cell) for at, cell in held if is_money(cell.unit)]
    count, price = read_quantity(match["n"]), read_quantity(match["price"])
    if not held or count is None or price is None:
        return
    made = _product(count, price)
    (at, cell), *_ = held
    off = all(deviation(each, made) == "warning" for _, each in held)
    if off and may_be_slip(cell.value, made.value):
        said = match[0].lstrip("，,；;：:")
        what = f"「{grid.labels[row]}」{said}，共 "
        what += f"{written(rounded(made.value, DECIMALS), price.unit)}，"
        what += f"{grid.names[at]}写 {cell.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (grid.passage,))


def _product(count: Quantity, price: Quantity) -> Reach:
    """Things are counted to the last."""
    counted = "." not in count.text and not re.search("[万千]", count.text)
    return (
        Reach(*(term * count.value for term in reach(price))) if counted else _times(count, price)
    )


def _times(count: Quantity, price: Quantity) -> Reach:
    ours, theirs = reach(count), reach(price)
    return Reach(*(a * b for a, b in zip(ours, theirs, strict=True)))
