"""`每吨出窑量的燃气成本约205元`, `电费分摊到每吨约3.2元`: it names both operands itself."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final, NamedTuple

from assistant.ingest.checks.reading.by_name import called, planned, prime
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.facts import Fact, Facts, facts_about
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, over, reach
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.sentences import MEASURES
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.quantities.quantity import rounded, written
from assistant.quantities.units import MEASURE_WORDS, is_money
from assistant.records import Finding

_UNIT: Final = "|".join(sorted({*MEASURES, *MEASURE_WORDS, "吨"}, key=len, reverse=True))
_FILLER: Final = r"(?:大?约|为|是|达到?|仅|\s)*$"
_EACH: Final = (
    re.compile(
        rf"(?:^|[，,；：:])每(?P<unit>{_UNIT})(?P<what>[一-鿿]{{0,6}}?)的(?P<who>[一-鿿]{{2,12}}?){_FILLER}"
    ),
    re.compile(
        rf"(?:^|[，,；：:])(?P<who>[一-鿿]{{2,10}}?)(?:平?均|分)?(?:摊到|摊|折合|折算到)"
        rf"每(?P<unit>{_UNIT})(?P<what>[一-鿿]{{0,6}}?){_FILLER}"
    ),
)
_COST: Final = re.compile("(?:成本|费用|支出|开支)$")
_OTHER: Final = re.compile("去年|上年|同期|上[月季期]|计划|目标|预计|行业|同行")
_POWERS: Final = tuple(Decimal(10) ** power for power in (-8, -4, -3, 3, 4, 8))
FEWEST_DIGITS: Final = 3
FEWEST_COUNTED: Final = 100
"""Of what a cost is spread over; `每箱12瓶，每架2箱` are no such counts."""
DECIMALS: Final = 2


class _Made(NamedTuple):
    cost: Fact
    by: Fact
    each: Reach


def costs_per_unit(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all three. Silent where any values of those names agree; of a count
    that is not named, another scale alone is told.
    """
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        for told in told_in(sentence) if "每" in sentence.text else ():
            words = sentence.clause(told.number)
            match = next((m for p in _EACH if (m := p.search(words))), None)
            if match and is_money(told.quantity.unit) and not _OTHER.search(words):
                facts = facts_about(evidence, sentence.passage)
                yield from _check(told, match, facts, document.period if document else "")


def _check(told: Told, match: re.Match[str], facts: Facts, own: str) -> Iterator[Finding]:
    costs = [f for f in _costs(match["who"], facts) if f.told is not told]
    counts = _counts(match["unit"], match["what"], facts)
    made = [
        _Made(cost, count, each)
        for cost, count in product(costs, counts)
        if (each := over(reach(cost.quantity), reach(count.quantity)))
    ]
    if any(deviation(told.quantity, m.each) != "warning" for m in made):
        return
    sure = [(c, n) for c, n in product(prime(costs, own), prime(counts, own)) if match["what"]]
    meant = [m for m in made if (m.cost, m.by) in sure]
    meant = [m for m in meant if may_be_slip(told.quantity.value, m.each.value)]
    shifted = [m for m in made if _is_shifted(told, m.each)]
    if found := (meant or shifted):
        cost, by, each = found[0]
        printed = written(rounded(each.value, DECIMALS), told.quantity.unit)
        what = f"「每{match['unit']}{match['what']}」{match['who']}按 {cost.text} / {by.text} "
        what += f"算为 {printed}，报告写 {told.text}，两者不一致。"
        passages = (told.sentence.passage, cost.passage, by.passage)
        yield of_passages("does_not_add_up", what, tuple(dict.fromkeys(passages)))


def _costs(who: str, facts: Facts) -> Sequence[Fact]:
    """`运费` and `运费成本` are one."""
    names = dict.fromkeys((who, _COST.sub("", who)))
    found = [f for name in names for f in called(name, facts) if is_money(f.quantity.unit)]
    return [f for f in found if not (f.ago or planned(f))]


def _counts(unit: str, what: str, facts: Facts) -> Sequence[Fact]:
    counted = [f for f in facts if f.quantity.unit == unit and not f.ago and f.told]
    counted = [f for f in counted if f.quantity.value >= FEWEST_COUNTED]
    found = [*called(what, facts), *called(f"{what}总量", facts)] if what else counted
    return [f for f in dict.fromkeys(found) if not is_money(f.quantity.unit) and not planned(f)]


def _is_shifted(told: Told, each: Reach) -> bool:
    """Right to the digit, but for its scale."""
    shifts = (Reach(*(term * power for term in each)) for power in _POWERS)
    exact = digits_of(told.quantity) >= FEWEST_DIGITS
    return exact and any(deviation(told.quantity, shift) is None for shift in shifts)
