"""Whether what is aimed at, foreseen or done is asked for. Pure."""

import re
from collections.abc import Iterable
from typing import Final

from assistant.records import Figure, Nature
from assistant.retrieval.lexicon import Mention
from assistant.retrieval.words import NATURES

_DONE: Final = re.compile(r"(?:实际|真正)(?:上)?[^,，。?？标划算测]{0,6}(?:多少|几)")
"""`约定2千台的规划，实际到了多少`: what is aimed at says which."""
_AIM: Final = re.compile(r"目标|计划|规划|预算|预测|预计|考核")


NEAR: Final[dict[Nature, tuple[Nature, ...]]] = {
    "target": ("target", "forecast"),
    "forecast": ("forecast", "target"),
    "actual": ("actual", "claim", "definition"),
}
"""A plan is spoken of as a forecast, and a forecast as a plan; neither is what was measured."""


def nature_of(frame: str, text: str, mentions: Iterable[Mention]) -> Nature | None:
    """What is asked beside the names, in `frame`, or by what a metric is called where it is aimed
    at: 产量目标 of 产量.
    """
    if _DONE.search(frame):
        return "actual"
    said = [frame] + [
        text[m.start : m.end]
        for m in mentions
        if (names := m.names("metric")) and not any(_AIM.search(name) for name in names)
    ]
    return next((n for n, words in NATURES if any(re.search(words, s, re.I) for s in said)), None)


def natures_said(text: str) -> tuple[Nature, ...]:
    """`目标和预计分别是多少` asks for both."""
    ahead = (n for n, words in NATURES if n != "actual" and re.search(words, text, re.IGNORECASE))
    return tuple(ahead)


def asks_nature(word: str) -> bool:
    """Whether a word only says that a target or a forecast is asked."""
    return any(re.fullmatch(words, word, re.IGNORECASE) for _, words in NATURES)


def unless_exact(figures: tuple[Figure, ...], nature: Nature, text: str) -> tuple[Figure, ...]:
    """What is near to the asked nature is left where the asked one is told of the same slot, and
    where not both are asked.
    """
    if len(natures_said(text)) > 1:
        return figures
    exact = {slot_of(f) for f in figures if f.nature == nature}
    near = set(NEAR.get(nature, ())) - {nature}
    return tuple(f for f in figures if f.nature not in near or slot_of(f) not in exact)


def slot_of(figure: Figure) -> tuple[object, ...]:
    dimensions = tuple(sorted(figure.dimensions.items()))
    return figure.metric, figure.subject, dimensions, figure.period
