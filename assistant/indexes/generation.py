"""Where generations lie under DATA, which one is current, and who builds or reads one.

CURRENT             id of the generation that serves, then of the one before it
generations/<id>/   ledger.sqlite, chroma/ (sealed), manifest.json
spares/<id>/        a second ledger and manifest: the truth outlives a cut file
open/<pid>-…-<id>/  the copy that one process reads; its .lock is held while it lives
build.lock          held by the builder; build.json says who that is
"""

import json
import os
import re
import secrets
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout
from pydantic import ValidationError

from assistant.errors import BuilderBusy, GenerationError
from assistant.indexes.durable import file_hash, hashes, write_text
from assistant.records import Record

LEDGER: Final = "ledger.sqlite"
SEALED: Final = "chroma"
MANIFEST: Final = "manifest.json"
UNFINISHED: Final = ".building-"
_ID: Final = re.compile(r"\d{8}T\d{6}-[0-9a-f]{8}")
INGEST: Final = "Run `assistant ingest`."


class Manifest(Record):
    corpus: str
    """Fingerprint of the files that were read."""
    records: str
    """Fingerprint of the records that the reading made of them."""
    embedder: str
    schema_version: str
    created: str
    counts: dict[str, int]
    files: dict[str, str]
    """sha256 by path in the folder of the generation."""

    def same_content(self, other: "Manifest") -> bool:
        mine = self.corpus, self.records, self.embedder, self.schema_version
        return mine == (other.corpus, other.records, other.embedder, other.schema_version)

    def has_ledger(self, path: Path) -> bool:
        return path.is_file() and file_hash(path) == self.files[LEDGER]

    def has_sealed(self, folder: Path) -> bool:
        """Whether the Chroma folder is byte for byte what was sealed."""
        sealed = {k: v for k, v in self.files.items() if k.startswith(f"{SEALED}/")}
        return {f"{SEALED}/{name}": value for name, value in hashes(folder).items()} == sealed


class Home:
    """The folder DATA."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.current = data / "CURRENT"
        self.generations = data / "generations"
        self.spares = data / "spares"
        self.open = data / "open"

    def folder(self, id: str) -> Path:
        return self.generations / id

    def published(self) -> tuple[str, ...]:
        """The current generation, then the one before it."""
        try:
            words = self.current.read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            return ()
        return tuple(word for word in words if _ID.fullmatch(word))

    def publish(self, id: str) -> None:
        """Readers see the old pointer or the new one."""
        before = [known for known in self.published() if known != id][:1]
        write_text(self.current, "\n".join([id, *before]) + "\n")

    def candidates(self) -> tuple[str, ...]:
        """What may be opened, best first: as published, then the newest on the disk."""
        found = {path.name for parent in (self.generations, self.spares) for path in _in(parent)}
        whole = sorted(filter(_ID.fullmatch, found), reverse=True)
        return tuple(dict.fromkeys([*self.published(), *whole]))

    def manifest(self, id: str) -> tuple[Manifest, bool]:
        """And whether it had to be the spare's. Raises `GenerationError`."""
        for parent in (self.generations, self.spares):
            try:
                text = (parent / id / MANIFEST).read_text(encoding="utf-8")
                return Manifest.model_validate_json(text), parent == self.spares
            except (OSError, UnicodeDecodeError, ValidationError):
                continue
        raise GenerationError(f"The manifest of generation {id} is lost.", remedy=INGEST)

    def ledgers(self, id: str) -> tuple[Path, Path]:
        return self.generations / id / LEDGER, self.spares / id / LEDGER

    @contextmanager
    def builder(self) -> Iterator[None]:
        """One builder at a time. Raises `BuilderBusy`, which names the other one."""
        self.generations.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.data / "build.lock", timeout=0, thread_local=False)
        note = self.data / "build.json"
        try:
            lock.acquire()
        except Timeout:
            raise BuilderBusy(
                f"Another process is ingesting: {_read_note(note)}.",
                remedy="Wait until it ends, or stop it; what is published still serves.",
            ) from None
        try:
            since = time.strftime("%Y-%m-%d %H:%M:%S")
            who = {"pid": os.getpid(), "host": socket.gethostname(), "since": since}
            write_text(note, json.dumps(who))
            yield
        finally:
            note.unlink(missing_ok=True)
            lock.release()

    def unfinished(self) -> list[Path]:
        """Leftovers of killed builds; whoever asks holds the builder's lock."""
        return [path for path in _in(self.generations) if path.name.startswith(UNFINISHED)]

    def prune(self) -> None:
        """Keeps what is published and what a living process has open."""
        kept = {*self.published(), *(name.split("_", 1)[1] for name in self.opened())}
        for path in [*_in(self.generations), *_in(self.spares)]:
            if path.name not in kept:
                shutil.rmtree(path, ignore_errors=True)

    def opened(self) -> list[str]:
        """Names of the copies that living processes read; those of dead ones are removed."""
        alive = []
        for name in sorted({path.stem for path in _in(self.open)}):
            lock = FileLock(self.open / f"{name}.lock", timeout=0, thread_local=False)
            try:
                with lock:
                    shutil.rmtree(self.open / name, ignore_errors=True)
                    (self.open / f"{name}.lock").unlink(missing_ok=True)
            except Timeout:
                alive.append(name)
        return alive


def new_id() -> str:
    """Sorts by time of building."""
    return f"{time.strftime('%Y%m%dT%H%M%S')}-{secrets.token_hex(4)}"


def _in(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _read_note(note: Path) -> str:
    try:
        who = json.loads(note.read_text(encoding="utf-8"))
        return f"process {who['pid']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError):
        return "it has just begun or is about to end"
