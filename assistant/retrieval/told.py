"""The figures told before that a follow-up computes with. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import PERCENT, read_number
from assistant.records import Figure
from assistant.retrieval.conversation import Memory, plans_of
from assistant.retrieval.dated import newest
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan

OVER_TOLD: Final[frozenset[Operation]] = frozenset(
    {"total", "difference", "ratio", "share", "growth", "mean", "rank", "check"}
)
"""Operations that a follow-up may ask of the figures just told."""

_SPANNED: Final = re.compile(r"[这那].{0,2}年|期间")
_BASIS: Final = re.compile(
    r"(?:跟|和|与|同|对比)的?是?(?:谁|什么|哪个|哪家|啥)(?:相?比|对比|比较)|"
    r"(?:对比|相比|比)的?是?(?:谁|什么|哪个|哪家|啥)|compared (?:to|with) (?:what|whom)"
)
"""Asks what a value is measured against."""


def operands_of(plan: Plan, reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """Ids of the told figures that the operation is asked of; none where it names its own."""
    if (own := _by_operation(plan, reading, memory, view)) is not None:
        return own
    if plan.operation not in OVER_TOLD or plan.periods or plan.subjects or plan.members:
        return ()
    groups = [list(trace.told) for trace in memory if trace.told]
    count = _count(reading.text)
    if plan.metrics and not (plan.implied or (count and _just_told(plan, groups, view))):
        return ()
    if plan.operation == "growth" and not count:
        return _over_time(groups, view)
    pairwise = plan.operation in {"total", "difference", "ratio"}
    if not groups or (not count and len(groups[-1]) == 1 and not pairwise):
        return ()
    wanted, ids = count or 2, groups[-1]
    if plan.operation == "total" and not count:
        ids = _gathered(groups, view)
    if len(ids) < wanted or count == 2 < len(ids):
        ids = list(dict.fromkeys(id for group in groups for id in group))[-wanted:]
    figures = view.figures_by_id(tuple(ids))
    units = {f.quantity.unit for f in figures if f.quantity}
    alike = len({f.metric for f in figures}) == 1
    if plan.operation == "share" and alike and len({bool(f.dimensions) for f in figures}) == 1:
        return ()  # parts alone, or wholes alone, are no shares of each other
    return tuple(ids) if len(ids) >= wanted and len(units) == 1 else ()


def _by_operation(
    plan: Plan, reading: Reading, memory: Memory, view: View
) -> tuple[str, ...] | None:
    """Operations that know by themselves what they are over; None for the others."""
    if "compound" in {plan.operation, *plan.also} and _SPANNED.search(reading.text):
        told = dict.fromkeys(id for trace in memory for id in trace.told)
        return tuple(told)[-2:] if len(told) > 1 else ()
    if plan.operation == "remainder":
        return _last_share(memory, view)
    both = _both_told(plan, memory, view) if plan.operation == "difference" else ()
    return both or None


def _both_told(plan: Plan, memory: Memory, view: View) -> tuple[str, ...]:
    """`A少多少` after the values of A and B: the two, if A is one of them."""
    told = next((trace.told for trace in reversed(memory) if trace.told), ())
    named = {name for names in plan.members.values() for name in names} | set(plan.subjects)
    if len(told) != 2 or len(named) != 1 or plan.periods or (plan.metrics and not plan.implied):
        return ()
    places = [{f.subject, *f.dimensions.values()} for f in view.figures_by_id(told)]
    return told if sum(bool(named & place) for place in places) == 1 else ()


def _just_told(plan: Plan, groups: list[list[str]], view: View) -> bool:
    """`两个库存差多少` names what was told last; any other metric is asked anew."""
    last = view.figures_by_id(tuple(groups[-1])) if groups else ()
    return {figure.metric for figure in last} == set(plan.metrics)


def _gathered(groups: list[list[str]], view: View) -> list[str]:
    """What was told by the newest turns in a row of the same kind: a set that grew."""

    def kinds(ids: list[str]) -> set[tuple[object, ...]]:
        told = view.figures_by_id(tuple(ids))
        return {(f.metric, tuple(f.dimensions), f.subject is None) for f in told}

    gathered: list[str] = []
    for group in reversed(groups):
        if kinds(group) != kinds(groups[-1]):
            break
        gathered = [*group, *gathered]
    return list(dict.fromkeys(gathered)) if len(gathered) > 1 else groups[-1]


def _last_share(memory: Memory, view: View) -> tuple[str, ...]:
    """The percentage told last: its rest of the whole may be asked."""
    told = next((trace.told for trace in reversed(memory) if trace.told), ())
    figures = view.figures_by_id(told)
    share = len(figures) == 1 and figures[0].quantity and figures[0].quantity.unit == PERCENT
    return told if share and not figures[0].dimensions else ()


def _over_time(groups: list[list[str]], view: View) -> tuple[str, ...]:
    """The last told figure and the one before that differs from it in nothing but its period."""
    ids = list(dict.fromkeys(id for group in groups for id in group))
    figures = list(view.figures_by_id(tuple(ids)))[::-1]
    last = figures[0] if figures and len(groups[-1]) == 1 else None
    for other in figures[1:] if last else ():
        if _place(other) == _place(figures[0]) and other.period != figures[0].period:
            return (other.id, figures[0].id)
    return ()


def _place(figure: Figure) -> tuple[object, ...]:
    return figure.metric, figure.subject, tuple(sorted(figure.dimensions.items()))


def _count(text: str) -> int | None:
    """`这两个` -> 2, `三者` -> 3."""
    match = re.search(r"([两二三四五六]|\d)(?:个|者|项|家|种|款|块|部分)", text)
    number = read_number(match[1].replace("两", "二")) if match else None
    return int(number) if number else None


def part_and_whole(plan: Plan, memory: Memory, view: View) -> tuple[str, ...]:
    """`占总量多少`: what was told last, and the value of the same metric as a whole."""
    told = next((trace.told for trace in reversed(memory) if trace.told), ())
    measured = {m.name: m.share_of or m.name for m in view.metrics()}
    stated = any(measured.get(name) != name for name in plan.metrics)
    if not (plan.operation == "share" or stated) or not told:
        return ()
    parts = view.figures_by_id(told)
    if plan.members:
        return _in_member(plan, parts, view)
    if plan.subjects and {part.subject for part in parts} != set(plan.subjects):
        return ()
    metrics = tuple(measured.get(m, m) for m in plan.metrics) if not plan.implied else ()
    if (count := _count(plan.text)) and len(metrics) == 1:
        return _last(count, metrics[0], memory, view)
    summed = len(parts) == 1 or plans_of(memory)[0].operation == "total"
    if len(metrics) == 1 and summed and (other := _of_metric(metrics[0], parts[0], view)):
        return (*told, other.id)
    if not metrics and len(parts) == 1 and (beside := _beside(parts[0], memory, view)):
        return (*told, beside.id)
    if any(part.metric not in (metrics or (part.metric,)) for part in parts):
        return ()
    if not all(part.dimensions or part.subject for part in parts):
        return ()
    whole = whole_of(parts[0], view)
    return (*told, whole.id) if whole else ()


def _in_member(plan: Plan, parts: Sequence[Figure], view: View) -> tuple[str, ...]:
    """`占南区收入的几成` after the value of a customer: of the same metric and time."""
    if len(parts) != 1 or not parts[0].subject or parts[0].dimensions:
        return ()
    if plan.metrics not in {(), (parts[0].metric,)}:
        return ()
    at = {d: names[0] for d, names in plan.members.items() if len(names) == 1}
    held = [f for f in view.figures(parts[0].metric or "") if f.dimensions == at]
    same = [f for f in held if f.period == parts[0].period]
    return (parts[0].id, same[0].id) if len(same) == 1 else ()


def _last(count: int, metric: str, memory: Memory, view: View) -> tuple[str, ...]:
    """`这两个占X多少`: as many of the figures told last, and the value of X."""
    told = dict.fromkeys(id for trace in memory for id in trace.told)
    known = view.figures_by_id(tuple(told))
    parts = [f for f in known if f.metric != metric or f.dimensions or f.subject][-count:]
    if len(parts) < count:
        return ()
    whole = _of_metric(metric, parts[0], view) or whole_of(parts[0], view)
    return (*(part.id for part in parts), whole.id) if whole else ()


def _of_metric(metric: str, part: Figure, view: View) -> Figure | None:
    """`占X多少`: the newest value of another metric in the unit of what was told."""
    if metric == part.metric or part.quantity is None:
        return None
    rows = [f for f in view.figures(metric, subject=part.subject) if not f.dimensions]
    rows = rows or [f for f in view.figures(metric) if not f.dimensions]
    same = [f for f in newest(rows) if f.quantity and f.quantity.unit == part.quantity.unit]
    return same[0] if len(same) == 1 else None


def _beside(part: Figure, memory: Memory, view: View) -> Figure | None:
    """What was told just before of the same subject in the same unit, by another metric."""
    earlier = [trace.told for trace in reversed(memory) if trace.told][1:2]
    for figure in view.figures_by_id(earlier[0]) if earlier else ():
        same = figure.subject == part.subject and figure.metric != part.metric
        if (
            same
            and part.quantity
            and figure.quantity
            and figure.quantity.unit == part.quantity.unit
        ):
            return figure
    return None


def whole_of(part: Figure, view: View) -> Figure | None:
    """The same metric and period, without member; of the company, where a customer has no more."""
    for subject in dict.fromkeys((part.subject if part.dimensions else None, None)):
        rows = [f for f in view.figures(part.metric or "", subject=subject) if not f.dimensions]
        same = [f for f in rows if f.period == part.period and f.quantity]
        if same:
            return same[0]
    return None


def basis_of(reading: Reading, memory: Memory, view: View) -> tuple[str, ...]:
    """`跟谁比的`: ids of the figures told last, whose notes say what they are compared with."""
    told = next((trace.told for trace in reversed(memory) if trace.told), ())
    if not _BASIS.search(reading.text) or any(m.names("metric") for m in reading.mentions):
        return ()
    return tuple(figure.id for figure in view.figures_by_id(told) if figure.note)
