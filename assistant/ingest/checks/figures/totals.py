"""Declared parts against their declared total."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from assistant.ingest.checks.reading.evidence import Evidence
from assistant.ingest.checks.reading.findings import Severity, of_figures
from assistant.ingest.checks.reading.makings import digits_of
from assistant.ingest.checks.reading.slips import slip_of
from assistant.quantities import Quantity
from assistant.quantities.quantity import written
from assistant.records import Figure, Finding, Metric

MOST_PARTS: Final = 12
FEWEST_DIGITS: Final = 3
"""Of a total that is like the sum of its parts by more than chance."""
Whole = tuple[str, str, str]
"""Subject, period and nature."""


def parts_and_totals(evidence: Evidence) -> Iterator[Finding]:
    """Tolerance: half a unit of the last printed digit of the total and of each part."""
    for metric in evidence.metrics:
        if metric.additive:
            yield from _totals(metric, evidence.by_metric.get(metric.name, []))


def _whole(figure: Figure) -> Whole:
    return figure.subject or "", figure.period or "", figure.nature


def _totals(metric: Metric, figures: list[Figure]) -> list[Finding]:
    """The members of each dimension against the total of the same subject, period and nature."""
    findings = []
    groups: defaultdict[tuple[str, Whole], list[Figure]] = defaultdict(list)
    totals = {_whole(figure): figure for figure in figures if not figure.dimensions}
    for figure in figures:
        if len(figure.dimensions) == 1:
            (dimension,) = figure.dimensions
            if metric.additive is True or dimension in (metric.additive or ()):
                groups[dimension, _whole(figure)].append(figure)
    for (dimension, whole), members in groups.items():
        total = totals.get(whole)
        if total is None or total.quantity is None or len(members) < 2:
            continue
        values = [m.quantity for m in members if m.quantity]
        if any(value.unit != total.quantity.unit for value in values):
            continue  # `2个，分别为90台和60台` says how large each of them is
        summed = sum((v.value for v in values), Decimal(0))
        slack = total.quantity.slack + sum((v.slack for v in values), Decimal(0))
        off = summed - total.quantity.value
        known = {f.quantity.value for f in figures if not f.dimensions and f.quantity}
        if off == 0 or summed in known or _is_split_twice(total.quantity, values):
            continue
        mistyped = abs(off) > slack and _looks_mistyped(total.quantity, summed)
        text = written(summed, total.quantity.unit)
        if all(text in m.sources[0].quote for m in members) and _apart(total, members):
            continue  # their sentence states what they come to, of another span of time
        what = f"「{metric.name}」按{dimension}相加为 {text}，总数为 {total.text}"
        what += _verdict(off, slack, total.quantity, mistyped=mistyped)
        severity: Severity = "warning" if off > slack or mistyped else "info"
        findings.append(of_figures("does_not_add_up", what, (total, *members), severity))
    return findings


def _apart(total: Figure, members: Sequence[Figure]) -> bool:
    return total.sources[0].quote not in {m.sources[0].quote for m in members}


def _is_split_twice(total: Quantity, values: Sequence[Quantity]) -> bool:
    """By quarters and by kinds, say, each of which comes to the total."""
    if len(values) > MOST_PARTS or sum(v.value for v in values) != 2 * total.value:
        return False
    sizes = range(2, len(values) - 1)
    picks = (pick for size in sizes for pick in combinations(values, size))
    return any(sum(v.value for v in pick) == total.value for pick in picks)


def _verdict(off: Decimal, slack: Decimal, total: Quantity, *, mistyped: bool) -> str:
    if abs(off) <= slack:
        return "，在四舍五入误差内一致。"
    if mistyped:
        return "，形近而两者不一致。"
    if off < 0:
        return f"，其余 {written(-off, total.unit)} 未列明。"
    return f"，多出 {written(off, total.unit)}。"


def _looks_mistyped(total: Quantity, summed: Decimal) -> bool:
    """`836家，其中老客312家、新客74家` are 386, and no 450 that nobody lists; what differs in the
    last digit alone may be a few that nobody lists.
    """
    long = (
        min(digits_of(total), len(str(abs(summed.normalize())).replace(".", ""))) >= FEWEST_DIGITS
    )
    few = abs(summed - total.value) < 10 * (total.place or 0)
    return long and not few and slip_of(total, summed) in {"swap", "digit"}
