"""Where cases end: who may hear them, which one is meant, what there is when there is none."""

from collections import defaultdict

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.refuse import refuse
from assistant.exchange import Choice
from assistant.indexes.base import View
from assistant.records import Case
from assistant.retrieval.case_facets import front_names
from assistant.retrieval.case_words import FIELDS
from assistant.retrieval.plan import Plan

OFFERED = 8
"""Cases, or names of one kind, that a refusal names at most."""


def tell_clearance(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    """Cleared ones first, then those to ask about, then those that stay inside."""
    join = frame("join", plan.language)
    for state in ("yes", "unknown", "no"):
        held = [case for case in cases if case.shareable == state]
        names = join.join(f"{escape(case.customer)}[{draft.cite(case.source)}]" for case in held)
        draft.names.update(case.customer for case in held)
        if held:
            draft.say("- " + frame(f"shareable_{state}", plan.language, customer=names))
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


def say_lacking(draft: Draft, plan: Plan, asked: str, key: str) -> None:
    draft.names.add(asked)
    draft.missing = True
    draft.say(frame(key, plan.language, asked=escape(asked)))


def ask_which(draft: Draft, plan: Plan, cases: list[Case]) -> None:
    draft.say(frame("case_which", plan.language))
    assert plan.case
    key = "case_ask_field" if plan.case.fields else "case_ask_pitch"
    field = plan.case.fields[0] if plan.case.fields else ""
    for case in cases[:OFFERED]:
        question = frame(key, plan.language, customer=case.customer, field=field)
        draft.choices.append(Choice(label=case.customer, question=question))


def tell_what_exists(draft: Draft, view: View, plan: Plan) -> None:
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
        held = [front_names(case, field.front) for case in cases] if field.front else []
        names = [name for names in held for name in names]
        names = [n for n in dict.fromkeys(names) if not any(c.isdigit() for c in n)][:OFFERED]
        if names:
            label = field.english if plan.language == "en" else field.name
            told = join.join(map(escape, names))
            draft.say(frame("case_row", plan.language, name=label, value=told))
