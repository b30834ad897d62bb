"""Who may see what: passages as strict as the figures in them, names as open as their use."""

from collections import defaultdict
from collections.abc import Sequence

from assistant.records import Audience, Case, Entity, Figure, Finding, Passage, content_id


def tighten(
    passages: list[Passage], figures: Sequence[Figure]
) -> tuple[list[Passage], list[Finding]]:
    """A passage is visible at the strictest of its label and of every figure quoted from it."""
    strictest: defaultdict[str, Audience] = defaultdict(lambda: Audience.PUBLIC)
    for figure in figures:
        for source in figure.sources:
            if source.passage:
                strictest[source.passage] = Audience.strictest(
                    strictest[source.passage], figure.audience
                )
    kept, findings = [], []
    for passage in passages:
        label = Audience.strictest(passage.audience, strictest[passage.id])
        if label != passage.audience:
            findings.append(
                Finding(
                    id=content_id("tightened", passage.id),
                    kind="tightened",
                    what=f"段落因所含数字由 {passage.audience.value} 收紧为 {label.value}。",
                    document=passage.document,
                    place=passage.page or " › ".join(passage.sections),
                    passages=(passage.id,),
                    audience=label,
                )
            )
        kept.append(passage.model_copy(update={"audience": label}))
    return kept, findings


def label_entities(
    entities: Sequence[Entity],
    passages: Sequence[Passage],
    figures: Sequence[Figure],
    cases: Sequence[Case],
) -> list[Entity]:
    """A name is as open as the most open record that holds it or one of its aliases."""
    texts: defaultdict[Audience, list[str]] = defaultdict(list)
    for passage in passages:
        texts[passage.audience].append(" ".join((*passage.sections, passage.text)))
    for case in cases:
        texts[case.audience].append(
            " ".join(
                (case.customer, *case.aliases, *case.products, *case.scenarios, *case.competitors)
            )
        )
    subjects: defaultdict[Audience, set[str]] = defaultdict(set)
    for figure in figures:
        subjects[figure.audience].update((figure.subject or "", *figure.dimensions.values()))
    held = {audience: "\n".join((*texts[audience], *subjects[audience])) for audience in Audience}
    return [
        entity.model_copy(
            update={
                "audience": next(
                    (
                        audience
                        for audience in Audience
                        if any(name in held[audience] for name in (entity.name, *entity.aliases))
                    ),
                    Audience.EXECUTIVE,
                )
            }
        )
        for entity in entities
    ]
