"""Forecasts of periods that are past, and results of periods that are still to come."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence, days_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.issued import issued
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.periods import PeriodSpan, period_bounds
from assistant.records import Finding

_FORECAST: Final = re.compile(
    r"(?:预计|预期|预测|有望|将于|将在|拟于|拟在|计划于|计划在|(?<![年度原按照的个项])计划)(?:到|在|于|至)?\s*$"
)
_EARLIER_FORECAST: Final = re.compile(r"原|此前|曾|当时|上次|之前|年初|去年|前期|早先")
_TURNED_OUT: Final = re.compile(r"实际|延期|推迟|延后|推后|提前|搁置|取消|已于|顺利")
_DAY_ALONE: Final = re.compile(r"\S{4}\s?年\s?\S{1,2}\s?月\s?\S{1,3}\s?日")
_YEAR: Final = re.compile(r"\d{2}|[零〇○九]")
_DONE: Final = re.compile(r"(?:已经?|完成了|实现了|达到了|创下)")
_DAY: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_ALREADY: Final = re.compile(r"(?:已经?|曾)[于在]$")
_PLANNED: Final = re.compile(
    r"[^，,。；]{0,8}(?:计划|预算|规划|目标|安排|日程|清单|到期|期满)|[前起]"
)
_OPENS: Final = re.compile(r"(?:^|[，,；;：:])\s*(?:就?在|于)?\s*$")
_WAS_DONE: Final = re.compile(
    r"[，,]?\s?(?!起|前|之|以|后|至|到|的|开始|[^，,。；]{0,6}(?:安排|[约排定留设订]|准备|部署))"
    r"(?![^，,。；]*(?:预计|计划|力争|到期|期满|届满|如|若|一旦|只要|等))[^，,。；的将会要]{1,8}(?<![除为到过罢])了(?!解)"
)
_REACHED: Final = re.compile(r"[，,]?(?:已经?|累计|共|实现|完成)")
_OWED: Final = re.compile(r"(?:得益于|受益于|归功于|缘于|源于)$")
HALF_A_YEAR: Final = 183
_TO_COME: Final = re.compile(
    r"预计|预期|预测|计划|目标|将|有望|力争|争取|规划|希望|拟|(?<![摘概提纪])要|预算|展望|签|锁定|到期"
)


def tenses(evidence: Evidence) -> Iterator[Finding]:
    """Against the report's date; a report without a date is not checked."""
    signed = _signed(evidence)
    for sentence in evidence.sentences:
        document = evidence.documents.get(sentence.passage.document)
        if days := days_of(document) or signed.get(sentence.passage.document):
            written = issued(evidence, sentence.passage.document) or days[0]
            ended = _end_of(document.period) if document else None
            yield from _past_forecasts(sentence, max(written, ended or written))
            yield from _future_results(sentence, days[1])


def _signed(evidence: Evidence) -> dict[str, tuple[date, date]]:
    """By document, the date that stands alone in its last line, under the names of who sign."""
    last = {sentence.passage.document: sentence for sentence in evidence.sentences}
    found = {}
    for document, sentence in last.items():
        line = sentence.text.strip("* \u3000")
        spans = [s for s in sentence.periods if re.fullmatch(r"\d{4}-\d{2}(?:-\d{2})?", s.key)]
        if len(spans) == 1 and _DAY_ALONE.fullmatch(line):
            found[document] = period_bounds(spans[0].key)
    return found


def _end_of(period: str) -> date | None:
    """What a report tells of is over when it is written, whatever else its date leaves open."""
    try:
        return period_bounds(period)[1] if period else None
    except ValueError:  # the check of the calendar tells it
        return None


def _past_forecasts(sentence: Sentence, today: date) -> Iterator[Finding]:
    for span, (_, last) in _dated(sentence):
        before = sentence.text[: span.start]
        clause = re.split(r"[，,；：:]", before)[-1]
        if last < _start_of_month(today) and _FORECAST.search(before):
            after = sentence.text[span.end :]
            named = _word(before) == "计划" and re.match(r"[^，,；]*的", after)
            if _EARLIER_FORECAST.search(clause) or _TURNED_OUT.search(after) or named:
                continue
            period = sentence.text[span.start : span.end]
            what = f"报告写「{_word(before)}{period}」，"
            what += f"而报告日期是 {today.isoformat()}，这一期间已过去。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _future_results(sentence: Sentence, today: date) -> Iterator[Finding]:
    yield from _not_reached(sentence, today)
    yield from _not_yet(sentence, today)
    for span, (first, _) in _dated(sentence):
        if first > today and (owed := _OWED.search(sentence.text[: span.start])):
            period = sentence.text[span.start : span.end]
            what = f"报告写「{owed[0]}{period}」，而报告日期是 {today.isoformat()}，期间还没有到。"
            yield of_passages("contradiction", what, (sentence.passage,))
    context = sentence.text + " ".join(sentence.passage.sections)
    if _TO_COME.search(context):
        return
    for span, (first, _) in _dated(sentence):
        after = re.split(r"[，,；]", sentence.text[span.end :])[0]
        if first > today and _DONE.match(after.strip()):
            period = sentence.text[span.start : span.end]
            what = f"报告写「{period}{after[:12]}」是结果，"
            what += f"而报告日期是 {today.isoformat()}，期间还没有到。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _not_yet(sentence: Sentence, today: date) -> Iterator[Finding]:
    """`今年10月8日，我们开了年会`: a day that opens its clause, and what was done on it."""
    for span, (first, _) in _dated(sentence):
        opens = _OPENS.search(sentence.text[: span.start])
        done = _WAS_DONE.match(sentence.text[span.end :])
        already = _ALREADY.search(sentence.text[: span.start])
        period = sentence.text[span.start : span.end]
        if already and first > today and not _PLANNED.match(sentence.text, span.end):
            said = f"{already[0]}{period}{sentence.text[span.end :][:6]}"
        elif first > today and _DAY.fullmatch(span.key) and opens and done:
            said = f"{period}{done[0]}"
        else:
            continue
        what = f"报告写「{said}」，而报告日期是 {today.isoformat()}，期间还没有到。"
        yield of_passages("contradiction", what, (sentence.passage,))


def _not_reached(sentence: Sentence, today: date) -> Iterator[Finding]:
    for span, last in _until(sentence, today):
        after = re.split(r"[，,；]", sentence.text[span.end :])[0]
        if last > today and _REACHED.match(after.strip("底末份 ")):
            period = sentence.text[span.start : span.end]
            what = f"报告写「截至{period}{after[:12]}」，"
            what += f"而报告日期是 {today.isoformat()}，这一天还没有到。"
            yield of_passages("contradiction", what, (sentence.passage,))


def _until(sentence: Sentence, today: date) -> Iterator[tuple[PeriodSpan, date]]:
    """Periods behind 截至; without a year it is the one that is nearest."""
    for span in sentence.periods:
        if re.search(r"截[至止]到?$", sentence.text[: span.start]):
            first = period_bounds(span.key.replace("*", str(today.year)))[0]
            if "*" not in span.key or (first - today).days < HALF_A_YEAR:
                yield span, first


def _dated(sentence: Sentence) -> Iterator[tuple[PeriodSpan, tuple[date, date]]]:
    """Periods that name their year."""
    for span in sentence.periods:
        if "*" not in span.key and _YEAR.search(sentence.text[span.start : span.end]):
            yield span, period_bounds(span.key)


def _start_of_month(today: date) -> date:
    """The running month may still be estimated."""
    return today.replace(day=1)


def _word(before: str) -> str:
    match = _FORECAST.search(before)
    return match[0] if match else ""
