"""`涨得最快的是甲区，同比增长30%`, beside the 同比 of its row: the name is another one's."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import apart
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, Quantity
from assistant.records import Finding

_RANKED: Final = re.compile(
    r"最[快高大多猛](?:的)?(?:[一-鿿]{0,4})?(?:是|为)(?P<who>[^，,。；：:]{2,12})[，,]"
)
_KINDS: Final = {"year": "同比", "step": "环比"}


def changes_of_ranked_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. The value is that of another row, in the one such column."""
    for sentence, grid, _ in evidence.beside:
        for match in _RANKED.finditer(sentence.text):
            told = [t for t in told_in(sentence) if t.number.start >= match.end()][:1]
            row = next((at for at in grid.parts if grid.labels[at] == match["who"]), None)
            if told and row is not None and told[0].since in _KINDS:
                yield from _check(told[0], grid, row)


def _check(told: Told, grid: Grid, row: int) -> Iterator[Finding]:
    kind = _KINDS[told.since]
    columns = [at for at, name in enumerate(grid.names) if at and kind in name and grid.change(at)]
    own = grid.cells[row][columns[0]] if len(columns) == 1 else None
    if own is None or told.quantity.unit != PERCENT or not _is_apart(own, told):
        return
    others = [
        at for at in grid.parts if (c := grid.cells[at][columns[0]]) and not _is_apart(c, told)
    ]
    if len(others) == 1 and others[0] != row:
        what = f"表里「{grid.labels[row]}」的{grid.names[columns[0]]}为 {own.text}，"
        what += f"正文写 {told.text} 的是「{grid.labels[others[0]]}」，两者不一致。"
        yield of_passages("contradiction", what, (told.sentence.passage, grid.passage))


def _is_apart(cell: Quantity, told: Told) -> bool:
    size = cell.model_copy(update={"value": abs(cell.value)})
    return apart(size, told.quantity)
