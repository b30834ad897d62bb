"""Formats of the tests: readers that sleep, take memory, die, or tell in which process they run.

They are registered as any format is. A worker has them because its opener lies in this module.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.checks import Evidence, checking, register
from assistant.ingest.formats import DOCUMENTS, Read
from assistant.ingest.opening import open_checked
from assistant.records import Finding

ENDLESS = "这一句没有一条规则读得完："
"""A check of the tests takes for ever over it."""
LOG = "TESTS_READ_LOG"
"""Environment variable with the file to which each reading of a `.slow` adds its name."""


def _sleepy(path: Path, name: str) -> Read:
    time.sleep(600)
    return Read("woken")


def _greedy(path: Path, name: str) -> Read:
    held = [bytearray(16 * 2**20) for _ in range(10_000)]
    return Read(str(len(held)))


def _stuck(path: Path, name: str) -> Read:
    """As code that waits for ever for the memory that it is refused."""
    held = [bytearray(16 * 2**20) for _ in range(20)]
    time.sleep(600)
    return Read(str(len(held)))


def _dying(path: Path, name: str) -> Read:
    os._exit(7)


def _raising(path: Path, name: str) -> Read:
    raise RecursionError(f"{path.read_text('utf-8')} has no bottom")


def _refusing(path: Path, name: str) -> Read:
    raise CorpusError("There is no page.", remedy="Add one.", file=name)


def _telling(path: Path, name: str) -> Read:
    return Read(f"{os.getpid()}")


def _dirty(path: Path, name: str) -> Read:
    return Read("a\0b\x0bc\ud800d")


def _slow(path: Path, name: str) -> Read:
    time.sleep(0.03)
    with Path(os.environ[LOG]).open("a", encoding="utf-8") as log:
        log.write(f"{name}\n")
    return Read(path.read_text("utf-8"))


def _pdf(path: Path, name: str) -> Read:
    import pdfplumber

    with pdfplumber.open(path) as opened:
        return Read("\n\n".join(page.extract_text() for page in opened.pages))


def _docx(path: Path, name: str) -> Read:
    from docx import Document

    return Read("\n\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs))


DOCUMENTS.update(
    {".sleepy": _sleepy, ".greedy": _greedy, ".stuck": _stuck, ".dying": _dying,
     ".raising": _raising, ".refusing": _refusing, ".telling": _telling, ".dirty": _dirty,
     ".slow": _slow}
)  # fmt: skip


def _endless(evidence: Evidence) -> Iterator[Finding]:
    if any(ENDLESS in passage.text for passage in evidence.passages):
        time.sleep(600)
    yield from ()


EVERY = (*register.OF_TEXT, _endless)
setattr(checking, "OF_TEXT", EVERY)  # noqa: B010 - a constant, which only a test changes
DOCUMENTS.setdefault(".pdf", _pdf)
DOCUMENTS.setdefault(".docx", _docx)


def open_here(path: Path, name: str) -> Read:
    return open_checked(path, name)
