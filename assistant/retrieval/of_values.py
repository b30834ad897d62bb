"""The metrics whose values a question computes with: `450除以360是多少`. Pure."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assistant.indexes.base import View
from assistant.quantities import TIMES
from assistant.retrieval.language import Reading
from assistant.retrieval.operations import Operation

_FROM_VALUES: Final[frozenset[Operation]] = frozenset(
    {"ratio", "difference", "total", "share", "whole"}
)


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


def has_value(view: View, metric: str, subject: str, value: Decimal) -> bool:
    figures = view.figures(metric, subject=subject or None)
    return any(f.quantity and f.quantity.value == value and not f.dimensions for f in figures)
