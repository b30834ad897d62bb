"""What accounting defines as a difference: 毛利 is 收入 less 成本, within one paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from assistant.ingest.checks.changing import changed, compared
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import deviation, minus, reach
from assistant.ingest.checks.known_rates import whose
from assistant.ingest.checks.naming import Named, named_numbers
from assistant.ingest.checks.sentences import alike
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
MOST_TERMS: Final = 8
_OTHER: Final = re.compile(r"归属|归母|扣非|现金")


def differences(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of all three. Silent where any of their values agree."""
    for sentences in evidence.paragraphs:
        named = [each for sentence in sentences for each in named_numbers(sentence) if _fits(each)]
        for names in DIFFERENCES:
            wrong = [(group, _off(group)) for group in _groups(named, names)]
            if wrong and all(off for _, off in wrong):
                (result, whole, less), printed = wrong[0]
                what = f"「{result.label}」报告写 {result.number.text}，按 "
                what += f"{whole.number.text} - {less.number.text} 算为 {printed}，两者不一致。"
                yield of_passages("does_not_add_up", what, (sentences[0].passage,))


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
