"""Days between two dates, and minutes of a clock span, against what the report counts."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_passages
from assistant.ingest.checks.reading.sentences import Sentence
from assistant.ingest.checks.reading.told import Told, told_in
from assistant.periods import PeriodSpan, period_bounds, period_words, previous_period
from assistant.quantities.quantity import written
from assistant.records import Finding

_LASTED: Final = re.compile(
    r"(?:连续|历时|为期|间隔|相隔|相距|前后|共计?|累计|持续|耗时|用时|[用花]了|仅用|工期)[^，,。；\d]{0,12}$|[（(]$"
)
_DAY: Final = re.compile(r"(?:\d{4}|\*)-\d{2}-\d{2}")
_CLOCK: Final = re.compile(
    r"(?<!\d)(?P<h1>\d{1,2})[:：](?P<m1>\d{2})\s?(?:[-—–~～]+|至|到)\s?(?P<h2>\d{1,2})[:：](?P<m2>\d{2})"
)
_LENGTH: Final = re.compile(r"(?:^|[，,、])\s*(?:会议|汇报)?时长\s?[:：]?\s?(?:大约|约|为|共)*$")
_ASKED: Final = re.compile(r"问答|提问|答疑|讨论|交流|茶歇|休息")
"""What fills the time that a talk leaves."""
_MEETING: Final = re.compile(r"会|汇报|议程|时间")
_MONTH: Final = re.compile(r"(?:\d{4}|\*)-\d{2}")
_REACHED: Final = re.compile(
    r"[^，,。；]{0,6}(?:打平|回本|扭亏|[达满投]产|投用|上线|完工|竣工|交付|开业|通车|[一-鿿]完)"
)
"""What the months before it led to; `3月装修，用了2个月` is told of itself."""
MONTHS: Final = 12
DAY: Final = 86400
MINUTE: Final = 60
BETWEEN: Final = 40
"""Characters between a date and the count of days."""


def durations(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance, but the first day may be counted or not."""
    for paragraph in evidence.paragraphs:
        for sentence in paragraph:
            for told in told_in(sentence):
                if told.quantity.unit == "s" and re.search("[天日]$", told.text):
                    days = _days_before(sentence, told)
                    yield from _check_days(sentence, told, days)
                if told.quantity.unit == "month":
                    yield from _check_months(sentence, told)
    yield from _meetings(evidence)


def _days_before(sentence: Sentence, told: Told) -> list[PeriodSpan]:
    spans = [s for s in sentence.periods if s.end <= told.number.start and _DAY.fullmatch(s.key)]
    return spans[-2:]


def _check_days(sentence: Sentence, told: Told, days: list[PeriodSpan]) -> Iterator[Finding]:
    if len(days) < 2 or not _LASTED.search(told.number.words):
        return
    first, last = (_date(span, days[0], sentence) for span in days)
    if first is None or last is None or told.quantity.bound != "exact" or last <= first:
        return
    stated, between = int(told.quantity.value) // DAY, (last - first).days
    if stated not in {between, between + 1, between - 1}:
        what = f"从 {first.isoformat()} 到 {last.isoformat()} 是 {between + 1} 天（含首日），"
        what += f"报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _check_months(sentence: Sentence, told: Told) -> Iterator[Finding]:
    """`2030年9月开业，2031年2月打平，用了5个月`; both months may be counted."""
    spans = [s for s in sentence.periods if s.end <= told.number.start and _MONTH.fullmatch(s.key)]
    if len(spans) != 2 or not _LASTED.search(told.number.words) or told.quantity.bound != "exact":
        return
    first, last = (_date(span, spans[0], sentence) for span in spans)
    own = re.split(r"[，,；;。]", told.number.words)[-1]
    reached = _REACHED.match(sentence.text[spans[-1].end :])
    if first is None or last is None or last <= first or not reached or re.search("[比多少]", own):
        return
    between = (last.year - first.year) * MONTHS + last.month - first.month
    if int(told.quantity.value) not in {between, between + 1, between - 1}:
        said = [sentence.text[span.start : span.end] for span in spans]
        what = f"从 {said[0]} 到 {said[1]} 是 {between} 个月，报告写 {told.text}，两者不一致。"
        yield of_passages("does_not_add_up", what, (sentence.passage,))


