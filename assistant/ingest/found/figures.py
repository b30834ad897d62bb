"""Figures found in the tables and in the prose of a document."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.ingest.found.names import found_names
from assistant.ingest.found.prose import prose_figures
from assistant.ingest.found.settling import settled
from assistant.ingest.found.table_names import aliased
from assistant.ingest.found.tables import table_figures
from assistant.records import Document, Entity, Figure, Finding, Metric, Passage


class Found(NamedTuple):
    figures: list[Figure]
    metrics: list[Metric]
    """Of names that no catalogue declares."""
    entities: list[Entity]
    """Names that no glossary has."""
    findings: list[Finding]


def found_figures(
    document: Document,
    passages: Sequence[Passage],
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity],
) -> Found:
    """Each with its quote, a confidence and reasons; a table wins over a sentence."""
    names = found_names(document, passages, entities)
    known = [*entities, *names]
    tables = table_figures(document, passages, metrics, known)
    prose = prose_figures(document, passages, metrics, known)
    told, contradictions = settled(tables, prose.figures, metrics)
    named = {*metrics, *(metric.name for metric in prose.metrics)}
    found = [*prose.metrics, *aliased(tables, named)]
    return Found([*tables, *told], found, [*names, *prose.entities], contradictions)
