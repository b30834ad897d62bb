"""Word documents: headings by style, outline level or weight; lists, tables, boxes, notes."""

import re
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from assistant.ingest.formats.base import Read, held_back
from assistant.ingest.formats.drawn import chart_grid, chart_title
from assistant.ingest.formats.markdown import Markdown
from assistant.ingest.formats.numbering import Numbering, labelled
from assistant.ingest.formats.properties import core_properties
from assistant.ingest.formats.word import (
    WordStyles,
    is_bold,
    is_title_like,
    page_breaks,
    text_of,
    word_grid,
)
from assistant.ingest.structure import ITEM, is_heading, numbers_itself
from assistant.records import Finding

_NESTED: Final = {"ins", "moveTo", "smartTag", "customXml"}
_BOX: Final = qn("w:txbxContent")
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_IMAGE: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"


def read_docx(path: Path, name: str) -> Read:
    return _Word(Document(str(path)), name).read()


class _Word:
    def __init__(self, opened: Opened, name: str) -> None:
        self._opened, self._name = opened, name
        self._styles = WordStyles(opened)
        self._numbering = Numbering(opened, self._styles)
        self._notes = self._footnotes()
        self._out = Markdown()
        self._weigh = not self._has_headings()
        self._rendered = next(opened.element.body.iter(qn("w:lastRenderedPageBreak")), None)
        self._page = 1
        self._heading = ""
        self._findings: list[Finding] = []

    def read(self) -> Read:
        self._out.mark("Page 1")
        self._body(self._opened.element.body)
        marks = self._page > 1 and not numbers_itself(self._out.lines())
        properties = core_properties(self._opened.core_properties)
        return Read(self._out.text(properties, marks=marks), tuple(self._findings))

    def _has_headings(self) -> bool:
        """Whether styles say what heads, or the words of the lines do."""
        paragraphs = list(self._opened.element.body.iter(qn("w:p")))
        if any(self._styles.level(p) for p in paragraphs):
            return True
        texts = (labelled(self._numbering.label(p), text_of(p).strip()) for p in paragraphs)
        return sum(map(is_heading, texts)) > 1

    def _body(self, element: Element) -> None:
        for child in element:
            tag = str(child.tag).rpartition("}")[2]
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._out.table(word_grid(child))
                self._drawings(child)
            elif tag == "sdt":
                if (content := child.find(qn("w:sdtContent"))) is not None:
                    self._body(content)
            elif tag in _NESTED:
                self._body(child)

    def _paragraph(self, p: Element) -> None:
        before, after = page_breaks(p, rendered=self._rendered is not None)
        self._turn(before)
        self._written(p, text_of(p))
        for note in p.iter(qn("w:footnoteReference")):
            self._out.paragraph(self._notes.get(note.get(qn("w:id")), ""))
        for box in p.iter(_BOX):
            if not any(parent.tag in {_FALLBACK, _BOX} for parent in box.iterancestors()):
                self._body(box)
        self._drawings(p)
        self._turn(after)

    def _written(self, p: Element, text: str) -> None:
        if not text.strip() or self._styles.is_contents(p):
            return
        level = self._styles.level(p)
        if not level and self._weigh and is_title_like(text) and is_bold(p):
            level = 2
        label = self._numbering.label(p)
        if level:
            self._heading = labelled(label, text.strip())
            self._out.heading(level, self._heading)
        elif label and ITEM.match(f"{label} "):
            self._out.item(self._styles.list_level(p) or 0, text, label)
        elif label and is_heading(labelled(label, text.strip())):
            self._out.paragraph(labelled(label, text.strip()))
        elif (indent := self._styles.list_level(p)) is not None:
            self._out.item(indent, labelled(label, text))
        else:
            self._out.paragraph(text)

    def _turn(self, pages: int) -> None:
        if pages:
            self._page += pages
            self._out.mark(f"Page {self._page}")

    def _drawings(self, element: Element) -> None:
        for chart in element.iter(_CHART):
            part = self._opened.part.related_parts[chart.get(qn("r:id"))]
            space = parse_xml(part.blob)
            if grid := chart_grid(space):
                self._out.paragraph(chart_title(space))
                self._out.table(grid)
            else:
                self._found("此处的图表没有数据，内容不在文本里。")
        if next(element.iter(_PICTURE, _IMAGE), None) is not None:
            self._found("此处是一张图片，内容不在文本里。")

    def _found(self, what: str) -> None:
        place = f"Page {self._page}" if self._page > 1 else self._heading
        self._findings.append(held_back("image_only", self._name, place, what))

    def _footnotes(self) -> dict[str, str]:
        parts = (r.target_part for r in self._opened.part.rels.values() if not r.is_external)
        held = next((p for p in parts if str(p.partname).endswith("/footnotes.xml")), None)
        if held is None:
            return {}
        root = parse_xml(held.blob)
        return {
            note.get(qn("w:id")): re.sub(r"\s+", " ", text_of(note)).strip()
            for note in root.findall(qn("w:footnote"))
        }
