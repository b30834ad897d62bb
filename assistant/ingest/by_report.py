"""Reports among each other: of when each is, and which figures may be added up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from assistant.periods import read_period, written_periods
from assistant.records import Document, Figure

_ANY_DAY: Final = date(2000, 1, 1)
"""Only what is written in full is read, and that does not depend on the day."""


def dated(document: Document) -> Document:
    """A report that states no date is of the month or year in its name, period or title."""
    if document.date:
        return document
    name = document.id.rpartition("/")[2]
    texts = (name, document.period, document.title)
    keys = [read_period(name, _ANY_DAY), *(p.key for text in texts for p in written_periods(text))]
    plain = (key for key in keys if key and key.replace("-", "").isdigit())
    return document.model_copy(update={"date": next(plain, "")})


def by_report(figures: Sequence[Figure], documents: Mapping[str, Document]) -> list[list[Figure]]:
    """Totals and parts of different reports are of different times, though a table dates neither;
    what belongs to no report may add up with any.
    """
    reports = {d.id for d in documents.values() if d.kind == "report"}
    told = dict.fromkeys(f.document for f in figures if f.document in reports)
    return [
        [f for f in figures if f.document == report or f.document not in reports]
        for report in told or ("",)
    ]
