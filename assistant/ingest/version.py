"""Which program read a corpus: another one may read the same files otherwise."""

import hashlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from assistant.records import content_id

_HOUSE: Final = Path(__file__).parent.parent
_READERS: Final = ("ingest/*.py", "ingest/formats/**/*.py")
_RECORDS: Final = ("ingest/**/*.py", "quantities/**/*.py", "periods/**/*.py", "formulas.py",
                   "records.py")  # fmt: skip
_LIBRARIES: Final = ("python-docx", "python-pptx", "openpyxl", "pdfplumber", "pdfminer.six",
                     "beautifulsoup4", "lxml", "pyyaml")  # fmt: skip


def readers_version() -> str:
    """Of what makes a text of a document: the code, and the libraries that it uses."""
    return _version(*_READERS)


def program_version() -> str:
    """Of what makes records of a corpus."""
    return _version(*_RECORDS)


@lru_cache
def _version(*patterns: str) -> str:
    code = hashlib.sha256()
    for path in sorted(path for pattern in patterns for path in _HOUSE.glob(pattern)):
        code.update(path.read_bytes())
    return content_id(code.hexdigest(), *(version(library) for library in _LIBRARIES))
