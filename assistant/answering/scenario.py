"""What a value would be under a change that the asker states: computed, and said to be assumed."""

import re
from decimal import Decimal
from typing import Final

from assistant.answering import projecting
from assistant.answering.calculate import Computed
from assistant.answering.draft import Draft
from assistant.answering.figures import tell
from assistant.answering.frames import frame
from assistant.answering.moving import tell_moved
from assistant.answering.refuse import refuse
from assistant.answering.shown import shown
from assistant.answering.stated import SUPPOSED
from assistant.indexes.base import View
from assistant.quantities import PERCENT, POINTS, TIMES, Quantity, share
from assistant.records import Figure
from assistant.retrieval.figures import whole
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan

_UP: Final = (
    r"涨|增|升|提[升高]|高|多|加|扩|[再多](?:签|进|来|卖|买|增|加)|\b(?:grow|increas|rise|up)"
)
_DOWN: Final = r"降|跌|减|低|少|下滑|缩|打折|\b(?:fall|drop|declin|decreas|shrink|down)"
_DOUBLED: Final = re.compile(r"翻[了]?(?:一)?[倍番]|double", re.IGNORECASE)
_HALVED: Final = re.compile(r"减半|腰斩|砍半|halve", re.IGNORECASE)
_SUPPOSED: Final = re.compile(
    rf"{SUPPOSED.pattern}|再|继续|翻一?[倍番](?:是|后|就|呢)", re.IGNORECASE
)
_ALL_OF: Final = re.compile(
    r"(?:全部?|都|统统|悉数)[^，,。？?占]{0,2}(?:卖|售|成交|签|买|用|交付|租|转|退)"
)
"""`假设剩余的全部卖掉`: another state than the one that is told."""
_OF_WHAT_IS: Final[frozenset[Operation]] = frozenset({"share", "ratio", "growth"})
"""Operations that the values as they are would answer wrongly."""
_BECOMES: Final = re.compile(r"[到成是为会有](?:多少|几)|\bwould\b|\bbecome\b", re.IGNORECASE)
_LEFT: Final = re.compile(r"还?剩|余下")
_KEPT: Final = re.compile(r"总[^,，。?？]{0,6}(?:不变|不动|照旧|维持)")
"""The whole is said to stay what it is."""
_ROUND: Final = {10: "十", 100: "百", 1000: "千", 10000: "万"}
"""Numbers that a name writes out: `百公里油耗` is of 100公里."""
_USING: Final[frozenset[Operation]] = frozenset({"compound", "check"})
"""Operations that take what the question states themselves."""


def tell_scenario(
    draft: Draft, view: View, plan: Plan, figures: list[Figure], context: str
) -> bool:
    """Whether a stated number had to be reckoned with: computed, or refused where it cannot be.

    A number that the figures hold, and one that is put for confirmation, changes nothing. An event
    that the question supposes, and that neither the figures nor `context` know, leaves no answer.
    """
    if tell_moved(draft, view, plan, figures) or _tell_applied(draft, plan, figures):
        return True
    if plan.operation in _OF_WHAT_IS and _SUPPOSED.search(plan.text) and _ALL_OF.search(plan.text):
        refuse(draft, plan, key="no_condition")
        return True
    change = _change(plan, figures)
    event = uncovered(plan.supposed, tuple(figures), context)
    if change is None and not event and not _loose(view, plan, figures):
        return False
    known = [f for f in figures if f.quantity]
    if change and not event and _tell_share_then(draft, view, plan, known, change):
        return True
    if change is None or len(known) != 1 or plan.operation not in {None, "growth"}:
        refuse(draft, plan, key="no_condition")
        return True
    computed = projecting.changed(known[0], change)
    tell(draft, plan, tuple(known))
    value = shown(draft, plan, known[0].label, computed)
    draft.say(frame("supposed", plan.language, value=value))
    draft.note(frame("assumed_change", plan.language))
    return True


