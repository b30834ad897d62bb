"""Facts by the sentences that say them."""

from typing import Final

from assistant.answering.beside_the_point import beside_the_point
from assistant.answering.draft import Draft, escape
from assistant.answering.found import READ, Found, asked_by, find_fact, is_label
from assistant.answering.frames import frame
from assistant.answering.occasion import presenter_asked, told_occasion, told_presenter
from assistant.answering.premise import claim_of
from assistant.answering.refuse import refuse
from assistant.answering.worded import find_worded
from assistant.indexes.base import View
from assistant.records import Passage
from assistant.retrieval.asked import asked_of
from assistant.retrieval.backing import Backed, Backing, back
from assistant.retrieval.case_words import FIELDS
from assistant.retrieval.coverage import covered
from assistant.retrieval.kinds import kind_asked
from assistant.retrieval.lexicon import fold
from assistant.retrieval.need import Need, held, need_of, told_by
from assistant.retrieval.plan import Plan
from assistant.retrieval.rivals import rivals_asked
from assistant.retrieval.sentences import sentences_of, short
from assistant.retrieval.wording import wording_of
from assistant.retrieval.words import DEFINING

CITED: Final = 5
"""Passages that an answer cites where it is not certain of the first."""
BESIDE: Final = 0.5
"""Share of what the best passage holds from which on another one is worth a look."""
SURE: Final = 0.6
"""Share of what is asked that a defining sentence holds with its headings."""


def tell_facts(draft: Draft, view: View, plan: Plan) -> None:
    """The sentences that say it, of another than is put for confirmation, too; else refused."""
    if plan.confirms and told_occasion(draft, view, plan, asked_of(plan.text)):
        return
    first, claimed = len(draft.lines), claim_of(view, plan)
    if claimed and presenter_asked(view, claimed):
        told = told_facts(draft, view, claimed)
    elif claimed:
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
    found = find_fact(view, plan, need, asked_by(plan, need))
    if found is None or found.nearest:
        return False
    named = asked_of(claimed.text).who  # of somebody, the sentence itself says who it is
    told = fold(" ".join((*(() if named else found.lead[0].sections), *found.lead[1])))
    words = claimed.unknown or wording_of(claimed.text, need).words
    if not words or not all(covered(fold(word), told) for word in words):
        return False
    _tell(draft, view, plan, need, found)
    return True


def told_facts(draft: Draft, view: View, plan: Plan, *, near: bool = True) -> bool:
    """Whether sentences say it; further passages stand beside them where others come close. `near`
    says whether what only comes near is told as such.
    """
    if told_presenter(draft, view, plan):
        return True
    plan = presenter_asked(view, plan) or rivals_asked(plan) or plan
    need = need_of(view, plan)
    asked = asked_by(plan, need)
    if told_occasion(draft, view, plan, asked):
        return True
    found = find_fact(view, plan, need, asked)
    if found is None or found.nearest:
        worded = find_worded(view, plan, need, asked)
        found = worded if worded and not is_label(worded.lead[1], need) else found
    if found is None or (found.nearest and not near):
        return False
    if not found.nearest and beside_the_point(plan, found.lead[1]):
        return False
    _tell(draft, view, plan, need, found)
    return True


def told_kind(draft: Draft, view: View, plan: Plan) -> bool:
    """Whether a sentence tells which one of a kind; what a case lists may be of other kinds."""
    kind = kind_asked(plan.text, view)
    if kind is None or any(kind.noun == field.name for field in FIELDS):
        return False
    need = need_of(view, plan)
    found = find_worded(view, plan, need, asked_by(plan, need))
    if found:
        _tell(draft, view, plan, need, found)
    return found is not None


def _tell(draft: Draft, view: View, plan: Plan, need: Need, found: Found) -> None:
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


def _say_whose(draft: Draft, view: View, plan: Plan, lead: tuple[Passage, list[str]]) -> None:
    """The customer of a case, where the sentences do not name it."""
    case = next((c for c in view.cases() if c.customer == lead[0].case), None)
    if case and not any(name in "".join(lead[1]) for name in (case.customer, *case.aliases)):
        draft.names.add(case.customer)
        draft.say(frame("of_case", plan.language, customer=escape(case.customer)))


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
        if passage.kind == "table":
            continue
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
