"""`出炉900件，合格880件，不合格20件`: a part, and what it is not, make the whole."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, plus, reach
from assistant.ingest.checks.reading.naming import Named, bare, named_numbers
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_NOT: Final = ("不", "非", "未", "没", "无")


def complements(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. The whole is the value right before the two."""
    for sentence in evidence.sentences:
        named = named_numbers(sentence)
        for whole, (one, other) in zip(named, pairwise(named[1:]), strict=False):
            if not _opposite(one, other) or not _of_one_unit(whole, one, other):
                continue
            summed = plus(reach(one.number.quantity), reach(other.number.quantity))
            stated = whole.number.quantity
            near = may_be_slip(stated.value, summed.value)
            if near and deviation(stated, summed) == "warning":
                shown = f"{one.number.text} + {other.number.text}"
                what = f"「{one.label}」「{other.label}」{shown} 合计为 "
                what += f"{written(summed.value, stated.unit)}，报告写 {stated.text}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentence.passage,))


def _opposite(one: Named, other: Named) -> bool:
    left, right = bare(one.label), bare(other.label)
    return any(f"{word}{left}" == right or f"{word}{right}" == left for word in _NOT)


def _of_one_unit(whole: Named, *parts: Named) -> bool:
    quantities = [part.number.quantity for part in parts]
    stated = whole.number.quantity
    return stated.unit != PERCENT and all(alike(stated, each) for each in quantities)
