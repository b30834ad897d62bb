"""Figures found in the tables and in the prose of a document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.aimed_at import aimed
from assistant.ingest.found.as_members import as_members
from assistant.ingest.found.names import found_names
from assistant.ingest.found.owner import period_of
from assistant.ingest.found.proposals import proposed
from assistant.ingest.found.prose import prose_figures
from assistant.ingest.found.same_metrics import one_name_each
from assistant.ingest.found.settling import settled
from assistant.ingest.found.table_names import aliased
from assistant.ingest.found.tables import table_figures
from assistant.records import Document, Entity, Figure, Finding, Metric, Passage

_ALL_EARNED: Final = {"收入": ("营收",), "营收": ("收入",)}
"""What all that is earned is called in a word, which also ends the names of parts of it."""


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
    prose = prose_figures(document, passages, metrics, known, tables)
    reported = period_of(document, passages)
    told, contradictions = settled(tables, prose.figures, metrics, reported)
    figures, aliases = one_name_each([*tables, *told], metrics, reported)
    figures, aliases = aimed(figures, aliases, metrics, reported)
    proposed_so = {metric.name: metric for metric in prose.metrics}
    for metric in aliased(tables, metrics, proposed_so):
        other = proposed_so.get(metric.name, metric)
        every = tuple(dict.fromkeys([*other.aliases, *metric.aliases]))
        proposed_so[metric.name] = other.model_copy(update={"aliases": every})
    proposals = _called(proposed_so.values(), aliases, figures)
    return Found(figures, proposals, [*names, *prose.entities], contradictions)


def one_name_across(
    figures: Sequence[Figure], found: Mapping[str, Metric], metrics: Mapping[str, Metric]
) -> tuple[list[Figure], dict[str, Metric]]:
    """Figures and metrics of all documents, of which one may call a metric otherwise."""
    kept, aliases = one_name_each(figures, metrics, None)
    kept = as_members(kept, metrics)
    return kept, {metric.name: metric for metric in _called(found.values(), aliases, kept)}


def _called(
    metrics: Iterable[Metric], aliases: Mapping[str, tuple[str, ...]], figures: Sequence[Figure]
) -> list[Metric]:
    """With what else a metric is called; what is called otherwise now is no metric of its own."""
    gone = {name for names in aliases.values() for name in names}
    kept = {metric.name: metric for metric in metrics if metric.name not in gone}
    own = [f for f in figures if f.metric in aliases and f.metric not in kept]
    kept |= {metric.name: metric for metric in proposed(own, ())}
    for name, others in aliases.items():
        if name in kept:  # else the catalogue has it
            spoken = [said for other in others for said in _ALL_EARNED.get(other, ())]
            every = dict.fromkeys([*kept[name].aliases, *others, *spoken])
            kept[name] = kept[name].model_copy(update={"aliases": tuple(every)})
    return list(kept.values())
