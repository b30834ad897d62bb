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
    period_bounds,
    period_matches,
    period_within,
    read_period,
    written_periods,
)
from assistant.records import Document
from assistant.series import series_among, short_name

_MONTH: Final = re.compile(r"\d{4}-\d\d")
_ANY_DAY: Final = date(2000, 1, 1)
"""Only what is written in full is read of a title, and that does not depend on the day."""


@derived()
def series_in(view: View) -> tuple[tuple[Document, ...], ...]:
    """The series with the newest report first."""
    return series_among(view.documents())


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

    def written(document: Document) -> str | None:
        """A report on March that is written in April is none of April."""
        own = own_key(document)
        return document.date if not own or len(period) + 3 * ("*" in period) > len(own) else None

    for told in (_named, _period, _title, written):
        if hits := tuple(d for d in reports if (key := told(d)) and _meets(period, key)):
            return hits
    return ()


def own_key(document: Document) -> str | None:
    """What a report is of, as its name, its period or its title says."""
    return _named(document) or _period(document) or _title(document)


def day_of(reports: tuple[Document, ...]) -> date:
    """From which `本月` counts: the end of what the newest report is of, else the day that it was
    written on.
    """
    given, own = period_bounds(reports[0].date)[1], own_key(reports[0])
    return min(given, period_bounds(own)[1]) if own and "*" not in own else given


def two_reports(view: View, older: str, newer: str) -> tuple[Document, Document]:
    """By what a person calls them, the earlier first; without a name the newest, and the one
    before. Raises `RecordError`.
    """
    reports = _reports(view)
    if len(reports) < 2:
        told = f"只有一份汇报{called(reports[0])}" if reports else "还没有汇报"
        raise RecordError(
            f"{told}，没有可以比较的。",
            remedy="把另一份汇报放在旁边，再运行 `assistant ingest`。",
        )
    new = _by_name(newer, reports) if newer else reports_in(view)[:1] or reports[:1]
    before = tuple(d for d in reports_in(view) if new and d.date < new[0].date)
    old = _by_name(older, reports) if older else before[:1]
    for name, found in ((older, old), (newer, new)):
        if not found:
            names = "、".join(map(short_name, reports))
            problem = f"没有「{name}」的汇报。" if name else "它之前没有别的汇报。"
            raise RecordError(problem, remedy=f"现有的汇报：{names}。")
    if old[0].id == new[0].id:
        raise RecordError(
            f"{called(new[0])}不能和它自己比较。", remedy="写两份不同的汇报，例如 2025-01 2025-02。"
        )
    one, other = sorted((old[0], new[0]), key=lambda document: document.date)
    return one, other


def taken_of(view: View, *names: str) -> tuple[str, ...]:
    """Says which report was taken for a name that several bear: `2025`."""
    held = ((name, _by_name(name, _reports(view)) if name else ()) for name in names)
    return tuple(
        f"「{name}」有 {len(found)} 份汇报，取的是{called(found[0])}。"
        for name, found in held
        if len(found) > 1
    )


def _reports(view: View) -> tuple[Document, ...]:
    return tuple(document for document in view.documents() if document.kind == "report")


def _by_name(name: str, reports: tuple[Document, ...]) -> tuple[Document, ...]:
    """By id, path, file name or title; else by a period."""
    bare = re.sub(r"\.(?:md|markdown|docx|pptx|xlsx|pdf|html?|txt)$", "", name.strip(), flags=re.I)
    for document in reports:
        if bare in {document.id, short_name(document), document.title}:
            return (document,)
    if under := tuple(d for d in reports if bare.endswith(f"/{d.id}")):
        return under[:1]
    period = read_period(bare, _ANY_DAY)
    return reports_of(period, reports) if period else ()


def called(document: Document) -> str:
    """As an answer names it: `《经营汇报》（2025-02-13）`."""
    return f"《{document.title}》（{document.date}）" if document.date else f"《{document.title}》"


@lru_cache(maxsize=4096)
def titled(title: str, date: str) -> str:
    """As a line tells two apart: by the period in the title, else by the date."""
    return f"《{title}》" if written_periods(title) or not date else f"《{title}》（{date}）"


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
