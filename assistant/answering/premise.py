"""What the asker states, held against what the corpus says: confirmed, corrected, or left open."""

import re
from datetime import date
from decimal import Decimal
from typing import Final

from assistant.answering.direction import judged, presumed
from assistant.answering.draft import Draft, exact
from assistant.answering.frames import frame
from assistant.exchange import Computation, FigureShown
from assistant.indexes.base import View
from assistant.periods import find_periods
from assistant.quantities import PERCENT, Bound, Quantity, beyond, interval
from assistant.retrieval.people import is_person
from assistant.retrieval.plan import Plan
from assistant.retrieval.words import NEGATED

_PUT: Final = r"[,，]?(?:吗|吧|对吗|对吧|对不对|是吗|是吧|没错吧)[?？。!！]*$"
_DAY: Final = re.compile(r"[周月][一二三四五六日天末]|星期|礼拜|[上下]午")
"""What a dictionary may take for a name: `周五`."""
_CLEFT: Final = re.compile(
    rf"^(?P<before>.*?)(?:就|也|应该)?是(?P<claim>[\u3400-\u9fff]{{2,4}}?)"
    rf"(?P<deed>(?:上?[来去]|做|负责|主持)?[^是,，]{{1,8}}?的){_PUT}"
)
_IDENTITY: Final = re.compile(
    r"^(?P<what>.{2,}?)(?<!是不)(?:就|也|还)?是(?!不是)(?P<claim>[^是不,，多几哪什谁怎]{1,8}?)"
    r"[,，]?(?:吗|吧|对吗|对吧|对不对|是吗|是吧|没错吧)[?？。!！]*$"
)
_END_VALUE: Final = re.compile(
    r"[到至为成](?:了|约|近|超过?)?\s?\d|\b(?:to|from)\s(?:about |over )?[\d$¥]", re.IGNORECASE
)
"""A value that something came to, and not by how much."""
Told = FigureShown | Computation


def judge(draft: Draft, plan: Plan, *, lines: int, computations: int) -> None:
    """Puts a verdict before the lines of this plan; the counts are of what stood before it.

    The asker's number is not said again: a wrong one would be read as ours.
    """
    if plan.put and len(draft.lines) > lines and not draft.missing:
        draft.lines.insert(lines, frame("said", plan.language))
        return
    verdicts = [frame(key, plan.language) for key in ("confirmed", "corrected")]
    if set(verdicts) & set(draft.lines[lines : lines + 1]):
        return  # the form of the answer has judged it itself
    new, computed = [draft.figures[id] for id in draft.used], draft.computations[computations:]
    if way_told := presumed(plan, new, computed):
        draft.lines.insert(lines, frame(way_told, plan.language))
        return
    if (way := judged(plan, new, computed)) is not None:
        key = "confirmed" if way else "corrected"
        if way and (amount := _by_as_much(plan, computed)) is not True:
            key = "said" if amount is None else "corrected"
        draft.lines.insert(lines, frame(key, plan.language))
        return
    told: list[Told] = [*new, *computed] if plan.operation != "check" else [*computed]
    stated = () if plan.claimed else plan.stated
    if not (plan.confirms and (stated or plan.claimed) and told) or len(draft.lines) == lines:
        return
    agree = [_any(quantity, told) for quantity in stated]
    agree += [any(name == each.text for each in told) for name in plan.claimed]
    key = "said"
    if not NEGATED.search(plan.text) and None not in agree:
        key = "confirmed" if all(agree) else "corrected"
    draft.lines.insert(lines, frame(key, plan.language))


def _by_as_much(plan: Plan, computed: list[Computation]) -> bool | None:
    """`多12家对吗`: whether the change is what it is put as, in its unit or in percent; None where
    nothing computed says so. A value that it came to is judged by the figures.
    """
    if plan.operation not in {"growth", "difference"} or _END_VALUE.search(plan.text):
        return True
    agree = [_any(q, [_rounded(c, q) for c in computed if c.unit == q.unit]) for q in plan.stated]
    return False if False in agree else None if None in agree else True


