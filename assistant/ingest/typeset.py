"""What only sets type and is no part of what a text says, taken off before it is read.

Full width (`１２％`), the marks of Markdown within a line (`**12家**`), ASCII marks beside Chinese
(`收入12亿,同比增长`), and spaces where Chinese meets digits or letters (`收入 12 亿元`): writers
differ in these and mean the same by them. Spaces and ASCII marks go where they are a habit of the
writer; now and then they stay, as there they may say something. A text in Traditional characters
is read in Simplified ones, as questions are.
"""

import re
from typing import Final

from assistant.chinese import in_simplified, simplified

_FRONT: Final = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
"""Fields of a file, which are YAML."""
_COMMENT: Final = re.compile(r"(<!--.*?-->)", re.DOTALL)
"""Where pages and cells are named."""
_HAN: Final = r"[\u4e00-\u9fff]"

_FULL_WIDTH: Final = {
    code: code - 0xFEE0
    for code in (0xFF05, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_WITHIN_A_NUMBER: Final = re.compile(r"(?<=[０-９])(?:．(?=[０-９])|，(?=[０-９]{3}(?![０-９])))")

_LINK: Final = re.compile(r"(?<!!)\[([^\[\]\n]+)\]\([^()\s]+(?: \"[^\"\n]*\")?\)")
_STRUCK: Final = re.compile(r"~~(?=\S)[^~\n]+?(?<=\S)~~|<(del|s|strike)>[^<>\n]*</\1>")
_MARKS: Final = (
    _LINK,
    re.compile(r"\*\*([^\n*]+)\*\*"),
    re.compile(r"(?<![\w_])__(?=\S)([^\n]+?)(?<=\S)__(?![\w_])"),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![\w*])"),
    re.compile(r"(?<!`)`([^`\n]+)`(?!`)"),
    re.compile(r"</?(?:b|strong|em|i|u|mark|ins|span|font|small)(?: [^<>\n]*)?>()", re.IGNORECASE),
    re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~$%&])"),
)
"""Each leaves what it marks."""

_ASCII: Final = r"(?:[,;:?]|!(?![A-Z]{1,3}\d))"
"""The mark between a sheet and its cell is none."""
_MARK: Final = re.compile(rf"(?:(?<={_HAN}){_ASCII}|(?<=[\w%+)）]){_ASCII}(?= ?{_HAN})) ?")
_FULL: Final = re.compile("[，；：？！]")
_FULL_MARK: Final = str.maketrans(",;:?!", "，；：？！")
_STOP: Final = re.compile(
    rf"(?:(?<={_HAN})(?<![一二三四五六七八九十])|(?<=[%)）]))\.(?: +|(?=\n)|\Z)"
)
_BRACKETS: Final = re.compile(rf" ?\((?:([^()\n]*{_HAN}[^()\n]*)|(?<={_HAN}\()([^()\n]*))\)")

_OF_NUMBERS: Final = re.compile(rf"(?:(?<=[\d%％])|(?<=\S\+)) ?(?={_HAN})")
"""Behind a number: before one, a space may part it from a name. Who sets these, sets all."""
_OF_LETTERS: Final = re.compile(rf"(?<={_HAN}) ?(?=[A-Za-z])|(?<=[A-Za-z]) ?(?={_HAN})")
_SET: Final = r"[\u4e00-\u9fff、，。：；（）「」《》“”]"
_AT_NUMBERS: Final = re.compile(
    rf"(?<={_SET}) (?=[¥￥$≥≤<>~≈±]?[+\-−]?\d)|(?:(?<=[\d%％])|(?<=\S\+)) (?={_SET})"
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


def without_typesetting(text: str) -> str:
    text = in_simplified(text)
    front = _FRONT.match(text)
    start = front.end() if front else 0
    pieces = _COMMENT.split(text[start:])
    pieces[::2] = (_without_marks(_half_width(piece)) for piece in pieces[::2])
    ascii_, full = (len(m.findall(text, start)) for m in (_MARK, _FULL))
    if ascii_ >= _FEWEST and ascii_ >= _USUAL * (ascii_ + full):
        pieces[::2] = map(_with_full_marks, pieces[::2])
    return text[:start] + _without_spaces("".join(pieces))


def as_it_stands(quote: str, text: str) -> str:
    """The quote as a text that was read so has it; unchanged where it does not stand there."""
    plain = _without_marks(_half_width(quote))
    forms = (
        quote,
        *(each for p in (plain, simplified(plain)) for each in (p, _with_full_marks(p))),
    )
    closed = (_AT_LETTERS.sub("", _AT_NUMBERS.sub("", form)) for form in forms)
    return next((form for form in (*forms, *closed) if form in text), quote)


def _half_width(text: str) -> str:
    """Digits and letters; a comma is one of thousands only between such digits."""
    text = _WITHIN_A_NUMBER.sub(lambda m: "." if m[0] == "．" else ",", text)
    return text.translate(_FULL_WIDTH)


def _without_marks(text: str) -> str:
    """What is struck out goes with its marks."""
    text = _STRUCK.sub("", text)
    for marks in _MARKS:
        text = marks.sub(r"\1", text)
    return text


def _with_full_marks(text: str) -> str:
    """Those of Chinese for the ASCII ones beside Chinese; `10:30` and `1,200` have none."""
    text = _MARK.sub(lambda m: m[0].strip().translate(_FULL_MARK), text)
    return _BRACKETS.sub(r"（\1\2）", _STOP.sub("。", text))


def _without_spaces(text: str) -> str:
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
