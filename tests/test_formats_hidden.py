"""What nobody sees in Word, PowerPoint or Excel is not published; a sheet or slide is named."""

from pathlib import Path

from docx import Document
from openpyxl import Workbook
from pptx import Presentation

from assistant.ingest.formats import open_document


def test_struck_out_text_is_not_read(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("产量为")
    paragraph.add_run("40万块").font.strike = True
    paragraph.add_run("42万块").font.strike = False
    paragraph.add_run("，去年38万块").font.double_strike = True
    document.save(str(tmp_path / "bricks.docx"))
    text = open_document(tmp_path / "bricks.docx", "bricks.docx").text
    assert "产量为42万块" in text
    assert not any(value in text for value in ("40万块", "38万块"))


def test_a_hidden_slide_is_named_and_left_out(tmp_path: Path) -> None:
    presentation = Presentation()
    for title in ("五月经营", "薪酬草稿", "六月计划"):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = title
    presentation.slides[1].element.set("show", "0")
    presentation.save(str(tmp_path / "bricks.pptx"))
    read = open_document(tmp_path / "bricks.pptx", "bricks.pptx")
    assert "薪酬草稿" not in read.text
    assert "Page 3: 六月计划" in read.text
    assert [(f.kind, f.place) for f in read.findings] == [("hidden", "Page 2")]


def test_a_hidden_sheet_is_named_and_left_out(tmp_path: Path) -> None:
    book = Workbook()
    for name, value in (("产量", "42万块"), ("薪酬", "38万元")):
        sheet = book.create_sheet(name)
        sheet.append(["项目", "五月"])
        sheet.append([name, value])
    del book["Sheet"]
    book["薪酬"].sheet_state = "hidden"
    book.save(tmp_path / "bricks.xlsx")
    read = open_document(tmp_path / "bricks.xlsx", "bricks.xlsx")
    assert "42万块" in read.text
    assert "38万元" not in read.text
    assert [(f.kind, f.place) for f in read.findings] == [("hidden", "薪酬")]
