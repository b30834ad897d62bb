"""`甲店客流是乙店的2倍`, `比乙店高3个百分点`: two rows of a table against each other."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import (
    Reach,
    deviation,
    may_be_slip,
    minus,
    over,
    reach,
    size,
)
from assistant.ingest.checks.reading.row_names import row_named
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_TIMES_OF: Final = re.compile(
    r"(?:是|为|相当于|达到?|约)(?P<who>[^，,。；：:▢\d]{2,14}?)的(?:约|近|超过?)?$"
)
_MORE: Final = re.compile(
    r"(?:比|较|高于|低于|高出|低出|超出|少于|多于|快于|慢于|优于|落后|领先)"
    r"(?P<who>[^，,。；：:▢\d]{2,14}?)[^，,。；：:▢\d]{0,3}$"
)
_OTHER: Final = re.compile(
    r"历史|行业|市场|同行|对手|峰|上[月季年期周]|去年|同期|年初|期初|目标|计划|预算|[两三四五六]|合计|一起"
)
_LINK: Final = re.compile(r"[约已大概近就仍还的]+$")
_TAKEN: Final = re.compile(r"收入|营收|销售额|营业额|流水")
"""What a column of money has that is called by its period alone."""
SHORTEST: Final = 2
"""Characters of what is measured."""


def between_rows(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any column of any table with both confirms."""
    for sentence in evidence.sentences:
        for each in told_in(sentence):
            pattern = _TIMES_OF if each.quantity.unit == TIMES else _MORE
            match = pattern.search(re.split(r"[，,。；：:]", each.number.words)[-1])
            if match and each.role in {"multiple", "gap", "change"} and not _OTHER.search(match[0]):
                yield from _check(evidence, each, match["who"])


def _check(evidence: Evidence, each: Told, other: str) -> Iterator[Finding]:
    made = []
    for grid in evidence.grids_of(each.sentence.passage.document):
        right = row_named(other, grid)
        left = _left(each, other, grid) if right is not None else None
        if left is None or right is None or left == right:
            continue
        said = _measure(each, other, grid.labels[left])
        for column, computed in _between(grid, left, right, each.quantity):
            if _may_be(grid, column, said):
                rows = f"{grid.labels[left]}」与「{grid.labels[right]}」的{grid.names[column]}"
                made.append((computed, grid, rows))
    if not made or any(deviation(each.quantity, computed) != "warning" for computed, *_ in made):
        return
    computed, grid, rows = min(made, key=lambda m: abs(m[0].value - abs(each.quantity.value)))
    if may_be_slip(abs(each.quantity.value), computed.value):
        printed = written(rounded(computed.value, 2), each.quantity.unit)
        how = "是其" if each.quantity.unit == TIMES else "相差"
        what = f"表里「{rows}{how} {printed}，正文写 {each.text}，两者不一致。"
        yield of_passages("contradiction", what, (each.sentence.passage, grid.passage))


def _left(each: Told, other: str, grid: Grid) -> int | None:
    """Whose name stands last before the other one."""
    before = each.sentence.text[: each.number.start]
    return row_named(before[: before.rfind(other)], grid)


def _measure(each: Told, other: str, left: str) -> str:
    """`客流` of `甲店的客流约是乙店的2倍`."""
    before = each.sentence.text[: each.number.start]
    before = before[: before.rfind(other)]
    said = before[before.rfind(left) + len(left) :] if left in before else ""
    link = _TIMES_OF.search(f"{said}{other}的") or _MORE.search(f"{said}{other}")
    return _LINK.sub("", said[: link.start()]).lstrip("的") if link else ""


def _may_be(grid: Grid, column: int, said: str) -> bool:
    """What is measured is named by the column or the table, or is not said."""
    if len(said) < SHORTEST or re.search(r"[，,、；：:\d]", said):
        return True
    name = f"{grid.names[column]}{grid.names[0]}{''.join(grid.passage.sections[-1:])}"
    dated = bool(grid.period(column)) and any(c and is_money(c.unit) for c in grid.column(column))
    if dated and _TAKEN.search(said):
        return True
    return any(said[at : at + SHORTEST] in name for at in range(len(said) - 1))


def _between(grid: Grid, left: int, right: int, stated: Quantity) -> Iterator[tuple[int, Reach]]:
    for column, (a, b) in enumerate(zip(grid.cells[left], grid.cells[right], strict=True)):
        if not a or not b or a.unit != b.unit:
            continue
        ours, theirs = reach(a), reach(b)
        if stated.unit == TIMES:
            if ratio := over(ours, theirs):
                yield column, ratio
        elif a.unit == (PERCENT if stated.unit == POINTS else stated.unit) and a.unit:
            yield column, size(minus(ours, theirs))
