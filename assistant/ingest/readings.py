"""What documents were read to, kept in DATA/readings, so that no file is read twice.

One file a reading, named after what it depends on: the readers' version, the name in the corpus and
the content. A reading that was cut short is as if it were not there.
"""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import CorpusError
from assistant.ingest.folder import digest
from assistant.ingest.formats import Read
from assistant.ingest.version import readers_version
from assistant.records import Record


class Fault(Record):
    problem: str
    remedy: str
    told: str
    line: int | None = None
    column: int | None = None
    lasting: bool = True
    """The same file would be refused again."""
    limits: str = ""
    """Under which it was refused; under others it is tried again."""


class Reading(Record):
    """What the reading of one file came to: a document or a fault."""

    read: Read | None = None
    fault: Fault | None = None
    spent: bool = False
    """The process that read it is not used again."""


def failed(error: CorpusError, *, lasting: bool = True, spent: bool = False) -> Reading:
    fault = Fault(
        problem=error.problem,
        remedy=error.remedy,
        told=error.told,
        line=error.line,
        column=error.column,
        lasting=lasting,
    )
    return Reading(fault=fault, spent=spent)


class Readings:
    """The readings of one folder; `read` is what the corpus reader is handed."""

    def __init__(self, folder: Path, read: Callable[[Path, str], Reading], limits: str) -> None:
        self._folder, self._read, self._limits = folder, read, limits
        self._used: set[str] = set()

    def read(self, path: Path, name: str) -> Read:
        """Raises `CorpusError`."""
        kept = self._folder / f"{_key(path, name)}.json"
        self._used.add(kept.name)
        reading = self._kept(kept)
        if reading is None:
            reading = self._read(path, name)
            self._keep(kept, reading)
        if reading.read:
            return reading.read
        fault = reading.fault
        assert fault
        raise CorpusError(
            fault.problem,
            remedy=fault.remedy,
            file=name,
            line=fault.line,
            column=fault.column,
            told=fault.told,
        )

    def prune(self) -> None:
        """Removes what this run did not ask for: files that were deleted, changed or renamed."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _kept(self, path: Path) -> Reading | None:
        try:
            reading = Reading.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None
        again = reading.fault and reading.fault.limits != self._limits
        return None if again else reading

    def _keep(self, path: Path, reading: Reading) -> None:
        if fault := reading.fault:
            if not fault.lasting:
                return
            reading = Reading(fault=fault.model_copy(update={"limits": self._limits}))
        self._folder.mkdir(parents=True, exist_ok=True)
        path.write_text(reading.model_dump_json(), encoding="utf-8")


def _key(path: Path, name: str) -> str:
    """The name counts, because findings of a reading tell it."""
    try:
        content = digest(path)
    except OSError:
        content = secrets.token_hex(16)
    return hashlib.sha256("\x1f".join((readers_version(), name, content)).encode()).hexdigest()
