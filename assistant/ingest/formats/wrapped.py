"""Chinese text in lines of one width, as mail programs break them: its paragraphs put together."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import east_asian_width

from assistant.ingest.formats.markdown import rejoined
from assistant.ingest.pages import read_label
from assistant.ingest.structure import HEADING, ITEM

_NARROWEST, _WIDEST = 40, 130
"""Columns of the widest line; a character of Chinese takes two."""
_SLACK: Final = 4
"""Columns that a line leaves free, as a mark neither begins nor ends one."""
_UNBROKEN: Final = re.compile(r"\s*(?:[\dA-Za-z.,%+/\-]+|\S)")
"""What the next line begins with, and did not fit."""
_FEWEST: Final = 6
"""Full lines that stop within a sentence, from which on they are a habit."""
_USUAL: Final = 0.7
"""Of the lines that another one follows."""
_MARKED: Final = re.compile(r"\s*(?:[|<【]|```|[（(]?[一二三四五六七八九十]{1,3}[、）)])")
_ENDED: Final = re.compile(r"[。！？!?；;：:][”」』）)]*$")


def unwrapped(text: str) -> str:
    """The text itself where its lines are not broken so."""
    lines = [line.rstrip() for line in text.split("\n")]
    full = _full(lines)
    joined: list[str] = []
    for at, line in enumerate(lines):
        if at - 1 in full and _goes_on(line):
            indented = len(joined[-1]) - len(joined[-1].lstrip())
            joined[-1] = joined[-1][:indented] + rejoined((joined[-1], line))
        else:
            joined.append(line)
    return "\n".join(joined) if full else text


def _full(lines: Sequence[str]) -> frozenset[int]:
    """Indices of the lines that the next one goes on; none where that is no habit."""
    widths = {at: _width(line) for at, line in enumerate(lines) if _is_prose(line)}
    widest = max(widths.values(), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return frozenset()
    followed = [at for at in widths if at + 1 < len(lines) and _goes_on(lines[at + 1])]
    full = {at for at in followed if widths[at] + _first(lines[at + 1]) > widest - _SLACK}
    broken = sum(not _ENDED.search(lines[at]) for at in full)
    usual = broken >= _FEWEST and broken >= _USUAL * len(followed)
    return frozenset(full) if usual else frozenset()


def _first(line: str) -> int:
    word = _UNBROKEN.match(line)
    return _width(word[0]) if word else 0


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not (HEADING.match(line) or line.lstrip().startswith("|"))


def _goes_on(line: str) -> bool:
    """Nothing in the line begins a block of its own."""
    begins = HEADING.match(line) or ITEM.match(line) or _MARKED.match(line)
    return bool(line.strip()) and not begins and read_label(line.strip()) is None


def _width(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in line)
