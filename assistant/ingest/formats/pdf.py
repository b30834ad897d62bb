"""PDF files: the text layer in reading order, its tables, its page labels; no pictures."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import pdfplumber
from pdfminer.layout import LTCurve, LTFigure, LTImage
from pdfminer.pdfdocument import PDFNoPageLabels, PDFPasswordIncorrect
from pdfplumber.page import Page as Printed
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from assistant.errors import CorpusError
from assistant.ingest.formats.aligned import with_tables
from assistant.ingest.formats.base import Read, held_back
from assistant.ingest.formats.furniture import Sheet, without_furniture
from assistant.ingest.formats.glyphs import Glyph, glyphs_of, runs_of
from assistant.ingest.formats.grid import Grid, is_number, settled
from assistant.ingest.formats.heads import body_size, heading_levels, level_of
from assistant.ingest.formats.joints import Box
from assistant.ingest.formats.layout import (
    Line,
    Measures,
    Paragraph,
    ends,
    goes_on,
    is_contents,
    lines_of,
    measures_of,
    paragraphs_of,
)
from assistant.ingest.formats.markdown import Markdown
from assistant.ingest.formats.properties import properties
from assistant.ingest.formats.ruled import ruled_tables
from assistant.ingest.structure import numbers_itself

_UNDECODED: Final = re.compile(r"\(cid:\d+\)|\ufffd")
_BULLET: Final = re.compile(r"^[•·●○■□◆◇▪▫►▶➢➤✓√]\s*|^[-*]\s+")
_FAULTS: Final[dict[str, str]] = {
    "image_only": "此页只有图片，内容不在文本里。",
    "unreadable": "此页的文字无法读出（字体没有编码，或文字转了方向）。",
}


class Page(NamedTuple):
    sheet: Sheet
    tables: list[tuple[float, Grid]]
    """Each with the place of its top."""
    fault: Literal["image_only", "unreadable", ""]
    """Why its text cannot be had; empty where it can."""


def read_pdf(path: Path, name: str) -> Read:
    try:
        with pdfplumber.open(path) as opened:
            pages = [_page(page) for page in opened.pages]
            own = _labels(opened, len(pages))
            kept = _properties(opened.metadata)
    except PdfminerException as error:
        raise _fault(error, name) from error
    if not pages:
        raise CorpusError(
            "The PDF is damaged: it has no pages.", remedy="Save it again as PDF.", file=name
        )
    texts, printed = without_furniture([page.sheet for page in pages], own)
    labels = [f"Page {n or label}" for n, label in zip(printed, own, strict=True)]
    out = Markdown()
    _Writer(out, [line for text in texts for line in text]).write(pages, texts, labels)
    findings = tuple(
        held_back(kind, name, label, _FAULTS[kind])
        for page, label in zip(pages, labels, strict=True)
        if (kind := page.fault)
    )
    return Read(out.text(kept, marks=not numbers_itself(out.lines())), findings)


class _Writer:
    """Pages to Markdown; a paragraph that goes over a page stands on the one where it begins."""

    def __init__(self, out: Markdown, lines: list[Line]) -> None:
        self._out = out
        self._body = body_size(lines)
        self._levels: dict[float, int] = {}
        self._open: Paragraph | None = None
        self._header: list[str] = []
        self._ended_in_table = False

    def write(self, pages: list[Page], texts: list[list[Line]], labels: list[str]) -> None:
        measures = _measures(pages, texts)
        blocks = [
            list(_blocks(page, lines, measures[round(page.sheet.width)]))
            for page, lines in zip(pages, texts, strict=True)
        ]
        paragraphs = [b for page in blocks for b in page if isinstance(b, Paragraph)]
        self._levels = heading_levels(paragraphs, self._body)
        for page, held, label in zip(pages, blocks, labels, strict=True):
            first = held[0] if held else None
            if isinstance(first, Paragraph) and self._runs_over(
                first, measures[round(page.sheet.width)]
            ):
                held.pop(0)
            self._close()
            if held:
                self._out.mark(label)
            for block in held:
                self._close()
                if isinstance(block, Paragraph):
                    self._open = block
                else:
                    self._table(block, first=block is held[0])
                self._ended_in_table = not isinstance(block, Paragraph)
        self._close()

    def _close(self) -> None:
        if self._open is None:
            return
        text = self._open.text
        if level := self._level(self._open):
            self._out.heading(level, text)
        elif match := _BULLET.match(text):
            self._out.item(0, text[match.end() :])
        else:
            self._out.paragraph(text)
        self._open = None

    def _runs_over(self, first: Paragraph, measures: Measures) -> bool:
        """Whether the paragraph of the page before ends here; then it is taken up."""
        if self._open is None or self._level(self._open) or ends(self._open.lines[-1]):
            return False
        over = goes_on(self._open.lines, first.lines[0], measures)
        if over:
            self._open = Paragraph(self._open.lines + first.lines)
        return over

    def _level(self, paragraph: Paragraph) -> int:
        return level_of(paragraph, self._levels, self._body)

    def _table(self, grid: Grid, *, first: bool) -> None:
        """One that goes on from the page before has the header of that page; its first row may be
        a name alone: 流动负债：.
        """
        width, cells = len(grid.rows[0]), grid.rows[0][1:]
        lead = bool(grid.rows[0][0].strip()) and not any(cell.strip() for cell in cells)
        unheaded = any(map(is_number, cells)) or (lead and self._ended_in_table)
        if first and len(self._header) == width and unheaded:
            grid = Grid([self._header, *grid.rows])
        else:
            self._header = settled(grid).rows[0] if grid.rows else []
        self._out.table(grid)


def _page(page: Printed) -> Page:
    layout = page.layout
    glyphs = glyphs_of(layout)
    text = "".join(glyph.text for glyph in glyphs)
    fault: Literal["image_only", "unreadable", ""] = ""
    straight = [glyph for glyph in glyphs if not glyph.turned]
    tables = ruled_tables(page, straight)
    garbled = sum(map(len, _UNDECODED.findall(text))) * 3 > len(text)
    if text.strip() and (garbled or len(straight) * 2 < len(glyphs)):
        fault, straight, tables = "unreadable", [], []
    elif not text.strip() and any(
        isinstance(each, LTFigure | LTImage | LTCurve) for each in layout
    ):
        fault = "image_only"
    boxes = [table.box for table in tables]
    runs = runs_of(glyph for glyph in straight if not any(_inside(glyph, b) for b in boxes))
    lines = [line for line in lines_of(runs, layout.width) if not is_contents(line)]
    read = Page(
        Sheet(lines, layout.width, layout.height),
        [(table.box[1], table.grid) for table in tables],
        fault,
    )
    page.close()
    return read


def _blocks(page: Page, lines: list[Line], measures: Measures) -> Iterator[Paragraph | Grid]:
    rest = lines
    for top, grid in sorted(page.tables, key=lambda table: table[0]):
        yield from _told([line for line in rest if line.bottom <= top + 2], measures)
        yield grid
        rest = [line for line in rest if line.bottom > top + 2]
    yield from _told(rest, measures)


def _told(lines: list[Line], measures: Measures) -> Iterator[Paragraph | Grid]:
    for part in with_tables(lines):
        if isinstance(part, Grid):
            yield part
        else:
            yield from paragraphs_of(part, measures)


def _measures(pages: list[Page], texts: list[list[Line]]) -> dict[int, Measures]:
    """By the width of the paper."""
    by_width: defaultdict[int, list[list[Line]]] = defaultdict(list)
    for page, lines in zip(pages, texts, strict=True):
        by_width[round(page.sheet.width)].append(lines)
    return {width: measures_of(held) for width, held in by_width.items()}


def _inside(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _labels(opened: PDF, count: int) -> list[str]:
    """What the file calls its pages, else their place."""
    try:
        labels = list(islice(opened.doc.get_page_labels(), count))
    except PDFNoPageLabels:
        labels = [str(number) for number in range(1, count + 1)]
    return labels


def _properties(metadata: dict[str, Any]) -> dict[str, str]:
    stamp = re.search(r"(?:19|20)\d{6}", str(metadata.get("ModDate") or ""))
    stamp = stamp or re.search(r"(?:19|20)\d{6}", str(metadata.get("CreationDate") or ""))
    try:
        day = datetime.strptime(stamp[0], "%Y%m%d") if stamp else None
    except ValueError:  # digits that are no day
        day = None
    return properties(str(metadata.get("Title") or ""), day)


def _fault(error: PdfminerException, name: str) -> CorpusError:
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in error.args):
        return CorpusError(
            "The PDF has a password.", remedy="Save it without the password.", file=name
        )
    return CorpusError("The PDF is damaged or cut off.", remedy="Save or copy it again.", file=name)
