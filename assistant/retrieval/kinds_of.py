"""A kind of something that is a metric of its own: `存货里，积压的占几成` of 积压存货. Pure."""

from assistant.indexes.base import View
from assistant.retrieval.lexicon import fold
from assistant.retrieval.linking import core


def with_kind(
    metrics: tuple[str, ...], rest: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """That kind before what it is a part of, and the words that are left."""
    if len(metrics) != 1:
        return metrics, rest
    whole, units = fold(metrics[0]), {m.name: m.unit for m in view.metrics()}
    for run in rest:
        near = [
            name
            for name, use in view.uses().items()
            if len(run) > 1 and fold(name).startswith(fold(run)) and "" in use.subjects
            if (tail := fold(name)[len(run) :])[1:] and core(whole).removesuffix("账款") == tail
            if units.get(name) == units.get(metrics[0])
        ]
        if len(near) == 1:
            return (*near, *metrics), tuple(word for word in rest if word != run)
    return metrics, rest
