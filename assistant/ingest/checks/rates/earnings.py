"""`按总股本2亿股计算，每股收益0.45元`: what a share earns is net profit by the number of shares."""

import re
from collections.abc import Iterator
from typing import Final

from assistant.ingest.checks.reading.by_name import planned
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import AGO, Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import deviation, over, reach
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import is_money
from assistant.records import Finding

_PER_SHARE: Final = re.compile(
    r"(?:基本|稀释|摊薄)?每股(?:基本|稀释|摊薄)?(?:收益|盈利|盈余|净利润|溢利)(?:约|为|是|人民币|达|\s)*$"
)
_EARNED: Final = re.compile(r"净利润?|溢利|盈利")
SHARES: Final = "股"
FEWEST: Final = 10**6
"""A company has more: `每10股派1元`."""


def earnings_per_share(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any profit by any number of shares fits."""
    for sentence in evidence.sentences:
        for each in told_in(sentence):
            said = sentence.text[: each.number.start]
            own = re.split(r"[，,；;。]", said)[-1]
            stated = _PER_SHARE.search(own) and is_money(each.quantity.unit)
            if stated and each.role != "base" and not AGO.search(own):
                yield from _check(each, facts_about(evidence, sentence.passage))


def _check(each: Told, facts: Facts) -> Iterator[Finding]:
    now = [f for f in facts if not planned(f) and not f.ago]
    shares = [f.quantity for f in now if f.quantity.unit == SHARES and f.quantity.value >= FEWEST]
    earned = [f.quantity for f in now if is_money(f.quantity.unit) and _is_earned(f)]
    made = [
        (profit, count, ratio)
        for profit in dict.fromkeys(earned)
        for count in dict.fromkeys(shares)
        if (ratio := over(reach(profit), reach(count)))
    ]
    if made and all(deviation(each.quantity, ratio) == "warning" for *_, ratio in made):
        profit, count, ratio = min(made, key=lambda m: abs(m[2].value - each.quantity.value))
        printed = written(rounded(ratio.value, 2), each.quantity.unit)
        what = f"「每股收益」报告写 {each.text}，按 {profit.text} / {count.text} 算为 {printed}，"
        yield of_passages("does_not_add_up", f"{what}两者不一致。", (each.sentence.passage,))


def _is_earned(fact: Fact) -> bool:
    """All of it, and not what a head or a shop earns."""
    whole = fact.told is None or fact.told.role == "level"
    return whole and any(_EARNED.search(name) for name in fact.names)