def _date(span: PeriodSpan, first: PeriodSpan, sentence: Sentence) -> date | None:
    """A date without a year is of the year of the one before it."""
    year = first.key[:4] if first.key[0] != "*" else str(sentence.today.year)
    try:
        return period_bounds(span.key.replace("*", year))[0]
    except ValueError:
        return None  # no such day, which `impossible_dates` tells


def _minutes(match: re.Match[str]) -> int:
    hours, minutes = (int(match[b]) - int(match[a]) for a, b in (("h1", "h2"), ("m1", "m2")))
    return hours * 60 + minutes


def _meetings(evidence: Evidence) -> Iterator[Finding]:
    """`14:00-14:30` is half an hour, wherever the report says how long it takes."""
    spans = [(s, m) for s in evidence.sentences for m in _CLOCK.finditer(s.text)]
    documents = {s.passage.document for s, _ in spans}
    for document in documents:
        own = [(s, m) for s, m in spans if s.passage.document == document]
        if len(own) != 1 or not _MEETING.search(own[0][0].text):
            continue
        ((said, match),) = own
        length = _minutes(match) * MINUTE
        for told in lengths_told(evidence, document):
            asked = told.quantity.value < length and _ASKED.search(told.sentence.passage.text)
            if length > 0 and told.quantity.value != length and not asked:
                what = f"「{match[0]}」是 {written(Decimal(length), 's')}，"
                what += f"报告写 {told.text}，两者不一致。"
                yield of_passages("contradiction", what, (told.sentence.passage, said.passage))


def lengths_told(evidence: Evidence, document: str) -> Iterator[Told]:
    """`时长约50分钟`, `会议时长：50分钟`; several in one place are of the items of an agenda."""
    for paragraph in evidence.paragraphs:
        found = [
            told
            for sentence in paragraph
            if sentence.passage.document == document
            for told in told_in(sentence)
            if told.quantity.unit == "s" and told.text.endswith("分钟")
            if _LENGTH.search(told.number.words)
        ]
        yield from found if len(found) == 1 else ()


def skipped_steps(evidence: Evidence) -> Iterator[Finding]:
    """`三季度收入5亿元，环比一季度的4亿元`: from one period to the next is one step."""
    for paragraph in evidence.paragraphs:
        spans = [(s, span) for s in paragraph for span in s.periods]
        for at, (sentence, span) in enumerate(spans):
            before = sentence.text[max(span.start - 4, 0) : span.start]
            now = _of_one_grain(spans[:at], span)
            if not before.endswith("环比") or now is None:
                continue
            step = previous_period(now.replace("*", str(sentence.today.year)))
            meant = span.key.replace("*", step.partition("-")[0])
            if meant != step and re.match("的|（|\\(", sentence.text[span.end :]):
                said = sentence.text[span.start : span.end]
                year = f"{sentence.today.year}年" if "*" in now else ""
                what = f"报告写「环比{said}」，"
                what += f"而{_words(now)}的前一期是{_words(step).replace(year, '')}。"
                yield of_passages("contradiction", what, (sentence.passage,))


def _of_one_grain(before: Sequence[tuple[Sentence, PeriodSpan]], span: PeriodSpan) -> str | None:
    grain = re.sub(r"\d", "#", span.key.partition("-")[2])
    keys = [s.key for _, s in before if re.sub(r"\d", "#", s.key.partition("-")[2]) == grain]
    return keys[-1] if keys and grain in {"Q#", "##"} else None


def _words(key: str) -> str:
    return period_words(key.replace("*", "0000")).replace("0000年", "")
