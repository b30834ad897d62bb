"""The day on which a report was written, where its first lines say it and its date does not."""

from datetime import date
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence, days_of
from assistant.periods import find_periods, period_bounds

FIRST: Final = 3
"""Passages in which the line of author and date may stand."""
SHORT: Final = 90
MOST_DAYS: Final = 400
"""After the begin of the document's date."""


def issued(evidence: Evidence, document: str) -> date | None:
    """None where neither the date nor the first lines say it."""
    days = days_of(evidence.documents.get(document))
    if days is None or days[0] == days[1]:
        return days[0] if days else None
    own = [p for p in evidence.passages if p.document == document][:FIRST]
    for passage in (p for p in own if len(p.text) <= SHORT):
        spans = [span.key for span in find_periods(passage.text, days[1]) if len(span.key) == 10]
        if len(spans) == 1 and "*" not in spans[0]:
            (day, _) = period_bounds(spans[0])
            return day if 0 <= (day - days[0]).days <= MOST_DAYS else days[0]
    return days[0]