def _tell_share_then(
    draft: Draft, view: View, plan: Plan, known: list[Figure], change: Quantity
) -> bool:
    """`再多签200台一年期的，一年期占多少`: the whole grows by as much as its part."""
    total = whole(view, known[0].metric or "", known[0]) if len(known) == 1 else None
    if plan.operation != "share" or total is None or total.quantity is None:
        return False
    if _KEPT.search(plan.text) or change.unit not in {None, total.quantity.unit}:
        return False
    part, every = (projecting.changed(figure, change) for figure in (known[0], total))
    result = share(part.result, every.result)
    then = Computed(f"({part.formula}) / ({every.formula})", result, (known[0], total))
    tell(draft, plan, (known[0], total))
    value = shown(draft, plan, known[0].label, then)
    draft.say(frame("supposed", plan.language, value=value))
    draft.note(frame("assumed_change", plan.language))
    return True


def _tell_applied(draft: Draft, plan: Plan, figures: list[Figure]) -> bool:
    """`假设原来是100元，按这个降幅降到多少`: the stated amount after the change that is known."""
    amounts = [q for q in plan.stated if q.unit not in {PERCENT, POINTS, TIMES, "year", "month"}]
    known = [f for f in figures if f.quantity and f.quantity.unit == PERCENT]
    if not (_SUPPOSED.search(plan.text) and len(amounts) == 1 == len(known) == len(figures)):
        return False
    way = re.search(rf"(?P<up>{_UP})|(?P<down>{_DOWN})", known[0].metric or "")
    if way is None or amounts[0].bound != "exact" or not _BECOMES.search(plan.text):
        return False
    computed = projecting.applied(amounts[0], known[0], up=way["up"] is not None)
    tell(draft, plan, tuple(known))
    value = shown(draft, plan, known[0].label, computed)
    draft.say(frame("supposed", plan.language, value=value))
    draft.note(frame("assumed_amount", plan.language))
    return True


def _loose(view: View, plan: Plan, figures: list[Figure]) -> bool:
    """Whether the question states a number that neither a slot nor the figures account for."""
    if (
        plan.confirms
        or plan.claimed
        or plan.by
        or plan.operation in _USING
        or "compound" in plan.also
    ):
        return False
    placed = {name for names in plan.members.values() for name in names}
    wholes = [m.share_of for m in view.metrics() if m.name in plan.metrics and m.share_of]
    known = [*figures, *(f for name in (*plan.metrics, *wholes) for f in view.figures(name))]
    held = {f.quantity.value for f in known if f.quantity}
    quoted = " ".join(f"{f.label} {' '.join(s.quote for s in f.sources)}" for f in figures)
    return any(
        q.text not in placed
        and q.value not in held
        and not re.search(rf"(?<![\d.-]){re.escape(q.text)}(?![\d.-])", quoted)
        and not (int(q.value) in _ROUND and _ROUND[int(q.value)] + q.text.lstrip("1,0") in quoted)
        for q in plan.stated
    )


def _change(plan: Plan, figures: list[Figure]) -> Quantity | None:
    """The change that is supposed: in percent, or in the unit of the value; signed.

    `以2亿为基数涨5%` says the value that is known again, and no other change.
    """
    if plan.confirms or plan.operation == "compound" or not _SUPPOSED.search(plan.text):
        return None
    if _DOUBLED.search(plan.text):
        return Quantity(value=Decimal(100), unit=PERCENT, text="100%")
    if _HALVED.search(plan.text):
        return Quantity(value=Decimal(-50), unit=PERCENT, text="50%")
    known = {f.quantity.value for f in figures if f.quantity and f.quantity.unit != PERCENT}
    changes = [quantity for quantity in plan.stated if quantity.value not in known]
    if len(changes) != 1:
        return None
    (stated,) = changes
    before = plan.text[: max(plan.text.find(stated.text), 0)]
    word = re.search(
        rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:[了个约大幅度出长加低]|by|\s){{0,4}}$", before
    )
    if word is None or stated.bound != "exact" or _LEFT.search(plan.text):
        return None  # `涨到` is no change by so much, and `还剩` asks for another value
    return stated if word["up"] else stated.model_copy(update={"value": -stated.value})
