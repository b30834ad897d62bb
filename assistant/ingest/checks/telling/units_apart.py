"""One value of one name in two units: `P95耗时为300毫秒` beside a cell P95耗时 of 300秒."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import Quantity
from assistant.records import Finding, Passage

_DIGITS: Final = re.compile(r"\d[\d.,]*")
_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
_UNITS: Final = frozenset({"s", "byte"})
_APART: Final = frozenset(Decimal(each) for each in (1000, 1024, 1000**2, 1024**2))
"""毫秒 and 秒, MB and GB; an hour and a minute may both be so many."""
FEWEST_DIGITS: Final = 2
SHORTEST: Final = 4
"""Characters in a row that both names have."""


class Value(NamedTuple):
    name: str
    quantity: Quantity
    passage: Passage


def units_apart(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: the digits are the same, and a name with its figures, `P95耗时`, is of both."""
    for values in _by_document(evidence).values():
        for left, right in combinations(values, 2):
            few = len(_digits(left)) < FEWEST_DIGITS
            if few or _digits(left) != _digits(right) or _common(left.name, right.name) < SHORTEST:
                continue
            sizes = sorted(abs(each.quantity.value) for each in (left, right))
            same = left.quantity.unit == right.quantity.unit and sizes[0] > 0
            if same and sizes[1] / sizes[0] in _APART:
                what = f"同一数值一处写 {left.quantity.text}，另一处写 {right.quantity.text}，"
                what += "单位不一致。"
                yield of_passages("contradiction", what, (left.passage, right.passage))


def _by_document(evidence: Evidence) -> Mapping[str, Sequence[Value]]:
    found: defaultdict[str, list[Value]] = defaultdict(list)
    for sentence in evidence.sentences:
        document = sentence.passage.document
        found[document] += (
            Value(_said(sentence, told.number.start), told.quantity, sentence.passage)
            for told in told_in(sentence)
            if told.quantity.unit in _UNITS
        )
    for grid in evidence.grids:
        for row, cells in enumerate(grid.cells):
            found[grid.passage.document] += (
                Value(f"{grid.labels[row]} {grid.names[at]}", cell, grid.passage)
                for at, cell in enumerate(cells)
                if cell and cell.unit in _UNITS
            )
    return found


def _said(sentence: Sentence, at: int) -> str:
    return re.split(r"[，,。；;：:]", sentence.text[:at])[-1]


def _digits(value: Value) -> str:
    match = _DIGITS.search(value.quantity.text)
    return match[0] if match else ""


def _common(left: str, right: str) -> int:
    """Without what is no letter, character or figure; the last words of each count."""
    longest = 0
    for piece in _NAME.findall(left):
        for start in range(len(piece)):
            while start + longest < len(piece) and piece[start : start + longest + 1] in right:
                longest += 1
    return longest
