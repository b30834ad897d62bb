"""Figures found in prose and in tables of documents."""

from collections.abc import Mapping, Sequence

from assistant.ingest.found.tables import table_figures
from assistant.records import Document, Entity, Figure, Metric, Passage


def found_figures(
    document: Document,
    passages: Sequence[Passage],
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity],
) -> list[Figure]:
    """Each with its quote, a confidence and reasons; what a table declares is not found again."""
    return table_figures(document, passages, metrics, entities)
