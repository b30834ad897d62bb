"""The letters of a printed page, and the runs of text that they stand in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

from pdfminer.layout import LTChar, LTComponent, LTContainer, LTPage

from assistant.ingest.formats.radicals import as_characters

_BOLD: Final = re.compile(r"bold|black|heavy|simhei|hei(?:ti|$|[-,])", re.IGNORECASE)
_LATIN: Final = re.compile(r"[\x21-\x7e\u00c0-\u024f]")
_APART: Final = 1.5
"""Letters so many of their heights apart stand in two runs: columns, cells."""


class Glyph(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    turned: bool
    """Whether it runs across the page or up it: a watermark, a label of an axis."""


class Run(NamedTuple):
    """Letters of one line that stand together."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


def glyphs_of(page: LTPage) -> list[Glyph]:
    return [_glyph(char, page.height) for char in _chars(page)]


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    return [run for row in _rows(glyphs) for run in _runs(row)]


def _chars(container: LTContainer[LTComponent]) -> Iterator[LTChar]:
    for each in container:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTContainer):
            yield from _chars(each)


def _glyph(char: LTChar, height: float) -> Glyph:
    a, b, *_ = char.matrix
    text = as_characters(char.get_text())
    bold = bool(_BOLD.search(char.fontname))
    turned = abs(b) > 0.1 * abs(a)
    return Glyph(
        text, char.x0, char.x1, height - char.y1, height - char.y0, char.size, bold, turned
    )


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters that stand on one line, from the top, each row from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.bottom, g.x0)):
        last = rows[-1][-1] if rows else None
        if last and glyph.bottom - last.bottom <= max(2.0, 0.25 * min(glyph.size, last.size)):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: g.x0) for row in rows]


def _runs(row: Sequence[Glyph]) -> Iterator[Run]:
    held: list[Glyph] = []
    text, spaced = "", False
    for glyph in row:
        if not glyph.text.strip():
            spaced = True
            continue
        if held:
            last = held[-1]
            gap = (glyph.x0 - last.x1) / (glyph.size or 1)
            if glyph.text == last.text and abs(glyph.x0 - last.x0) < 0.2 * glyph.size:
                continue  # drawn twice to look bold
            if gap >= _APART:
                yield _run(text, held)
                held, text = [], ""
            elif spaced or gap >= _space(last.text, glyph.text):
                text += " "
        held.append(glyph)
        text += glyph.text
        spaced = False
    if held:
        yield _run(text, held)


def _space(left: str, right: str) -> float:
    """The gap that is a space: small between Latin letters, large beside Chinese ones."""
    return 0.15 if _LATIN.match(left[-1]) and _LATIN.match(right[0]) else 0.5


def _run(text: str, glyphs: Sequence[Glyph]) -> Run:
    return Run(
        text,
        glyphs[0].x0,
        glyphs[-1].x1,
        min(g.top for g in glyphs),
        max(g.bottom for g in glyphs),
        round(median(g.size for g in glyphs) * 2) / 2,
        sum(g.bold for g in glyphs) * 2 > len(glyphs),
    )
