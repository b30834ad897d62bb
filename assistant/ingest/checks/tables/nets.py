"""`账面净额` in prose against the table that gives 总额 and 拨备: what is left of the one."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages, place_of
from assistant.ingest.checks.reading.grid import Grid
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, reach, scaled
from assistant.ingest.checks.reading.sentences import MASK, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_NET: Final = re.compile(r"(?:账面)?净[额值]$")
_OTHER: Final = re.compile(rf"去年|上年|同期|年初|期初|重列|呈报|其中|{MASK}")
_GROSS: Final = re.compile(r"(?:总额|原值|原价|余额)$")
_LESS: Final = re.compile(r"(?:拨备|准备|折旧|摊销)$")
NEAR: Final = Decimal("0.3")
"""Of the stated value: what is farther off is the net of something else."""


def nets_of_tables(evidence: Evidence) -> Iterator[Finding]:
    """In one section. Tolerance: rounding of all three. Silent where the table prints the value."""
    for grid in evidence.grids:
        here = (grid.passage.document, place_of(grid.passage))
        for sentence in evidence.sentences:
            if (sentence.passage.document, place_of(sentence.passage)) == here:
                yield from _check(sentence, grid)


def _check(sentence: Sentence, grid: Grid) -> Iterator[Finding]:
    for net in told_in(sentence):
        own = re.split(r"[，,；;。]", net.number.words)[-1]
        if net.role != "level" or not _NET.search(net.name) or _OTHER.search(own):
            continue
        computed = _left(grid, net)
        if computed is None or deviation(net.quantity, computed) != "warning":
            continue
        if abs(computed.value - net.quantity.value) < net.quantity.value * NEAR:
            printed = written(rounded(computed.value, 2), net.quantity.unit)
            what = f"表里按总额减去拨备或折旧为 {printed}，正文「{net.name}」写 {net.text}，"
            passages = (sentence.passage, grid.passage)
            yield of_passages("contradiction", f"{what}两者不一致。", passages)


def _left(grid: Grid, net: Told) -> Reach | None:
    """Of the total; a table without a unit is of that in which the sentence prints its value."""
    gross, less = ([at for at, n in enumerate(grid.names) if p.search(n)] for p in (_GROSS, _LESS))
    if grid.total_row is None or len(gross) != 1 or len(less) != 1:
        return None
    whole, off = grid.cells[grid.total_row][gross[0]], grid.cells[grid.total_row][less[0]]
    if whole is None or off is None or whole.unit != off.unit:
        return None
    if whole.unit is not None:
        return minus(reach(whole), reach(off)) if whole.unit == net.quantity.unit else None
    digits = re.search(r"[\d.,]+", net.text)
    printed = Decimal(digits[0].replace(",", "")) if digits else Decimal(0)
    return (
        scaled(minus(reach(whole), reach(off)), net.quantity.value / printed) if printed else None
    )
