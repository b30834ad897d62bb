"""Cases as sales tell them: the card, a part of it, who may hear it; what there is when there is
none.
"""

from collections.abc import Callable
from typing import Final

from assistant.answering.case_forms import tell_list, tell_pitch, tell_table, tell_users
from assistant.answering.case_limits import (
    ask_which,
    note_clearance,
    say_lacking,
    tell_clearance,
    tell_what_exists,
)
from assistant.answering.case_parts import (
    RESULTS_OF,
    Part,
    Said,
    evidence,
    figure_name,
    figures_in,
    outcomes,
    part_of,
    parts_of,
    result_figures,
    sentences,
)
from assistant.answering.case_since import tell_since_case
from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval.case_facets import Facet, front_names, front_of, holds, matched
from assistant.retrieval.case_plan import MOST, CaseForm
from assistant.retrieval.case_reading import customers_of
from assistant.retrieval.case_words import FIELDS, HOW, OF_CASE, RESULTS, STORY, Front
from assistant.retrieval.made_of import asks_parts
from assistant.retrieval.need import need_of
from assistant.retrieval.plan import Plan


def tell_cases(draft: Draft, view: View, plan: Plan) -> None:
    """What no case has, the form that the plan asks for, then who may hear it."""
    if plan.case is None:
        refuse(draft, plan)
        return
    if (
        plan.language == "en"
        and plan.asks_quantity
        and not (plan.case.customers or plan.case.facets)
    ):
        refuse(draft, plan)  # words that no case has are no question of cases
        return
    held = {case.customer: case for case in view.cases()}
    cases = [held[name] for name in plan.case.customers if name in held]
    for asked in plan.case.lacking:
        stranger = asked in customers_of(view)
        say_lacking(draft, plan, asked, "no_case" if stranger else "case_lacks")
    if len(cases) == 1 and plan.case.form in {"card", "words", "pitch"}:
        tell_since_case(draft, view, plan, cases[0])
    if cases or plan.case.form in {"users", "movers"}:
        _tell(draft, view, plan, cases)
    asks_of = bool(cases) and plan.case.form in {"field", "words"}
    if not draft.citations and not draft.choices and not asks_of:
        tell_what_exists(draft, view, plan)


