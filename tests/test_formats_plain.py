"""Text and web pages: encodings, hidden parts, tables with spans; formats that have no reader."""

import zipfile
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.formats import open_document
from assistant.ingest.opening import no_document, open_checked


def html(folder: Path, body: str, encoding: str = "utf-8") -> str:
    page = f"<html><head><meta charset='{encoding}'><title>Report</title></head>{body}</html>"
    (folder / "a.html").write_bytes(page.encode(encoding))
    return open_document(folder / "a.html", "a.html").text.split("---\n", 2)[-1].strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_in_the_encodings_of_its_time(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("麦香园，２１０家门店\r\n".encode(encoding))
    assert open_document(tmp_path / "a.txt", "a.txt").text == "麦香园，２１０家门店\n"


def test_a_web_page_may_be_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    assert html(tmp_path, "<p>麥香園的門市</p>", "big5") == "麥香園的門市"


def test_headings_lists_and_paragraphs_of_a_web_page(tmp_path: Path) -> None:
    body = (
        "<h1>麦香园</h1><div>门店<b>210</b>家。<br>其中直营120家。<ul><li>华东<ul><li>上海</li></ul>"
        "</li><li>华南</li></ul>结束。</div>"
    )
    assert html(tmp_path, body) == (
        "# 麦香园\n\n门店210家。\n其中直营120家。\n\n- 华东\n  - 上海\n- 华南\n\n结束。"
    )


def test_cells_that_span_rows_and_columns(tmp_path: Path) -> None:
    body = (
        "<table><caption>分渠道</caption><tr><th rowspan=2>渠道</th><th colspan=2>销售额</th></tr>"
        "<tr><th>11月</th><th>12月</th></tr><tr><td>直营</td><td>1,400</td><td>1,500</td></tr></table>"
    )
    assert html(tmp_path, body) == (
        "分渠道\n\n| 渠道 | 销售额 11月 | 销售额 12月 |\n|---|---|---|\n| 直营 | 1,400 | 1,500 |"
    )


def test_what_nobody_sees_is_not_read(tmp_path: Path) -> None:
    body = (
        "<script>alert(1)</script><style>p{}</style><!-- 注释 --><p hidden>藏</p>"
        "<p style='display: none'>藏</p><noscript>藏</noscript><p>看得见<span hidden>藏</span></p>"
    )
    assert html(tmp_path, body) == "看得见"


@pytest.mark.parametrize("name", ["a.doc", "a.ppt", "a.xls", "a.rtf", "a.et"])
def test_an_old_format_says_what_to_save_it_as(name: str) -> None:
    refused = no_document(Path(name).suffix, name)
    assert refused
    assert "save it as .docx, .xlsx, .pptx" in refused.remedy.lower()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"PK\x03\x04", "damaged Office file"),
        ("a.md", b"%PDF-1.7", "a PDF"),
        ("a.pdf", "只是文字".encode(), "plain text"),
        ("a.html", b"\x89PNG\r\n", "a picture"),
        ("a.txt", b"", "empty"),
    ],
)
def test_a_wrong_ending_is_told(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CorpusError, match=told) as error:
        open_checked(tmp_path / name, name)
    assert error.value.file == name


def test_an_archive_that_swells_is_not_opened(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(65):
            part.write(bytes(8 << 20))
    with pytest.raises(CorpusError, match="would unpack to"):
        open_checked(tmp_path / "a.docx", "a.docx")
