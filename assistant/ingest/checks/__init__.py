"""Checks of what the corpus says against itself: each a small function that gives findings.

A deviation within half a unit of the last printed digit of its terms, or allowed by a bound, is
`info`; beyond that it is a `warning`.
"""

from assistant.ingest.checks.checking import ByCheck, check, of_text
from assistant.ingest.checks.figures.merging import merge
from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.telling.oddities import standing_twice

__all__ = ["ByCheck", "Evidence", "check", "merge", "of_text", "standing_twice"]
