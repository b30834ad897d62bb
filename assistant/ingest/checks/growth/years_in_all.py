"""`2031年300座、2032年330座、2033年363座，两年合计增长20%`: what years in turn come to."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    deviation,
    may_be_slip,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.own_periods import own_period
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.ingest.checks.reading.told import told_in
from assistant.quantities import PERCENT, POINTS, TIMES, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_IN_ALL: Final = re.compile(
    r"[，,]\s?(?P<n>[两二三四五六七八九十]|\d)年(?:下来|间|里|来)?(?:累计|合计|总共|一共|共|总的?)"
    r"(?:将|可|约|要)?(?:增长|增幅|上涨|提升|增加|下降|减少|降幅|涨幅)(?:了|约|为|达|近)*$"
)
_NO_LEVEL: Final = frozenset({PERCENT, POINTS, TIMES})


def years_in_all(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of all. One value for each year, the first of which is the base."""
    for sentence in evidence.sentences:
        for number in sentence.numbers:
            match = _IN_ALL.search(number.words) if number.quantity.unit == PERCENT else None
            years = int(read_number(match["n"]) or 0) if match else 0
            series = _series(sentence, number)
            if years > 1 and len(series) == years + 1:
                yield from _check(sentence, series, number)


def _series(sentence: Sentence, rate: Number) -> Sequence[Number]:
    """The last values before it of which each is of the year behind the one before."""
    told = [t.number for t in told_in(sentence) if t.is_level and t.number.end <= rate.start]
    keys = [own_period(sentence, n) for n in told]
    run: list[Number] = []
    year = 0
    for number, key in zip(reversed(told), reversed(keys), strict=True):
        yearly = key.isdigit() and number.quantity.unit not in _NO_LEVEL
        if not yearly or year not in {0, int(key) + 1}:
            break
        run, year = [number, *run], int(key)
    alike = all(joinable(a.quantity, b.quantity) for a, b in pairwise(run))
    return run if alike and run and (run[-1], rate) in pairwise(sentence.numbers) else []


def _check(sentence: Sentence, series: Sequence[Number], rate: Number) -> Iterator[Finding]:
    first, last = series[0], series[-1]
    ratio = over(reach(last.quantity), reach(first.quantity))
    grown = size(scaled(ratio, HUNDRED, -HUNDRED)) if ratio else None
    if grown is None or deviation(rate.quantity, grown) != "warning":
        return
    if may_be_slip(rate.quantity.value, grown.value):
        printed = written(rounded(grown.value, 1), PERCENT)
        what = f"从 {first.text} 到 {last.text} 的变化为 {printed}，"
        what += f"报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
