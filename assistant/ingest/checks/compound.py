"""Growth of each year, against the two values and the years between them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.changes import Change, changes_of
from assistant.ingest.checks.changing import YEARLY
from assistant.ingest.checks.evidence import Evidence
from assistant.ingest.checks.findings import of_passages
from assistant.ingest.checks.intervals import HUNDRED, Reach, deviation, over, reach, scaled, size
from assistant.ingest.checks.joined import over_sentences
from assistant.ingest.checks.sentences import Number, Sentence
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
    changes = [change for change in changes_of(sentence) if change.new.quantity.unit != PERCENT]
    if len(rates) != 1 or len(changes) != 1:
        return
    (rate,), (change,) = rates, changes
    years = _years(change, rate)
    ratio = over(reach(change.new.quantity), reach(change.old.quantity))
    if not years or ratio is None or ratio.low <= 0 or not ratio.high.is_finite():
        return
    yearly = Reach(*(term ** (1 / Decimal(years)) for term in ratio))
    growth = size(scaled(yearly, HUNDRED, -HUNDRED))
    if deviation(rate.quantity, growth) == "warning":
        what = f"从 {change.old.text} 到 {change.new.text}，{years} 年的年均变化为 "
        what += (
            f"{written(rounded(growth.value, PRINTED), PERCENT)}，报告写 {rate.text}，两者不一致。"
        )
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _years(change: Change, rate: Number) -> int:
    """Between the two years that the sentence names; or as many as it says."""
    sentence = change.sentence
    named = [
        int(match[0])
        for span in sentence.periods
        if span.end <= rate.start and (match := _YEAR.match(span.key))
    ]
    if len(set(named)) == 2:
        return max(named) - min(named)
    said = _FOR_YEARS.search(sentence.text)
    count = read_number(said["n"]) if said and not named else None
    return int(count) if count and 1 < count <= MOST_YEARS else 0
