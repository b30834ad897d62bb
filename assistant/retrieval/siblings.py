"""Metrics that differ in how their names begin: `改造后能耗` and `改造前能耗`. Pure."""

from itertools import takewhile

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import fold


def with_sibling(
    reading: Reading, metrics: tuple[str, ...], rest: tuple[str, ...], view: View
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`改造后的能耗比改造前高多少`: the metric that ends as the one that is named."""
    if len(metrics) != 1 or "比" not in reading.text:
        return metrics, rest
    other = fold(reading.text).rpartition("比")[2]
    near = [name for name in view.uses() if name != metrics[0] and _begins(name, metrics[0], other)]
    if len(near) != 1:
        return metrics, rest
    return (*metrics, *near), tuple(run for run in rest if fold(run) not in fold(near[0]))


def _begins(name: str, like: str, text: str) -> bool:
    """Whether what tells a name from a like one, which ends so too, begins the text."""
    pairs = zip(name[::-1], like[::-1], strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    own = fold(name[: len(name) - shared])
    return shared > 1 and len(own) > 1 and text.startswith(own)
