"""Stated growth of a figure against the figures of its two periods, wherever they stand."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import of_figures
from assistant.ingest.checks.reading.intervals import (
    HUNDRED,
    Reach,
    deviation,
    over,
    reach,
    scaled,
    size,
)
from assistant.periods import previous_period, year_before
from assistant.quantities import PERCENT, Quantity, find_quantities
from assistant.quantities.quantity import rounded, written
from assistant.records import Figure, Finding

_NAMED: Final = re.compile(
    r"^(?P<of>.{2,}?)(?:的)?(?P<how>同比|环比)?(?:增长率|增长|增速|增幅|涨幅|降幅|下降|变动)(?:幅度|率)?$"
)
_PLAN: Final = re.compile("预算|目标|计划|预测")
"""What grows from what was done, and not from the plan before."""
Slot = tuple[str, str, str, tuple[tuple[str, str], ...], str]


def growth_of_figures(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: rounding and bounds of both values and of the growth."""
    slots: defaultdict[Slot, list[Figure]] = defaultdict(list)
    for figure in evidence.figures:
        if figure.quantity and figure.period and figure.nature == "actual":
            slots[_slot(figure, figure.metric or figure.label, figure.period)].append(figure)
    for figure in evidence.figures:
        match = _NAMED.match(figure.metric or figure.label)
        if match and figure.quantity and figure.period and figure.quantity.unit == PERCENT:
            yield from _check(figure, match, slots)


def _slot(figure: Figure, name: str, period: str) -> Slot:
    members = tuple(sorted(figure.dimensions.items()))
    return figure.document, name, figure.subject or "", members, period


def _check(
    stated: Figure, match: re.Match[str], slots: Mapping[Slot, list[Figure]]
) -> Iterator[Finding]:
    if stated.quantity is None or stated.period is None or "*" in stated.period:
        return
    if _PLAN.search(match["of"]):
        return
    step = previous_period if match["how"] == "环比" else year_before
    new = slots.get(_slot(stated, match["of"], stated.period), [])
    old = slots.get(_slot(stated, match["of"], step(stated.period)), [])
    if len(new) != 1 or len(old) != 1 or not (new[0].quantity and old[0].quantity):
        return
    if new[0].quantity.unit != old[0].quantity.unit or new[0].quantity.unit == PERCENT:
        return
    growth = _growth(new[0].quantity, old[0].quantity)
    if growth is None or _told_of_another(stated, new[0], old[0].quantity):
        return
    severity = deviation(stated.quantity, growth)
    if severity and growth.value < 0:  # a fall may be written without its sign
        severity = deviation(stated.quantity, size(growth))
    if severity:
        printed = written(rounded(growth.value, 2), PERCENT)
        what = f"「{stated.label}」报告写 {stated.text}，"
        what += f"按 {old[0].text} 到 {new[0].text} 算为 {printed}"
        what += "，在取整或界限允许的误差内。" if severity == "info" else "，两者不一致。"
        yield of_figures("does_not_add_up", what, (stated, new[0], old[0]), severity)


def _growth(new: Quantity, old: Quantity) -> Reach | None:
    ratio = over(reach(new), reach(old))
    return scaled(ratio, HUNDRED, -HUNDRED) if ratio else None


def _told_of_another(stated: Figure, new: Figure, old: Quantity) -> bool:
    """`前三季度6亿元，比上年同期的5亿元增长20%`: its sentence has the value that grew so, also from
    another one than that of the figures.
    """
    quote = stated.sources[0].quote
    told = [span.quantity for span in find_quantities(quote)] if new.text not in quote else []
    olds = [old, *(q for q in told if q.unit == old.unit)]
    pairs = ((q, then) for then in olds for q in told if q.unit == then.unit != PERCENT)
    grown = (_growth(q, then) for q, then in pairs if q.value != then.value)
    return any(g and stated.quantity and deviation(stated.quantity, g) is None for g in grown)
