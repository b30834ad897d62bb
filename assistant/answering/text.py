"""Facts by the sentences that say them."""

import re
from datetime import date
from typing import Final, NamedTuple

from assistant.answering.draft import Draft, escape
from assistant.answering.frames import frame
from assistant.answering.occasion import presenter_asked, told_occasion
from assistant.answering.premise import claim_of
from assistant.answering.refuse import refuse
from assistant.indexes.base import View
from assistant.periods import find_periods
from assistant.quantities import PERCENT, find_quantities
from assistant.records import Passage
from assistant.retrieval.asked import Asked, asked_of
from assistant.retrieval.backing import Backed, Backing, back
from assistant.retrieval.coverage import covered
from assistant.retrieval.lexicon import fold
from assistant.retrieval.measured import unmeasured
from assistant.retrieval.need import Need, held, need_of, told_by
from assistant.retrieval.people import names_somebody
from assistant.retrieval.plan import Plan
from assistant.retrieval.sentences import sentences_of, short, tell
from assistant.retrieval.words import DEFINING, INSTRUCTION, WHICH_CLIENT

CITED: Final = 5
"""Passages that an answer cites where it is not certain of the first."""
BESIDE: Final = 0.5
"""Share of what the best passage holds from which on another one is worth a look."""
SURE: Final = 0.6
"""Share of what is asked that a defining sentence holds with its headings."""
WHO: Final = 0.4
"""Share of what the best passage holds from which on one that names somebody answers `谁`."""
READ: Final = 5
"""Passages in which a number that is asked for may stand."""


def tell_facts(draft: Draft, view: View, plan: Plan) -> None:
    """The sentences that say it, of another than is put for confirmation, too; else refused."""
    first, claimed = len(draft.lines), claim_of(plan)
    if claimed:
        told = _told_of(draft, view, plan, claimed) or _told_of(draft, view, claimed, claimed)
    else:
        told = told_facts(draft, view, plan)
    if not told:
        refuse(draft, plan)
    elif claimed:
        draft.lines.insert(first, frame("said", plan.language))


def _told_of(draft: Draft, view: View, plan: Plan, claimed: Plan) -> bool:
    """Whether the sentences for a plan hold every word of what the claim is about."""
    need = need_of(view, plan)
    found = _find(view, plan, need, _asked(plan, need))
    if found is None or found.nearest or not claimed.unknown:
        return False
    told = fold(" ".join(found.lead[1]))
    if not all(covered(fold(word), told) for word in claimed.unknown):
        return False
    _tell(draft, view, plan, need, found)
    return True


class _Found(NamedTuple):
    """The passage that is told, its sentences, and whether it only comes near."""

    backed: Backed
    lead: tuple[Passage, list[str]]
    nearest: bool


def told_facts(draft: Draft, view: View, plan: Plan, *, near: bool = True) -> bool:
    """Whether sentences say it; further passages stand beside them where others come close. `near`
    says whether what only comes near is told as such.
    """
    plan = presenter_asked(view, plan) or plan
    need = need_of(view, plan)
    asked = _asked(plan, need)
    if told_occasion(draft, view, plan, asked):
        return True
    found = _find(view, plan, need, asked)
    if found is None or (found.nearest and not near):
        return False
    _tell(draft, view, plan, need, found)
    return True


def _tell(draft: Draft, view: View, plan: Plan, need: Need, found: _Found) -> None:
    if found.nearest:
        draft.say(frame("nearest", plan.language))
    first = len(draft.citations) + 1
    _say_whose(draft, view, plan, found.lead)
    for sentence in found.lead[1]:
        draft.say(draft.quote(found.lead[0], sentence))
    if not found.backed.clear:
        _see_also(draft, view, plan, need, _beside(found.backed, found.lead[0]))
    if found.nearest:
        draft.nearest.update(range(first, len(draft.citations) + 1))


def _find(view: View, plan: Plan, need: Need, asked: Asked) -> _Found | None:
    if asked.number and asked.unit is None and need.vague:
        return None
    if INSTRUCTION.search(plan.text) or not (need.names or need.weights):
        return None
    backed = back(view, plan, need)
    if backed.lacking and (asked.number or not backed.near):
        return None
    whole = plan.operation in {"members", "why", "breakdown"}
    lead = _lead(view, backed, need, asked, whole=whole)
    other = lead is None and backed.named and not asked.number
    if other:  # no sentence of the kind that is asked: what is said of the name comes near
        lead = _lead(view, backed, need, asked.any_kind(), whole=whole)
    if lead is None or not _names_a_client(view, plan, lead):
        return None
    if not _holds_stated(view, plan, lead[0]):
        return None
    measured = " ".join((*lead[0].sections, lead[0].case or "", *lead[1]))
    other = other or need.vague or bool(unmeasured(plan.text, measured))
    nobody = asked.who and not any(names_somebody(view, s, need) for s in lead[1])
    return _Found(backed, lead, backed.loose or other or nobody)


