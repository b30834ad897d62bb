"""Where a question names a report, and whether it compares with it. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.periods import PeriodSpan, find_periods
from assistant.records import Document
from assistant.retrieval.report_words import (
    AFTER,
    ALONE,
    BEFORE,
    ENGLISH,
    ISSUE,
    LAST,
    LISTED,
    MONTH,
    NEAR,
    OLDEST,
    SAME_TIME,
    THIS,
)
from assistant.retrieval.reports import day_of, period_of, reports_of


class Mention(NamedTuple):
    start: int
    end: int
    report: Document | None


def mentions(text: str, reports: tuple[Document, ...]) -> Iterator[Mention]:
    today = day_of(reports[0])
    taken: list[tuple[int, int]] = []
    spans = [_of_same_time(text, span, reports) for span in find_periods(text, today)]
    for n, span in enumerate(spans):
        near, english = _near(text, spans[n:]), ENGLISH.search(text[: span.start])
        if near or english:
            start = english.start() if english else span.start
            end = max(near.end() if near and near.start() == span.end else 0, span.end)
            taken.append((start, end))
            yield Mention(start, end, next(iter(reports_of(span.key, reports)), None))
    for match in MONTH.finditer(text):
        key = next((span.key for span in find_periods(f"in {match['month']}", today)), "")
        if key and not _inside(match, taken):
            taken.append(match.span())
            yield Mention(*match.span(), next(iter(reports_of(key, reports)), None))
    for match in LAST.finditer(text):
        if not _inside(match, taken) and _is_report(match, text):
            taken.append(match.span())
            step = len(match["far"] or "") + 1
            yield Mention(*match.span(), reports[step] if step < len(reports) else None)
    for pattern, report in ((OLDEST, reports[-1]), (THIS, reports[0])):
        for match in pattern.finditer(text):
            if not _inside(match, taken):
                yield Mention(*match.span(), report)


def _of_same_time(text: str, span: PeriodSpan, reports: tuple[Document, ...]) -> PeriodSpan:
    """`去年同期的汇报`: of the month or quarter of the newest report, in that year."""
    own = period_of(reports[0])
    then = SAME_TIME.match(text, span.end) if len(span.key) == 4 and own else None
    if then is None or own is None:
        return span
    return span._replace(end=then.end(), key=span.key + own[4:])


def _near(text: str, spans: Sequence[PeriodSpan]) -> re.Match[str] | None:
    """The word for a report behind the first period, or behind those that it is listed with."""
    found = NEAR.match(text, spans[0].end)
    listed = len(spans) > 1 and LISTED.fullmatch(text, spans[0].end, spans[1].start)
    return found or (_near(text, spans[1:]) if listed else None)


def _is_report(match: re.Match[str], text: str) -> bool:
    """`上次` alone is one where it is compared with, or where nothing else is said of it."""
    if match["report"] or match["english"] is not None or ISSUE.match(text, match.start()):
        return True
    mention = Mention(*match.span(), None)
    return is_base(text, mention) or bool(ALONE.match(text, match.end()))


def _inside(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(match.start() < end and start < match.end() for start, end in taken)


def is_base(text: str, mention: Mention | PeriodSpan) -> bool:
    before = BEFORE.search(text[: mention.start])
    after = AFTER.match(text, mention.end)
    if (before and before["base"]) or (after and after["base"]):
        return True
    return bool(before and before["beside"] and after)
