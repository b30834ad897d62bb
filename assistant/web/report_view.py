"""A document page by page, as HTML in which every character of it is escaped; what is cited is
marked.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Final, NamedTuple

from assistant.browsing import DocumentShown, PassageShown, PlaceShown
from assistant.records import page_of

Span = tuple[int, int]
_AT: Final = re.compile(r"(\d{1,9})-(\d{1,9})")
_ITEM: Final = re.compile(r"^\s*(?:[-*+•]|\d+[.)、])\s+")
_IMAGE: Final = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_RULE: Final = re.compile(r"[\s|:-]+")
_PARTED: Final = " › "


class Leaf(NamedTuple):
    """One page of the document."""

    label: str
    """As the document numbers it; empty before its first numbered page."""
    title: str
    """Its first heading."""
    html: str
    marked: bool


class Line(NamedTuple):
    start: int
    """In the document."""
    text: str


def span_of(at: str) -> Span | None:
    """`"120-135"` -> `(120, 135)`; None for anything that is no place."""
    match = _AT.fullmatch(at)
    span = (int(match[1]), int(match[2])) if match else (0, 0)
    return span if span[0] < span[1] else None


def leaves_of(document: DocumentShown, at: Span | None = None) -> tuple[Leaf, ...]:
    """In the order of the document; a block that is repeated stands at each of its places."""
    blocks = sorted(
        ((place, n, p) for p in document.passages for n, place in enumerate(p.places)),
        key=lambda block: (block[0].start, block[2].anchor),
    )
    leaves = []
    for label, group in groupby(blocks, key=lambda block: page_of(block[0].page)):
        held = list(group)
        html = "".join(_sections(held, at))
        title = held[0][0].section.split(_PARTED)[0]
        leaves.append(Leaf(label, title or label, html, "<mark" in html))
    return tuple(leaves)


def _sections(held: list[tuple[PlaceShown, int, PassageShown]], at: Span | None) -> Iterator[str]:
    """Only headings that changed are written again, each at its depth."""
    before: tuple[str, ...] = ()
    for place, n, passage in held:
        path = tuple(filter(None, place.section.split(_PARTED)))
        same = next((i for i, (a, b) in enumerate(zip(before, path, strict=False)) if a != b),
                    min(len(before), len(path)))  # fmt: skip
        for depth, heading in enumerate(path[same:], start=same):
            level = min(depth + 2, 6)
            yield f"<h{level}>{escape(heading)}</h{level}>"
        before = path
        anchor = f"p-{passage.anchor}" + (f"-{n + 1}" if n else "")
        yield f'<div class="passage" id="{escape(anchor)}">{_block(passage, place.start, at)}</div>'


def _block(passage: PassageShown, start: int, at: Span | None) -> str:
    lines = list(_lines(passage.text, start))
    if passage.kind == "table":
        return _table(lines, at)
    if passage.kind == "list":
        return f"<ul>{''.join(f'<li>{_marked(_item(line), at)}</li>' for line in lines)}</ul>"
    if image := _IMAGE.fullmatch(passage.text.strip()):
        return f'<p class="image">{escape(image[1])}</p>'
    return f"<p>{'<br>'.join(_marked(line, at) for line in lines)}</p>"


def _lines(text: str, start: int) -> Iterator[Line]:
    for line in text.split("\n"):
        yield Line(start, line)
        start += len(line) + 1


def _item(line: Line) -> Line:
    mark = _ITEM.match(line.text)
    return Line(line.start + mark.end(), line.text[mark.end() :]) if mark else line


def _table(lines: list[Line], at: Span | None) -> str:
    rows = [line for line in lines if not _RULE.fullmatch(line.text)]
    told = []
    for number, row in enumerate(rows):
        tag = "th" if number == 0 and len(rows) < len(lines) else "td"
        cells = "".join(f"<{tag}>{_marked(cell, at)}</{tag}>" for cell in _cells(row))
        told.append(f"<tr>{cells}</tr>")
    return f'<div class="wide"><table>{"".join(told)}</table></div>'


def _cells(row: Line) -> Iterable[Line]:
    inner = row.text.strip().strip("|")
    start = row.start + row.text.index(inner) if inner else row.start
    for cell in inner.split("|"):
        yield Line(start + len(cell) - len(cell.lstrip()), cell.strip())
        start += len(cell) + 1


def _marked(line: Line, at: Span | None) -> str:
    if at is None:
        return escape(line.text)
    first = min(max(at[0] - line.start, 0), len(line.text))
    last = min(max(at[1] - line.start, 0), len(line.text))
    if first >= last:
        return escape(line.text)
    before, cited, after = line.text[:first], line.text[first:last], line.text[last:]
    return f"{escape(before)}<mark>{escape(cited)}</mark>{escape(after)}"
