"""What an answer may be explained with: definitions and dates, as far as its asker sees them."""

from dataclasses import dataclass, field

from assistant.exchange import Service
from assistant.records import Audience


@dataclass(frozen=True)
class Known:
    definitions: dict[str, str] = field(default_factory=dict)
    """By the name of a metric."""
    dates: dict[str, str] = field(default_factory=dict)
    """By the id of a document."""


class Background:
    """Read once a generation and audience."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._read: dict[Audience, tuple[str | None, Known]] = {}

    def of(self, audience: Audience) -> Known:
        generation = self._service.health().generation
        read = self._read.get(audience)
        if read is None or read[0] != generation:
            browse = self._service.browse
            known = Known(
                definitions={m.name: m.definition for m in browse.metrics(audience)},
                dates={document.id: document.date for document in browse.documents(audience)},
            )
            read = self._read[audience] = (generation, known)
        return read[1]
