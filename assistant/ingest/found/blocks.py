"""Blocks of a document: a name, then labelled stretches with their points."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.ingest.blocks import MOST_CHARS
from assistant.ingest.found.case_words import HEADED, LABEL, NAME, POINT, ROLES, name_of
from assistant.ingest.found.lines import Line, Token


class Part(NamedTuple):
    label: str
    units: list[tuple[int, int]]
    """Spans in the document: a paragraph or a point each."""
    lines: list[Line]
    """Where each unit begins."""


class Block(NamedTuple):
    name: str
    marked: bool
    """In brackets, behind `案例：` or behind `客户：`."""
    headed: bool
    """The name is written as a heading: what stands below it is of the block."""
    start: int
    above: tuple[str, ...]
    """Headings above the name."""
    parts: list[Part]
    covered: list[tuple[int, int]]
    """Spans of names, labels and units; what else a passage holds stays as it is."""

    @property
    def end(self) -> int:
        return max(end for _, end in self.covered)

    @property
    def roles(self) -> set[str]:
        return {ROLES[part.label.casefold()] for part in self.parts if part.label}


class Reader:
    """Reads tokens in order; a block is open from its name to what is not of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blocks: list[Block] = []
        self._open: Block | None = None
        self._mark = ""
        """Style of the points of the open part, and the number of the last one."""
        self._number = 0

    def read(self, tokens: Sequence[Token]) -> list[Block]:
        for n, token in enumerate(tokens):
            after = tokens[n + 1] if n + 1 < len(tokens) else None
            self._take(token, after)
        return [block for block in self._blocks if block.parts]

    def _take(self, token: Token, after: Token | None) -> None:
        match token.kind:
            case "heading":
                self._heading(token)
            case "name":
                self._begin(token, token.text, marked=True)
            case "label":
                self._label(token)
            case "point":
                self._point(token, after)
            case "stop":
                self._open = None
            case _:
                self._told(token, after)

    def _heading(self, token: Token) -> None:
        """One below the name of the open block is a label of it, or is passed over."""
        label = LABEL.fullmatch(token.text.strip())
        block = self._open
        below = block is not None and block.headed and token.depth > len(block.above)
        if block and below and (label or block.parts):
            if label:
                self._part(label[1])
            return
        self._open = None
        written = token.text.strip("【】 ")
        if not label and (name := name_of(written)) and NAME.fullmatch(name):
            start, line = self._line_of(name, token.line.start)
            marked = "【" in line or bool(HEADED.match(written))
            above = token.line.sections[: token.depth]
            headed = not line or line.lstrip().startswith("#")
            self._new(name, start, above, marked=marked, headed=headed)

    def _line_of(self, name: str, before: int) -> tuple[int, str]:
        """Where the line of a heading begins in the document, and the line."""
        at = self._text.rfind(name, 0, before)
        if at < 0:
            return before, ""
        start = self._text.rfind("\n", 0, at) + 1
        return start, self._text[start : self._text.find("\n", at)]

    def _begin(self, token: Token, written: str, *, marked: bool) -> None:
        headed = self._open
        if headed and headed.headed and not headed.parts and headed.name == name_of(written):
            headed.covered.append((token.line.start, token.start))
            return
        block = self._new(
            name_of(written), token.line.start, token.line.sections, marked=marked, headed=False
        )
        block.covered.append((token.line.start, token.start))

    def _new(
        self, name: str, start: int, above: tuple[str, ...], *, marked: bool, headed: bool
    ) -> Block:
        self._open = Block(name, marked, headed, start, above, [], [])
        self._blocks.append(self._open)
        return self._open

    def _label(self, token: Token) -> None:
        label = token.text
        if ROLES[label.casefold()] == "customer":
            if name := name_of(token.rest.rstrip("。；; ")):
                self._begin(token, name, marked=True)
                assert self._open
                self._open.covered[:] = [(token.line.start, token.line.end)]
            return
        if self._open is None:
            return
        if any(part.label == label for part in self._open.parts):
            self._open = None  # another case begins, and has no name
            return
        self._open.covered.append((token.line.start, token.start))
        self._part(label)
        if token.rest.strip():
            self._unit(token)

    def _part(self, label: str) -> None:
        assert self._open
        self._open.parts.append(Part(label, [], []))
        self._mark, self._number = "", 0

    def _point(self, token: Token, after: Token | None) -> None:
        if self._open is None or not self._open.parts or self._names(token, after):
            self._told(token, after)
            return
        match = POINT.match(token.line.text)
        assert match
        mark = (match["mark"] or ("o" if match["ring"] else "-")).translate(
            {0xFF09: ")", 0xFF0E: "."}
        )
        number = int(match["n"]) if match["n"] else 0
        goes_on = not self._mark or (mark == self._mark and number in {0, self._number + 1})
        if not goes_on and not self._open.headed:
            self._open = None
            self._told(token, after)
            return
        self._mark, self._number = mark, number
        self._open.covered.append((token.line.start, token.start))
        self._unit(token)

    def _told(self, token: Token, after: Token | None) -> None:
        block = self._open
        if self._names(token, after):
            self._open = None
            marked = bool(HEADED.match(token.line.text))
            self._begin(token._replace(start=token.line.end), token.line.text, marked=marked)
        elif block and block.parts:
            self._go_on(token, block)
        elif block and not block.headed and not block.marked:
            self._open = None

    def _names(self, token: Token, after: Token | None) -> bool:
        """A short line of its own before a label: `云杉医院`, `2. 云杉医院`, but no first point."""
        if after is None or after.kind != "label" or ROLES[after.text.casefold()] == "customer":
            return False
        match = POINT.match(token.line.text)
        number = int(match["n"]) if match and match["n"] else 0
        if number and self._open and self._open.parts:
            begins = number == 1 and not self._open.parts[-1].units
            if begins or (self._mark and number == self._number + 1):
                return False
        own = token.line.apart or HEADED.match(token.line.text)  # `案例二：` right below the first
        return bool(own) and _short(token.line.text)

    def _go_on(self, token: Token, block: Block) -> None:
        part = block.parts[-1]
        if not part.units or (token.line.apart and block.headed):
            self._unit(token)
        elif not token.line.apart:
            start, end = part.units[-1]
            if token.line.end - start > MOST_CHARS:
                self._unit(token)
            else:
                part.units[-1] = (start, token.line.end)
                block.covered.append((end, token.line.end))
        else:
            self._open = None

    def _unit(self, token: Token) -> None:
        assert self._open
        part = self._open.parts[-1]
        part.units.append((token.start, token.line.end))
        part.lines.append(token.line)
        self._open.covered.append((token.start, token.line.end))


def _short(text: str) -> bool:
    return len(text) <= 40 and not re.search(r"[。；;！!？?]", text) and bool(name_of(text))
