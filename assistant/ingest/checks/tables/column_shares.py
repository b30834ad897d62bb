"""A share of what a column adds up: `乙窑用掉31%的燃料`, beside a column of 燃料."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import AVERAGE, Grid
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
)
from assistant.ingest.checks.reading.row_names import last_label
from assistant.ingest.checks.reading.sentences import Number, Sentence
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_OF: Final = re.compile(
    r"的(?:总|全部|所有|整体)?(?P<what>[\u4e00-\u9fffA-Za-z]{2,8})(?=[，,。；（(]|$)"
)
_TAKES: Final = re.compile(
    r"(?:[花用占耗吃][掉了去用据]?|消耗|带来|贡献|拿[走下]|承担|产生|创造)了?(?:约|近|超过?|\s)*$"
)
_PART: Final = re.compile("新|增|净|剩|其余|其他|固定|变动|直接|间接")
_ELSE: Final = re.compile(r"合计|相加|加起来|一起|共同|两者|\d{4}年|去年|上年")


def shares_of_columns(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any share of the row is what is stated."""
    for sentence, grid, _ in evidence.beside:
        if grid.total_row is None or sentence.passage.sections != grid.passage.sections:
            continue
        for number in (n for n in sentence.numbers if n.quantity.unit == PERCENT):
            behind = _OF.match(sentence.text, number.end)
            said = sentence.text[: number.start]
            rows = [row for row in grid.parts if grid.labels[row] in said]
            takes = _TAKES.search(said) and not _ELSE.search(said)
            if (
                behind
                and takes
                and len(rows) == 1
                and rows[0] == last_label(sentence, number, grid)
            ):
                yield from _check(sentence, number, grid, rows[0], behind["what"])


def _check(
    sentence: Sentence, number: Number, grid: Grid, row: int, what: str
) -> Iterator[Finding]:
    named = [at for at in range(1, len(grid.header)) if _is_called(grid.uncounted[at], what)]
    named = [at for at in named if not (AVERAGE.search(grid.names[at]) or grid.change(at))]
    shares = [cell for at, cell in enumerate(grid.cells[row]) if cell and grid.share(at)]
    made = [(at, part) for at in named if not grid.share(at) and (part := _part(grid, row, at))]
    stated = number.quantity
    if any(deviation(stated, each) != "warning" for each in map(reach, shares)):
        return
    if len(made) == 1 and deviation(stated, made[0][1]) == "warning":
        at, part = made[0]
        if may_be_slip(stated.value, part.value):
            told = f"表里「{grid.labels[row]}」占{grid.names[at]}的 "
            told += (
                f"{written(rounded(part.value, 2), PERCENT)}，正文写 {number.text}，两者不一致。"
            )
            yield of_passages("contradiction", told, (sentence.passage, grid.passage))


def _is_called(column: str, what: str) -> bool:
    """`燃料成本` is of a column 燃料成本 or 成本; what is new of it is not."""
    more = what.removesuffix(column)
    return len(column) > 1 and (column.endswith(what) or (more != what and not _PART.search(more)))


def _part(grid: Grid, row: int, column: int) -> Reach | None:
    cell = grid.cells[row][column]
    total = grid.cells[grid.total_row][column] if grid.total_row is not None else None
    ratio = over(reach(cell), reach(total)) if cell and total else None
    return scaled(ratio) if ratio else None
