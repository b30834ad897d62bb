"""The metric that is called by a member and by what is done to it. Pure.

`出了多少钢材` means 钢材出库量, though 钢材 is a member of another metric.
"""

import re
from typing import Final

from assistant.indexes.base import MetricUse, View
from assistant.retrieval.language import Reading
from assistant.retrieval.lexicon import Mention, fold

_DEED: Final = re.compile(r"(?P<deed>[\u3400-\u9fff])(?:了|掉)?(?:多少|几)(?:[^\s,，的]{1,3}的?)?$")
_STAYS: Final = frozenset("有是到达成为共剩占计多少分总约")
"""What there is of a member, in whatever it is measured."""


def done_to_member(
    reading: Reading, members: dict[str, tuple[str, ...]], uses: dict[str, MetricUse]
) -> str:
    """The only metric of the company that has the other members; empty where there is none."""
    for mention in reading.mentions if members else ():
        said = _DEED.search(reading.text, 0, mention.start) if mention.names("member") else None
        if said is None or said["deed"] in _STAYS:
            continue
        name = fold(reading.text[mention.start : mention.end])
        others = _dimensions(members, mention)
        held = [
            metric
            for metric, use in uses.items()
            if re.search(rf"{re.escape(name)}.?{said['deed']}", fold(metric))
            and "" in use.subjects
            and others <= use.dimensions
        ]
        if len(held) == 1:
            return held[0]
    return ""


def that_has_all(
    reading: Reading,
    members: dict[str, tuple[str, ...]],
    guessed: tuple[str, ...],
    uses: dict[str, MetricUse],
    view: View,
) -> tuple[str, ...]:
    """`北仓能放多少钢材`, where the metric of 钢材 knows no 北仓: the only one that is called by
    the one and has the other.
    """
    if len(guessed) != 1 or len(members) < _TWO or set(members) <= uses[guessed[0]].dimensions:
        return guessed
    said = {m: fold(reading.text[m.start : m.end]) for m in reading.mentions}
    named = [m for m in said if any(said[m] == fold(name) for name in m.names("member"))]
    held = {
        metric
        for mention in named
        for metric, use in uses.items()
        if said[mention] in fold(metric) and "" in use.subjects
        if _has(metric, _others(members, mention), view)
    }
    return tuple(held) if len(held) == 1 else guessed


_TWO: Final = 2


def _others(members: dict[str, tuple[str, ...]], mention: Mention) -> set[tuple[str, str]]:
    own = set(mention.names("member"))
    return {(d, n) for d, names in members.items() for n in names if n not in own}


def _dimensions(members: dict[str, tuple[str, ...]], mention: Mention) -> set[str]:
    return {dimension for dimension, _ in _others(members, mention)}


def _has(metric: str, asked: set[tuple[str, str]], view: View) -> bool:
    figures = view.figures(metric)
    return bool(asked) and any(asked <= set(figure.dimensions.items()) for figure in figures)
