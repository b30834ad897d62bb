"""Which figures may be added up: those of one report."""

from collections.abc import Sequence

from assistant.records import Document, Figure


def by_report(figures: Sequence[Figure], documents: dict[str, Document]) -> list[list[Figure]]:
    """Totals and parts of different reports are of different times, though a table dates neither;
    what belongs to no report may add up with any.
    """
    reports = {d.id for d in documents.values() if d.kind == "report"}
    told = dict.fromkeys(f.document for f in figures if f.document in reports)
    return [
        [f for f in figures if f.document == report or f.document not in reports]
        for report in told or ("",)
    ]
