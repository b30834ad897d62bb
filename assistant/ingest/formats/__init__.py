"""Documents of every format to one text in Markdown, as a person would have typed it.

Headings are `#` lines; a page, slide or sheet opens with a heading that begins with its label
(`## Page 3: title`), or with `<!-- page: Page 3 -->` where a section runs over it; a table is a
pipe table, a list has `- ` lines. Quotes and spans refer to this text as `opening` leaves it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.errors import CorpusError
from assistant.ingest.formats.base import Read
from assistant.ingest.readers import read_text

__all__ = ["DOCUMENTS", "Read", "open_document"]


def _plain(path: Path, name: str) -> Read:
    return Read(_with_tables(_unwrapped(read_text(path, name))))


def _typed(path: Path, name: str) -> Read:
    from assistant.ingest.formats.typed import as_markdown

    text = read_text(path, name)
    return Read(as_markdown(text) or _with_tables(_unwrapped(text)))


def _unwrapped(text: str) -> str:
    from assistant.ingest.formats.wrapped import unwrapped

    return unwrapped(text)


def _with_tables(text: str) -> str:
    """Those of tags, and those that nothing but spaces sets, as pipe tables."""
    from assistant.ingest.formats.spaced import with_tables

    if "<table" in text.lower():
        from assistant.ingest.formats.html import with_pipes

        text = with_pipes(text)
    return with_tables(text)


def _docx(path: Path, name: str) -> Read:
    from assistant.ingest.formats.docx import read_docx

    return read_docx(path, name)


def _pptx(path: Path, name: str) -> Read:
    from assistant.ingest.formats.pptx import read_pptx

    return read_pptx(path, name)


def _xlsx(path: Path, name: str) -> Read:
    from assistant.ingest.formats.xlsx import read_xlsx

    return read_xlsx(path, name)


def _pdf(path: Path, name: str) -> Read:
    from assistant.ingest.formats.pdf import read_pdf

    return read_pdf(path, name)


def _html(path: Path, name: str) -> Read:
    from assistant.ingest.formats.html import read_html

    return read_html(path, name)


Reader = Callable[[Path, str], Read]

DOCUMENTS: Final[dict[str, Reader]] = {
    ".md": _plain,
    ".txt": _typed,
    ".docx": _docx,
    ".pptx": _pptx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".html": _html,
    ".htm": _html,
}
"""Readers by the ending of the file's name."""


def open_document(path: Path, name: str) -> Read:
    """Raises `CorpusError` where the file cannot be read."""
    try:
        return DOCUMENTS[path.suffix.lower()](path, name)
    except (CorpusError, MemoryError):
        raise
    except Exception as error:  # each vendor raises many types on a broken file
        raise CorpusError(
            f"The file is damaged ({type(error).__name__}).",
            remedy="Open it in its program and save it again.",
            file=name,
        ) from error
