"""What a file is by its content, whatever its name ends with."""

import zipfile
from pathlib import Path
from typing import Final

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_PARTS: Final = {
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "xl/workbook.xml": "xlsx",
}
_STREAMS: Final = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "PowerPoint Document": "ppt",
    "Workbook": "xls",
    "Book": "xls",
}
KINDS: Final = {
    "pdf": ("a PDF", "PDF"),
    "rtf": ("an RTF text", "RTF"),
    "picture": ("a picture", "图片"),
    "archive": ("an archive", "压缩包"),
    "zip": ("a zip archive", "ZIP 压缩包"),
    "damaged": ("a damaged Office file or archive", "损坏的 Office 文件或压缩包"),
    "docx": ("a Word document", ".docx 文档"),
    "pptx": ("a presentation", ".pptx 演示文稿"),
    "xlsx": ("a workbook", ".xlsx 工作簿"),
    "encrypted": ("an Office file with a password", "有密码的 Office 文件"),
    "doc": ("a Word document of before 2007", "旧版 Word 文档"),
    "ppt": ("a presentation of before 2007", "旧版演示文稿"),
    "xls": ("a workbook of before 2007", "旧版工作簿"),
    "ole": ("a file in an old Office format", "Office 97–2003 文件"),
    "text": ("plain text", "纯文本"),
}
"""Each in English and in Chinese."""


def kind_of(path: Path) -> str:
    """One of `KINDS`."""
    with path.open("rb") as file:
        head = file.read(1024)
    if head.startswith(b"PK\x03\x04"):
        return _zipped(path)
    if head.startswith(_OLE):
        return _compound(path)
    named = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)
    if named is None and b"%PDF-" in head and b"\x00" not in head[: head.index(b"%PDF-")]:
        return "pdf"
    return named or "text"


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return "damaged"
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def _compound(path: Path) -> str:
    """An OLE file names its streams in UTF-16 in its directory."""
    data = path.read_bytes()
    streams = (kind for stream, kind in _STREAMS.items() if stream.encode("utf-16-le") in data)
    return next(streams, "ole")
