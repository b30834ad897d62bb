"""Several cases, and the short form of one: list, users, table, pitch."""

import re
from typing import Final

from assistant.answering.case_parts import (
    OUTCOME,
    Part,
    Said,
    evidence,
    figure_name,
    figures_in,
    part_of,
    parts_of,
    result_figures,
    sentences,
)
from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.indexes.base import View
from assistant.records import Case, Figure
from assistant.retrieval.case_facets import holds
from assistant.retrieval.case_users import User, find_users
from assistant.retrieval.case_words import FIELDS, RESULTS
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of

LONG: Final = 120
"""Characters of a section above which a table shows the first sentence of each paragraph."""


def tell_list(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    """One line a case: who, what about, and the sentence that was asked for."""
    assert plan.case
    asked = frame("join", plan.language).join(facet.asked for facet in plan.case.facets)
    draft.names.add(asked)
    key = "case_found" if plan.case.whole else "case_partly"
    key = key if asked else "case_list"
    draft.say(frame(key, plan.language, asked=escape(asked)))
    for n, case in enumerate(cases, start=1):
        draft.say(_line(draft, view, plan, case, n))


def tell_users(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    """Customers by their cases, then those that only the report names."""
    assert plan.case
    facets = plan.case.facets
    asked = frame("join", plan.language).join(facet.asked for facet in facets)
    draft.names.add(asked)
    moved = plan.case.form == "movers"
    others = find_users(view, facets, tuple(case.customer for case in cases), moved=moved)
    if not cases and not others:
        draft.missing = True
        draft.say(frame("no_user", plan.language, asked=escape(asked)))
        return
    key = "case_movers" if moved else "case_users"
    draft.say(frame(key, plan.language, asked=escape(asked)))
    for n, case in enumerate(cases, start=1):
        draft.say(_line(draft, view, plan, case, n))
    for n, user in enumerate(others, start=len(cases) + 1):
        draft.names.add(user.customer)
        customer = f"**{escape(user.customer)}**"
        told = _told(draft, user)
        draft.say(frame("case_line", plan.language, n=n, customer=customer, told=told))


def tell_table(draft: Draft, view: View, plan: Plan, cases: list[Case]) -> None:
    """Rows are parts, columns customers."""
    head = [frame("case_field", plan.language), *(escape(case.customer) for case in cases)]
    rows = [head, ["---"] * len(head)]
    for field in FIELDS:
        parts = [part_of(view, case, field.name, plan.language) for case in cases]
        figures = [result_figures(view, c) if field.name == RESULTS else [] for c in cases]
        if any(parts) or any(figures):
            label = field.english if plan.language == "en" else field.name
            cells = [
                _cell(draft, plan, case, held, numbers)
                for case, held, numbers in zip(cases, parts, figures, strict=True)
            ]
            rows.append([label, *cells])
    draft.names.update(case.customer for case in cases)
    draft.say("\n".join(f"| {' | '.join(row)} |" for row in rows))


def tell_pitch(draft: Draft, view: View, plan: Plan, case: Case) -> None:
    """Three lines: who and where, what was done, what came of it; verbatim sentences."""
    draft.names.update((case.customer, case.industry or ""))
    figures = result_figures(view, case)
    who = sentences(part_of(view, case, "场景"))[:1] + _naming(
        case, sentences(part_of(view, case, "背景"))
    )
    if not who:
        who = evidence(view, case, (), most=1)
    deeds = sentences(part_of(view, case, "突破点")) or sentences(parts_of(view, case))
    ends = sentences(part_of(view, case, RESULTS))
    told = [said for said in (*deeds, *ends) if figures_in(said, figures)][:3]
    done = _deed(case, [s for s in deeds if s not in told and s not in who])
    if not told:
        told = [s for s in ends if s not in who] or [
            s for s in deeds if s not in done and OUTCOME.search(s.text)
        ][:2]
    done, told = _divided(case, done, told)
    done = [*_wanted(plan, deeds, [*who, *done, *told]), *done]
    about = escape(case.industry) if case.industry else ""
    about = frame("case_about", plan.language, about=about) if about else ""
    draft.say(f"1. **{escape(case.customer)}**{about} — {_quoted(draft, who, figures)}")
    draft.say(f"2. {_quoted(draft, done, figures)}" if done else "")
    numbers = [] if any(figures_in(s, figures) for s in (*done, *told)) else figures
    third = " ".join(filter(None, (_quoted(draft, told, figures), _numbers(draft, plan, numbers))))
    draft.say(f"3. {third}" if third else "")
    if not figures and not any(char.isdigit() for said in told for char in said.text):
        draft.note(frame("case_no_figures", plan.language, customer=case.customer))


def _line(draft: Draft, view: View, plan: Plan, case: Case, n: int) -> str:
    assert plan.case
    about = " · ".join(filter(None, (case.industry, *case.scenarios)))
    draft.names.update((case.customer, about))
    customer = f"**{escape(case.customer)}**"
    if about:
        customer += frame("case_about", plan.language, about=escape(about))
    found = evidence(view, case, plan.case.facets)
    if found:
        told = _quoted(draft, found, result_figures(view, case))
    else:
        draft.names.update(case.products)
        names = case.products or case.competitors or (case.customer,)
        told = frame("join", plan.language).join(map(escape, names))
        told += f"[{draft.cite(case.source)}]"
    return frame("case_line", plan.language, n=n, customer=customer, told=told)


def _told(draft: Draft, user: User) -> str:
    if user.passage:
        return draft.quote(user.passage, user.sentence)
    assert user.figure
    return f"{escape(user.figure.label)} {draft.figure(user.figure)}"


def _cell(draft: Draft, plan: Plan, case: Case, parts: list[Part], figures: list[Figure]) -> str:
    told: list[str] = []
    for part in parts:
        if part.names:
            draft.names.update(part.names)
            names = frame("join", plan.language).join(map(escape, part.names))
            told.append(f"{names}[{draft.cite(case.source)}]")
        for passage in part.passages:
            whole = sum(len(p.text) for p in part.passages) <= LONG and "\n" not in passage.text
            first = next(iter(sentences_of(passage)), "")
            told.append(draft.quote(passage, passage.text if whole else first))
    told += filter(None, [_numbers(draft, plan, figures)])
    return frame("case_and", plan.language).join(told).replace("|", "\\|") or "—"


def _numbers(draft: Draft, plan: Plan, figures: list[Figure]) -> str:
    return frame("case_and", plan.language).join(
        f"{figure_name(figure, plan.language)} {draft.figure(figure)}" for figure in figures
    )


def _quoted(draft: Draft, said: list[Said], figures: list[Figure]) -> str:
    """The sentences verbatim; figures whose sentence is told are told with it."""
    quoted = " ".join(draft.quote(s.passage, s.text) for s in said)
    for figure in (f for s in said for f in figures_in(s, figures)):
        draft.register(figure)
    return quoted


def _wanted(plan: Plan, deeds: list[Said], told: list[Said]) -> list[Said]:
    """Deeds that have what was asked for, where nothing that is told has it."""
    found: list[Said] = []
    for facet in plan.case.facets if plan.case else ():
        if not any(holds(facet, said.text) for said in (*told, *found)):
            found += [said for said in deeds if holds(facet, said.text)][:1]
    return found


def _naming(case: Case, told: list[Said]) -> list[Said]:
    """The first sentence that names the customer, else the first."""
    names = (case.customer, *case.aliases)
    return [s for s in told if any(name in s.text for name in names)][:1] or told[:1]


def _deed(case: Case, pool: list[Said]) -> list[Said]:
    """The sentence that names most of the products; the earlier of equal ones."""
    ranked = sorted(pool, key=lambda s: -sum(product in s.text for product in case.products))
    return ranked[:1]


def _divided(case: Case, done: list[Said], told: list[Said]) -> tuple[list[Said], list[Said]]:
    """Deed and result; where no sentence is a deed with a product, the first result is cut."""
    with_product = any(product in said.text for said in done for product in case.products)
    if told and not with_product:
        deed, result = _split(told)
        if result and any(product in deed[0].text for product in case.products):
            return deed, result + [said for said in done if OUTCOME.search(said.text)]
        return (done, told) if done else (deed, result)
    return (done, told) if told or not done else _split(done)


def _split(told: list[Said]) -> tuple[list[Said], list[Said]]:
    """Cuts the first sentence before its result: the deed, and the result with the rest."""
    first, *rest = told
    clauses = re.split(r"(?<=[，,；;])", first.text)
    cut = next((i for i, c in enumerate(clauses) if i and OUTCOME.search(c)), 0)
    if not cut:
        return ([first], rest)
    deed, result = "".join(clauses[:cut]).rstrip("，,；; "), "".join(clauses[cut:])
    return [Said(first.passage, deed)], [Said(first.passage, result), *rest]
