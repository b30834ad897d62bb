"""Documents of every format to one text in Markdown, as a person would have typed it.

Headings are `#` lines; a page, slide or sheet opens with a heading that begins with its label
(`## Page 3: title`); a table is a pipe table, a list has `- ` lines. Quotes and spans refer to
this text.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from assistant.ingest.formats.base import Read
from assistant.ingest.readers import read_text

__all__ = ["DOCUMENTS", "Read", "open_document"]


def _plain(path: Path, name: str) -> Read:
    return Read(read_text(path, name))


DOCUMENTS: Final[dict[str, Callable[[Path, str], Read]]] = {".md": _plain, ".txt": _plain}
"""Readers by the ending of the file's name."""


def open_document(path: Path, name: str) -> Read:
    """Raises `CorpusError` where the file cannot be read."""
    return DOCUMENTS[path.suffix.lower()](path, name)
