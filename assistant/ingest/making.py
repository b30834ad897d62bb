"""One document to its records: passages, and what is found in those that nobody has curated."""

from collections.abc import Mapping, Sequence

from assistant.ingest import checks
from assistant.ingest.blocks import passages_of
from assistant.ingest.by_report import dated
from assistant.ingest.cases import read_case
from assistant.ingest.found import found_cases, found_figures, names_of
from assistant.ingest.readers import read_front
from assistant.ingest.report import read_report
from assistant.records import Case, Document, Entity, Figure, Finding, Metric, Passage, Record


class Made(Record):
    """What one document came to."""

    document: Document
    passages: tuple[Passage, ...]
    case: Case | None = None
    """That the whole document is."""
    told: tuple[Case, ...] = ()
    """Found in it."""
    figures: tuple[Figure, ...] = ()
    metrics: tuple[Metric, ...] = ()
    """Of names that no catalogue declares."""
    entities: tuple[Entity, ...] = ()
    """Names that were not known before."""
    findings: tuple[Finding, ...] = ()


def make(text: str, name: str, metrics: Mapping[str, Metric], entities: Sequence[Entity]) -> Made:
    """`metrics` are declared, `entities` all names that are known so far. Raises `CorpusError`."""
    if name.startswith("cases/"):
        document, case, blocks = read_case(text, name)
        passages, _ = passages_of(document, blocks, case.customer)
        return Made(
            document=document, passages=tuple(passages), case=case, findings=_doubles(passages)
        )
    document, blocks = read_report(text, name)
    document = dated(document)
    passages, _ = passages_of(document, blocks)
    if read_front(text, name).fields.get("curated"):
        return Made(document=document, passages=tuple(passages), findings=_doubles(passages))
    return _found(document, passages, text, metrics, entities)


def _found(
    document: Document,
    passages: list[Passage],
    text: str,
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity],
) -> Made:
    """The passages again, those of a case under its customer."""
    told, held = found_cases(document, passages, text, entities)
    known = [*entities, *names_of(told, entities, "customer")]
    found = found_figures(document, held, metrics, known)
    known += found.entities
    known += names_of(told, known, "product", "competitor")
    return Made(
        document=document,
        passages=tuple(held),
        told=tuple(told),
        figures=tuple(found.figures),
        metrics=tuple(found.metrics),
        entities=tuple(known[len(entities) :]),
        findings=(*found.findings, *_doubles(held)),
    )


def _doubles(passages: Sequence[Passage]) -> tuple[Finding, ...]:
    return tuple(checks.standing_twice(p for p in passages if len(p.sources) > 1))
