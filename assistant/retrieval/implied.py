"""Metrics that a question means without naming them: by a member, a span of time, a definition."""

import re
from functools import lru_cache

from assistant.indexes.base import MetricUse, View
from assistant.quantities import read_quantity
from assistant.records import Figure
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold
from assistant.retrieval.words import DEFINES


def metrics_of_members(
    members: dict[str, tuple[str, ...]],
    share: bool,
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """A member alone (`A1 多少`) means the metric that is broken down by its dimension."""
    metrics = [
        m for m in view.metrics() if m.name in uses and set(members) & uses[m.name].dimensions
    ]
    shares = [m.name for m in metrics if m.share_of]
    plain = [m.name for m in metrics if not m.share_of]
    wanted = shares if share and shares else plain or shares
    return tuple(wanted[:1])


def terms_of(
    subjects: tuple[str, ...],
    metrics: tuple[str, ...],
    text: str,
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """A subject and a span of time (`几年`) mean the metric that has such a value for it."""
    if not subjects or not re.search(r"几年|多久|多少年|多长时间|期限", text):
        return ()
    if any(set(subjects) & uses[metric].subjects for metric in metrics if metric in uses):
        return ()
    held = [f for subject in subjects for f in view.figures_of_subject(subject) if _is_time(f)]
    return tuple(dict.fromkeys(f.metric for f in held if f.metric))[:1]


def definitions_of(
    reading: Reading, metrics: tuple[str, ...], choices: tuple[str, ...], view: View
) -> tuple[str, ...]:
    """`多少才算大客户`: the metrics whose values are definitions, of what the question names.

    A metric that is named whole and is no definition is left alone.
    """
    if not re.search(DEFINES, reading.text, re.IGNORECASE):
        return ()
    known = _definitions(view)
    named = [name for name in metrics if fold(name) in fold(reading.text)]
    if not known or (named and not set(named) & set(known)):
        return ()
    shared = {name: _longest_common(fold(name), fold(reading.text)) for name in known}
    longest = max(shared.values())
    return tuple(name for name in known if shared[name] == longest) if longest > 1 else ()


@lru_cache(maxsize=12)
def _definitions(view: View) -> tuple[str, ...]:
    """Metrics of the company itself with a value that is a definition."""
    return tuple(
        name
        for name, use in view.uses().items()
        if "" in use.subjects and any(f.nature == "definition" for f in view.figures(name))
    )


def _longest_common(name: str, text: str) -> int:
    """Length of the longest beginning of a name that stands in the text."""
    return next((n for n in range(len(name), 0, -1) if name[:n] in text), 0)


def _is_time(figure: Figure) -> bool:
    value = figure.quantity or read_quantity(figure.text)
    return value is not None and value.unit in {"year", "month"}
