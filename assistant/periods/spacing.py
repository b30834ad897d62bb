"""Spaces inside a date, as typesetters leave them between digits and Chinese: `2031 年 6 月末`."""

import re
from typing import Final, NamedTuple

_S: Final = r"[ \u00a0\u3000]"
_INSIDE: Final = re.compile(
    rf"(?<=\d{{4}}){_S}+(?=年)|(?<=\d){_S}+(?=[月日号]|季度)"
    rf"|(?<=年){_S}+(?=\d{{1,2}}{_S}*[月至到\-~～—–])|(?<=月){_S}+(?=\d{{1,2}}{_S}*[日号])"
    rf"|(?<=年){_S}+(?=[上下]半年|第?{_S}*[一二三四1-4]{_S}*季|[底末初])"
    rf"|(?<=第){_S}+(?=[1-4]{_S}*季)"
)


class Closed(NamedTuple):
    """A text without the spaces inside its dates, and where each of its characters stood."""

    text: str
    places: tuple[int, ...] | None
    """None where nothing was left out."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self.places is None or start == end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def closed(text: str) -> Closed:
    if text.isascii() or not (gaps := list(_INSIDE.finditer(text))):
        return Closed(text, None)
    left_out = {place for gap in gaps for place in range(*gap.span())}
    places = tuple(place for place in range(len(text)) if place not in left_out)
    return Closed("".join(text[place] for place in places), places)
