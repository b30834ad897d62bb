"""Formulas that a report writes in names: `日活/月活=25%`, `付费率（付费会员÷月活）4.9%`."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import Reach, deviation, over, reach, scaled
from assistant.ingest.checks.naming import Named, core
from assistant.ingest.checks.sentences import Number, Sentence
from assistant.quantities import PERCENT, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_FORMULA: Final = re.compile(
    r"(?P<left>[一-鿿A-Za-z]{2,12})\s*[/÷／]\s*(?P<right>[一-鿿A-Za-z]{2,12})\s*"
    r"(?:[)）]|[=＝≈]|约?为|等于)[\s为是约]*$"
)


def written_formulas(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any values of both names agree."""
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            match = _FORMULA.search(number.words)
            if match and number.quantity.unit in {PERCENT, TIMES, None}:
                named = evidence.named.get(sentence.passage.document, ())
                left, right = (
                    [n for n in named if core(n.label) == core(match[side])]
                    for side in ("left", "right")
                )
                yield from _check(sentence, number, left, right)


def _check(
    sentence: Sentence, stated: Number, left: list[Named], right: list[Named]
) -> Iterator[Finding]:
    made = [
        (a.number, b.number, computed)
        for a in left
        for b in right
        if a.number.quantity.unit in {b.number.quantity.unit, None}
        or b.number.quantity.unit is None
        if (computed := _ratio(a.number, b.number, stated))
    ]
    if made and all(deviation(stated.quantity, c) == "warning" for _, _, c in made):
        a, b, computed = made[0]
        printed = written(rounded(computed.value, 2), stated.quantity.unit)
        what = f"{a.text} / {b.text} 为 {printed}，报告写 {stated.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _ratio(left: Number, right: Number, stated: Number) -> Reach | None:
    ratio = over(reach(left.quantity), reach(right.quantity))
    return scaled(ratio) if ratio and stated.quantity.unit == PERCENT else ratio
