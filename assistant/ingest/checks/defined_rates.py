"""`到场率（到场/报名）70.0%`: a rate that says what it divides, against the values so named."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import deviation, over, reach, scaled
from assistant.ingest.checks.naming import Named, label_of
from assistant.ingest.checks.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DEFINED: Final = re.compile(
    r"[率比度]\s*[（(]\s*(?:=|即|为)?\s*(?P<part>[\u4e00-\u9fff]{2,8})\s*(?:/|÷|除以)\s*"
    r"(?P<whole>[\u4e00-\u9fff]{2,8})\s*[)）](?:约|为|达到?|是|：|:|\s)*$"
)
NEAR: Final = 12
"""Numbers before the rate among which its operands are looked for."""


def defined_rates(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any pair of those names confirms the rate."""
    for named in evidence.named.values():
        places = {id(each.number): at for at, each in enumerate(named)}
        for sentence in evidence.sentences:
            for rate in sentence.numbers:
                match = _DEFINED.search(rate.words)
                at = places.get(id(rate))
                if match and at is not None and rate.quantity.unit == PERCENT:
                    before = named[max(at - NEAR, 0) : at]
                    yield from _check(sentence, rate, match, before)


def _check(
    sentence: Sentence, rate: Number, match: re.Match[str], before: Sequence[Named]
) -> Iterator[Finding]:
    parts, wholes = (_called(match[name], before) for name in ("part", "whole"))
    made = [
        (part, whole, scaled(ratio))
        for part in parts
        for whole in wholes
        if part is not whole and _of_one_kind(part, whole)
        if (ratio := over(reach(part.quantity), reach(whole.quantity)))
    ]
    if made and all(deviation(rate.quantity, computed) == "warning" for *_, computed in made):
        part, whole, computed = made[-1]
        printed = written(rounded(computed.value, 2), PERCENT)
        what = f"「{label_of(sentence, rate) or match[0].strip()}」报告写 {rate.text}，"
        what += f"按 {part.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _called(name: str, before: Sequence[Named]) -> list[Number]:
    """Also where the definition says more than the value: `月初在册` of 在册."""
    return [
        each.number
        for each in before
        if len(each.label) > 1 and (each.label.endswith(name) or name.endswith(each.label))
        if each.number.quantity.unit != PERCENT
    ]


def _of_one_kind(part: Number, whole: Number) -> bool:
    bare = None in {part.quantity.unit, whole.quantity.unit}
    return bare or joinable(part.quantity, whole.quantity)
