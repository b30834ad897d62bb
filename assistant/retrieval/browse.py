"""Serves records by filter, each as one audience sees it: `Browse` over the generations."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from assistant.browsing import (
    CaseFilter,
    CaseSection,
    CasesFound,
    CaseShown,
    ChangesShown,
    DocumentListed,
    DocumentShown,
    FacetValue,
    FigureFilter,
    FiguresPage,
    MetricShown,
    PassageShown,
    PlaceShown,
)
from assistant.errors import RecordError
from assistant.indexes.base import FigureQuery, Generations, View
from assistant.records import Audience, Case, Metric, Passage
from assistant.retrieval.browsed import listed_change, listed_document, listed_figure
from assistant.retrieval.case_benefits import benefits_of
from assistant.retrieval.case_facets import text_of
from assistant.retrieval.changes import changes
from assistant.retrieval.editions import newest_of
from assistant.retrieval.lexicon import fold
from assistant.retrieval.reports import taken_of, two_reports

FACETS: Final = ("customer", "product", "scenario", "industry", "competitor", "benefit")


class Browser:
    def __init__(self, generations: Generations) -> None:
        self._generations = generations

    def cases(self, audience: Audience, wanted: CaseFilter) -> CasesFound:
        view = self._generations.view(audience)
        aliases = {fold(a): fold(e.name) for e in view.entities() for a in e.aliases}
        found = [case for case in newest_of(view).cases() if _fits(case, wanted, aliases)]
        return CasesFound(
            cases=tuple(map(_case, found)),
            facets={facet: _counted(_names(case, facet) for case in found) for facet in FACETS},
        )

    def metrics(self, audience: Audience) -> tuple[MetricShown, ...]:
        view = self._generations.view(audience)
        return tuple(_metric(view, metric) for metric in view.metrics())

    def figures(self, audience: Audience, wanted: FigureFilter) -> FiguresPage:
        view = self._generations.view(audience)
        names = {fold(n): m.name for m in view.metrics() for n in (m.name, *m.aliases)}
        query = FigureQuery(
            metric=names.get(fold(wanted.metric), wanted.metric) or None,
            subject=_subject(view, wanted.subject) or None,
            period=wanted.period or None,
            nature=wanted.nature,
            members=tuple((d, m) for d, _, m in (each.partition(":") for each in wanted.member)),
        )
        total, figures = view.select_figures(query, wanted.limit, wanted.offset)
        listed = tuple(map(listed_figure, figures))
        return FiguresPage(total=total, limit=wanted.limit, offset=wanted.offset, figures=listed)

    def documents(self, audience: Audience) -> tuple[DocumentListed, ...]:
        return tuple(map(listed_document, self._generations.view(audience).documents()))

    def document(self, audience: Audience, id: str) -> DocumentShown:
        view = self._generations.view(audience)
        document = next((d for d in view.documents() if d.id == id), None)
        if document is None:
            raise RecordError(
                "There is no such document.",
                remedy="Take the document of a citation, of a figure's source or of a case.",
            )
        return DocumentShown(
            id=document.id,
            title=document.title,
            date=document.date,
            kind=document.kind,
            pages=document.pages,
            passages=tuple(map(_passage, view.passages(id))),
        )

    def changes(self, audience: Audience, older: str = "", newer: str = "") -> ChangesShown:
        view = self._generations.view(audience)
        old, new = two_reports(view, older, newer)
        found = changes(view, old, new)
        return ChangesShown(
            older=listed_document(old),
            newer=listed_document(new),
            changed=tuple(map(listed_change, found.changed)),
            new=tuple(map(listed_figure, found.new)),
            gone=tuple(map(listed_figure, found.gone)),
            new_cases=tuple(case.customer for case in found.new_cases),
            changed_cases=tuple(case.customer for case in found.changed_cases),
            gone_cases=tuple(case.customer for case in found.gone_cases),
            findings=tuple(finding.what for finding in found.findings),
            notes=taken_of(view, older, newer),
        )


def _fits(case: Case, wanted: CaseFilter, aliases: dict[str, str]) -> bool:
    for facet in FACETS:
        asked = fold(getattr(wanted, facet))
        names = [fold(name) for name in _names(case, facet)]
        if facet == "customer":
            names += map(fold, case.aliases)
        meant = {asked, aliases.get(asked, asked)}
        if asked and not any(part in name for part in meant for name in names):
            return False
    text = text_of(case)
    return all(fold(word) in text for word in wanted.q.split())


def _names(case: Case, facet: str) -> tuple[str, ...]:
    if facet == "customer":
        return (case.customer,)
    if facet == "industry":
        return (case.industry,) if case.industry else ()
    if facet == "benefit":
        return benefits_of(case)
    names: tuple[str, ...] = getattr(case, f"{facet}s")
    return names


def _counted(named: Iterable[tuple[str, ...]]) -> tuple[FacetValue, ...]:
    counts = Counter(name for names in named for name in dict.fromkeys(names))
    return tuple(FacetValue(value=value, count=count) for value, count in counts.most_common())


def _case(case: Case) -> CaseShown:
    return CaseShown(
        customer=case.customer,
        aliases=case.aliases,
        industry=case.industry,
        scenarios=case.scenarios,
        products=case.products,
        competitors=case.competitors,
        benefits=benefits_of(case),
        sections=tuple(
            CaseSection(name=field.name, text=field.text, passages=field.passages)
            for field in case.fields
        ),
        shareable=case.shareable,
        document=case.document,
        page=case.source.page,
    )


def _passage(passage: Passage) -> PassageShown:
    return PassageShown(
        anchor=passage.id,
        section=" › ".join(passage.sections),
        page=passage.page,
        kind=passage.kind,
        text=passage.text,
        places=tuple(
            PlaceShown(start=each.start, end=each.end, section=each.section, page=each.page)
            for each in passage.sources
        ),
    )


def _metric(view: View, metric: Metric) -> MetricShown:
    use = view.uses().get(metric.name)
    held: dict[str, dict[str, None]] = {}
    if use and use.dimensions:
        for figure in view.figures(metric.name, any_subject=True):
            for dimension, member in figure.dimensions.items():
                held.setdefault(dimension, {})[member] = None
    return MetricShown(
        name=metric.name,
        aliases=metric.aliases,
        unit=metric.unit,
        definition=metric.description,
        formulas=metric.formulas,
        additive=metric.additive,
        share_of=metric.share_of,
        dimensions={dimension: tuple(members) for dimension, members in held.items()},
        periods=tuple(sorted(use.periods - {""})) if use else (),
        subjects=tuple(sorted(use.subjects - {""})) if use else (),
    )


def _subject(view: View, asked: str) -> str:
    """The subject by its name or an alias of the glossary."""
    if not asked or asked in view.subjects():
        return asked
    names = {fold(n): e.name for e in view.entities() for n in (e.name, *e.aliases)}
    folded = {fold(name): name for name in view.subjects()}
    return folded.get(fold(asked)) or names.get(fold(asked), asked)
