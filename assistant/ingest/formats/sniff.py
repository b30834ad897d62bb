"""What a file is by its content, whatever its name ends with."""

import zipfile
from pathlib import Path
from typing import Final

from assistant.errors import CorpusError

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
_MOST_TEXT: Final = 512 << 20
KINDS: Final = {
    "pdf": "a PDF",
    "rtf": "an RTF text",
    "picture": "a picture",
    "archive": "an archive",
    "zip": "a zip archive",
    "damaged": "a damaged Office file or archive",
    "bomb": f"an archive whose text unpacks to more than {_MOST_TEXT >> 20} MiB",
    "docx": "a Word document",
    "pptx": "a presentation",
    "xlsx": "a workbook",
    "encrypted": "an Office file with a password",
    "doc": "a Word document of before 2007",
    "ppt": "a presentation of before 2007",
    "xls": "a workbook of before 2007",
    "ole": "a file in an old Office format",
    "text": "plain text",
}
_REMEDIES: Final = {
    "encrypted": "Remove the password and save it again.",
    "doc": "Open it and save as .docx.",
    "rtf": "Open it and save as .docx.",
    "ppt": "Open it and save as .pptx.",
    "xls": "Open it and save as .xlsx.",
    "ole": "Open it and save as .docx, .pptx or .xlsx.",
    "picture": "Write its content as text.",
    "archive": "Unpack it.",
    "zip": "Unpack it.",
    "bomb": "Split it into several files.",
    "damaged": "Save it again from the program that made it, or copy it again.",
    "text": "Name it .txt or .md.",
}


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


def require_kind(path: Path, name: str, wanted: str) -> None:
    """Raises `CorpusError` that says what the file is instead."""
    if path.stat().st_size == 0:
        raise CorpusError("The file is empty.", remedy="Save it again, or remove it.", file=name)
    kind = kind_of(path)
    if kind == wanted:
        return
    if kind == "encrypted":
        raise CorpusError("The file has a password.", remedy=_REMEDIES[kind], file=name)
    raise CorpusError(
        f"By its content this is {KINDS[kind]}, not {KINDS[wanted]}.",
        remedy=_REMEDIES.get(kind) or f"Name it .{kind}.",
        file=name,
    )


def _zipped(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            text = sum(i.file_size for i in archive.infolist() if i.filename.endswith(".xml"))
    except (zipfile.BadZipFile, OSError, ValueError):
        return "damaged"
    if text > _MOST_TEXT:
        return "bomb"
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def _compound(path: Path) -> str:
    """An OLE file names its streams in UTF-16 in its directory."""
    data = path.read_bytes()
    streams = (kind for stream, kind in _STREAMS.items() if stream.encode("utf-16-le") in data)
    return next(streams, "ole")
