"""Who may see what: a text as strict as the figures it tells, names as open as their use."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from assistant.errors import CorpusError
from assistant.records import (
    Audience,
    Case,
    Document,
    Entity,
    Figure,
    Finding,
    Metric,
    Passage,
    Source,
    content_id,
)


def opens(*records: Iterable[Figure] | Iterable[Metric] | Iterable[Passage]) -> bool:
    """Whether any is shown to others than executives."""
    return any(record.audience != Audience.EXECUTIVE for held in records for record in held)


def keeping_labels(fault: CorpusError) -> CorpusError:
    """Of a table: what it tells only executives must not be shown because the table is missing."""
    return CorpusError(
        f"{fault.problem} It cannot be left out, because it may say who sees what.",
        remedy=fault.remedy,
        file=fault.file,
        line=fault.line,
        told=fault.told,
    )


def tighten_figures(
    figures: Sequence[Figure], passages: Iterable[Passage]
) -> tuple[list[Figure], list[Finding]]:
    """A figure is visible where one of its quotes is: a quote tells all that stands in it."""
    sections = {passage.id: passage.audience for passage in passages}
    told = _strictest_told(figures)
    kept, findings = [], []
    for figure in figures:
        labels = tuple(
            Audience.strictest(told[_place(s)], sections.get(s.passage, Audience.PUBLIC))
            for s in figure.sources
        )
        label = Audience.strictest(figure.audience, min(labels, key=lambda a: a.rank))
        if label != figure.audience:
            findings.append(_tightened_figure(figure, label))
        if label != figure.audience or any(
            source.audience != told_to
            for source, told_to in zip(figure.sources, labels, strict=True)
        ):
            figure = _labelled(figure, label, labels)
        kept.append(figure)
    return kept, findings


def _labelled(figure: Figure, label: Audience, of_sources: tuple[Audience, ...]) -> Figure:
    sources = tuple(
        source.model_copy(update={"audience": audience})
        for source, audience in zip(figure.sources, of_sources, strict=True)
    )
    return figure.model_copy(update={"sources": sources, "audience": label})


def _strictest_told(figures: Iterable[Figure]) -> dict[tuple[str, str, int, int], Audience]:
    """By place of a quote: the strictest label of the figures that a quote overlapping it has."""
    told: dict[tuple[str, str, int, int], Audience] = {}
    for figure in figures:
        for place in map(_place, figure.sources):
            told[place] = Audience.strictest(told.get(place, Audience.PUBLIC), figure.audience)
    strictest, near = dict(told), list[tuple[str, str, int, int]]()
    for place in sorted(told):
        near = [other for other in near if other[:2] == place[:2] and other[3] > place[2]]
        for other in near:
            strictest[place] = Audience.strictest(strictest[place], told[other])
            strictest[other] = Audience.strictest(strictest[other], told[place])
        near.append(place)
    return strictest


def _place(source: Source) -> tuple[str, str, int, int]:
    """A span of a text; a cell's quote is its row, which the section names."""
    if source.passage or source.end:
        return source.document, "", source.start, source.end
    return source.document, source.section, 0, 0


def _tightened_figure(figure: Figure, label: Audience) -> Finding:
    source = figure.sources[0]
    return Finding(
        id=content_id("tightened", figure.id),
        kind="tightened",
        what=f"数字「{figure.label}」因其出处的其他内容由 {figure.audience.value}"
        f" 收紧为 {label.value}。",
        document=source.document,
        place=source.page or source.section,
        figures=(figure.id,),
        audience=label,
    )


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


def tighten_findings(
    findings: Iterable[Finding], passages: Iterable[Passage], documents: Iterable[Document]
) -> list[Finding]:
    """One that touches no passage and no figure is about its document as a whole: as strict as the
    document and all that stands in it. What it names else has not been read: executives see it.
    """
    whole = {document.id: document.audience for document in documents}
    for passage in passages:
        known = whole.get(passage.document, Audience.EXECUTIVE)
        whole[passage.document] = Audience.strictest(known, passage.audience)
    return [
        finding
        if finding.passages or finding.figures
        else finding.model_copy(
            update={
                "audience": Audience.strictest(
                    finding.audience, whole.get(finding.document, Audience.EXECUTIVE)
                )
            }
        )
        for finding in findings
    ]


def tighten_cases(
    cases: Sequence[Case], passages: Iterable[Passage], documents: Iterable[Document]
) -> list[Case]:
    """A part is as strict as its passages; a case that was found in a report as its parts: what it
    is known by stands in them.
    """
    labels = {passage.id: passage.audience for passage in passages}
    files = {document.id for document in documents if document.kind == "case"}
    kept = []
    for case in cases:
        fields = tuple(
            field.model_copy(
                update={
                    "audience": Audience.strictest(
                        field.audience, *(labels[id] for id in field.passages)
                    )
                }
            )
            for field in case.fields
        )
        own = () if case.document in files else tuple(field.audience for field in fields)
        audience = Audience.strictest(case.audience, *own)
        kept.append(case.model_copy(update={"fields": fields, "audience": audience}))
    return kept


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


def undeclared(figures: Iterable[Figure], known: Container[str]) -> Iterator[Metric]:
    """The names that only tables know, as open as their figures."""
    loose: dict[str, Audience] = {}
    for figure in figures:
        if figure.metric and figure.metric not in known:
            old = loose.get(figure.metric, figure.audience)
            loose[figure.metric] = min(old, figure.audience, key=lambda a: a.rank)
    for name, audience in loose.items():
        yield Metric(name=name, audience=audience, declared=False)
