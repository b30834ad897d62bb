"""Rates that say what they divide: `退货率（退货/销量）5%`, `日活/月活=25%`, `（收入÷会员5万）`."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, over, reach, scaled
from assistant.ingest.checks.reading.naming import core
from assistant.ingest.checks.reading.sentences import joinable
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_NAME: Final = r"[一-鿿A-Za-z]{1,12}"
_WRITTEN: Final = re.compile(
    rf"(?:[（(]\s*(?:=|即|为)?\s*)?(?P<part>{_NAME})\s*(?:[/÷／]|除以)\s*(?P<whole>{_NAME})\s*"
    r"(?:[)）]|[=＝≈]|约?为|等于)(?:约|为|是|达到?|仅|：|:|\s)*$"
)
_WORDS: Final = re.compile(r"(?:数量?|人数|金额|总[数量额]|[家户]数)$")
NEAR: Final = 12
"""Numbers before the rate among which its operands are looked for."""


def written_rates(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any pair of those names agrees."""
    told: defaultdict[str, list[Told]] = defaultdict(list)
    for sentence in evidence.sentences:
        told[sentence.passage.document] += told_in(sentence)
    for document in told.values():
        for at, rate in enumerate(document):
            said = rate.sentence.text[: rate.number.start]
            match = _WRITTEN.search(said) if rate.quantity.unit in {PERCENT, TIMES, None} else None
            if match:
                beside = [t for t in document if t.sentence.passage == rate.sentence.passage]
                before = document[max(at - NEAR, 0) : at]
                near = [*before, *(t for t in beside if t not in before)]
                yield from _check(rate, match, near)


def _check(rate: Told, match: re.Match[str], near: Sequence[Told]) -> Iterator[Finding]:
    parts, wholes = (_called(match[name], near) for name in ("part", "whole"))
    made = [
        (part, whole, computed)
        for part in parts
        for whole in wholes
        if part is not whole and _of_one_kind(part, whole)
        if (computed := _ratio(part, whole, rate))
    ]
    if made and all(deviation(rate.quantity, computed) == "warning" for *_, computed in made):
        part, whole, computed = made[-1]
        printed = written(rounded(computed.value, 2), rate.quantity.unit)
        what = f"「{match[0].strip('（()）=＝≈为约 ')}」报告写 {rate.text}，"
        what += f"按 {part.text} / {whole.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (rate.sentence.passage,))


def _called(name: str, near: Sequence[Told]) -> list[Told]:
    """Also where the definition says more than the value: `月初在册` of 在册."""
    short = _WORDS.sub("", name.strip()) or name
    found = []
    for each in near:
        label = each.name
        ends = len(label) > 1 and (label.endswith(name) or name.endswith(label))
        alike = ends or (label and core(label) == core(name)) or short in _clause(each)
        if alike and each.quantity.unit not in {PERCENT, POINTS, TIMES} and each.role != "change":
            found.append(each)
    return found


def _clause(each: Told) -> str:
    """Its words, periods and all, back to the last mark."""
    number = each.number
    said = each.sentence.text[max(number.start - len(number.words), 0) : number.start]
    return re.split(r"[，,、。；：:（(]", said)[-1]


def _of_one_kind(part: Told, whole: Told) -> bool:
    bare = None in {part.quantity.unit, whole.quantity.unit}
    return bare or joinable(part.quantity, whole.quantity)


def _ratio(part: Told, whole: Told, rate: Told) -> Reach | None:
    ratio = over(reach(part.quantity), reach(whole.quantity))
    return scaled(ratio) if ratio and rate.quantity.unit == PERCENT else ratio
