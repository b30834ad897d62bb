"""Everything that the documents say of a name: sentences by page, then figures of tables alone."""

from typing import Final

from assistant.answering.case_parts import RESULTS_OF, figure_name
from assistant.answering.draft import Draft, escape
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.records import Figure
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, names_held, names_of, told_by
from assistant.retrieval.overview import heading_of, naming
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

NAMED: Final = 24
"""Sentences that are told of one name at most."""


def tell_name(draft: Draft, view: View, plan: Plan, names: tuple[str, ...]) -> None:
    """Every sentence that names it, by page, each once."""
    known = names_of(view)
    need = Need(tuple(known.get(fold(n), frozenset({fold(n)})) for n in names), {})
    told: dict[str, list[str]] = {}
    seen: set[str] = set()
    for passage in naming(view, need):
        heading = told_by(view, passage, " ")
        own = names_held(need, heading)
        for sentence in sentences_of(passage):
            if sentence in seen or not (own or names_held(need, sentence)):
                continue
            seen.add(sentence)
            place = passage.page or heading_of(passage)
            if len(seen) <= NAMED:
                told.setdefault(place, []).append(draft.quote(passage, sentence))
    figures = _elsewhere(view, names, seen)
    if not (told or figures):
        refuse(draft, plan)
        return
    for place, lines in told.items():
        draft.names.add(place)
        draft.say(f"**{escape(place)}**")
        for line in lines:
            draft.say(f"- {line}")
    for figure in figures[:NAMED]:
        draft.say(f"- {figure_name(figure, plan.language)} {draft.figure(figure)}")


def _elsewhere(view: View, names: tuple[str, ...], seen: set[str]) -> list[Figure]:
    """Figures of the names that none of the sentences tells: of tables alone."""
    told = "\n".join(seen)
    return [
        figure
        for name in names
        for figure in view.figures_of_subject(name)
        if figure.nature in RESULTS_OF
        and not any(
            s.quote in told or any(said in s.quote for said in seen) for s in figure.sources
        )
    ]
