"""The passages of a document as its lines, in order, each cut where a label or point begins."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from assistant.ingest.found.case_words import BRACKETED, LABEL, POINT, ROLES
from assistant.records import Audience, Passage

_CUT: Final = re.compile(
    rf"(?<=[。；;！!？?])\s*(?=(?:{'|'.join(map(re.escape, ROLES))})\s*[:：])"
    r"|(?<=[。；;：:])\s*(?=[(（]?\d{1,2}[)）])",
    re.IGNORECASE,
)
"""Between a sentence and a label or point that follows it in the same line."""


class Line(NamedTuple):
    """A line, or a stretch of one; `text` stands at `start` in the document."""

    start: int
    text: str
    sections: tuple[str, ...]
    page: str
    audience: Audience
    apart: bool
    """First of its paragraph."""
    table: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Token(NamedTuple):
    """What a line or a heading means for a case."""

    kind: Literal["heading", "name", "label", "point", "text", "stop"]
    text: str
    """Of a heading, name or label; empty for the others."""
    line: Line
    start: int
    """Where what follows the mark begins."""
    depth: int = 0
    """Of a heading, from 0."""

    @property
    def rest(self) -> str:
        return self.line.text[self.start - self.line.start :]


def lines_of(passages: Sequence[Passage]) -> list[Line]:
    """In the order of the document, a repeated passage at each of its places."""
    lines: list[Line] = []
    for passage in passages:
        for number, source in enumerate(passage.sources):
            sections = passage.sections if number == 0 else tuple(
                filter(None, source.section.split(" › "))
            )  # fmt: skip
            for start, text, apart in _cut(source.quote, whole=passage.kind == "table"):
                lines.append(
                    Line(source.start + start, text, sections, source.page, passage.audience,
                         apart, passage.kind == "table")
                )  # fmt: skip
    return sorted(lines, key=lambda line: line.start)


def _cut(quote: str, *, whole: bool) -> Iterator[tuple[int, str, bool]]:
    at = 0
    for row in quote.split("\n"):
        inner = [] if whole else [match.end() for match in _CUT.finditer(row)]
        cuts = [0, *inner, len(row)]
        for start, end in pairwise(cuts):
            if part := row[start:end].strip():
                offset = start + len(row[start:end]) - len(row[start:end].lstrip())
                yield at + offset, part, at + offset == 0
        at += len(row) + 1


def tokens_of(lines: Sequence[Line], text: str) -> Iterator[Token]:
    """Headings that open before a line come before it."""
    path: tuple[str, ...] = ()
    end = 0
    for line in lines:
        if line.sections != path:
            shared = next(
                (n for n, (a, b) in enumerate(zip(path, line.sections, strict=False)) if a != b),
                min(len(path), len(line.sections)),
            )
            if shared == len(line.sections):
                yield Token("stop", "", line, line.start)
            for depth in range(shared, len(line.sections)):
                yield Token("heading", line.sections[depth], line, line.start, depth)
            path = line.sections
        elif path and path[-1] in text[end : line.start]:  # one heading after the same one
            yield Token("heading", path[-1], line, line.start, len(path) - 1)
        apart = line.apart and (not end or text.count("\n", end, line.start) > 1)
        yield from _tokens(line._replace(apart=apart))
        end = line.end


def _tokens(line: Line) -> Iterator[Token]:
    if line.table:
        yield Token("stop", "", line, line.start)
        return
    bracketed = BRACKETED.match(line.text)
    if bracketed and bracketed[1].strip().casefold() not in ROLES:
        at = line.start + bracketed.end()
        yield Token("name", bracketed[1].strip(), line, at)
        if at < line.end:
            rest = line._replace(start=at, text=line.text[bracketed.end() :], apart=False)
            yield from _tokens(rest)
    elif bracketed:
        yield Token("label", bracketed[1].strip(), line, line.start + bracketed.end())
    elif label := LABEL.match(line.text):
        yield Token("label", label[1], line, line.start + label.end())
    elif point := POINT.match(line.text):
        yield Token("point", "", line, line.start + point.end())
    else:
        yield Token("text", "", line, line.start)
