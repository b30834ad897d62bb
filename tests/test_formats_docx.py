"""Word documents as people write them: styles or none, lists, merged cells, boxes, breaks."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from assistant.errors import CorpusError
from assistant.ingest.formats import Read, open_document
from assistant.ingest.opening import open_checked


def read(folder: Path, document: Opened) -> Read:
    document.save(str(folder / "a.docx"))
    return open_document(folder / "a.docx", "reports/a.docx")


def body(read: Read) -> str:
    return read.text.split("---\n")[-1].strip()


def test_styles_say_what_heads_and_what_is_listed(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("麦香园月报", 0)
    document.add_heading("门店", 1)
    document.add_paragraph("门店增至210家。")
    document.add_paragraph("华东90家", style="List Bullet")
    document.add_paragraph("其中上海40家", style="List Bullet 2")
    assert body(read(tmp_path, document)) == (
        "# 麦香园月报\n\n# 门店\n\n门店增至210家。\n\n- 华东90家\n  - 其中上海40家"
    )


def test_an_outline_level_heads_without_a_style(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("二级标题")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    paragraph._p.get_or_add_pPr().append(level)
    document.add_paragraph("正文。")
    assert body(read(tmp_path, document)) == "## 二级标题\n\n正文。"


def test_short_bold_lines_head_where_no_style_does(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("销售情况").bold = True
    document.add_paragraph().add_run("这一句虽然是粗体的，但它是一个完整的句子。").bold = True
    assert body(read(tmp_path, document)) == (
        "## 销售情况\n\n这一句虽然是粗体的，但它是一个完整的句子。"
    )


def test_merged_cells_are_filled_and_header_rows_joined(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "区域"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "销售额"
    for place, text in {(1, 1): "11月", (1, 2): "12月", (2, 0): "华东", (2, 1): "70"}.items():
        table.cell(*place).text = text
    table.cell(2, 2).text = "8|0"
    table.cell(3, 0).text = "华南"
    table.cell(3, 1).merge(table.cell(3, 2)).text = "50"
    assert body(read(tmp_path, document)) == (
        "| 区域 | 销售额 11月 | 销售额 12月 |\n|---|---|---|\n"
        "| 华东 | 70 | 8\\|0 |\n| 华南 | 50 | 50 |"
    )


def test_pages_are_told_where_breaks_are_explicit(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("第一段。").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("第二段。")
    assert body(read(tmp_path, document)) == (
        "<!-- page: Page 1 -->\n\n第一段。\n\n<!-- page: Page 2 -->\n\n第二段。"
    )


def test_a_report_that_labels_its_pages_is_not_counted(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Page4: 概况").add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Page5: 案例")
    assert body(read(tmp_path, document)) == "Page4: 概况\n\nPage5: 案例"


def test_boxes_are_read_deleted_and_hidden_text_is_not(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("正文")
    paragraph.add_run("（内部暗号）").font.hidden = True
    for xml in (
        "<w:del {0}><w:r><w:delText>删去的话</w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t>和补上的话。</w:t></w:r></w:ins>",
        "<w:r {0}><w:pict><w:txbxContent><w:p><w:r><w:t>旁注。</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert body(read(tmp_path, document)) == "正文和补上的话。\n\n旁注。"


def test_a_picture_is_a_finding_with_its_heading(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    document = Document()
    document.add_heading("门店", 1)
    document.add_picture(picture)
    (finding,) = read(tmp_path, document).findings
    assert (finding.kind, finding.place, finding.document) == ("image_only", "门店", "reports/a")


def test_the_contents_are_left_out(tmp_path: Path) -> None:
    document = Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("1. 门店\t3", style="toc 1")
    document.add_heading("门店", 1)
    document.add_paragraph("正文。")
    assert "3" not in body(read(tmp_path, document))


def test_properties_are_kept_but_not_those_of_a_template(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.title = "麦香园: 月报"
    document.add_paragraph("正文。")
    assert read(tmp_path, document).text.startswith(
        "---\nproperties:\n  title: '麦香园: 月报'\n---"
    )


def test_markup_in_a_text_stays_text(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("# 号通道的销量\n| 竖线开头")
    assert body(read(tmp_path, document)) == "\\# 号通道的销量\n\\| 竖线开头"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b"just text", "plain text"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04 cut off", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "before 2007"),
    ],
)
def test_a_file_that_is_none_says_what_it_is(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    with pytest.raises(CorpusError, match=told) as error:
        open_checked(tmp_path / "a.docx", "a.docx")
    assert error.value.file == "a.docx"
    assert error.value.remedy
