"""What parts of one sum become if all of one is supposed to go over into another."""

import re
from typing import Final

from assistant.answering import calculate
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.shown import shown
from assistant.indexes.base import View
from assistant.quantities import share
from assistant.records import Figure
from assistant.retrieval.plan import Plan

_SUPPOSED: Final = re.compile(
    r"(?:如果|假如|假设|假定|要是|倘若|万一)(?P<clause>[^,，。?？;；]+)"
    r"|(?P<before>[^,，。?？;；]+)的话"
)
_ALL_GOES_OVER: Final = re.compile(
    r"(?:全部?|都|全都)(?:能|会|被|顺利|也)*"
    r"(?:卖|买|售|购|成交|签|转|兑现|交付|提走|拿走|出货|落地|到账|收回|变成|完成)"
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
    if not _terms_of_one(view, moved, into):
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


def _terms_of_one(view: View, one: Figure, other: Figure) -> bool:
    names = {one.metric, other.metric}
    sums = [
        {term.strip() for term in formula.split("+")}
        for metric in view.metrics()
        for formula in metric.formulas
        if not re.search(r"[-−*×/÷(（]", formula)
    ]
    return len(names) == 2 and any(names <= terms for terms in sums)
