"""Growth of each year, against the two values and the years between them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.changes import changes_of
from assistant.ingest.checks.changing import YEARLY
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import HUNDRED, Reach, deviation, over, reach, scaled, size
from assistant.ingest.checks.joined import over_sentences
from assistant.ingest.checks.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_FOR_YEARS: Final = re.compile(
    r"(?<![\d.])(?P<n>\d{1,2}|[两二三四五六七八九十])年(?:来|间|内|以来|里|时间|年均|的?复合)"
)
_YEAR: Final = re.compile(r"\d{4}")
MOST_YEARS: Final = 30
PRINTED: Final = 1
"""Decimals of the computed rate."""


def compound_growth(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the values and of the rate."""
    yield from over_sentences(evidence, _check)


def _check(sentence: Sentence) -> Iterator[Finding]:
    rates = [n for n in sentence.numbers if n.quantity.unit == PERCENT and YEARLY.search(n.words)]
    if len(rates) != 1:
        return
    (rate,) = rates
    years = _years(sentence, rate)
    ends = _ends(sentence, rate, years)
    if not years or ends is None:
        return
    old, new = ends
    ratio = over(reach(new.quantity), reach(old.quantity))
    if ratio is None or ratio.low <= 0 or not ratio.high.is_finite():
        return
    yearly = Reach(*(term ** (1 / Decimal(years)) for term in ratio))
    growth = size(scaled(yearly, HUNDRED, -HUNDRED))
    if deviation(rate.quantity, growth) == "warning":
        printed = written(rounded(growth.value, PRINTED), PERCENT)
        what = f"从 {old.text} 到 {new.text}，{years} 年的年均变化为 {printed}，"
        what += f"报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _ends(sentence: Sentence, rate: Number, years: int) -> tuple[Number, Number] | None:
    """The one change; or the first and the last of as many values as there are years."""
    changes = [each for each in changes_of(sentence) if each.new.quantity.unit != PERCENT]
    if len(changes) == 1:
        return changes[0].old, changes[0].new
    values = [n for n in sentence.numbers if n.start < rate.start and n.quantity.unit != PERCENT]
    one_unit = all(joinable(n.quantity, values[-1].quantity) for n in values)
    series = not changes and one_unit and len(values) == years + 1
    return (values[0], values[-1]) if series and years else None


def _years(sentence: Sentence, rate: Number) -> int:
    """Between the two years that the sentence names; or as many as it says."""
    named = {
        int(year)
        for span in sentence.periods
        if span.end <= rate.start
        for year in _YEAR.findall(span.key)
    }
    if len(named) == 2:
        return max(named) - min(named)
    said = _FOR_YEARS.search(sentence.text)
    count = read_number(said["n"]) if said and not named else None
    return int(count) if count and 1 < count <= MOST_YEARS else 0
