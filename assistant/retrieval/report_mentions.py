"""Words for one report among several, where a question has them: `一月的汇报`, `上次汇报`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from assistant.periods import PeriodSpan, find_periods, year_before
from assistant.records import Document
from assistant.retrieval.report_words import (
    AFTER,
    ALONE,
    AROUND,
    BEFORE,
    ENGLISH,
    ISSUE,
    LAST,
    LISTED,
    MONTH,
    NEAR,
    OLDEST,
    THIS,
    YEAR_AGO,
)
from assistant.retrieval.reports import day_of, own_key, reports_of


class Mention(NamedTuple):
    start: int
    end: int
    report: Document | None


def mentions_of(text: str, reports: tuple[Document, ...]) -> Iterator[Mention]:
    today = day_of(reports)
    taken: list[tuple[int, int]] = []
    spans = find_periods(text, today)
    for n, span in enumerate(spans):
        near, english = _near(text, spans[n:]), ENGLISH.search(text[: span.start])
        if near or english:
            start = english.start() if english else span.start
            end = max(near.end() if near and near.start() == span.end else 0, span.end)
            taken.append((start, end))
            yield Mention(start, end, next(iter(reports_of(span.key, reports)), None))
    for match, report in _worded(text, reports, today):
        if not _inside(match, taken):
            taken.append(match.span())
            yield Mention(*match.span(), report)


def _worded(
    text: str, reports: tuple[Document, ...], today: date
) -> Iterator[tuple[re.Match[str], Document | None]]:
    """Reports that are named by other words than a period, with the match of these."""
    for match in MONTH.finditer(text):
        if key := next((span.key for span in find_periods(f"in {match['month']}", today)), ""):
            yield match, next(iter(reports_of(key, reports)), None)
    for match in filter(lambda match: _is_report(match, text), LAST.finditer(text)):
        step = len(match["far"] or "") + 1
        yield match, reports[step] if step < len(reports) else None
    key = own_key(reports[0]) or reports[0].date[:7]
    for match in YEAR_AGO.finditer(text):
        yield match, next(iter(reports_of(year_before(key), reports)), None)
    for pattern, report in ((OLDEST, reports[-1]), (THIS, reports[0])):
        for match in pattern.finditer(text):
            yield match, report


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


def widened(text: str, mention: Mention) -> tuple[int, int]:
    """With the words that only lead to it: `比…`, `在…里`, `和…相比`."""
    before, after = BEFORE.search(text[: mention.start]), AFTER.match(text, mention.end)
    within = AROUND[0].search(text[: mention.start]), AROUND[1].match(text, mention.end)
    start = before or within[0]
    end = after.end("base") if after and after["base"] else within[1].end() if within[1] else 0
    return start.start() if start else mention.start, max(end, mention.end)
