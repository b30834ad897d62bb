"""The metrics whose values a question computes with: `450除以360是多少`. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import TIMES
from assistant.retrieval.dated import newest
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation
from assistant.retrieval.plan import Plan

_FROM_VALUES: Final[frozenset[Operation]] = frozenset(
    {"ratio", "difference", "total", "share", "whole"}
)
_DIVIDES: Final = re.compile(r"\d[^,，。?？]{0,3}(?:除以|[/÷]|divided by)\s?\d", re.IGNORECASE)


def of_values(reading: Reading, subjects: tuple[str, ...], view: View) -> tuple[str, ...]:
    """One for each number of the question; none where one of them is no value, or is several's.

    Without a name they are the company's own, else those of the only one who has such metrics. A
    number of times beside two values that are divided is what comes of them.
    """
    stated = reading.stated
    if "ratio" in reading.operations and len(stated) > 2:
        stated = tuple(quantity for quantity in stated if quantity.unit != TIMES)
    if len(stated) < 2 or not _FROM_VALUES & set(reading.operations):
        return ()
    uses = view.uses()
    own = [(name, subject) for name in uses for subject in subjects or ("",)]
    named = [_holding(own, quantity.value, view) for quantity in stated]
    if not subjects and not any(named) and "ratio" in reading.operations:
        alone = [(n, min(use.subjects)) for n, use in uses.items() if len(use.subjects) == 1]
        named = [_holding(alone, quantity.value, view) for quantity in stated]
        if len({subject for held in named for subject in held.values()}) > 1:
            return ()
    if any(len(names) != 1 for names in named):
        return ()
    metrics = tuple(dict.fromkeys(name for names in named for name in names))
    return metrics if len(metrics) == len(named) else ()


def _holding(places: Iterable[tuple[str, str]], value: Decimal, view: View) -> dict[str, str]:
    """The metrics that have the value, each with the subject that it is of."""
    return {name: subject for name, subject in places if has_value(view, name, subject, value)}


def figures_of_values(plan: Plan, reading: Reading, view: View) -> tuple[str, ...]:
    """`1.8亿除以1.5亿`: ids of the only figures with these values, of whatever periods."""
    stated = [quantity for quantity in reading.stated if quantity.unit != TIMES]
    if len(stated) != 2 or not _DIVIDES.search(reading.text) or plan.subjects or plan.members:
        return ()
    held = [f for name in view.uses() for f in view.figures(name) if not f.dimensions]
    found = [
        [f.id for f in held if f.quantity and f.quantity.value == quantity.value]
        for quantity in stated
    ]
    return tuple(ids[0] for ids in found) if all(len(ids) == 1 for ids in found) else ()


def has_value(view: View, metric: str, subject: str, value: Decimal) -> bool:
    """Whether it holds now: what it was before is told by its period."""
    figures = [f for f in view.figures(metric, subject=subject or None) if not f.dimensions]
    return any(f.quantity and f.quantity.value == value for f in newest(figures))
