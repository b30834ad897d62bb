"""`成本84万，毛利36万，毛利率30%` behind revenue that has a name of its own, `民宿收入120万`.

The rate is of that revenue, which proves that cost and margin are of it, too.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, minus, over, reach, scaled
from assistant.ingest.checks.reading.naming import Named, named_numbers
from assistant.ingest.checks.reading.sentences import alike
from assistant.quantities import PERCENT
from assistant.quantities.quantity import written
from assistant.records import Finding

_REVENUE: Final = ("收入", "营收", "销售额")
_ROW: Final = ("成本", "毛利", "毛利率")


def gross(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. Silent where any revenue of the paragraph fits."""
    for paragraph in evidence.paragraphs:
        named = [each for sentence in paragraph for each in named_numbers(sentence)]
        for at, row in enumerate(zip(named, named[1:], named[2:], strict=False)):
            if tuple(each.label for each in row) == _ROW and row[2].number.quantity.unit == PERCENT:
                before = [n for n in named[:at] if n.label.endswith(_REVENUE)]
                before = [n for n in before if alike(n.number.quantity, row[1].number.quantity)]
                yield from _check(evidence, row, before)


def _check(
    evidence: Evidence, row: tuple[Named, Named, Named], before: Sequence[Named]
) -> Iterator[Finding]:
    cost, margin = (each.number.quantity for each in row[:2])
    made = [(n, minus(reach(n.number.quantity), reach(cost))) for n in before]
    if any(deviation(margin, m) != "warning" for _, m in made):
        return
    for revenue, computed in made:
        whole = reach(revenue.number.quantity)
        if any(_gives(part, whole, row[2]) for part in (reach(margin), computed)):
            printed = written(computed.value, margin.unit)
            what = f"毛利写 {margin.text}，按 {revenue.number.text} - {cost.text} 算为 {printed}，"
            place = next(s.passage for s in evidence.sentences if row[1].number in s.numbers)
            yield of_passages("does_not_add_up", f"{what}两者不一致。", (place,))
            return


def _gives(part: Reach, whole: Reach, rate: Named) -> bool:
    ratio = over(part, whole)
    return ratio is not None and deviation(rate.number.quantity, scaled(ratio)) is None
