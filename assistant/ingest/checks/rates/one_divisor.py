"""`毛利42万，毛利率35%` … `费用合计18万，费用率15%`: rates that all divide one revenue."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.by_name import called
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, over, reach, scaled
from assistant.ingest.checks.reading.naming import label_of
from assistant.ingest.checks.reading.sentences import Number, Sentence, alike
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, Quantity
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_RATE: Final = re.compile(
    r"[，,]\s*(?:综合|整体)?(?P<name>毛利率|净利率|净利润率|利润率|营业利润率|费用率)(?:为|是|约)?\s*$"
)
_PART: Final = re.compile("(?:(?:经营|营业|期间|税前|净|总)?(?:费用|毛利|利润)(?:总?额)?)?")
"""Of all, by its name; the sum of a list has none."""
_PLANNED: Final = re.compile("目标|预算|计划|预计|力争|明年")
FEWEST_RIGHT: Final = 2


class _Pair(NamedTuple):
    sentence: Sentence
    name: str
    part: Number
    rate: Number


def rates_of_one_divisor(evidence: Evidence) -> Iterator[Finding]:
    """Two other rates or more prove the revenue that they divide. Tolerance: rounding of all.

    Silent where any revenue that the report tells makes it right.
    """
    by_document: dict[str, list[_Pair]] = {}
    for sentence in evidence.sentences:
        by_document.setdefault(sentence.passage.document, []).extend(_pairs(sentence))
    for pairs in by_document.values():
        if len(pairs) > FEWEST_RIGHT:
            yield from _check(evidence, pairs)


def _pairs(sentence: Sentence) -> Iterator[_Pair]:
    for part, rate in pairwise(told_in(sentence)):
        named = _RATE.fullmatch(rate.number.words) if rate.quantity.unit == PERCENT else None
        before = sentence.text[: rate.number.start]
        other = AGO.search(before) or _PLANNED.search(before)
        if not _PART.fullmatch(label_of(sentence, part.number)) or "其中" in before:
            continue
        if named and not other and part.role in {"level", "rest"} and part.number.depth == 0:
            yield _Pair(sentence, named["name"], part.number, rate.number)


def _check(evidence: Evidence, pairs: list[_Pair]) -> Iterator[Finding]:
    facts = called("收入", facts_about(evidence, pairs[0].sentence.passage), widely=True)
    wholes = {
        f.quantity.value: f.quantity for f in facts if alike(f.quantity, pairs[0].part.quantity)
    }
    right = {v: [p for p in pairs if _fits(p, whole)] for v, whole in wholes.items()}
    names = {v: {pair.name for pair in found} for v, found in right.items()}
    proved = [wholes[v] for v, named in names.items() if len(named) >= FEWEST_RIGHT]
    if len(proved) != 1:
        return
    (whole,) = proved
    known = {pair.name for pair in right[whole.value]}
    places = {pair.sentence.passage.sections for pair in right[whole.value]}
    for pair in pairs:
        if pair.name in known or pair.sentence.passage.sections not in places:
            continue  # a rate of a part of it
        ratio = over(reach(pair.part.quantity), reach(whole))
        wrong = ratio and not any(_fits(pair, other) for other in wholes.values())
        if wrong and ratio and may_be_slip(pair.rate.quantity.value, ratio.value * 100):
            printed = written(rounded(ratio.value * 100, 2), PERCENT)
            what = f"「{pair.name}」报告写 {pair.rate.text}，"
            what += f"按 {pair.part.text} / {whole.text} 算为 {printed}，两者不一致。"
            yield of_passages("does_not_add_up", what, (pair.sentence.passage,))


def _fits(pair: _Pair, whole: Quantity) -> bool:
    ratio = over(reach(pair.part.quantity), reach(whole))
    return bool(ratio and deviation(pair.rate.quantity, scaled(ratio)) != "warning")
