"""Presentations: a page a slide, its shapes as they are read, its notes at the end."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, cast

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.presentation import Presentation as Opened
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.shapes.picture import Picture
from pptx.shapes.placeholder import PlaceholderPicture
from pptx.slide import Slide
from pptx.table import Table
from pptx.text.text import _Paragraph as Paragraph

from assistant.ingest.formats.base import Read, held_back
from assistant.ingest.formats.cards import Placed, cards_of, is_name, is_value
from assistant.ingest.formats.drawn import chart_grid, chart_title
from assistant.ingest.formats.grid import Grid, Spanned, grid_of
from assistant.ingest.formats.markdown import Markdown
from assistant.ingest.formats.properties import core_properties
from assistant.ingest.pages import read_label
from assistant.ingest.structure import ITEM, LABEL, is_heading, numbers_itself
from assistant.records import Finding

NOTES: Final = "演讲者备注"
_LINE: Final = 91_440
"""A tenth of an inch in EMU: shapes that begin within it stand side by side."""
_UNSAID: Final = {
    PP_PLACEHOLDER.DATE,
    PP_PLACEHOLDER.FOOTER,
    PP_PLACEHOLDER.HEADER,
    PP_PLACEHOLDER.SLIDE_NUMBER,
    PP_PLACEHOLDER.SLIDE_IMAGE,
}
_BODIES: Final = {PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY}
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_BULLETS: Final = (f"{_A}buChar", f"{_A}buAutoNum", f"{_A}buBlip")
_NOT_SHOWN: Final = {"0", "false"}
_SENTENCE: Final = re.compile(r"[。！？!?：:]$")
_LONGEST_BULLET: Final = 60


def read_pptx(path: Path, name: str) -> Read:
    return _Slides(Presentation(str(path)), name).read()


class _Slides:
    def __init__(self, opened: Opened, name: str) -> None:
        self._opened, self._name = opened, name
        self._out = Markdown()
        self._label = ""
        self._findings: list[Finding] = []

    def read(self) -> Read:
        slides = list(self._opened.slides)
        titles = [_title(slide) for slide in slides]
        own = numbers_itself(titles) and sum(map(bool, map(read_label, titles))) * 2 >= len(titles)
        first = int(self._opened.element.get("firstSlideNum") or 1)
        for number, (slide, title) in enumerate(zip(slides, titles, strict=True), first):
            labelled = read_label(title)
            self._label = (labelled.label if labelled else "") if own else f"Page {number}"
            if slide.element.get("show") in _NOT_SHOWN:
                hidden = held_back("hidden", self._name, self._label, "此页已隐藏，未收入。")
                self._findings.append(hidden)
                continue
            self._out.heading(2, title if own and title else f"Page {number}: {title}".strip(": "))
            self._slide(slide, title)
        properties = core_properties(self._opened.core_properties)
        return Read(self._out.text(properties), tuple(self._findings))

    def _slide(self, slide: Slide, title: str) -> None:
        cards = list(_cards(slide.shapes))
        held = {element for _, elements in cards for element in elements}
        for shape in _in_order(slide.shapes):
            if title and isinstance(shape, Shape) and _text(shape) == title:
                title = ""
            elif shape.element not in held:
                self._shape(shape)
            elif cards:
                self._out.table(Grid([list(told) for told, _ in cards]))
                cards = []
        frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
        if frame is not None and frame.text.strip():
            self._out.heading(3, NOTES)
            for paragraph in frame.paragraphs:
                self._out.paragraph(paragraph.text)

    def _shape(self, shape: BaseShape) -> None:
        kind = shape.placeholder_format.type if shape.is_placeholder else None
        if kind in _UNSAID:
            return
        if isinstance(shape, Picture | PlaceholderPicture):
            self._found("此处是一张图片，内容不在文本里。")
        elif isinstance(shape, GraphicFrame):
            self._frame(shape)
        elif isinstance(shape, Shape) and _text(shape):
            paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
            bullets = _bullets(paragraphs, body=kind in _BODIES)
            for paragraph, bullet in zip(paragraphs, bullets, strict=True):
                if bullet:
                    self._out.item(paragraph.level, paragraph.text)
                else:
                    self._out.paragraph(paragraph.text)

    def _frame(self, shape: GraphicFrame) -> None:
        if shape.has_chart:
            space = shape.chart._chartSpace
            if grid := chart_grid(space):
                self._out.paragraph(chart_title(space))
                self._out.table(grid)
            else:
                self._found("此处的图表没有数据，内容不在文本里。")
        elif shape.has_table:
            self._table(shape.table)
        elif not self._diagram(shape):
            self._found("此处是一个嵌入的对象，内容不在文本里。")

    def _table(self, table: Table) -> None:
        rows = [
            [
                Spanned(
                    cell.text,
                    cell.span_width if cell.is_merge_origin else 1,
                    cell.span_height if cell.is_merge_origin else 1,
                )
                for cell in row.cells
                if not cell.is_spanned
            ]
            for row in table.rows
        ]
        self._out.table(grid_of(rows))

    def _diagram(self, shape: GraphicFrame) -> bool:
        """SmartArt keeps its words in a part beside the slide."""
        ids = [node.get(_DIAGRAM) for node in shape.element.iter() if node.get(_DIAGRAM)]
        for id in ids:
            data = cast(BaseOxmlElement, parse_xml(shape.part.related_part(id).blob))
            for paragraph in data.iter(f"{_A}p"):
                self._out.item(0, "".join(t.text or "" for t in paragraph.iter(f"{_A}t")))
        return bool(ids)

    def _found(self, what: str) -> None:
        self._findings.append(held_back("image_only", self._name, self._label, what))


def _cards(shapes: Iterable[BaseShape]) -> Iterator[tuple[tuple[str, str], set[object]]]:
    """Name and value of each card of a slide, and the shapes that hold them."""
    beside = [s for s in shapes if isinstance(s, Shape) and _text(s) and not s.is_placeholder]
    placed = [_placed(shape) for shape in beside]
    for name, value in cards_of(placed):
        yield (
            (placed[name].text, placed[value].text),
            {s.element for s in (beside[name], beside[value])},
        )
    groups = [list(group.shapes) for group in shapes if isinstance(group, GroupShape)]
    single = [_card(group) for group in groups]
    told = [card for card in single if card]
    if len(told) > 1:
        yield from told
    for group, card in zip(groups, single, strict=True):
        if card is None:
            yield from _cards(group)


def _card(group: Sequence[BaseShape]) -> tuple[tuple[str, str], set[object]] | None:
    """That of a group of shapes which holds one name and one value, and no other words."""
    texts = {s.element: _text(s) for s in group if isinstance(s, Shape) and _text(s)}
    values = [text for text in texts.values() if is_value(text)]
    names = [text for text in texts.values() if is_name(text)]
    alone = len(values) == len(names) == 1 and len(texts) == 2
    return ((names[0], values[0]), set(texts)) if alone else None


def _placed(shape: Shape) -> Placed:
    left, top = shape.left or 0, shape.top or 0
    return Placed(_text(shape), left, left + (shape.width or 0), top, top + (shape.height or 0))


def _title(slide: Slide) -> str:
    """The title's holder, or the first line of a slide that looks like a page's own heading."""
    holder = slide.shapes.title
    if holder is not None and (text := _text(holder)):
        return text
    texts = [_text(shape) for shape in _in_order(slide.shapes) if isinstance(shape, Shape)]
    first = next(filter(None, texts), "")
    return first if is_heading(first) or read_label(first) else ""


def _text(shape: Shape) -> str:
    return " ".join(shape.text_frame.text.split())


def _in_order(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    """Shapes from top to bottom and left to right; those of a group in its place."""
    for shape in sorted(shapes, key=_place):
        if isinstance(shape, GroupShape):
            yield from _in_order(shape.shapes)
        else:
            yield shape


def _place(shape: BaseShape) -> tuple[int, int]:
    return (shape.top or 0) // _LINE, shape.left or 0


def _bullets(paragraphs: Sequence[Paragraph], *, body: bool) -> list[bool]:
    """Which are points of a list: marked or indented ones; in a slide's body also short ones."""
    texts = [paragraph.text.strip() for paragraph in paragraphs]
    marked = [paragraph.level > 0 or _is_marked(paragraph) for paragraph in paragraphs]
    points = [
        mark or (body and _is_point(text) and not LABEL.match(below))
        for mark, text, below in zip(marked, texts, [*texts[1:], ""], strict=True)
    ]
    beside = zip([False, *points], [*points[1:], False], strict=False)
    return [
        mark or (point and any(near))  # a point alone is no list
        for mark, point, near in zip(marked, points, beside, strict=True)
    ]


def _is_marked(paragraph: Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and any(properties.find(b) is not None for b in _BULLETS)


def _is_point(text: str) -> bool:
    """Not a sentence, a label or a name."""
    return (
        len(text) <= _LONGEST_BULLET
        and not _SENTENCE.search(text)
        and not (is_heading(text) or ITEM.match(text) or LABEL.match(text))
    )