def _tell(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    assert plan.case
    form = plan.case.form
    if form == "which" or (form == "pitch" and len(cases) > MOST):
        ask_which(draft, plan, cases)
    elif form == "compare" and len(cases) > 1:
        tell_table(draft, view, plan, cases)
    elif form in _OF_ALL:
        _OF_ALL[form](draft, view, plan, cases)
    else:
        for case in cases:
            _OF_ONE.get(form, _card)(draft, view, plan, case)
    if form in {"pitch", "card", "compare"} and not draft.choices:
        note_clearance(draft, plan, cases)


def _card(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """Every part that the asker may see; the figures of the case as its results."""
    draft.say(f"**{escape(case.customer)}**")
    told = parts_of(view, case, plan.language)
    for part in told:
        draft.say(_row(draft, plan, case, part))
    _results(draft, view, plan, case)


def _row(draft: Draft, plan: Plan, case: Case, part: Part) -> str:
    """`- 背景：…[1]`; several paragraphs stand below each other."""
    if part.names:
        draft.names.update(part.names)
        names = frame("join", plan.language).join(map(escape, part.names))
        value = f"{names}[{draft.cite(case.source)}]"
    elif len(part.passages) == 1:
        value = draft.quote(part.passages[0], part.passages[0].text)
    else:
        quoted = (draft.quote(passage, passage.text) for passage in part.passages)
        value = "".join(f"\n  - {quote}" for quote in quoted)
    return frame("case_row", plan.language, name=escape(part.name), value=value)


def _results(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """Figures by name; each keeps the words that bound it."""
    figures = result_figures(view, case)
    if figures:
        told = frame("case_and", plan.language).join(
            f"{figure_name(figure, plan.language)} {draft.figure(figure)}" for figure in figures
        )
        name = "Figures" if plan.language == "en" else "数字"
        draft.say(frame("case_row", plan.language, name=name, value=told))


def _fields(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """The parts that are asked for; a part that the case lacks is refused with those it has."""
    assert plan.case
    several = len(plan.case.customers) > 1
    for field in plan.case.fields:
        found = part_of(view, case, field, plan.language)
        figures = result_figures(view, case) if field == RESULTS else []
        found = found or (outcomes(view, case) if field == RESULTS and not figures else [])
        if (found or figures) and (several or not _says_whose(found, case)):
            draft.names.add(case.customer)
            draft.say(f"**{escape(case.customer)}**")
        for part in found:
            draft.say(_row(draft, plan, case, part))
        if figures:
            if not found:
                for said in sentences(parts_of(view, case, plan.language)):
                    if figures_in(said, figures):
                        draft.say(f"- {draft.quote(said.passage, said.text)}")
            _results(draft, view, plan, case)
        if not found and not figures:
            _no_field(draft, view, plan, case, field)


def _says_whose(parts: list[Part], case: Case) -> bool:
    """Whether the passages of the parts name the customer themselves."""
    told = "".join(passage.text for part in parts for passage in part.passages)
    return any(name in told for name in (case.customer, *case.aliases))


def _no_field(draft: Draft, view: View, plan: Plan, case: Case, field: str) -> None:
    english = next((f.english for f in FIELDS if f.name == field), field)
    asked = english if plan.language == "en" else field
    names = [part.name for part in parts_of(view, case, plan.language)]
    said = frame("no_field", plan.language, customer=escape(case.customer), asked=escape(asked))
    exists = frame("exists", plan.language, names=frame("join", plan.language).join(names))
    draft.missing = True
    draft.names.update((case.customer, *names))
    draft.say(said + exists)


def _words(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """The sentences of a case that hold what is asked; the whole card where none is asked for."""
    assert plan.case
    if STORY.search(plan.text) and all(matched(f, case, view) for f in plan.case.facets):
        _story(draft, view, plan, case)
        return
    found = _evidence(draft, view, plan, case)
    lost = [f for f in plan.case.facets if not any(holds(f, said.text) for said in found)]
    asks_one = plan.asks_quantity or plan.operation or OF_CASE.search(plan.text)
    if not found and not asks_one:
        _card(draft, view, plan, case)
        note_clearance(draft, plan, [case])
        return
    if not found or (lost and plan.asks_quantity):
        for facet in lost:
            _say_without(draft, plan, case, facet.asked)
        draft.missing = True
        return
    if plan.operation == "why" or HOW.search(plan.text):
        for passage in {said.passage.id: said.passage for said in found}.values():
            draft.say(f"- {draft.quote(passage, passage.text)}")
        return
    if plan.confirms and plan.periods and not plan.stated:
        draft.say(frame("said", plan.language))
    for said in found:
        draft.say(f"- {draft.quote(said.passage, said.text)}")
    for figure in (f for said in found for f in figures_in(said, result_figures(view, case))):
        draft.register(figure)


def _evidence(draft: Draft, view: View, plan: Plan, case: Case) -> list[Said]:
    """Tells the parts that are listed beside; returns the sentences that say what is asked."""
    assert plan.case
    listed = [name for name in plan.case.fields if name != RESULTS]
    for part in (p for name in listed for p in part_of(view, case, name, plan.language)):
        draft.say(_row(draft, plan, case, part))
    results = RESULTS in plan.case.fields
    need = None if results else need_of(view, plan)
    parts = asks_parts(plan.text)
    return evidence(view, case, plan.case.facets, need=need, results=results, parts=parts)


def _story(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """All of it, with the figures of the customer whose very words stand in it."""
    _card(draft, view, plan, case)
    told = "".join(p.text for part in parts_of(view, case) for p in part.passages)
    for figure in view.figures_of_subject(case.customer):
        if figure.nature in RESULTS_OF and figure.text in told:
            draft.register(figure)
    note_clearance(draft, plan, [case])


def _confirm(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """Whether the front matter has what is put to us; what it has in its place if not."""
    assert plan.case
    asked = plan.case.facets[0]
    if not holds(asked, front_of(case)):
        _say_without(draft, plan, case, asked.asked)
    fields = [
        field.name
        for field in FIELDS
        if field.front and any(_has(asked, other, field.front) for other in view.cases())
    ]
    for part in (p for name in fields[:1] for p in part_of(view, case, name, plan.language)):
        draft.say(_row(draft, plan, case, part))


def _has(asked: Facet, case: Case, front: Front) -> bool:
    return any(holds(asked, name) for name in front_names(case, front))


def _say_without(draft: Draft, plan: Plan, case: Case, asked: str) -> None:
    draft.names.update((asked, case.customer))
    names = {"customer": escape(case.customer), "asked": escape(asked)}
    draft.say(frame("no_words", plan.language, **names))


Several = Callable[[Draft, View, Plan, list[Case]], None]
One = Callable[[Draft, View, Plan, Case], None]
_OF_ALL: Final[dict[CaseForm, Several]] = {
    "cleared": tell_clearance,
    "list": tell_list,
    "users": tell_users,
    "movers": tell_users,
}
_OF_ONE: Final[dict[CaseForm, One]] = {
    "pitch": tell_pitch,
    "field": _fields,
    "confirm": _confirm,
    "words": _words,
}
