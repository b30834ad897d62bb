"""A place in an order, or so many of its first, that the question asks for and no figure is of.

`第六大客户`, `头两名客户` are no question for the sum of `前五名客户`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from assistant.quantities import read_number
from assistant.records import Figure

_NUMBER: Final = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_FIRST: Final = re.compile(rf"(?:[前头]|TOP\s?){_NUMBER}(?:大|名|强|家|位)", re.IGNORECASE)
_NTH: Final = re.compile(rf"(?:排|排名|排在|排行)?第{_NUMBER}(?:大|名|位|高|多|的)")


def other_rank(text: str, figures: Sequence[Figure]) -> str:
    """The words that ask for it; none where the figures are not of so many of the first."""
    told = " ".join(_words(figures))
    held = {*_firsts(told)}
    if not held or any(figure.dimensions for figure in figures):
        return ""
    first, nth = _FIRST.search(text), _NTH.search(text)
    if first:
        return "" if _number(first) in held else first[0]
    return nth[0] if nth and nth[0] not in told else ""


def _words(figures: Sequence[Figure]) -> Iterator[str]:
    for figure in figures:
        yield figure.label
        yield from (source.quote for source in figure.sources)


def _firsts(words: str) -> Iterator[int]:
    yield from (number for match in _FIRST.finditer(words) if (number := _number(match)))


def _number(match: re.Match[str]) -> int:
    return int(read_number(match["n"].replace("两", "二")) or 0)
