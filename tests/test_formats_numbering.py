"""Numbers that Word counts itself stand before their headings and items."""

from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from assistant.ingest.corpus import read_corpus
from assistant.ingest.formats import open_document

CHAPTERS = (("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
LISTED = (("decimal", "%1."), ("lowerLetter", "%2)"))


def numbered(
    document: Opened, id: int, *levels: tuple[str, str], legal: bool = False, start: int = 1
) -> None:
    """A numbering of the document: kind and pattern of each level."""
    told = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start if n == 0 else 1}"/>'
        f'<w:numFmt w:val="{kind}"/>{"<w:isLgl/>" if legal and n else ""}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for n, (kind, pattern) in enumerate(levels)
    )
    root = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{id}">{told}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    instance(document, id, id)


def instance(document: Opened, id: int, of: int, restart: int = 0) -> None:
    told = f'<w:abstractNumId w:val="{of}"/>'
    if restart:
        told += f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{restart}"/></w:lvlOverride>'
    root = document.part.numbering_part.element
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{id}">{told}</w:num>'))


def put(paragraph: Paragraph, id: int, level: int = 0) -> None:
    number = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", id)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        number.append(child)
    paragraph._p.get_or_add_pPr().append(number)


def body(folder: Path, document: Opened) -> str:
    document.save(str(folder / "a.docx"))
    text = open_document(folder / "a.docx", "a.docx").text
    return text.split("---\n")[-1].strip()


def test_headings_have_the_numbers_that_word_shows(tmp_path: Path) -> None:
    document = Document()
    numbered(document, 71, *CHAPTERS, legal=True)
    for text, level in (
        ("门店", 0),
        ("华东", 1),
        ("上海", 2),
        ("华南", 1),
        ("面包", 0),
        ("吐司", 1),
    ):
        put(document.add_heading(text, level + 1), 71, level)
    assert body(tmp_path, document).split("\n\n") == [
        "# 第一章 门店", "## 1.1 华东", "### 1.1.1 上海", "## 1.2 华南",
        "# 第二章 面包", "## 2.1 吐司",
    ]  # fmt: skip


def test_a_style_brings_its_number_and_a_bullet_none(tmp_path: Path) -> None:
    document = Document()
    for style in ("List Number", "List Number", "List Bullet"):
        document.add_paragraph("门店210家", style)
    assert body(tmp_path, document) == "1. 门店210家\n2. 门店210家\n- 门店210家"


def test_items_within_items_count_anew(tmp_path: Path) -> None:
    document = Document()
    numbered(document, 72, *LISTED)
    for level in (0, 1, 1, 0, 1):
        put(document.add_paragraph("现烤的早餐"), 72, level)
    assert [line.split(" 现")[0] for line in body(tmp_path, document).split("\n")] == [
        "1.", "  - a)", "  - b)", "2.", "  - a)",
    ]  # fmt: skip


def test_a_list_that_begins_anew_begins_with_its_start(tmp_path: Path) -> None:
    document = Document()
    numbered(document, 73, *LISTED, start=3)
    instance(document, 74, 73, restart=1)
    for id in (73, 73, 74, 74, 73):
        put(document.add_paragraph("现烤的早餐"), id)
    lines = body(tmp_path, document).split("\n")
    assert [line.split(" ")[0] for line in lines] == ["3.", "4.", "1.", "2.", "3."]


@pytest.mark.parametrize(
    ("kind", "pattern", "third"),
    [
        ("japaneseCounting", "%1、", "三、门店"),
        ("chineseCountingThousand", "（%1）", "（三）门店"),
        ("upperRoman", "%1.", "- III. 门店"),
        ("decimalEnclosedCircle", "%1", "③ 门店"),
        ("ideographTraditional", "%1、", "- 丙、门店"),
        ("hebrew1", "%1.", "- 门店"),
        ("bullet", "●", "- 门店"),
    ],
)
def test_a_number_is_written_as_its_kind_says(
    tmp_path: Path, kind: str, pattern: str, third: str
) -> None:
    document = Document()
    numbered(document, 75, (kind, pattern))
    for _ in range(3):
        put(document.add_paragraph("门店"), 75)
    assert body(tmp_path, document).split("\n")[-1] == third


def test_numbered_lines_without_a_style_head_their_text(tmp_path: Path) -> None:
    document = Document()
    numbered(document, 76, ("chineseCounting", "%1、"))
    for title, text in (("门店", "门店增至210家。"), ("面包", "面包卖了三千万元。")):
        put(document.add_paragraph(title), 76)
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    told = {p.text: p.sections for p in read_corpus(tmp_path).passages}
    assert told == {"门店增至210家。": ("一、门店",), "面包卖了三千万元。": ("二、面包",)}
