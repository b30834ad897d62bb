"""`出货3,100件，日均100件`: what a total comes to a day, over the days of its period."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.intervals import Reach, deviation, may_be_slip, reach
from assistant.ingest.checks.reading.naming import named_numbers
from assistant.ingest.checks.reading.sentences import Number, Sentence, joinable
from assistant.periods import period_bounds
from assistant.quantities import PERCENT, POINTS, TIMES, read_number
from assistant.quantities.quantity import rounded, written
from assistant.records import Finding

_DAILY: Final = re.compile(
    r"^[，,（(、\s]*(?:日均|平均每[日天]|每[日天]平均)(?:约|为|达|[：:\s])*$"
)
_MONTHLY: Final = re.compile(
    r"^[，,（(、\s]*(?:月均|平均每个?月|每个?月平均)(?:约|为|达|[：:\s])*$"
)
_MONTHS: Final = re.compile(
    r"[后余剩前]下?(?P<n>\d{1,2}|[两三四五六七八九十])个月[^，,。；\d]{0,8}$"
)
_OF_THE_MONTH: Final = re.compile(
    r"^[，,]\s?▢*(?:全月|当月|本月)?(?:累计|合计|一?共|总计)[^，,。；\d]{0,6}$"
)
DAYS_OF_A_MONTH: Final = 30.4
_OTHER: Final = re.compile(
    r"工作日|双休|节假|假期|营业日|交易日|有效|目标|计划|其中|剔除|扣除|不含"
)
_RATES: Final = frozenset({PERCENT, POINTS, TIMES})
_MONTH: Final = re.compile(r"\d{4}-\d\d")
_CLOSED: Final = re.compile(r"\d{4}(?:-\d\d|-[QH]\d)?|\d{4}-\d\d/\d{4}-\d\d")


def daily_means(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding of both. Of calendar days, unless the sentence counts days itself."""
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        for total, mean in pairwise(sentence.numbers):
            if not _DAILY.search(mean.words) or not joinable(total.quantity, mean.quantity):
                continue
            if total.quantity.unit in _RATES or _OTHER.search(sentence.text[: mean.end]):
                continue
            if days := _days(sentence, total, document.period if document else ""):
                yield from _check(sentence, total, mean, days)


def totals_of_daily_means(evidence: Evidence) -> Iterator[Finding]:
    """`日均出窑从5月的20件升到6月的25件，6月累计750件`. Tolerance: rounding of both."""
    for sentence in evidence.sentences:
        named = named_numbers(sentence)
        for at, total in enumerate(named):
            before = [n for n in named[:at] if n.number.quantity.unit not in _RATES]
            mean = before[-1] if before and _OF_THE_MONTH.match(total.number.words) else None
            if mean is None or "日均" not in mean.label or mean.period != total.period:
                continue
            key = total.period.replace("*", str(sentence.today.year))
            if _MONTH.fullmatch(key) and joinable(mean.number.quantity, total.number.quantity):
                days = (period_bounds(key)[1] - period_bounds(key)[0]).days + 1
                if not _OTHER.search(sentence.text[: total.number.end]):
                    yield from _check(sentence, total.number, mean.number, days)


def means_by_months(evidence: Evidence) -> Iterator[Finding]:
    """`上半年发货1,800吨，月均300吨`. Tolerance: rounding of both."""
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        for total, mean in pairwise(sentence.numbers):
            if not _MONTHLY.search(mean.words) or not joinable(total.quantity, mean.quantity):
                continue
            counted = _MONTHS.search(sentence.text[: total.start])
            start = counted.start() if counted else 0
            said = (
                sentence.text[start : mean.end] + re.split("[，,；;]", sentence.text[mean.end :])[0]
            )
            if total.quantity.unit in _RATES or _OTHER.search(said):
                continue
            days = _days(sentence, total, document.period if document else "")
            months = int(read_number(counted["n"]) or 0) if counted else 0
            months = months or round(days / DAYS_OF_A_MONTH)
            if months > 1:
                computed = Reach(*(each / months for each in reach(total.quantity)))
                near = may_be_slip(mean.quantity.value, computed.value)
                if near and deviation(mean.quantity, computed) == "warning":
                    printed = written(rounded(computed.value, 2), mean.quantity.unit)
                    what = f"{total.text} 按 {months} 个月算，月均为 {printed}，"
                    what += f"报告写 {mean.text}，两者不一致。"
                    yield of_passages("does_not_add_up", what, (sentence.passage,))


def _days(sentence: Sentence, total: Number, own: str) -> int:
    """0 where the words count days, or leave open which they are."""
    if any(number.quantity.unit == "s" for number in sentence.numbers):
        return 0
    named = [span.key for span in sentence.periods if span.end <= total.start]
    key = (named[-1] if named else own).replace("*", own[:4] or "*")
    if not _CLOSED.fullmatch(key):
        return 0
    first, last = period_bounds(key)
    return (last - first).days + 1


def _check(sentence: Sentence, total: Number, mean: Number, days: int) -> Iterator[Finding]:
    computed = Reach(*(each / days for each in reach(total.quantity)))
    near = may_be_slip(mean.quantity.value, computed.value)
    if near and deviation(mean.quantity, computed) == "warning":
        printed = written(rounded(computed.value, 2), mean.quantity.unit)
        what = f"{total.text} 按 {days} 天算，日均为 {printed}，报告写 {mean.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))
