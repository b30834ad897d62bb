"""What parts of one sum become if all of one is supposed to go over into another."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.of_sum import terms_of_one
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import share
from assistant.records import Figure
from assistant.retrieval.figures import find_figures
from assistant.retrieval.plan import Plan

_SUPPOSED: Final = re.compile(
    r"(?:如果|假如|假设|假定|要是|倘若|万一)(?P<clause>[^,，。?？;；]+)"
    r"|(?P<before>[^,，。?？;；]+)的话"
)
_ALL_GOES_OVER: Final = re.compile(
    r"(?:全部?|都|全都)(?:能|会|被|顺利|也)*"
    r"(?:卖|买|售|购|成交|签|转|兑现|交付|提走|拿走|出货|落地|到账|收回|变成|完成|[划拨调分归配]?给)"
)
"""All of it is realised; what is cancelled or given back goes nowhere."""


def tell_moved(draft: Draft, view: View, plan: Plan, figures: list[Figure]) -> bool:
    """`如果在途的全部卖出，已售多少`: both are terms of one sum; of a third value, the share."""
    match = _SUPPOSED.search(plan.text)
    clause = (match["clause"] or match["before"]) if match else ""
    known = [f for f in figures if f.quantity and not f.dimensions]
    if not _ALL_GOES_OVER.search(clause) or not 2 <= len(known) == len(figures) <= 3:
        return False
    moved, into = known[:2]
    if not terms_of_one(view, moved.metric or "", into.metric or ""):
        return False
    tell(draft, plan, tuple(known))
    computed = calculate.total((into, moved))
    draft.say(frame("supposed", plan.language, value=shown(draft, plan, into.label, computed)))
    if len(known) == 3:
        whole = known[2]
        part = share(computed.result, calculate.quantities_of([whole])[0])
        of = calculate.Computed(f"({computed.formula}) / {whole.text}", part, (into, moved, whole))
        words = {"part": into.label, "whole": whole.label}
        draft.say(frame("share", plan.language, **words, value=shown(draft, plan, into.label, of)))
    draft.note(frame("assumed_change", plan.language))
    return True


def tell_into(draft: Draft, view: View, plan: Plan) -> bool:
    """`如果在途的全卖给门店，门店的会变成多少`: into a member of another term of the sum."""
    match = _SUPPOSED.search(plan.text)
    clause = (match["clause"] or match["before"]) if match else ""
    if not _ALL_GOES_OVER.search(clause) or not plan.metrics:
        return False
    free = plan.model_copy(update={"members": {}, "unknown": (), "operation": None})
    moved = [f for f in find_figures(view, free, plan.metrics[0]).figures if f.quantity]
    into = _at_member(view, plan, free)
    if len(moved) != 1 or len(into) != 1 or moved[0].dimensions:
        return False
    values = {f.quantity.value for f in (*moved, *into) if f.quantity}
    if any(stated.value not in values for stated in plan.stated):
        return False
    tell(draft, plan, (moved[0], into[0]))
    computed = calculate.total((into[0], moved[0]))
    draft.say(frame("supposed", plan.language, value=shown(draft, plan, into[0].label, computed)))
    draft.note(frame("assumed_change", plan.language))
    return True


def _at_member(view: View, plan: Plan, free: Plan) -> list[Figure]:
    """The values at the one member that is named, of terms that go into a sum with what moves."""
    members = view.members()
    named = {(d, name) for d, names in plan.members.items() for name in names}
    named |= {(d, word) for word in plan.unknown for d in members if word in members[d]}
    if len(named) != 1:
        return []
    ((dimension, member),) = named
    if set(plan.unknown) - {member}:
        return []
    at = free.model_copy(update={"members": {dimension: (member,)}})
    terms = [name for name in view.uses() if terms_of_one(view, plan.metrics[0], name)]
    terms = [name for name in terms if dimension in view.uses()[name].dimensions]
    found = [f for name in terms for f in find_figures(view, at, name).figures]
    return [f for f in found if f.quantity and f.dimensions.get(dimension) == member]
