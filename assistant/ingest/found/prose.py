"""Figures found in the prose of a document, with the metrics and names that they bring along."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.context import anchor_of, in_context, labelled_names
from assistant.ingest.found.families import in_families
from assistant.ingest.found.members import members_of, named_by_members, of_members
from assistant.ingest.found.owner import owner_of, period_of
from assistant.ingest.found.proposals import proposed
from assistant.ingest.found.reaching import reached
from assistant.ingest.found.same_members import as_rows
from assistant.ingest.found.subjects import (
    COMPANIES,
    CUSTOMERS,
    customers_of,
    entities_of,
    listed,
    of_kinds,
    short_names,
)
from assistant.ingest.found.telling import Told, told_in
from assistant.ingest.slots import slot_id, slot_label
from assistant.records import Document, Entity, Figure, Metric, Passage, Source
from assistant.series import STAGE

OPEN: Final = "等"
_FEWEST_LISTED: Final = 2
_DOUBT: Final = 0.1
"""What each thing that had to be inferred takes off the confidence."""


class Prose(NamedTuple):
    figures: list[Figure]
    metrics: list[Metric]
    """Of names that no catalogue declares."""
    entities: list[Entity]
    """Names that no glossary has."""


def prose_figures(
    document: Document,
    passages: Sequence[Passage],
    metrics: Mapping[str, Metric],
    entities: Sequence[Entity],
    tables: Sequence[Figure] = (),
) -> Prose:
    """Each with its sentence as quote; what names no company is of the one that reports.

    `tables` are the figures of the document's own tables, whose members sentences tell of.
    """
    reported = period_of(document, passages)
    customers = customers_of(passages)
    known = {name for entity in entities for name in (entity.name, *entity.aliases)}
    names = list(dict.fromkeys([*of_kinds(entities, CUSTOMERS), *customers]))
    owner = owner_of(document, passages, entities) or None
    others = of_kinds(entities, COMPANIES)
    told = told_in(passages, names, others, anchor_of(document, reported))
    rows = members_of(tables)
    told = of_members(in_context(told, document, reported), rows, reported)
    told, families = in_families(told)
    told = as_rows(named_by_members(told, rows), tables)
    lists = [f for each in told for f in _members(document, each)]
    told = reached(told, document, reported)
    figures = [_figure(document, each._replace(subject=each.subject or owner)) for each in told]
    figures = _settled([*figures, *lists])
    members = [f.subject for f in lists if f.subject and not f.open] + labelled_names(told)
    fresh = [name for name in dict.fromkeys([*customers, *members]) if name not in known]
    blocks = _blocks(passages)
    aliases = {name: short_names(name, blocks[name]) for name in fresh if name in blocks}
    new = [m for m in proposed(figures, families) if m.name not in metrics]
    return Prose(figures, new, entities_of(fresh, aliases))


def told_alone(
    document: Document, passages: Sequence[Passage], entities: Sequence[Entity]
) -> list[Told]:
    """Every number of the prose as it reads without the tables."""
    reported = period_of(document, passages)
    names = list(dict.fromkeys([*of_kinds(entities, CUSTOMERS), *customers_of(passages)]))
    others = of_kinds(entities, COMPANIES)
    told = told_in(passages, names, others, anchor_of(document, reported))
    return in_context(told, document, reported)


def _figure(document: Document, each: Told) -> Figure:
    stated = each.stated
    dimensions = dict(each.dimensions) | ({STAGE: stated.stage} if stated.stage else {})
    reasons = (*stated.reasons, *each.reasons)
    return Figure(
        id=slot_id(document.id, each.name, each.subject, dimensions, stated.period, stated.nature),
        document=document.id,
        metric=each.name,
        label=slot_label(each.name, each.subject, dimensions),
        subject=each.subject,
        dimensions=dimensions,
        period=stated.period,
        nature=stated.nature,
        quantity=each.quantity,
        note=stated.note,
        sources=_sources(each),
        audience=each.passage.audience,
        confidence=round(1 - _DOUBT * (1 + len(reasons)), 2),
        reasons=("在句中读出", *reasons),
    )


def _members(document: Document, each: Told) -> Iterator[Figure]:
    """`3年会员：4.3K，占比15%，A、B、C等`: who belongs to a member, as the text says it."""
    if not each.dimensions or each.stated.kind not in {"value", "end"} or not each.sentence.label:
        return
    dimension, member = each.dimensions[0]
    lists = [c for c in each.sentence.clauses if c.start > each.stated.end and not c.numbers]
    if not lists or any(c.numbers and c.start > lists[0].start for c in each.sentence.clauses):
        return
    members, is_open = listed(each.passage.text[lists[0].start : lists[-1].end])
    if len(members) < _FEWEST_LISTED and not is_open:
        return  # `…，需求走弱` goes on, and lists nobody
    for name in [*dict.fromkeys(members), *([OPEN] if is_open else [])]:
        yield Figure(
            id=slot_id(document.id, dimension, name, {}, None, "actual", member),
            document=document.id,
            metric=dimension,
            label=slot_label(dimension, name, {}),
            subject=name,
            value_text=member,
            open=name == OPEN,
            sources=_sources(each),
            audience=each.passage.audience,
            confidence=0.8,
            reasons=("名单随数字列出",),
        )


def _sources(each: Told) -> tuple[Source, ...]:
    """The sentence at every place where its passage stands."""
    start, end = each.sentence.start, each.sentence.end
    return tuple(
        place.model_copy(
            update={
                "start": place.start + start,
                "end": place.start + end,
                "quote": each.passage.text[start:end],
                "audience": each.passage.audience,
            }
        )
        for place in each.passage.sources
    )


def _settled(figures: Sequence[Figure]) -> list[Figure]:
    """One for a slot: the same value again adds its places, another value makes both unsure."""
    slots: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        slots[figure.id].append(figure)
    kept: list[Figure] = []
    for same in slots.values():
        first = same[0]
        if any(_value(f) != _value(first) for f in same):
            continue
        same = [f for f in same if f.quantity == first.quantity]
        places = dict.fromkeys(source for figure in same for source in figure.sources)
        kept.append(first.model_copy(update={"sources": tuple(places), "order": len(kept)}))
    return kept


def _value(figure: Figure) -> object:
    """大约30分钟 and 30分钟 are one value; the first is kept."""
    return (figure.quantity.value, figure.quantity.unit) if figure.quantity else figure.value_text


def _blocks(passages: Sequence[Passage]) -> dict[str, list[str]]:
    """The texts below each last heading, by its name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.sections:
            found[passage.sections[-1].strip("【】 ")].append(passage.text)
    return found
