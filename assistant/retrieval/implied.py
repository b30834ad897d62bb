"""Metrics that a question means without naming them: by a member, or by a span of time."""

import re

from assistant.indexes.base import MetricUse, View
from assistant.quantities import read_quantity
from assistant.records import Figure


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


def _is_time(figure: Figure) -> bool:
    value = figure.quantity or read_quantity(figure.text)
    return value is not None and value.unit in {"year", "month"}
