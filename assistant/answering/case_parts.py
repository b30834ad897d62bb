"""What a case holds, as answers tell it: parts in a fixed order, its figures, its sentences."""

import re
from typing import Final, NamedTuple

from assistant.answering.draft import escape, when
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Case, Figure, Passage
from assistant.retrieval.case_facets import Facet, front_names, holds
from assistant.retrieval.case_words import FIELDS, FieldWords
from assistant.retrieval.language import Language
from assistant.retrieval.made_of import tells_parts
from assistant.retrieval.need import Need, held
from assistant.retrieval.sentences import sentences_of

RESULTS_OF = frozenset({"actual", "claim"})
"""Natures of figures that are results; a plan or a target is none."""

OUTCOME: Final = re.compile(
    r"提[升高]|下降|降低|降到|缩短|压到|增[至长]|升[至到]|减少|改善|节省|达到|达\d|"
    r"\b(?:up|down|rose|fell|faster|lower|less|more|improved?|reduced?)\b"
)
"""Words that tell a result from the deed before it."""


class Part(NamedTuple):
    """A section of a case, or names of its front matter."""

    name: str
    passages: tuple[Passage, ...] = ()
    names: tuple[str, ...] = ()


class Said(NamedTuple):
    passage: Passage
    text: str


def parts_of(view: View, case: Case, language: Language = "zh") -> list[Part]:
    """In the order of `FIELDS`, then what is called otherwise; what is empty is left out."""
    parts = [part for field in FIELDS for part in part_of(view, case, field.name, language)]
    told = {part.name for part in parts}
    others = [Part(f.name, _passages(view, f.passages)) for f in case.fields if f.name not in told]
    return [part for part in (*parts, *others) if part.passages or part.names]


def part_of(view: View, case: Case, name: str, language: Language = "zh") -> list[Part]:
    """The sections that a name of `FIELDS` or a heading means, else the front matter."""
    field = next((f for f in FIELDS if f.name == name), None)
    sections = [f for f in case.fields if f.name and (f.name == name or _is(field, f.name))]
    parts = [Part(f.name, _passages(view, f.passages)) for f in sections]
    if parts or field is None or field.front is None:
        return [part for part in parts if part.passages]
    names = front_names(case, field.front)
    label = field.english if language == "en" else field.name
    return [Part(label, names=names)] if names else []


def outcomes(view: View, case: Case) -> list[Part]:
    """Sections with a sentence that tells what came of it, where no section is called so."""
    told = [
        Part(part.name, tuple(p for p in part.passages if OUTCOME.search(p.text)))
        for part in parts_of(view, case)
    ]
    return [part for part in told if part.passages]


def result_figures(view: View, case: Case) -> list[Figure]:
    """Results that the case itself tells, without the operands of other ones among them."""
    own = {id for field in case.fields for id in field.passages}
    files = {document.id for document in view.documents() if document.kind == "case"}
    figures = [
        figure
        for figure in view.figures_of_subject(case.customer)
        if figure.nature in RESULTS_OF
        and any(s.passage in own or s.document == case.document in files for s in figure.sources)
    ]
    metrics = {figure.metric for figure in figures}
    formulas = [f for m in view.metrics() if m.name in metrics for f in m.formulas]
    return [
        figure
        for figure in figures
        if not any(figure.metric and figure.metric in formula for formula in formulas)
    ]


def sentences(parts: list[Part]) -> list[Said]:
    return [
        Said(passage, sentence)
        for part in parts
        for passage in part.passages
        for sentence in sentences_of(passage)
    ]


def evidence(
    view: View,
    case: Case,
    facets: tuple[Facet, ...],
    most: int = 2,
    need: Need | None = None,
    results: bool = False,
    parts: bool = False,
) -> list[Said]:
    """The sentences that say best what was asked, by its facets, then by all its words; without
    facets the one with the best figure. Where `results` are asked, or what a facet is made of,
    those that tell it come first.
    """
    names = (case.customer, *case.aliases)
    left, chosen = list(facets), list[Said]()
    figures = result_figures(view, case)
    pool = sentences(parts_of(view, case))
    while pool and len(chosen) < most:
        ranked = [
            (
                sum(holds(facet, said.text) for facet in left),
                sum(holds(facet, said.text) for facet in facets),
                parts and any(tells_parts(facet.names, said.text) for facet in facets),
                results and bool(OUTCOME.search(said.text)),
                round(need.share(held(said.text)), 2) if need and need.weights else 0,
                any(name in said.text for name in names)
                + 2 * bool(figures_in(said, figures))
                + bool(OUTCOME.search(said.text)),
                -place,
            )
            for place, said in enumerate(pool)
        ]
        score = max(ranked)
        if facets and not score[0]:
            break
        said = pool.pop(ranked.index(score))
        chosen.append(said)
        left = [facet for facet in left if not holds(facet, said.text)]
        if not left:
            break
    return chosen


def figures_in(said: Said, figures: list[Figure]) -> list[Figure]:
    """The figures whose own sentence this is."""
    return [
        figure
        for figure in figures
        if any(s.quote in said.text or said.text in s.quote for s in figure.sources)
    ]


def figure_name(figure: Figure, language: Language) -> str:
    """Its label without the customer, whose case it stands in, and with its period."""
    name = figure.label.removeprefix(figure.subject or "").strip() or figure.label
    period = when(figure, language)
    return escape(name) + (frame("period", language, period=period) if period else "")


def _is(field: FieldWords | None, heading: str) -> bool:
    return field is not None and bool(field.words.search(heading))


def _passages(view: View, ids: tuple[str, ...]) -> tuple[Passage, ...]:
    return tuple(passage for passage in map(view.passage, ids) if passage is not None)
