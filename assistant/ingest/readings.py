"""What documents were read to, kept in DATA/readings, so that no file is read twice.

One file a reading, named after what it depends on: the readers' version, the name in the corpus and
the content. A reading that was cut short is as if it were not there.
"""

import hashlib
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from assistant.errors import CorpusError, LeftOut
from assistant.ingest.folder import digest
from assistant.ingest.formats import Read
from assistant.ingest.version import program_version, readers_version
from assistant.records import Record


class Fault(Record):
    problem: str
    remedy: str
    told: str
    line: int | None = None
    column: int | None = None
    left_out: bool = False
    """Whatever kind of file it is, the rest is published."""
    lasting: bool = True
    """The same file would be refused again."""
    limits: str = ""
    """Under which it was refused; under others it is tried again."""


class Reading(Record):
    """What the reading of one file came to: a document or a fault."""

    read: Read | None = None
    fault: Fault | None = None


def fault_of(error: CorpusError, *, lasting: bool = True) -> Fault:
    return Fault(
        problem=error.problem,
        remedy=error.remedy,
        told=error.told,
        line=error.line,
        column=error.column,
        left_out=isinstance(error, LeftOut),
        lasting=lasting and (error.lasting if isinstance(error, LeftOut) else True),
    )


def error_of(fault: Fault, name: str) -> CorpusError:
    kind = LeftOut if fault.left_out else CorpusError
    error = kind(
        fault.problem,
        remedy=fault.remedy,
        file=name,
        line=fault.line,
        column=fault.column,
        told=fault.told,
    )
    if isinstance(error, LeftOut):
        error.lasting = fault.lasting
    return error


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
        raise error_of(fault, name)

    @contextmanager
    def refusals(self, what: str, path: Path, name: str) -> Iterator[None]:
        """Around a step whose result is not kept: only that it left the file out is.

        Raises `LeftOut` at once where the same file was left out under the same limits.
        """
        kept = self._folder / f"{_key(path, name, what)}.json"
        reading = self._kept(kept)
        try:
            if reading and reading.fault:
                raise error_of(reading.fault, name)
            yield
        except LeftOut as fault:
            self._used.add(kept.name)
            self._keep(kept, Reading(fault=fault_of(fault)))
            raise

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


def _key(path: Path, name: str, what: str = "") -> str:
    """The name counts, because findings of a reading tell it; `what` is done after reading."""
    try:
        content = digest(path)
    except OSError:
        content = secrets.token_hex(16)
    version = program_version() if what else readers_version()
    return hashlib.sha256("\x1f".join((version, what, name, content)).encode()).hexdigest()
