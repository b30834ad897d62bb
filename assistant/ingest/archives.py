"""Looks into a zip archive (docx, pptx, xlsx) before a library does: its size, its parts, its XML.

Nothing is unpacked to the disk and no part is executed. Refused are archives that would unpack to
far more than they are, archives in archives, macros, encrypted parts, and XML with a document type:
Office writes none, and an entity needs one to grow.
"""

import zipfile
import zlib
from pathlib import Path
from typing import Final
from xml.parsers import expat

from assistant.errors import CorpusError

MOST_MEMBERS: Final = 10_000
MOST_UNPACKED: Final = 512 * 1024 * 1024
SUSPECT_UNPACKED: Final = 64 * 1024 * 1024
MOST_RATIO: Final = 100
"""From `SUSPECT_UNPACKED` on; below it a sheet of repeated rows may be packed as tightly."""
_MACROS: Final = "vbaproject.bin"
_NESTED: Final = (".zip", ".docx", ".pptx", ".xlsx", ".docm", ".pptm", ".xlsm", ".jar", ".7z",
                  ".rar", ".gz", ".bz2", ".xz", ".tar")  # fmt: skip
_EMBEDDED: Final = "/embeddings/"
"""Where Office keeps the workbook behind a chart. No reader opens it."""
_XML: Final = (".xml", ".rels", ".vml")
_CHUNK: Final = 64 * 1024


def check_archive(path: Path, name: str) -> list[str]:
    """The names of its parts. Raises `CorpusError`."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            _check_size(parts, path.stat().st_size, name)
            _check_parts(parts, name)
            for part in parts:
                if part.filename.lower().endswith(_XML):
                    _check_xml(archive, part, name)
            return [part.filename for part in parts]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise damaged(name) from error


def damaged(name: str) -> CorpusError:
    return CorpusError(
        "The file is damaged or was cut off.",
        remedy="Save or copy it again.",
        file=name,
        told="文件已损坏或不完整；请重新保存或重新复制。",
    )


def encrypted(name: str) -> CorpusError:
    return CorpusError(
        "The file is encrypted.",
        remedy="Save it without a password.",
        file=name,
        told="文件有密码，无法读取；请去掉密码后另存。",
    )


def with_macros(name: str) -> CorpusError:
    return CorpusError(
        "The file holds macros.",
        remedy="Save it without them, as .docx, .xlsx or .pptx.",
        file=name,
        told="文件带有宏，不读取；请另存为不带宏的 .docx、.xlsx 或 .pptx。",
    )


def _check_size(parts: list[zipfile.ZipInfo], packed: int, name: str) -> None:
    """By what the directory of the archive declares: a part is never unpacked beyond that."""
    unpacked = sum(part.file_size for part in parts)
    tight = unpacked > SUSPECT_UNPACKED and unpacked > MOST_RATIO * packed
    if len(parts) > MOST_MEMBERS or unpacked > MOST_UNPACKED or tight:
        raise CorpusError(
            f"The archive would unpack to {len(parts)} parts of {unpacked / 1e6:.0f} MB"
            f" from {packed / 1e6:.1f} MB.",
            remedy="Split it, or look where it comes from: it may be made to fill the memory.",
            file=name,
            told=f"文件解开后有 {len(parts)} 个部分、{unpacked / 1e6:.0f} MB，超出限度，"
            "可能是压缩炸弹；请核对来源，或拆成几个文件。",
        )


def _check_parts(parts: list[zipfile.ZipInfo], name: str) -> None:
    for part in parts:
        inside = f"/{part.filename.lower()}"
        if part.flag_bits & 1:
            raise encrypted(name)
        if part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise damaged(name)
        if inside.endswith(f"/{_MACROS}"):
            raise with_macros(name)
        if inside.endswith(_NESTED) and _EMBEDDED not in inside:
            raise CorpusError(
                "The archive holds another archive.",
                remedy="Save the document again with the program that made it.",
                file=name,
                told="文件里还套着压缩包，不读取；请用原来的程序重新保存。",
            )


def _check_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """Reads up to the first element: a document type can only stand before it."""
    parser = expat.ParserCreate()
    begun = False

    def begin(*_: object) -> None:
        nonlocal begun
        begun = True

    def refuse(*_: object) -> None:
        raise CorpusError(
            "An XML part declares a document type.",
            remedy="Save the document again with the program that made it.",
            file=name,
            told="文件的 XML 里带有实体定义，不读取；请用原来的程序重新保存。",
        )

    parser.StartElementHandler = begin
    parser.StartDoctypeDeclHandler = refuse
    try:
        with archive.open(part) as opened:
            while not begun and (chunk := opened.read(_CHUNK)):
                parser.Parse(chunk)
    except expat.ExpatError as error:
        if not begun:
            raise damaged(name) from error
