"""A change whose new value stands in a sentence before it, under the same name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, minus, reach, size
from assistant.ingest.checks.reading.sentences import MASK, Number, Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS
from assistant.quantities.quantity import written
from assistant.records import Finding

_BRACKETED: Final = re.compile(r"[（(][^（()）]*[)）]")
_FILLED: Final = re.compile(rf"(?:{MASK}|[约为达是到：:\s])+$")
SHORTEST: Final = 3
"""Characters of a name that means one thing in a passage."""


def carried_changes(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any value of that name confirms it."""
    for paragraph in evidence.paragraphs:
        for at, sentence in enumerate(paragraph):
            told = told_in(sentence)
            if sum(t.quantity.unit == PERCENT for t in told) != 1:
                continue
            for old, by in pairwise(told):
                points = by.quantity.unit == POINTS and by.role in {"change", "gap"}
                if points and old.quantity.unit == PERCENT and old.since in {"step", "year"}:
                    yield from _check(old, by, paragraph[:at])


def _check(old: Told, by: Told, before: Sequence[Sentence]) -> Iterator[Finding]:
    name = old.name
    found = [n for sentence in before for n in sentence.numbers if _is_of(n, name)]
    made = [size(minus(reach(n.quantity), reach(old.quantity))) for n in found]
    off = [deviation(by.quantity, each) == "warning" for each in made]
    if len(name) >= SHORTEST and off and all(off):
        printed = written(made[-1].value, POINTS)
        what = f"「{name}」从 {old.text} 到 {found[-1].text} 是 {printed}，"
        what += f"报告写 {by.text}，两者不一致。"
        yield of_passages("contradiction", what, (by.sentence.passage,))


def _is_of(number: Number, name: str) -> bool:
    words = _FILLED.sub("", _BRACKETED.sub("", number.words))
    return number.quantity.unit == PERCENT and words.endswith(name) and MASK not in number.words
