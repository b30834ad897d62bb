"""Spaces that only set type: `GPU 收入 1.7 亿元` is read as `GPU收入1.7亿元`.

Many who write Chinese put one wherever it meets Latin letters or digits. Such spaces part no words,
and what one writer parts so another does not. A text that has them now and then keeps them: there
they may part a name from its number.
"""

import re
from typing import Final

_HAN: Final = r"[\u4e00-\u9fff]"
_SET: Final = r"[\u4e00-\u9fff、，。：；（）「」《》“”]"
_OF_NUMBERS: Final = re.compile(rf"(?<=[\d%％+])(?P<gap> ?)(?={_HAN})")
"""Behind a number: before one, a space may part it from a name. Who sets these, sets all."""
_OF_LETTERS: Final = re.compile(
    rf"(?<={_HAN})(?P<gap> ?)(?=[A-Za-z])|(?<=[A-Za-z])(?P<other> ?)(?={_HAN})"
)
_AT_NUMBERS: Final = re.compile(
    rf"(?<={_SET}) (?=[¥￥$≥≤<>~≈±]?[+\-−]?\d)|(?<=[\d%％+]) (?={_SET})"
)
_AT_LETTERS: Final = re.compile(rf"(?<={_SET}) (?=[A-Za-z])|(?<=[A-Za-z]) (?={_SET})")
_NUMBERED: Final = re.compile(
    r"^[#\s]*(?:(?:page|slide|sheet|p)\s?)?\d+(?:\.\d+)*[.)）、:：]? (?![年月日季周号个项条家名])",
    re.IGNORECASE | re.MULTILINE,
)
"""The number of a heading, a page or an item stands apart from its words."""
_USUAL: Final = 0.7
"""Of the places where scripts meet; who types a space by chance has few."""
_FEWEST: Final = 5
"""Places that show a habit."""


def without_typeset_spaces(text: str) -> str:
    """The text itself where such spaces are no habit of its writer."""
    numbers = _is_usual(_OF_NUMBERS, text)
    letters = numbers or _is_usual(_OF_LETTERS, text)
    gaps = [gap for gap, usual in ((_AT_NUMBERS, numbers), (_AT_LETTERS, letters)) if usual]
    kept = {match.end() - 1 for match in _NUMBERED.finditer(text)} if gaps else set()
    gone = {m.start() for gap in gaps for m in gap.finditer(text)} - kept
    return "".join(char for at, char in enumerate(text) if at not in gone) if gone else text


def _is_usual(habit: re.Pattern[str], text: str) -> bool:
    spaced = [bool(match[0]) for match in habit.finditer(text)]
    return len(spaced) >= _FEWEST and sum(spaced) >= _USUAL * len(spaced)
