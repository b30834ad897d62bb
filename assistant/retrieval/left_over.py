"""What is left of a whole, asked by what was not done with it: `还有多少没卖出去`. Pure."""

import re
from typing import Final

from assistant.indexes.base import View
from assistant.retrieval.language import Reading
from assistant.retrieval.words import EXCLUDES

LEFT: Final = ("剩", "余", "未", "其余")
"""Beginnings of the names for what is left."""
_NOT_DONE: Final = re.compile(r"(?:没有?|未)[^,，。没未]{0,3}$")


def what_is_left(reading: Reading, metrics: tuple[str, ...], view: View) -> tuple[str, ...]:
    """`还剩多少没卖出去` asks for what is left: the metrics of it, where something is left out.

    `预留的加上剩余的，没卖的一共多少` says itself what is added.
    """
    if not reading.excludes or not metrics:
        return ()
    out = [m for m in reading.mentions if EXCLUDES.search(reading.text[: m.start])]
    added = tuple(name for name in metrics if not any(name in m.names("metric") for m in out))
    if "total" in reading.operations and len(added) > 1:
        return added
    negated = any(_NOT_DONE.search(reading.text[: m.start]) for m in out)
    units = "".join(metric.unit or "" for metric in view.metrics() if metric.name in metrics)
    beside = [run for run in reading.residue if run not in units]
    if negated and not (metrics[1:] or added or beside[1:]) and reading.asks_quantity:
        return alike_left(metrics[0], view)
    if negated and "share" in reading.operations and len(added) == 1:
        left = alike_left(added[0], view)
        return tuple(dict.fromkeys((*left, *added))) if left else ()
    return tuple(name for name in metrics if len(metrics) > 1 and name.startswith(LEFT))


def alike_left(metric: str, view: View) -> tuple[str, ...]:
    """The only metric of what is left that is counted as another one."""
    units = {m.name: m.unit for m in view.metrics()}
    left = [n for n in view.uses() if n.startswith(LEFT) and units.get(n) == units.get(metric)]
    return tuple(left) if len(left) == 1 else ()