def _asked(plan: Plan, need: Need) -> Asked:
    """A number that is put for confirmation is asked for, where no name says what it is about."""
    asked = asked_of(plan.text)
    if not plan.confirms:
        return asked
    stated = [q for q in plan.stated if q.unit and not need.names]
    if stated:
        return asked._replace(number=True, unit=stated[0].unit)
    return asked._replace(rank=True) if plan.nth else asked


def _holds_stated(view: View, plan: Plan, passage: Passage) -> bool:
    """A span, a share or a year that the question goes by stands in the passage, too."""
    stated = [q for q in plan.stated if q.unit in {"year", "month", PERCENT} and not plan.confirms]
    held = {(s.quantity.value, s.quantity.unit) for s in find_quantities(passage.text)}
    if not all((q.value, q.unit) in held or q.text in passage.text for q in stated):
        return False
    days = [key for key in plan.periods if re.fullmatch(r"[\d*]+-\d\d-\d\d", key)]
    if not plan.confirms and not all(_on_day(key, passage) for key in days):
        return False
    told = told_by(view, passage)
    years = [year for key in plan.periods for year in re.findall(r"20\d\d", key)]
    return all(y in told or f"{y[2:]}年" in told for y in years if f"{y[2:]}年" in plan.text)


def _on_day(key: str, passage: Passage) -> bool:
    """Whether a passage tells of a day: its text names it, or its document is of it."""
    found = find_periods(passage.text, date.today())
    dates = [*(span.key for span in found), *(source.date for source in passage.sources)]
    month_day = key.split("-", 1)[1]
    return any(each.split("-", 1)[-1] == month_day for each in dates if "-" in each)


def _say_whose(draft: Draft, view: View, plan: Plan, lead: tuple[Passage, list[str]]) -> None:
    """The customer of a case, where the sentences do not name it."""
    case = next((c for c in view.cases() if c.customer == lead[0].case), None)
    if case and not any(name in "".join(lead[1]) for name in (case.customer, *case.aliases)):
        draft.names.add(case.customer)
        draft.say(frame("of_case", plan.language, customer=escape(case.customer)))


def _names_a_client(view: View, plan: Plan, lead: tuple[Passage, list[str]]) -> bool:
    """Where the glossary knows customers, a question for which ones is answered by their names."""
    if not (view.entities() and WHICH_CLIENT.search(plan.text)):
        return True
    told = fold("".join((*lead[1], *lead[0].sections)))
    clients = [e for e in view.entities() if e.kind in {"customer", "client", "客户"}]
    return any(fold(name) in told for e in clients for name in (e.name, *e.aliases))


def _lead(
    view: View, backed: Backed, need: Need, asked: Asked, *, whole: bool
) -> tuple[Passage, list[str]] | None:
    """The first passage with a sentence of the kind that is asked, and its sentences."""
    best = max(b.share for b in backed.backings)
    near = [b for b in backed.backings[:READ] if b.share >= 0.7 * best]
    if asked.who:
        near += [b for b in backed.backings if b not in near and b.share >= WHO * best]

    def fits(sentence: str) -> bool:
        return names_somebody(view, sentence, need) if asked.who else asked.fits(sentence)

    for strict in (True, False):
        for backing in near:
            passage = backing.passage
            if strict and not any(fits(sentence) for sentence in sentences_of(passage)):
                continue
            heading = told_by(view, passage, " ")
            if sentences := tell(passage, heading, need, asked, whole=whole):
                return passage, sentences
    return None


def _beside(backed: Backed, lead: Passage) -> list[Backing]:
    """Passages that hold nearly as much as the first does; the next ones where that is little."""
    if not backed.agreed:
        return [b for b in backed.backings if b.passage != lead]
    best = max(b.share for b in backed.backings)
    return [b for b in backed.backings if b.passage != lead and b.share >= BESIDE * best]


def _see_also(draft: Draft, view: View, plan: Plan, need: Need, others: list[Backing]) -> None:
    lines: list[str] = []
    for backing in others[: CITED - 1]:
        passage = backing.passage
        best = max(sentences_of(passage), key=lambda s: need.share(held(s)), default="")
        if best:
            lines.append(f"- {draft.quote(passage, short(best))}")
    if lines:
        draft.say(frame("see_also", plan.language))
    for line in lines:
        draft.say(line)


def tell_definition(draft: Draft, view: View, plan: Plan) -> None:
    """The sentence that defines what is asked, if there is one."""
    need = need_of(view, plan)
    for backing in back(view, plan, need).backings[:READ]:
        for sentence in sentences_of(backing.passage):
            told = told_by(view, backing.passage, sentence)
            if DEFINING.search(sentence) and need.share(held(told)) >= SURE:
                draft.say(draft.quote(backing.passage, sentence))
                return
