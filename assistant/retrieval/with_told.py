"""What was told before, with one more figure: added to it, taken off it, compared with it. Pure."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.quantities import PERCENT, read_number
from assistant.records import Figure
from assistant.retrieval.conversation import Memory
from assistant.retrieval.dated import newest
from assistant.retrieval.figures import find_figures
from assistant.retrieval.lacking import uncovered
from assistant.retrieval.language import Reading
from assistant.retrieval.of_values import figures_of_values
from assistant.retrieval.of_whole import part_of_whole
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan
from assistant.retrieval.rate_of_told import rate_of_told
from assistant.retrieval.told import basis_of, whole_of

_LEAD: Final = r"^(?:那么?|这|它们?|又|就|要是|如果|假如|还|顺便|and|so|then|if|you|we|i|[\s,，])*"
_ADDED: Final = r"(?:加(?!权)|算[上进入在]|并[进入到]|一[并起块]儿?[加算])"
_ADDS: Final = re.compile(
    rf"{_LEAD}(?:(?:把|将)[^,，]{{1,12}}?(?:也|再|都)*{_ADDED}|再?加上?|再?算上|"
    rf"连(?!续)[^,，]{{1,12}}?(?:{_ADDED}|[一总]共)|(?:add|include|plus)\b)|"
    rf"^[^,，]{{1,12}}?(?:也|都|再){_ADDED}",
    re.IGNORECASE,
)
"""`把甲也加一块儿`, `再算上甲`, `甲也算进去`: with nothing before it that it could be added to."""
_TAKES_OFF: Final = re.compile(
    rf"{_LEAD}(?:再)?(?:(?:把|将)[^,，]{{1,12}}?)?(?:扣|减|去|刨|除)(?:掉|除|去|开|了)|"
    rf"{_LEAD}(?:without|minus|excluding)\b",
    re.IGNORECASE,
)
_COMPARES: Final = re.compile(
    rf"{_LEAD}(?:大概|总共|一共|到底)*(?:比|较|[跟和与同离距][^,，]{{1,12}}?(?:差|相差|比))|"
    rf"{_LEAD}是[^,，]{{1,12}}?的?(?:(?:几|多少)倍|几成|百分之|几分之)|"
    rf"{_LEAD}(?:how (?:many|much) )?(?:more|less|fewer) than\b",
    re.IGNORECASE,
)
"""`比甲多多少`, `和甲差几台`: with nothing before it that is compared."""
_LEAST: Final = re.compile(r"最[少低小短末后]|垫底|倒数第一|\b(?:smallest|lowest|least)\b", re.I)
_MOST: Final = re.compile(r"最[多高大长]|榜首|头名|\b(?:largest|highest|most|biggest)\b", re.I)
_PLACE: Final = re.compile(r"第([二三四五六七八九十]|\d+)(?:[名多高大位]|$|的|[^\d页])")
_ALL: Final = re.compile(r"总[数量额共计的]|全部|整体|总体|合计|\b(?:total|whole)\b", re.I)


def over_told(plan: Plan, reading: Reading, memory: Memory, view: View) -> Plan | None:
    """The plan over figures told before and no others; None where it is of its own."""
    if basis := basis_of(reading, memory, view):
        return plan.model_copy(update={"intent": "figure", "case": None, "operands": basis})
    if operands := figures_of_values(plan, reading, view):
        return plan.model_copy(update={"intent": "figure", "operands": operands, "unknown": ()})
    if operands := part_of_whole(plan, reading, memory, view):
        metrics = () if plan.implied else plan.metrics
        return Plan(text=plan.text, language=plan.language, intent="figure", metrics=metrics,
                    operation="whole", operands=operands, decimals=plan.decimals)  # fmt: skip
    if operands := rate_of_told(plan, reading, memory, view):
        rate = {"operation": "share", "also": (), "unknown": (), "heads": ()}
        return plan.model_copy(update={"intent": "figure", "operands": operands, **rate})
    if joined := joined_with_told(plan, reading, memory, view):
        over = {"intent": "figure", "case": None, "topic": None, "whose": (), "also": ()}
        return plan.model_copy(update={**over, **joined._asdict()})
    return None


_COMPARISONS: Final[tuple[Operation, ...]] = ("ratio", "difference", "share")
_MORE: Final = re.compile(r"也|再|都|连|上|\badd|\bplus|\binclude", re.IGNORECASE)
"""Without these `把甲和乙加起来` names both that are added."""


class Joined(NamedTuple):
    """An operation over the figures told before and those that the follow-up names."""

    operation: Operation
    operands: tuple[str, ...]


def joined_with_told(plan: Plan, reading: Reading, memory: Memory, view: View) -> Joined | None:
    """None where a question adds, takes off or compares nothing, or names both sides itself."""
    operation = _operation(plan, reading.text)
    trace = next((trace for trace in reversed(memory) if trace.told), None)
    if operation is None or trace is None or plan.choices:
        return None
    if len(plan.periods) > (operation != "total"):
        return None
    before = trace.plans[-1]
    told = view.figures_by_id(trace.told)
    if len(told) > 1 and before.operation != "total":
        if before.operation != "rank":
            return None
        told = told[:1]
    own = _own(plan, reading.text, told, view)
    if not _go_together(told, own) or _unnamed(plan, told, own):
        return None
    if operation == "share" and not _is_less(told, own):
        operation = "ratio"
    if operation == "total" and _holds_itself(told, own):
        return None
    if operation == "total" and len(own) > 1 and not _MORE.search(reading.text):
        return None
    if operation == "difference" and _TAKES_OFF.search(reading.text) and len(own) > 1:
        return None
    return Joined(operation, tuple(f.id for f in (*told, *own)))


def _operation(plan: Plan, text: str) -> Operation | None:
    asked = {plan.operation, *plan.also}
    if "growth" in asked:
        return None  # `比1月涨了百分之几` measures a change, and knows its ends
    if _COMPARES.search(text):
        return next((each for each in _COMPARISONS if each in asked), None)
    if _TAKES_OFF.search(text):
        return "difference"
    return "total" if _ADDS.search(text) else None


def _own(plan: Plan, text: str, told: Sequence[Figure], view: View) -> tuple[Figure, ...]:
    """The figures that the follow-up itself names: a place among the likes of what was told, the
    whole of it, another metric, or a member or subject of the same one.
    """
    first = told[0]
    named = plan.metrics if not plan.implied else ()
    if not (named or plan.members or plan.subjects or plan.periods):
        return _placed(text, first, view)
    metrics = named or (first.metric or "",)
    alone = metrics == (first.metric,) and not (plan.members or plan.subjects or plan.periods)
    if alone:
        total = whole_of(first, view) if first.dimensions or first.subject else None
        return (total,) if total else ()
    subjects = plan.subjects or ((first.subject,) if first.subject else ())
    if metrics == (first.metric,) and not (plan.members or _ALL.search(text)):
        plan = plan.model_copy(update={"members": {d: (m,) for d, m in first.dimensions.items()}})
    own: list[Figure] = []
    for metric in metrics:
        held = view.uses().get(metric)
        of = tuple(s for s in subjects if held and s in held.subjects) or plan.subjects
        asked = plan.model_copy(update={"subjects": of, "operation": None})
        own += find_figures(view, asked, metric).figures
    return tuple(f for f in own if f.quantity)


def _placed(text: str, first: Figure, view: View) -> tuple[Figure, ...]:
    """`比最少的`, `比第二名`, `比总的`: of the rows that differ from it in a member or subject."""
    if _ALL.search(text):
        total = whole_of(first, view)
        return (total,) if total else ()
    rows = sorted(_likes(first, view), key=_size, reverse=True)
    place = _PLACE.search(text)
    at = int(read_number(place[1]) or 0) if place else 0
    if _LEAST.search(text):
        return tuple(rows[-1:])
    if at:
        return tuple(rows[at - 1 : at])
    return tuple(rows[:1]) if _MOST.search(text) else ()


def _likes(first: Figure, view: View) -> list[Figure]:
    alike = [
        f
        for f in view.figures(first.metric or "", any_subject=True)
        if f.quantity
        and f.dimensions.keys() == first.dimensions.keys()
        and f.period == first.period
        and bool(f.subject) == bool(first.subject)
        and (f.subject == first.subject or not first.dimensions)
    ]
    return list(newest(alike)) if first.dimensions or first.subject else []


def _size(figure: Figure) -> float:
    return float(figure.quantity.value) if figure.quantity else 0.0


def _go_together(told: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """One unit, of times as long, and nothing twice; percentages only of one metric."""
    both = (*told, *own)
    lengths = {(len(f.period), f.period[5:6] in {"Q", "H"}) for f in both if f.period}
    if len(lengths) > 1:
        return False
    units = {f.quantity.unit if f.quantity else "" for f in both}
    ids = {f.id for f in both}
    if not own or len(units) > 1 or "" in units or len(ids) < len(both):
        return False
    return PERCENT not in units or len({f.metric for f in both}) == 1


def _is_less(told: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """What is `几成` of another is less than that."""
    return len(told) == len(own) == 1 and _size(told[0]) <= _size(own[0])


def _holds_itself(told: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """A whole and a part of it have no sum."""
    places = {(f.metric, f.subject, f.period, bool(f.dimensions)) for f in (*told, *own)}
    return any((m, s, p, not parts) in places for m, s, p, parts in places)


def _unnamed(plan: Plan, told: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """Whether a word of the question belongs to none of the figures."""
    figures = (*told, *own)
    words = [f"{f.quantity.unit} {' '.join(f.dimensions)}" for f in figures if f.quantity]
    return bool(uncovered(plan.unknown, figures, " ".join(words)))
