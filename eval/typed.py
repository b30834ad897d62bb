"""A text as people type it: spaced, with marks, in Traditional characters, in short lines."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from assistant.chinese import traditional
from eval.leaves import Leaf

_MEETING: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z%％+])(?=[\u4e00-\u9fff])"
)
_AMOUNT: Final = re.compile(
    r"(?<![\dA-Za-z])(\d[\d.,]*(?:[%％]|[万亿]|[KW]+(?![A-Za-z]))[卡家张元+]?)"
)
_ASCII: Final = str.maketrans("，：；（）？！", ",:;()?!")
_UNBROKEN: Final = re.compile(r"[\dA-Za-z.,%+]+|.")
WIDTH: Final = 76
"""Columns of a line of a mail; a character of Chinese takes two."""


def write_spaced(leaves: Iterable[Leaf], path: Path) -> None:
    """As text, with a space wherever Chinese meets a digit or a letter."""
    path.write_text(_MEETING.sub(" ", _text(leaves)), encoding="utf-8")


def write_marked(leaves: Iterable[Leaf], path: Path) -> None:
    """As text with bold numbers and ASCII marks."""
    text = _AMOUNT.sub(r"**\1**", _text(leaves)).translate(_ASCII)
    path.write_text(text, encoding="utf-8")


def write_traditional(leaves: Iterable[Leaf], path: Path) -> None:
    """As text in Traditional characters."""
    path.write_text(traditional(_text(leaves)), encoding="utf-8")


def write_wrapped(leaves: Iterable[Leaf], path: Path) -> None:
    """As text in lines of one width, as mail programs break them."""
    path.write_text("\n".join(map(_wrapped, _text(leaves).split("\n"))), encoding="utf-8")


def _wrapped(line: str) -> str:
    """Tables and headings keep their lines."""
    if line.startswith(("|", "#")):
        return line
    cut = [""]
    for word in _UNBROKEN.findall(line):
        cut += [""] if _width(cut[-1] + word) > WIDTH else []
        cut[-1] += word
    return "\n".join(cut)


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _text(leaves: Iterable[Leaf]) -> str:
    lines: list[str] = []
    for leaf in leaves:
        rows = [f"| {' | '.join(row)} |" for row in leaf.table]
        rule = [f"|{'---|' * len(leaf.table[0])}"] if rows else []
        lines += [leaf.heading, *leaf.paragraphs, "\n".join([*rows[:1], *rule, *rows[1:]])]
    return "\n\n".join(filter(None, lines))
