"""Customer cases found in prose: a customer's name, then background, scenario, breakthroughs."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from assistant.ingest.found.blocks import Block
from assistant.ingest.found.case_words import ROLES, Role
from assistant.ingest.found.certain import blocks_of
from assistant.ingest.found.facets import UNNAMED, aliases_in, competitors_in, names_in, products_in
from assistant.ingest.found.lines import lines_of
from assistant.ingest.found.recut import Told, recut
from assistant.ingest.found.stories import stories_of
from assistant.records import Audience, Case, CaseField, Document, Entity, Passage, Source
from assistant.series import series_among

NameKind = Literal["customer", "product", "competitor"]


def found_cases(
    document: Document, passages: Sequence[Passage], text: str, entities: Sequence[Entity] = ()
) -> tuple[list[Case], list[Passage]]:
    """The cases, and the passages of the document again: those of a case under the customer and
    the label, without the marks that said so. `text` is the document that the spans point into.
    """
    lines = lines_of(passages)
    blocks = blocks_of(lines, text, _customers(entities))
    held, told = recut(document, passages, blocks, text) if blocks else (list(passages), {})
    cases: dict[str, Case] = {}
    for block in blocks:  # one that stands twice is told once
        case = _case(document, block, told[block.start], text, entities)
        cases.setdefault(case.customer, case)
    for case in stories_of(document, held, text, entities):
        cases.setdefault(case.customer, case)
    return list(cases.values()), held


def without_curated(
    curated: Sequence[Case], found: Sequence[Case], documents: Iterable[Document]
) -> list[Case]:
    """A curated case wins, then the newest report; what another one adds is not merged.

    Reports that follow each other keep their own: the customer's case of each of them.
    """
    series = {d.id: n for n, held in enumerate(series_among(documents)) for d in held}
    kept = list(curated)
    for case in sorted(found, key=lambda case: case.source.date, reverse=True):
        if not any(_names(case) & _names(each) for each in kept if not _follow(each, case, series)):
            kept.append(case)
    order = {id(case): place for place, case in enumerate((*curated, *found))}
    return sorted(kept, key=lambda case: order[id(case)])


def _follow(newer: Case, older: Case, series: Mapping[str, int]) -> bool:
    """Told by two reports of one series, under one name."""
    return (
        newer.document != older.document
        and series.get(newer.document, -1) == series.get(older.document, -2)
        and newer.customer == older.customer
    )


def _names(case: Case) -> set[str]:
    return {name.casefold() for name in (case.customer, *case.aliases)}


def names_of(cases: Sequence[Case], known: Sequence[Entity], *kinds: NameKind) -> list[Entity]:
    """Names of these kinds that found cases bring along and no glossary has."""
    held = {name.casefold() for entity in known for name in (entity.name, *entity.aliases)}
    found: dict[str, Entity] = {}
    for case in cases:
        rivals = (name for name in case.competitors if name != UNNAMED)
        named = [(case.customer, "customer")]
        named += [(name, "product") for name in case.products]
        named += [(name, "competitor") for name in rivals]
        for name, kind in named:
            aliases = case.aliases if kind == "customer" else ()
            if kind in kinds and name.casefold() not in held:
                found.setdefault(name, Entity(name=name, kind=kind, aliases=aliases))
    return list(found.values())


def _customers(entities: Sequence[Entity]) -> frozenset[str]:
    return frozenset(
        name.casefold()
        for entity in entities
        if entity.kind.casefold() in {"customer", "client", "客户"}
        for name in (entity.name, *entity.aliases)
    )


def _case(
    document: Document, block: Block, told: Told, text: str, entities: Sequence[Entity]
) -> Case:
    held = [p for _, passages in told for p in passages]
    audience = Audience.strictest(*(p.audience for p in held))
    story = [p.text for label, passages in told for p in passages if _role(label) != "scenario"]
    deeds = [
        p.text for label, passages in told for p in passages if _role(label) in {"deed", "end"}
    ]
    rivals = _named(told, "competitor") or competitors_in(story, entities, block.name)
    own = {block.name, *rivals, *(name for name in aliases_in(block.name, story))}
    products = _named(told, "product") or products_in(deeds, entities)
    industry = _named(told, "industry")
    return Case(
        customer=block.name,
        aliases=aliases_in(block.name, story),
        industry="、".join(industry) or None,
        scenarios=_named(told, "scenario"),
        products=tuple(name for name in products if name not in own),
        competitors=rivals,
        fields=tuple(
            CaseField(
                name=label,
                text="\n".join(p.text for p in passages),
                passages=tuple(p.id for p in passages),
                audience=Audience.strictest(*(p.audience for p in passages)),
            )
            for label, passages in told
            if passages
        ),
        document=document.id,
        source=Source(
            document=document.id,
            title=document.title,
            date=document.date,
            section=" › ".join((*block.above, block.name)),
            page=held[0].page,
            start=block.start,
            end=block.end,
            quote=text[block.start : block.end],
        ),
        audience=audience,
    )


def _role(label: str) -> Role | None:
    return ROLES.get(label.casefold())


def _named(told: Told, role: Role) -> tuple[str, ...]:
    """What the label of that role lists."""
    lines = [p.text for label, passages in told for p in passages if _role(label) == role]
    return tuple(dict.fromkeys(name for line in lines for name in names_in(line)))
