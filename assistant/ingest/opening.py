"""Opens a document of the corpus after a look at it: its size, what it really is, what came out.

Nothing in a document is executed. What cannot be read is a `CorpusError` that says in Chinese, too,
what is wrong: the rest of the corpus is published without the file, and a finding keeps its name.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from assistant.errors import CorpusError, LeftOut
from assistant.ingest.archives import check_archive, damaged, encrypted, with_macros
from assistant.ingest.formats import Read, open_document
from assistant.ingest.pages import number_of
from assistant.ingest.sniff import KINDS, kind_of
from assistant.ingest.typeset import without_typesetting
from assistant.records import Finding, content_id

Opener = Callable[[Path, str], Read]
"""Path and name in the corpus to the document. Raises `CorpusError`."""
MOST_BYTES: Final = 100 * 1024 * 1024
MOST_CHARS: Final = 20_000_000
"""Of text in one document; a book has one million."""
_KINDS: Final = {".docx": "docx", ".pptx": "pptx", ".xlsx": "xlsx", ".pdf": "pdf"}
"""By the ending; every other document is text."""
_OFFICE: Final = {"docx", "pptx", "xlsx"}
_TAIL: Final = 4096
_OLD: Final = {".doc", ".xls", ".ppt", ".rtf", ".odt", ".ods", ".odp", ".wps", ".et", ".dps",
               ".pages", ".numbers", ".key", ".xlsb", ".epub"}  # fmt: skip
_MACROS: Final = {".docm", ".dotm", ".xlsm", ".xltm", ".pptm", ".potm", ".ppsm"}
_ARCHIVES: Final = {".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"}
_CONTROL: Final = dict.fromkeys([*range(9), *range(14, 32), 127], " ") | {11: "\n", 12: "\n"}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def open_checked(path: Path, name: str, *, most_bytes: int = MOST_BYTES) -> Read:
    """Raises `CorpusError` for what is no document, and for what its reader made of it."""
    try:
        _check(path, name, most_bytes)
        if fault := no_document(path.suffix.lower(), name):
            raise fault
        read = open_document(path, name)
    except (MemoryError, OSError):
        raise  # may be of the machine and not of the file
    except Exception as error:  # libraries raise anything over a file that is broken
        raise explained(error, path, name) from error
    if len(read.text) > MOST_CHARS:
        raise too_large(name, f"{len(read.text)} 个字")
    text = _SURROGATE.sub("\ufffd", read.text.translate(_CONTROL))
    if not text.strip() and not read.findings:
        raise _empty(name)
    return read._replace(text=without_typesetting(text))


def no_document(ending: str, name: str) -> CorpusError | None:
    """For the files that people take for documents and that are never opened here."""
    if ending in _MACROS:
        return with_macros(name)
    if ending in _OLD:
        return CorpusError(
            f"Files ending in {ending} are not read.",
            remedy="Save it as .docx, .xlsx, .pptx or PDF.",
            file=name,
            told=f"不读取 {ending} 格式；请另存为 .docx、.xlsx、.pptx 或 PDF。",
        )
    if ending in _ARCHIVES:
        return CorpusError(
            "Archives are not unpacked.",
            remedy="Unpack it and put the documents here.",
            file=name,
            told="不解开压缩包；请解压后把文件放进来。",
        )
    return None


def explained(error: Exception, path: Path, name: str) -> CorpusError:
    """Any failure of a reader, with the best reason that the file itself shows."""
    if isinstance(error, CorpusError) and error.told:
        return error
    if isinstance(error, OSError) and error.errno:
        return CorpusError(
            f"The file cannot be opened: {error.strerror}.",
            remedy="See that it is there and may be read.",
            file=name,
            told=f"文件打不开（{error.strerror}）；请检查文件和读取权限。",
        )
    if path.suffix.lower() == ".pdf" and _holds(path, b"/Encrypt"):
        return encrypted(name)
    if isinstance(error, CorpusError):
        place = f"第 {error.line} 行第 {error.column or 1} 个字，" if error.line else ""
        error.told = f"内容无法读取（{place}{error.problem}）；请用原来的程序重新保存，或重新复制。"
        return error
    what = f"{type(error).__name__}: {error}"[:200]
    return CorpusError(
        f"The file cannot be read: {what}.",
        remedy="Save it again with the program that made it.",
        file=name,
        told=f"内容无法读取（{what}）；请用原来的程序重新保存。",
    )


def unreadable(fault: CorpusError) -> Finding:
    return Finding(
        id=content_id("unreadable", fault.file),
        kind="unreadable",
        what=f"「{fault.file}」没有收入：{fault.told or fault}",
        document=fault.file,
        place=f"第 {fault.line} 行" if fault.line else "",
        severity="warning",
    )


def unchecked(fault: CorpusError) -> Finding:
    return Finding(
        id=content_id("unchecked", fault.file),
        kind="unchecked",
        what=f"「{fault.file}」已收入，但没有核对其中有无矛盾：{fault.told or fault}",
        document=fault.file,
        severity="warning",
    )


def without_pages_told(missing: Iterable[Finding], told: Iterable[Finding]) -> list[Finding]:
    """A page of which a reader told that its text cannot be read is not missing."""
    there = {
        (finding.document, number)
        for finding in told
        if (number := number_of(finding.place)) is not None
    }
    return [
        finding
        for finding in missing
        if finding.passages
        or finding.kind != "broken_off"
        or (finding.document, number_of(finding.place)) not in there
    ]


def standing_beside(name: str) -> CorpusError:
    return CorpusError(
        "Another file has this name with another ending.",
        remedy="Rename one of them, or keep only one.",
        file=name,
        told="另有同名、仅扩展名不同的文件，已收入那一个；请改名，或只保留一个。",
    )


def too_large(name: str, size: str) -> LeftOut:
    return LeftOut(
        f"The file is too large ({size}).",
        remedy="Split it, or raise ASSISTANT_MAX_FILE_MB.",
        file=name,
        told=f"文件太大（{size}）；请拆成几个文件，或调大 ASSISTANT_MAX_FILE_MB。",
    )


def _check(path: Path, name: str, most_bytes: int) -> None:
    size, ending = path.stat().st_size, path.suffix.lower()
    if size == 0:
        raise _empty(name)
    if size > most_bytes:
        raise too_large(name, f"{size / 2**20:.0f} MB")
    wanted, kind = _KINDS.get(ending, "text"), kind_of(path)
    if kind == "encrypted" and wanted in _OFFICE:
        raise encrypted(name)
    if kind in {*_OFFICE, "zip"} or (kind == "damaged" and wanted in _OFFICE):
        check_archive(path, name)
    if kind != wanted:
        raise _wrong(name, kind)
    if wanted == "pdf" and not _ends(path, size):
        raise damaged(name)


def _ends(path: Path, size: int) -> bool:
    """A PDF closes with these words; its readers make up what a cut one lacks."""
    with path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    return b"%%EOF" in tail or b"startxref" in tail


def _holds(path: Path, mark: bytes) -> bool:
    return mark in path.read_bytes()


def _empty(name: str) -> CorpusError:
    return CorpusError(
        "The file is empty.",
        remedy="Fill it, or remove it.",
        file=name,
        told="文件没有内容；请补上内容，或将它移走。",
    )


def _wrong(name: str, kind: str) -> CorpusError:
    english, chinese = KINDS[kind]
    return CorpusError(
        f"The ending of the name is wrong: by its content this is {english}.",
        remedy="Give it its true ending, or save it again.",
        file=name,
        told=f"扩展名与内容不符（内容是 {chinese}）；请改用真实的扩展名，或重新保存。",
    )


def nothing_in(folder: Path) -> CorpusError:
    there = "There is nothing to read in" if folder.is_dir() else "There is no folder"
    return CorpusError(
        f"{there} {folder.name!r}.", file=folder.name, remedy="Set ASSISTANT_CORPUS to the corpus."
    )
