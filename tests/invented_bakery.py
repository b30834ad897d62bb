"""The monthly report of a chain of bakeries that does not exist, in every format."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document
from openpyxl import Workbook
from pptx import Presentation
from pptx.util import Inches
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

FONT: Final = "STSong-Light"


class Leaf(NamedTuple):
    """A page of the report."""

    label: str
    title: str
    paragraphs: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()


DATE: Final = "本场汇报时间为2031年2月9日周日10:00，由麦香园烘焙连锁的财务部主讲并回答大家的问题。"
LEAVES: Final = (
    Leaf("Page 1", "开场", (DATE,)),
    Leaf(
        "Page 2",
        "经营概况",
        (
            "2030年12月全部门店的销售额为2.4亿元，其中直营1.5亿元，加盟0.9亿元，同比都有增长。",
            "门店数从年初的180家增至210家，新开的门店主要在华东和华南的社区与地铁站旁边。",
        ),
        (
            ("渠道", "销售额（万元）", "占比"),
            ("直营", "15,000", "62.5%"),
            ("加盟", "9,000", "37.5%"),
        ),
    ),
    Leaf(
        "Page 4",
        "客户案例",
        (
            "【晨光学堂】",
            "背景：晨光学堂有46个校区，每天早上需要三千份现烤的早餐，原来的供应商常常迟到半小时。",
            "场景：校园早餐的集中配送，早上六点半之前必须送到每个校区的食堂门口。",
        ),
    ),
)


def texts() -> dict[str, str]:
    """Each passage, without the marks of tables, by the page that it stands on."""
    return {
        text: leaf.label for leaf in LEAVES for text in leaf.paragraphs if not text.startswith("【")
    }


def heading_of(leaf: Leaf) -> str:
    return f"{leaf.label.replace(' ', '')}: {leaf.title}"


def write_markdown(path: Path) -> None:
    parts = []
    for leaf in LEAVES:
        parts.append(f"## {heading_of(leaf)}")
        for text in leaf.paragraphs:
            parts.append(f"### {text.strip('【】')}" if text.startswith("【") else text)
        if leaf.table:
            rows = [f"| {' | '.join(row)} |" for row in leaf.table]
            parts.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
    path.write_text("\n\n".join(parts) + "\n", "utf-8")


def write_text(path: Path) -> None:
    parts = []
    for leaf in LEAVES:
        parts += [heading_of(leaf), *leaf.paragraphs]
        if leaf.table:
            rows = [f"| {' | '.join(row)} |" for row in leaf.table]
            parts.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
    path.write_bytes("\r\n\r\n".join(parts).encode("gb18030"))


def write_html(path: Path) -> None:
    body = ""
    for leaf in LEAVES:
        body += f"<h2>{heading_of(leaf)}</h2>" + "".join(f"<p>{t}</p>" for t in leaf.paragraphs)
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in leaf.table)
        body += "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    path.write_text(f"<html><body><script>var a = 1</script>{body}</body></html>", "utf-8")


def write_docx(path: Path) -> None:
    document = Document()
    for leaf in LEAVES:
        document.add_heading(heading_of(leaf), 1)
        for text in leaf.paragraphs:
            document.add_paragraph(text)
        if leaf.table:
            table = document.add_table(len(leaf.table), len(leaf.table[0]))
            for row, cells in zip(table.rows, leaf.table, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    document.save(str(path))


def write_pptx(path: Path) -> None:
    presentation = Presentation()
    for leaf in LEAVES:
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        assert slide.shapes.title is not None
        slide.shapes.title.text = heading_of(leaf)
        box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(8), Inches(2))
        box.text_frame.text = "\n".join(leaf.paragraphs)
        if leaf.table:
            size = (len(leaf.table), len(leaf.table[0]))
            frame = slide.shapes.add_table(*size, Inches(1), Inches(5), Inches(8), Inches(1))
            for r, row in enumerate(leaf.table):
                for c, text in enumerate(row):
                    frame.table.cell(r, c).text = text
    presentation.save(str(path))


def write_xlsx(path: Path) -> None:
    book = Workbook()
    for number, leaf in enumerate(LEAVES):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = f"{leaf.label} {leaf.title}"
        for text in leaf.paragraphs:
            sheet.append([text])
            sheet.append([])
        for row in leaf.table:
            sheet.append(list(row))
    book.save(path)


def write_pdf(path: Path) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle(
        "text", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK", spaceAfter=6
    )
    head = ParagraphStyle("head", parent=style, fontSize=15, leading=22)
    story: list[Flowable] = []
    for leaf in LEAVES:
        story.append(Paragraph(heading_of(leaf), head))
        story += [Paragraph(text, style) for text in leaf.paragraphs]
        if leaf.table:
            rules = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT)]
            story.append(Table([list(row) for row in leaf.table], style=rules))
    SimpleDocTemplate(str(path)).build(story)


WRITERS: Final[dict[str, Callable[[Path], None]]] = {
    "md": write_markdown,
    "txt": write_text,
    "html": write_html,
    "docx": write_docx,
    "pptx": write_pptx,
    "xlsx": write_xlsx,
    "pdf": write_pdf,
}
