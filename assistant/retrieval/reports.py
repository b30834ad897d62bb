"""Reports that follow each other: which are of one series, which comes after which, which is meant
by a period."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from assistant.errors import RecordError
from assistant.indexes.base import View
from assistant.indexes.derived import derived
from assistant.periods import (
    find_periods,
    period_bounds,
    period_matches,
    period_within,
    read_period,
    written_periods,
)
from assistant.records import Document

_MARKS: Final = re.compile(r"[\W\d_年月日号季度]+")
_NUMBERED: Final = re.compile(
    r"(?<=[^\W\d_第年月])\d{1,3}(?=号?(?![期次版回届份稿年月日号季度])[\u3400-\u9fff])"
)
"""`城轨16号线`: a number within the words tells things apart, and no report from the next."""
_SPELT: Final = str.maketrans("0123456789", "零一二三四五六七八九")
_ANY_DAY: Final = date(2000, 1, 1)
"""Only what is written in full is read of a title, and that does not depend on the day."""


@derived()
def series_in(view: View) -> tuple[tuple[Document, ...], ...]:
    """Dated reports that follow each other, newest first; the series with the newest report first.

    Reports of two companies that lie in one folder are two series: neither restates the other.
    """
    found: list[list[Document]] = []
    for document in view.documents():
        if document.kind != "report" or not document.date:
            continue
        for held in found:
            if any(_alike(document, other) for other in held):
                held.append(document)
                break
        else:
            found.append([document])
    return tuple(tuple(sorted(held, key=lambda d: d.date, reverse=True)) for held in found)


def reports_in(view: View) -> tuple[Document, ...]:
    """Those of the leading series, newest first."""
    return next(iter(series_in(view)), ())


@derived()
def own_period(view: View) -> str | None:
    """The month, quarter or half that the newest report is about, where it names one."""
    keys = [read_period(d.period, _ANY_DAY) for d in view.documents() if d.period]
    finer = [key for key in keys if key and len(key) > 4 and not {"*", "/"} & set(key)]
    key = max(finer, default=None, key=lambda key: period_bounds(key)[1])
    return key[:7] if key else None


def reports_of(period: str, reports: tuple[Document, ...]) -> tuple[Document, ...]:
    """The reports that a period names: by their name, by what they report on, by their date."""
    for told in (_named, _period, _title, lambda document: document.date):
        if hits := tuple(d for d in reports if (key := told(d)) and _meets(period, key)):
            return hits
    return ()


def period_of(document: Document) -> str | None:
    """What a report is about, by its name, its front matter or its title."""
    return _named(document) or _period(document) or _title(document)


def day_of(document: Document) -> date:
    """The day that a report's 本月 counts from: its own, or the end of what it is about."""
    given, own = period_bounds(document.date)[1], period_of(document)
    return min(given, period_bounds(own)[1]) if own and "*" not in own else given


def two_reports(view: View, older: str, newer: str) -> tuple[Document, Document]:
    """By what a person calls them, the earlier first; without a name the newest, and the one
    before. Raises `RecordError`.
    """
    reports = tuple(d for d in view.documents() if d.kind == "report")
    if len(reports) < 2:
        told = f"There is only one report, {reports[0].id}" if reports else "There is no report"
        raise RecordError(
            f"{told}: nothing can be compared.",
            remedy="Put the next report beside it and run `assistant ingest`.",
        )
    new = _by_name(newer, reports) if newer else reports_in(view)[:1] or reports[:1]
    before = tuple(d for d in reports_in(view) if new and d.date < new[0].date)
    old = _by_name(older, reports) if older else before[:1]
    for name, found in ((older, old), (newer, new)):
        if not found:
            names = ", ".join(map(short_name, reports))
            problem = f"There is no report {name!r}." if name else "No report precedes it."
            raise RecordError(problem, remedy=f"Name one of {names}.")
    if old[0].id == new[0].id:
        raise RecordError(
            f"{short_name(new[0])} is compared with itself.", remedy="Name two reports."
        )
    one, other = sorted((old[0], new[0]), key=lambda document: document.date)
    return one, other


def _by_name(name: str, reports: tuple[Document, ...]) -> tuple[Document, ...]:
    """By id, path, file name or title; else by a period."""
    bare = re.sub(r"\.(?:md|markdown|docx|pptx|xlsx|pdf|html?|txt)$", "", name.strip(), flags=re.I)
    for document in reports:
        if bare in {document.id, short_name(document), document.title}:
            return (document,)
    if under := tuple(d for d in reports if bare.endswith(f"/{d.id}")):
        return under[:1]
    period = read_period(bare, _ANY_DAY)
    return reports_of(period, reports)[:1] if period else ()


def short_name(document: Document) -> str:
    """As a command takes it: the last part of its id."""
    return document.id.rpartition("/")[2]


def called(document: Document) -> str:
    """As an answer names it: `《经营汇报》（2025-02-13）`."""
    return f"《{document.title}》（{document.date}）" if document.date else f"《{document.title}》"


@lru_cache(maxsize=4096)
def titled(title: str, date: str) -> str:
    """As a line tells two apart: by the period in the title, else by the date."""
    return f"《{title}》" if written_periods(title) or not date else f"《{title}》（{date}）"


def _alike(one: Document, other: Document) -> bool:
    """Named by nothing but their periods in one folder, or titled alike but for the period."""
    folders = {_bare(document.id.rpartition("/")[0]) for document in (one, other)}
    if len(folders) == 1 and not (_bare(short_name(one)) or _bare(short_name(other))):
        return True
    titles = sorted((_bare(one.title), _bare(other.title)), key=len)
    return bool(titles[0]) and titles[0] in titles[1]


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    text = _NUMBERED.sub(lambda match: match[0].translate(_SPELT), text)
    for span in reversed(find_periods(text, _ANY_DAY)):
        text = text[: span.start] + text[span.end :]
    return _MARKS.sub("", text)


def _named(document: Document) -> str | None:
    return read_period(short_name(document), _ANY_DAY)


def _period(document: Document) -> str | None:
    return read_period(document.period, _ANY_DAY) if document.period else None


def _title(document: Document) -> str | None:
    spans = written_periods(document.title)
    return spans[0].key if len(spans) == 1 else None


def _meets(asked: str, key: str) -> bool:
    if asked.startswith("*"):
        return key[4:].startswith(asked[1:])
    if "*" in key:
        return period_matches(key, asked)
    return period_within(key, asked)
