"""What a check is."""

from collections.abc import Callable, Iterable

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.records import Finding

Check = Callable[[Evidence], Iterable[Finding]]
