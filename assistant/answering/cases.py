"""Cases as sales tell them: the card, a part of it, who may hear it; what there is when there is
none.
"""

from collections import defaultdict

from assistant.answering.case_forms import tell_list, tell_pitch, tell_table, tell_users
from assistant.answering.case_parts import (
    Part,
    evidence,
    figures_in,
    part_of,
    parts_of,
    result_figures,
    sentences,
)
from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.exchange import Choice
from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval.case_facets import holds
from assistant.retrieval.case_words import FIELDS, RESULTS
from assistant.retrieval.cases import MOST
from assistant.retrieval.plan import Plan

OFFERED = 8
"""Cases, or names of one kind, that a refusal names at most."""


def tell_cases(draft: Draft, view: View, plan: Plan) -> None:
    """The form that the plan asks for, then what no case has, then who may hear it."""
    if plan.case is None:
        refuse(draft, plan)
        return
    held = {case.customer: case for case in view.cases()}
    cases = [held[name] for name in plan.case.customers if name in held]
    for asked in plan.case.lacking:
        known = any(asked in {e.name, *e.aliases} for e in view.entities())
        stranger = known and not plan.case.facets and not cases
        _lacks(draft, plan, asked, "no_case" if stranger else "case_lacks")
    if plan.case.form == "users":
        tell_users(draft, view, plan, cases)
    elif cases:
        _tell(draft, view, plan, cases)
    if not draft.citations and not draft.choices:
        _what_exists(draft, view, plan)


def _tell(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    assert plan.case
    form = plan.case.form
    if form == "cleared":
        _clearance(draft, plan, cases)
    elif form == "list":
        tell_list(draft, view, plan, cases)
    elif form == "pitch" and len(cases) > MOST:
        _ask_which(draft, plan, cases)
    elif form == "compare" and len(cases) > 1:
        tell_table(draft, view, plan, cases)
    else:
        for case in cases:
            if form == "pitch":
                tell_pitch(draft, view, plan, case)
            elif form == "field":
                _fields(draft, view, plan, case)
            elif form == "words":
                _words(draft, view, plan, case)
            else:
                _card(draft, view, plan, case)
    if form in {"pitch", "card", "compare"}:
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
            f"{escape(figure.metric or figure.label)} {draft.figure(figure)}" for figure in figures
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
        if (found or figures) and several:
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


def _no_field(draft: Draft, view: View, plan: Plan, case: Case, field: str) -> None:
    english = next((f.english for f in FIELDS if f.name == field), field)
    asked = english if plan.language == "en" else field
    names = [part.name for part in parts_of(view, case, plan.language)]
    said = frame("no_field", plan.language, customer=escape(case.customer), asked=escape(asked))
    exists = frame("exists", plan.language, names=frame("join", plan.language).join(names))
    draft.missing = True
    draft.names.update((case.customer, *names))
    draft.say(f"{said}{exists}[{draft.cite(case.source)}]")


def _words(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """The sentences of a case that hold what is asked; the whole card where none is asked for."""
    assert plan.case
    found = evidence(view, case, plan.case.facets)
    lost = [f for f in plan.case.facets if not any(holds(f, said.text) for said in found)]
    if not found and not plan.asks_quantity and plan.operation is None:
        _card(draft, view, plan, case)
        note_clearance(draft, plan, [case])
        return
    if not found or (lost and plan.asks_quantity):
        for facet in lost:
            draft.names.add(facet.asked)
            draft.say(
                frame("no_words", plan.language, customer=escape(case.customer),
                      asked=escape(facet.asked))
            )  # fmt: skip
        draft.missing = True
        return
    for said in found:
        draft.say(f"- {draft.quote(said.passage, said.text)}")
    for figure in (f for said in found for f in figures_in(said, result_figures(view, case))):
        draft.register(figure)


def _clearance(draft: Draft, plan: Plan, cases: list[Case]) -> None:
    for case in cases:
        draft.names.add(case.customer)
        said = frame(f"shareable_{case.shareable}", plan.language, customer=escape(case.customer))
        draft.say(f"- {said}[{draft.cite(case.source)}]")
    if len(cases) > 1 and not any(case.shareable == "yes" for case in cases):
        draft.say(frame("none_cleared", plan.language))


def note_clearance(draft: Draft, plan: Plan, cases: list[Case]) -> None:
    """Says of what is told whether customers may hear it; nothing where all of it is cleared."""
    by_state: defaultdict[str, list[str]] = defaultdict(list)
    for case in cases:
        if case.shareable != "yes":
            by_state[case.shareable].append(case.customer)
    for state, customers in sorted(by_state.items()):
        names = frame("join", plan.language).join(customers)
        end = "." if plan.language == "en" else "。"
        draft.note(frame(f"shareable_{state}", plan.language, customer=names) + end)


def _lacks(draft: Draft, plan: Plan, asked: str, key: str) -> None:
    draft.names.add(asked)
    draft.missing = True
    draft.say(frame(key, plan.language, asked=escape(asked)))


def _ask_which(draft: Draft, plan: Plan, cases: list[Case]) -> None:
    draft.say(frame("case_which", plan.language))
    for case in cases[:OFFERED]:
        question = frame("case_ask_pitch", plan.language, customer=case.customer)
        draft.choices.append(Choice(label=case.customer, question=question))


def _what_exists(draft: Draft, view: View, plan: Plan) -> None:
    """The customers with a case, and by what else cases can be found."""
    draft.missing = True
    cases = view.cases()
    if not cases:
        refuse(draft, plan)
        return
    join = frame("join", plan.language)
    customers = [case.customer for case in cases][:OFFERED]
    draft.say(frame("cases_exist", plan.language, names=join.join(map(escape, customers))))
    draft.names.update(customers)
    for field in FIELDS:
        if field.front is None:
            continue
        held = (getattr(case, field.front) or () for case in cases)
        names = [n for value in held for n in ((value,) if isinstance(value, str) else value)]
        names = list(dict.fromkeys(names))[:OFFERED]
        draft.names.update(names)
        if names:
            label = field.english if plan.language == "en" else field.name
            told = join.join(map(escape, names))
            draft.say(frame("case_row", plan.language, name=label, value=told))
