"""A place in an order, or so many of its first, that the question asks for and no figure is of.

`第六大客户`, `头两名客户` are no question for the sum of `前五名客户`, nor for the whole.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.quantities import read_number
from assistant.records import Figure

_NUMBER: Final = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_FIRST: Final = re.compile(rf"(?:[前头]|TOP\s?){_NUMBER}(?:大|名|强|家|位|个)", re.IGNORECASE)
_NTH: Final = re.compile(rf"(?:排|排名|排在|排行)?第{_NUMBER}(?:大|名|位|高|多|的)")


def other_rank(text: str, figures: Sequence[Figure]) -> str:
    """The words that ask for it; none where the figures are of members, which have an order."""
    slots = {(figure.subject, tuple(figure.dimensions.items())) for figure in figures}
    if len(slots) != 1 or any(figure.dimensions for figure in figures):
        return ""
    held = {*_firsts(" ".join(_words(figures)))}
    if asked := _FIRST.search(text):
        return "" if _number(asked) in held else asked[0]
    asked = _NTH.search(text)
    return asked[0] if asked and held and asked[0] not in " ".join(_words(figures)) else ""


def _words(figures: Sequence[Figure]) -> Iterator[str]:
    for figure in figures:
        yield figure.label
        yield from (source.quote for source in figure.sources)


def _firsts(words: str) -> Iterator[int]:
    yield from (number for match in _FIRST.finditer(words) if (number := _number(match)))


def _number(match: re.Match[str]) -> int:
    return int(read_number(match["n"].replace("两", "二")) or 0)
