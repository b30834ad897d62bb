"""What accounting defines as a difference: 毛利 is 收入 less 成本, within one paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from assistant.ingest.checks.rates.known_rates import whose
from assistant.ingest.checks.reading.by_name import called, of_a_span, prime
from assistant.ingest.checks.reading.changing import changed, compared
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, may_be_slip, minus, reach, size
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import alike
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities import PERCENT, POINTS, TIMES
from assistant.quantities.quantity import written
from assistant.records import Finding

DIFFERENCES: Final[tuple[tuple[str, str, str], ...]] = (
    ("毛利", "收入", "成本"),
    ("毛利润", "收入", "成本"),
    ("净利润", "利润总额", "所得税"),
    ("净利润", "利润总额", "所得税费用"),
    ("净资产", "资产", "负债"),
)
"""Result, what it is taken from, and what is taken away, by the endings of their names."""
ACROSS: Final[tuple[tuple[str, str, str], ...]] = (
    ("少数股东损益", "净利润", "归母净利润"),
    ("毛利", "营业收入", "营业成本"),
    ("所有者权益", "资产总额", "负债总额"),
    ("净资产", "资产总额", "负债总额"),
)
"""Those whose terms are told far apart."""
_WRITTEN: Final = re.compile(
    r"(?P<whole>[一-鿿]{2,10}?)(?:减去?|扣除|减掉|扣去|刨去)(?P<less>[一-鿿]{2,10}?)(?:之?后)?[，,、][^，,。；]{0,12}$"
)
MOST_TERMS: Final = 8
_OTHER: Final = re.compile(r"归属|归母|扣非|现金")


def differences(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any of their values agree."""
    for sentences in evidence.paragraphs:
        named = [each for sentence in sentences for each in named_numbers(sentence) if _fits(each)]
        for names in DIFFERENCES:
            wrong = [(group, _off(group)) for group in _groups(named, names)]
            sure = [each for each in wrong if not of_a_span(each[0])]
            if sure and all(off for _, off in wrong):
                (result, whole, less), printed = sure[0]
                what = f"「{result.label}」报告写 {result.number.text}，按 "
                what += f"{whole.number.text} - {less.number.text} 算为 {printed}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentences[0].passage,))


def named_differences(evidence: Evidence) -> Iterator[Finding]:
    """`收入减去成本，利润为3亿元`, and what accounting takes away, with values of the document.

    Tolerance: rounding of all three. Silent where any values of those names agree.
    """
    for sentence in evidence.sentences:
        document = sentence.passage.document
        own = evidence.documents[document].period if document in evidence.documents else ""
        facts = facts_about(evidence, sentence.passage)
        for told in told_in(sentence):
            for whole, less in _taken(told):
                yield from _check(told, called(whole, facts), called(less, facts), own)


def _taken(told: Told) -> Iterator[tuple[str, str]]:
    """Names of what is taken from and what is taken away."""
    if told.role != "level" or told.quantity.unit in {PERCENT, POINTS, TIMES}:
        return
    if match := _WRITTEN.search(told.number.words):
        yield match["whole"], match["less"]
    for result, whole, less in ACROSS:
        if told.name.endswith(result):
            yield whole, less


def _check(
    told: Told, wholes: Sequence[Fact], lesses: Sequence[Fact], own: str
) -> Iterator[Finding]:
    pairs = [
        (a, b, minus(reach(a.quantity), reach(b.quantity)))
        for a, b in product(wholes, lesses)
        if a.quantity.unit == b.quantity.unit == told.quantity.unit
    ]
    if any(deviation(told.quantity, size(computed)) != "warning" for *_, computed in pairs):
        return
    sure = [
        (a, b, c)
        for a, b, c in pairs
        if a in prime(wholes, own) and b in prime(lesses, own)
        if may_be_slip(told.quantity.value, c.value)
    ]
    if sure:
        a, b, computed = sure[0]
        printed = written(computed.value, told.quantity.unit)
        what = f"「{told.name}」报告写 {told.text}，"
        what += f"按 {a.text} - {b.text} 算为 {printed}，两者不一致。"
        yield of_passages("does_not_add_up", what, (told.sentence.passage,))


def _fits(each: Named) -> bool:
    words = each.number.words
    value = each.number.quantity.unit not in {PERCENT, POINTS, TIMES}
    moved = changed(words) or compared(words) or each.planned
    return value and not moved and not _OTHER.search(words)


def _groups(named: Sequence[Named], names: Sequence[str]) -> Iterator[tuple[Named, ...]]:
    """Of one company or part, of one period and of one unit."""
    found = [[n for n in named if n.label.endswith(name)] for name in names]
    if max(map(len, found)) > MOST_TERMS:
        return
    for group in product(*found):
        owners = {whose(n, name) for n, name in zip(group, names, strict=True)}
        periods = {n.period for n in group if n.period}
        units = all(alike(n.number.quantity, group[0].number.quantity) for n in group)
        if len(owners) == 1 and len(periods) <= 1 and units:
            yield group


def _off(group: Sequence[Named]) -> str:
    """What it comes to, where that is not what is stated."""
    result, whole, less = (each.number.quantity for each in group)
    computed = minus(reach(whole), reach(less))
    off = deviation(result, computed) == "warning"
    return written(computed.value, result.unit) if off else ""
