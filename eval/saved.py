"""A text saved as an office would: Word, slides, sheets, PDF, each page with its own heading.

A writer a format puts the leaves of a text into a file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches

from assistant.errors import AssistantError
from eval.leaves import Leaf
from eval.typed import write_marked, write_spaced, write_traditional, write_wrapped

if TYPE_CHECKING:
    from docx.document import Document as Opened
    from pptx.slide import Slide

FONT: Final = "STSong-Light"
_SHEET_NAME: Final = 31
_NOT_IN_NAMES: Final = re.compile(r"[:：\\/?*\[\]]")


def write_docx(leaves: Iterable[Leaf], path: Path) -> None:
    document = Document()
    section = ""
    for leaf in leaves:
        if leaf.section not in {section, leaf.title}:
            document.add_heading(leaf.section, 1)
        section = leaf.section
        if leaf.heading:
            document.add_heading(leaf.heading, 2 if section and leaf.label else 1)
        for text in leaf.paragraphs:
            style = "List Bullet" if text.startswith("\t") else None
            document.add_paragraph(text.strip(), style)
        _write_table(document, leaf.table)
    document.save(str(path))


def _write_table(document: "Opened", cells: tuple[tuple[str, ...], ...]) -> None:
    if not cells:
        return
    table = document.add_table(len(cells), len(cells[0]))
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def write_pptx(leaves: Iterable[Leaf], path: Path) -> None:
    """A slide a page; a section has a slide of its own."""
    presentation = Presentation()
    section = ""
    for leaf in leaves:
        if leaf.section not in {section, leaf.title}:
            slide = presentation.slides.add_slide(presentation.slide_layouts[2])
            _entitle(slide, leaf.section)
        section = leaf.section
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        _entitle(slide, leaf.heading)
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(2))
        box.text_frame.text = "\n".join(text.strip() for text in leaf.paragraphs)
        for paragraph, text in zip(box.text_frame.paragraphs, leaf.paragraphs, strict=False):
            paragraph.level = int(text.startswith("\t"))
        if leaf.table:
            size = (len(leaf.table), len(leaf.table[0]))
            frame = slide.shapes.add_table(*size, Inches(1), Inches(5), Inches(8), Inches(1))
            for r, row in enumerate(leaf.table):
                for c, text in enumerate(row):
                    frame.table.cell(r, c).text = text
    presentation.save(str(path))


def _entitle(slide: "Slide", title: str) -> None:
    if slide.shapes.title is not None:
        slide.shapes.title.text = title


def write_sheets(leaves: Iterable[Leaf], path: Path) -> None:
    """A sheet a page, a row a paragraph."""
    book = Workbook()
    for number, leaf in enumerate(leaves):
        sheet = book.active if number == 0 else book.create_sheet()
        name = _NOT_IN_NAMES.sub(" ", f"{leaf.label} {leaf.title}").strip() or sheet.title
        sheet.title = name[:_SHEET_NAME]
        for text in leaf.paragraphs:
            sheet.append([text.strip()])
            sheet.append([])
        for row in leaf.table:
            sheet.append(list(row))
    book.save(path)


def write_rows(leaves: Iterable[Leaf], path: Path) -> None:
    """One sheet, a row a paragraph, with columns for section, page and title."""
    book = Workbook()
    book.active.append(["章节", "页码", "标题", "内容"])
    for leaf in leaves:
        for text in leaf.paragraphs:
            book.active.append([leaf.section, leaf.label, leaf.title, text.strip()])
    book.save(path)


def write_pdf(leaves: Iterable[Leaf], path: Path) -> None:
    """Headings larger than the text; from the second sheet of paper on a head and a number."""
    try:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas
        from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table
    except ImportError as error:
        raise AssistantError(
            "PDF files are written by reportlab, which is not installed.",
            remedy="Run `pip install reportlab`, or save as another format.",
        ) from error
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    text = ParagraphStyle(
        "text", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK", spaceAfter=6
    )
    section = ParagraphStyle("section", parent=text, fontSize=18, leading=26)
    head = ParagraphStyle("head", parent=text, fontSize=15, leading=22)
    styles = {"section": section, "head": head, "text": text}
    story: list[Flowable] = []
    for kind, line, table in _printed(leaves):
        if table:
            rules = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT)]
            story.append(Table([list(row) for row in table], style=rules))
        else:
            story.append(Paragraph(escape(line), styles[kind]))

    def furniture(canvas: Canvas, _: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(60, 820, "内部资料")
        canvas.drawCentredString(300, 20, f"- {canvas.getPageNumber()} -")

    SimpleDocTemplate(str(path)).build(story, onLaterPages=furniture)


def _printed(
    leaves: Iterable[Leaf],
) -> Iterator[tuple[str, str, tuple[tuple[str, ...], ...]]]:
    section = ""
    for leaf in leaves:
        if leaf.section not in {section, leaf.title}:
            yield "section", leaf.section, ()
        section = leaf.section
        if leaf.heading:
            yield "head" if leaf.label else "section", leaf.heading, ()
        for text in leaf.paragraphs:
            yield "text", f"● {text.strip()}" if text.startswith("\t") else text, ()
        if leaf.table:
            yield "table", "", leaf.table


Writer = Callable[[Iterable[Leaf], Path], None]
WRITERS: Final[dict[str, tuple[Writer, str]]] = {
    "docx": (write_docx, ".docx"),
    "pptx": (write_pptx, ".pptx"),
    "pdf": (write_pdf, ".pdf"),
    "xlsx": (write_sheets, ".xlsx"),
    "rows": (write_rows, ".xlsx"),
    "spaced": (write_spaced, ".txt"),
    "marked": (write_marked, ".txt"),
    "traditional": (write_traditional, ".txt"),
    "wrapped": (write_wrapped, ".txt"),
}
"""By the word of the command line, with the ending of the file."""
