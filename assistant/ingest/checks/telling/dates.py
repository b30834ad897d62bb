"""Dates, weekdays, quarters and spans that no calendar has."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence, days_of
from assistant.ingest.checks.reading.findings import of_passages
from assistant.periods import period_bounds
from assistant.records import Document, Finding, Passage

_YEAR: Final = r"(?P<year>(?:19|20)\d{2})"
_DAY: Final = re.compile(
    rf"(?:{_YEAR}年)?(?<![\d.])(?P<month>\d{{1,2}})月(?:份)?(?P<day>\d{{1,2}})[日号]"
    r"(?:\s*[,，（(]?\s*(?:周|星期|礼拜)(?P<week>[一二三四五六日天]))?"
)
_NUMERIC: Final = re.compile(
    r"(?<![A-Za-z\d_.-])(?P<year>(?:19|20)\d{2})(?P<joint>[-/.])(?P<month>\d{1,2})(?P=joint)(?P<day>\d{1,2})"
    r"(?![A-Za-z\d_-])(?:\s*[,，（(]?\s*(?:周|星期|礼拜)(?P<week>[一二三四五六日天]))?"
)
"""`2031-02-13`; a month or a day that none can be makes it a number of something else."""
LONGEST_MONTH: Final = 31
_MONTH: Final = re.compile(
    r"(?<![\d.第个])(?<!\d[~～—–至到-])(?<!\d\s[~～—–至到-]\s)(?P<month>\d{2})月(?:份|末|底)?(?![\d龄期付])"
)
"""`6-18月` may be of how many months something takes."""
_QUARTER: Final = re.compile(
    r"第(?P<n>[五六七八九十5-9])季度?|(?:(?<![A-Za-z0-9])|(?<=20\d\d))[QＱ](?P<q>[05-9])(?![0-9A-Za-z型系号版款])"
)
_NEAR_QUARTER: Final = re.compile(r"年|季|20\d\d[QＱ]")
_OTHER_QUARTER: Final = re.compile(r"(?<![A-Za-z0-9])[QＱ][1-4](?![0-9A-Za-z型系号版款])")
_OPENS: Final = re.compile(r"(?:^|[，,；;、。：:\s|（(在到从至])$")
FEWEST_QUARTERS: Final = 3
"""Others beside one that is told without a year."""
_SPAN: Final = re.compile(
    r"(?P<y1>(?:19|20)\d{2})年(?:(?P<m1>\d{1,2})月)?(?:\d{1,2}日)?\s?(?:至|到|[-–—~～])\s?"
    r"(?P<y2>(?:19|20)\d{2})年(?:(?P<m2>\d{1,2})月)?"
)
HALF_A_YEAR: Final = 180
"""Days of a period in which a report may tell of dates to come without their year."""
_WEEKDAYS: Final = "一二三四五六日"


def impossible_dates(evidence: Evidence) -> Iterator[Finding]:
    """No tolerance: 2月30日, 13月, a Thursday that was a Wednesday, a span that ends first."""
    for passage in evidence.passages:
        yield from _days(passage, evidence.documents.get(passage.document))
        yield from _parts_of_years(passage)
        yield from _spans(passage)


def _days(passage: Passage, document: Document | None) -> Iterator[Finding]:
    for match in _DAY.finditer(passage.text):
        month, day = int(match["month"]), int(match["day"])
        year = int(match["year"]) if match["year"] else None
        if not 1 <= day <= _last_day(year or 2000, month):
            yield _told(passage, f"报告写 {match[0]}，没有这一天。")
        elif match["week"]:
            yield from _weekday(passage, match, document)
    for match in _NUMERIC.finditer(passage.text):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        last = _last_day(year, month)
        if last < day <= LONGEST_MONTH and last:
            yield _told(passage, f"报告写 {match[0]}，没有这一天。")
        elif 1 <= day <= last and match["week"]:
            yield from _weekday(passage, match, document)


def _last_day(year: int, month: int) -> int:
    """0 of a month that no year has."""
    return calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0


def _weekday(
    passage: Passage, match: re.Match[str], document: Document | None
) -> Iterator[Finding]:
    """Told where it is that of no year that may be meant."""
    before = passage.text[max(match.start() - 3, 0) : match.start()]
    month, number = int(match["month"]), int(match["day"])
    years = [int(match["year"])] if match["year"] else _years(document, month, number, before)
    days = [day for y in years if (day := _day_of(y, month, number))]
    rights = [_WEEKDAYS[day.weekday()] for day in days]
    if days and match["week"].replace("天", "日") not in rights:
        said = re.sub(r"[（(]", "", match[0])
        yield _told(passage, f"报告写 {said}，{days[0].year}年的这一天是周{rights[0]}。")


def _years(document: Document | None, month: int, number: int, before: str) -> Sequence[int]:
    """Of a date without one: nearest to the day of the report, else to the quarter or month that
    it covers, or of 去年 or 明年; a report of a whole year may speak of the next, too.
    """
    written = days_of(document)
    if document is None or written is None:
        return ()
    step = {"去年": -1, "上年": -1, "明年": 1, "今年": 0}.get(before[-2:])
    if step is not None:
        return (written[1].year + step,)
    first, last = written if written[0] == written[1] else _covered(document) or written
    if (last - first).days >= HALF_A_YEAR:
        return (last.year, last.year + 1)
    days = [day for n in (-1, 0, 1) if (day := _day_of(last.year + n, month, number))]
    nearest = min(days, key=lambda day: max(first - day, day - last), default=None)
    return (nearest.year,) if nearest else ()


def _covered(document: Document) -> tuple[date, date] | None:
    try:
        return period_bounds(document.period) if document.period else None
    except ValueError:  # written otherwise than a key is
        return None


def _day_of(year: int, month: int, day: int) -> date | None:
    """None for February 29 of a year that has none."""
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _parts_of_years(passage: Passage) -> Iterator[Finding]:
    for match in _MONTH.finditer(passage.text):
        if int(match["month"]) > 12 or int(match["month"]) == 0:
            yield _told(passage, f"报告写 {match[0]}，一年只有 12 个月。")
    for match in _QUARTER.finditer(passage.text):
        around = passage.text[max(match.start() - 6, 0) : match.end() + 2]
        line = _line_around(passage.text, match.start())
        beside = (
            _OPENS.search(passage.text[: match.start()])
            and len(set(_OTHER_QUARTER.findall(line))) >= FEWEST_QUARTERS
        )
        if match["n"] or beside or _NEAR_QUARTER.search(around):
            before = re.search(rf"{_YEAR}(?:年\s?的?)?$", passage.text[: match.start()])
            yield _told(
                passage, f"报告写 {before[0] if before else ''}{match[0]}，一年只有四个季度。"
            )


def _line_around(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]


def _spans(passage: Passage) -> Iterator[Finding]:
    for match in _SPAN.finditer(passage.text):
        first = f"{match['y1']}-{int(match['m1']):02d}" if match["m1"] else match["y1"]
        last = f"{match['y2']}-{int(match['m2']):02d}" if match["m2"] else match["y2"]
        if any(m and not 1 <= int(m) <= 12 for m in (match["m1"], match["m2"])):
            continue
        if period_bounds(last)[1] < period_bounds(first)[0]:
            yield _told(passage, f"期间「{match[0]}」的结束早于开始。")


def _told(passage: Passage, what: str) -> Finding:
    return of_passages("unknown_period", what, (passage,))
