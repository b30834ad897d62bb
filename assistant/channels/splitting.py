"""A text in parts that each fit into a message, measured in bytes of UTF-8.

A fence, a table and a link are kept whole; one that is too large for a part is closed and opened
again, its header repeated. What was added so is no part of the source: joined, the sources of the
pieces are the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

_ROOM: Final = len("\n(999/999)")
_FENCE: Final = "```"
_WHOLE: Final = re.compile(
    r"\[[^\]\n]*\]\([^)\n]*\)|\[\d+\]|\*\*[^*\n]+\*\*|`[^`\n]+`|https?://\S+"
)
_DELIMITER: Final = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")
_ENDS: Final = ("。！？；!?;", "，、：,: \t")
"""Where a line is cut: after a sentence if one ends in its second half, else after a clause."""

Kind = Literal["fence", "table", "line"]


@dataclass(frozen=True)
class Piece:
    source: str
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        return self.before + self.source + self.after

    @property
    def size(self) -> int:
        return _size(self.text)


def split(text: str, most_bytes: int) -> tuple[str, ...]:
    """Parts of at most so many bytes, `(1/3)` included; one part carries no number."""
    if _size(text) <= most_bytes:
        return (text,)
    parts = [piece.text.strip("\n") for piece in pieces(text, most_bytes - _ROOM)]
    parts = [part for part in parts if part.strip()]
    if len(parts) == 1:
        return (parts[0],)
    return tuple(f"{part}\n({n}/{len(parts)})" for n, part in enumerate(parts, start=1))


def pieces(text: str, most: int) -> list[Piece]:
    """Of at most `most` bytes, which are at least a hundred."""
    made: list[Piece] = []
    for lines, kind in _blocks(text):
        block = "".join(lines)
        last = made[-1] if made else None
        if last and not last.after and last.size + _size(block) <= most:
            made[-1] = Piece(last.source + block, last.before)
        elif _size(block) <= most:
            made.append(Piece(block))
        else:
            made += _broken(lines, kind, most)
    return made


def _blocks(text: str) -> Iterator[tuple[list[str], Kind]]:
    """Lines with their ends; a whole fence or table is one block."""
    fenced = False
    numbered: list[tuple[str, tuple[Kind, int]]] = []
    number = 0
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        marks = line.lstrip().startswith(_FENCE)
        if fenced or marks:
            if marks and not fenced:
                number += 1
            numbered.append((line, ("fence", number)))
            fenced = fenced != marks
        elif line.lstrip().startswith("|"):
            if not numbered or numbered[-1][1][0] != "table":
                number += 1
            numbered.append((line, ("table", number)))
        else:
            number += 1
            numbered.append((line, ("line", number)))
    for (kind, _), together in groupby(numbered, key=lambda each: each[1]):
        yield [line for line, _ in together], kind


def _broken(lines: list[str], kind: Kind, most: int) -> list[Piece]:
    """A block that is too large for one piece."""
    head, after = "", ""
    if kind == "fence":
        head, after = lines[0], f"\n{_FENCE}"
    elif kind == "table" and len(lines) > 1 and _DELIMITER.fullmatch(lines[1].rstrip("\n")):
        head = lines[0] + lines[1]
    if _size(head) > most // 2:
        head, after = "", ""
    room = most - _size(head) - _size(after)
    made: list[Piece] = []
    for line in lines:
        for cut in _cuts(line, room):
            last = made[-1] if made else None
            if last and _size(last.before + last.source + cut) + _size(after) <= most:
                made[-1] = Piece(last.source + cut, last.before, after)
            else:
                made.append(Piece(cut, head if made else "", after))
    if after and lines[-1].lstrip().startswith(_FENCE) and len(lines) > 1:
        made[-1] = Piece(made[-1].source, made[-1].before)
    return made


def _cuts(line: str, most: int) -> Iterator[str]:
    while _size(line) > most:
        place = _place(line, most)
        yield line[:place]
        line = line[place:]
    if line:
        yield line


def _place(line: str, most: int) -> int:
    """Where to cut a line that is too long: at least one character, at most so many bytes."""
    longest = len(line.encode()[:most].decode(errors="ignore"))
    for ends in _ENDS:
        found = max(line.rfind(end, longest // 2, longest) for end in ends) + 1
        if found and _outside(line, found) == found:
            return found
    return _outside(line, longest) or longest


def _outside(line: str, place: int) -> int:
    """At or before `place`, but in nothing that has to stay whole; 0 where that begins at 0."""
    for match in _WHOLE.finditer(line):
        if match.start() < place < match.end():
            return match.start()
    while 0 < place < len(line) and _joined(line[place - 1], line[place]):
        place -= 1
    return place


def _joined(before: str, after: str) -> bool:
    """Both are of one character as it is seen: an accent, a joined or coloured emoji."""
    zwj, selector = "\u200d", "\ufe0f"
    return (
        before == zwj
        or after in (zwj, selector)
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or unicodedata.combining(after) != 0
    )


def _size(text: str) -> int:
    return len(text.encode())