def _rounded(computed: Computation, stated: Quantity) -> Computation:
    """A change without its sign; in percent as it is put, if it rounds to that."""
    value = abs(computed.value)
    if computed.unit == PERCENT and abs(value - float(stated.value)) <= float(stated.slack):
        value = float(stated.value)
    return computed.model_copy(update={"value": value})


def claim_of(view: View, plan: Plan) -> Plan | None:
    """`X是Y吗` asks of prose who or what X is, `是Y做的吗` who did it: the plan without Y, which
    may be wrong.
    """
    if plan.intent == "text" and plan.confirms and (dated := _dated(plan)):
        return dated
    if plan.intent == "text" and (deed := _by_somebody(view, plan)):
        return deed
    match = _IDENTITY.search(plan.text) if plan.intent == "text" else None
    if match is None or plan.stated or plan.periods or _DAY.search(match["claim"]):
        return None
    text = f"{match['what']}是{'谁' if is_person(view, match['claim']) else '什么'}"
    return _without(plan, match["claim"], text)


def _dated(plan: Plan) -> Plan | None:
    """`X是2022年做的吧` asks when X was done."""
    spans = find_periods(plan.text, date.min)  # only where they stand is asked
    if len(spans) != 1 or len(plan.periods) != 1 or plan.stated or NEGATED.search(plan.text):
        return None
    before, after = plan.text[: spans[0].start], plan.text[spans[0].end :]
    if not re.search(r"[是在自从]$", before):
        return None
    text = f"{before}什么时候{re.sub(_PUT, '', after)}"
    return plan.model_copy(update={"text": text, "periods": (), "confirms": False})


def _by_somebody(view: View, plan: Plan) -> Plan | None:
    match = _CLEFT.search(plan.text)
    if match is None or plan.periods or _DAY.search(match["claim"]):
        return None
    if not is_person(view, match["claim"]):
        return None
    return _without(plan, match["claim"], f"{match['before']}谁{match['deed']}")


def _without(plan: Plan, claim: str, text: str) -> Plan:
    words = (w.replace(claim, "") for w in plan.unknown if w not in claim)
    unknown = tuple(word for word in words if word)
    return plan.model_copy(update={"text": text, "unknown": unknown, "confirms": False})


def _any(stated: Quantity, told: list[Told]) -> bool | None:
    """True if one agrees; None if none does and one leaves it open."""
    found = [_agrees(stated, each) for each in told]
    return True if True in found else None if None in found else False


def _agrees(stated: Quantity, told: Told) -> bool | None:
    """Whether what is told makes the statement true; None where it leaves that open."""
    if isinstance(told.value, str):
        return stated.text == told.value
    if stated.unit and told.unit is None:
        return None if float(stated.value) == told.value else False
    if stated.unit and stated.unit != told.unit:
        return None  # says nothing of it
    value = float(stated.value)
    if stated.bound == "exact":
        return _equals(stated, told)
    if stated.bound == "about":
        near = abs(value - told.value) <= max(float(stated.slack), abs(told.value) * 0.05)
        return None if near and abs(value - told.value) > float(stated.slack) else near
    return beyond(stated, *_measure(told))


def _equals(stated: Quantity, told: Told) -> bool | None:
    """A computed value may be stated as rounded; a figure is stated as it is."""
    off = abs(float(stated.value) - float(told.value))
    rounded = isinstance(told, Computation) and not exact(Decimal(str(told.value)))
    slack = float(stated.slack) if rounded else 0.0
    if off <= slack + abs(float(told.value)) * 1e-9:
        # `超50%` is not 50 %, and `50家+` may be more than 50
        return {"exact": True, "over": False}.get(told.bound)
    low, high = interval(*_measure(told))
    return None if low <= stated.value <= high else False


def _measure(told: Told) -> tuple[Decimal, Bound, Decimal | None]:
    upper = getattr(told, "upper", None)
    return Decimal(str(told.value)), told.bound, None if upper is None else Decimal(str(upper))
