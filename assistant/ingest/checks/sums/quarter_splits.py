"""`累计售出243只。分季度看，一季度119只，二季度132只`: quarters against the value split by them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, plus, reach
from assistant.ingest.checks.reading.sentences import Sentence, joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

_SPLIT: Final = re.compile(
    r"^\s*(?:其中[，,]?)?[分按](?:季度?|月份?|半年)(?:度)?(?:来?看|划分|统计)"
)
_OWN: Final = re.compile(r"^[^▢]{0,8}▢+度?(?:为|完成|实现|达到?|约|\s)*$")
_RUNS: Final = (
    ("Q1", "Q2"),
    ("Q1", "Q2", "Q3"),
    ("Q3", "Q4"),
    ("Q1", "Q2", "Q3", "Q4"),
    ("H1", "H2"),
)
_SUMMED: Final = re.compile("累计|全年|合计|总")
NEAR: Final = 3
"""Sentences before it, of which the farther ones say that they sum up."""
NEAREST: Final = Decimal("0.1")
"""Of the whole: values farther off are of something else."""


def splits_by_quarters(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any value of the sentence before is the sum."""
    for at, sentence in enumerate(evidence.sentences):
        if not _SPLIT.match(sentence.text):
            continue
        near = [s for s in evidence.sentences[max(at - NEAR, 0) : at] if _are_near(s, sentence)]
        far = [t for s in near[:-1] for t in told_in(s) if _SUMMED.search(t.number.words)]
        before = [t for s in near[-1:] for t in told_in(s)]
        yield from _check(sentence, _run(told_in(sentence)), [*far, *before])


def _are_near(one: Sentence, other: Sentence) -> bool:
    """Of one section, where a long paragraph may be several passages."""
    places = (one.passage, other.passage)
    return len({(p.document, p.sections) for p in places}) == 1


def _run(told: Sequence[Told]) -> Sequence[Told]:
    """The values that it begins with, each of a time of its own."""
    return [*takewhile(lambda each: _OWN.match(each.number.words), told)]


def _check(sentence: Sentence, parts: Sequence[Told], wholes: Sequence[Told]) -> Iterator[Finding]:
    end = parts[-1].number.start if parts else 0
    quarters = tuple(span.key.split("-")[-1] for span in sentence.periods if span.end <= end)
    if quarters not in _RUNS or len(parts) != len(quarters):
        return
    unit = parts[0].quantity.unit
    if unit in {PERCENT, POINTS, TIMES} or not all(
        joinable(part.quantity, parts[0].quantity) for part in parts
    ):
        return
    summed = plus(*(reach(part.quantity) for part in parts))
    fits = [w for w in wholes if joinable(w.quantity, parts[0].quantity)]
    if any(deviation(w.quantity, summed) != "warning" for w in fits):
        return
    near = [
        w
        for w in fits
        if w.role == "level" and abs(w.quantity.value - summed.value) < summed.value * NEAREST
    ]
    if len(near) == 1:
        shown = " + ".join(part.text for part in parts)
        what = f"{shown} 相加为 {written(summed.value, unit)}，总数写 {near[0].text}，两者不一致。"
        places = tuple(dict.fromkeys((sentence.passage, near[0].sentence.passage)))
        yield of_passages("does_not_add_up", what, places)
