"""Growth of each year, against the two values and the years between them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.changes import changes_of
from assistant.ingest.checks.reading.changing import YEARLY
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    over,
    reach,
    scaled,
    size,
)
from assistant.ingest.checks.reading.joined import over_sentences
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.quantities import PERCENT, TIMES, Quantity, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_FOR_YEARS: Final = re.compile(
    r"(?<![\d.])(?P<n>\d{1,2}|[两二三四五六七八九十])年(?:来|间|内|以来|里|时间|年均|的?复合)"
)
_PLANNED: Final = re.compile(r"预计|目标|计划|未来|今后|规划")
_YEAR: Final = re.compile(r"\d{4}")
_LATER: Final = re.compile(
    r"[^，,]{0,12}[，,]\s?(?:(?P<n>\d{1,2}|[两二三四五六七八九十])年(?:之|以)?后|届时|到时)的?"
    r"(?:规模|收入|营收|体量|销量|产量|总量|总额|产值|盘子)?(?:[将会约为是达到]|增[长至]|相当于|大约)*"
    r"(?:现在|目前|当前|如今|今[天年]|眼下)的(?:约|近|大约)?$"
)
"""Words before the multiple of what now is."""
_OF_OTHERS: Final = re.compile(r"过去|此前|以往|历史|近[两二三四五\d]|行业|市场|同行|对手|其中")
MOST_YEARS: Final = 30
NEAR: Final = 6
"""Characters behind a rate that say that it is one of each year."""
PRINTED: Final = 1
"""Decimals of the computed rate."""


def compound_growth(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of the values and of the rate."""
    yield from over_sentences(evidence, _check)
    for sentence in evidence.sentences:
        yield from _multiple(sentence)
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            yield from _over_the_paragraph(sentence, paragraph)


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
    growth = yearly(old.quantity, new.quantity, years)
    if growth and deviation(rate.quantity, growth) == "warning":
        printed = written(rounded(growth.value, PRINTED), PERCENT)
        what = f"从 {old.text} 到 {new.text}，{years} 年的年均变化为 {printed}，"
        what += f"报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _multiple(sentence: Sentence) -> Iterator[Finding]:
    """`三年复合增长率20%，三年后约为现在的1.73倍`"""
    rates = [n for n in sentence.numbers if n.quantity.unit == PERCENT]
    times = [n for n in sentence.numbers if n.quantity.unit == TIMES]
    for_years = _FOR_YEARS.search(sentence.text)
    between = sentence.text[rates[0].end : times[0].start] if rates and len(times) == 1 else ""
    later = _LATER.fullmatch(between)
    if len(rates) != 1 or not later:
        return
    behind = sentence.text[rates[0].end : rates[0].end + NEAR]
    said = later["n"] or (for_years["n"] if for_years else "")
    if not said or not YEARLY.search(f"{rates[0].words}{behind}"):
        return
    years = int(read_number(said) or 0)
    if not 1 < years <= MOST_YEARS or _OF_OTHERS.search(sentence.text):
        return
    grown = scaled(reach(rates[0].quantity), Decimal("0.01"), Decimal(1))
    made = Reach(*(term**years for term in grown))
    if deviation(times[0].quantity, made) == "warning":
        what = (
            f"每年增长 {rates[0].text}，{years} 年后是 {written(rounded(made.value, 2), TIMES)}，"
        )
        what += f"报告写 {times[0].text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _over_the_paragraph(sentence: Sentence, paragraph: Sequence[Sentence]) -> Iterator[Finding]:
    """`2028年的收入只有218万元，三年复合增速约20%`, where the latest one was told before."""
    said = _FOR_YEARS.search(sentence.text)
    years = int(read_number(said["n"]) or 0) if said else 0
    numbers = named_numbers(sentence)
    if len(numbers) != 2 or not 1 < years <= MOST_YEARS or len(numbers[0].label) < 2:
        return
    old, rate = (each.number for each in numbers)
    if (
        not YEARLY.search(rate.words)
        or rate.quantity.unit != PERCENT
        or _PLANNED.search(sentence.text)
    ):
        return
    tried = [
        (computed, told)
        for other in paragraph[: paragraph.index(sentence)]
        for told in named_numbers(other)
        if told.label[-2:] == numbers[0].label[-2:] and not told.planned
        if told.number.quantity.unit == old.quantity.unit
        if (computed := yearly(old.quantity, told.number.quantity, years))
    ]
    if tried and all(deviation(rate.quantity, each) == "warning" for each, _ in tried):
        growth, told = tried[0]
        printed = written(rounded(growth.value, PRINTED), PERCENT)
        what = f"从 {old.text} 到 {told.number.text}，{years} 年的年均变化为 {printed}，"
        what += f"报告写 {rate.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def yearly(old: Quantity, new: Quantity, years: int) -> Reach | None:
    """Growth of one year, in percent."""
    ratio = over(reach(new), reach(old))
    if ratio is None or ratio.low <= 0 or not ratio.high.is_finite():
        return None
    yearly = Reach(*(term ** (1 / Decimal(years)) for term in ratio))
    return size(scaled(yearly, HUNDRED, -HUNDRED))


def _ends(sentence: Sentence, rate: Number, years: int) -> tuple[Number, Number] | None:
    """The one change; or the first and the last of as many values as there are years."""
    changes = [each for each in changes_of(sentence) if each.new.quantity.unit != PERCENT]
    if len(changes) == 1 and len(_named_years(sentence, rate)) <= len(("old", "new")):
        return changes[0].old, changes[0].new
    values = [n for n in sentence.numbers if n.start < rate.start and n.quantity.unit != PERCENT]
    one_unit = all(joinable(n.quantity, values[-1].quantity) for n in values)
    series = not changes and one_unit and len(values) == years + 1
    return (values[0], values[-1]) if series and years else None


def _years(sentence: Sentence, rate: Number) -> int:
    """Between the two years that the sentence names; or as many as it says, also where it names
    each of them.
    """
    named = _named_years(sentence, rate)
    between = max(named) - min(named) if named else 0
    if len(named) == 2:
        return between
    said = _FOR_YEARS.search(sentence.text)
    count = int(read_number(said["n"]) or 0) if said else 0
    fits = not named or between == count == len(named) - 1
    return count if fits and 1 < count <= MOST_YEARS else 0


def _named_years(sentence: Sentence, rate: Number) -> set[int]:
    return {
        int(year)
        for span in sentence.periods
        if span.end <= rate.start and "/" not in span.key
        for year in _YEAR.findall(span.key)
    }
