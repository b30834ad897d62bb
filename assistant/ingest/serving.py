"""What runs in the worker: one request, one reply, until the parent is gone.

A request is a line of JSON, the job and its file, and a body; a reply is a mark and a body. A job
may build on what an earlier one has left here: names are sent once.
"""

import errno
import json
import math
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import TypeAdapter

from assistant.errors import CorpusError
from assistant.ingest.checks import Evidence, of_text
from assistant.ingest.columns import is_metrics_table
from assistant.ingest.glossary import read_names
from assistant.ingest.limits import (
    CHECKING,
    MAKING,
    READING,
    Doing,
    Limits,
    address_space,
    failing,
    hungry,
)
from assistant.ingest.making import make
from assistant.ingest.opening import Opener, explained, too_large
from assistant.ingest.readers import read_rows
from assistant.ingest.readings import Fault, Reading, fault_of
from assistant.records import Document, Entity, Figure, Finding, Metric, Passage, Record

HEADROOM_MB: Final = 512
"""Beyond the limit, at which the parent ends the process: pydantic waits for ever on some of the
allocations that the kernel refuses it.
"""
GRACE_S: Final = 5
"""After these a worker whose parent is gone ends by itself."""
DONE: Final = b"+"
FAULT: Final = b"-"
_NO_MEMORY: Final = (MemoryError, SystemError)
"""Code in C that is refused memory may fail without saying why."""
SPENT: Final = b"!"
"""A fault after which the process is not used again."""


class Job(StrEnum):
    READ = "read"
    IS_TABLE = "is_table"
    ROWS = "rows"
    NAMES = "names"
    MAKE = "make"
    CHECK = "check"

    @property
    def doing(self) -> Doing:
        return {Job.MAKE: MAKING, Job.CHECK: CHECKING}.get(self, READING)


class Request(NamedTuple):
    job: Job
    path: str
    name: str
    body: bytes = b""

    def packed(self) -> bytes:
        return json.dumps(self[:3]).encode() + b"\n" + self.body


def unpacked(sent: bytes) -> Request:
    head, _, body = sent.partition(b"\n")
    job, path, name = json.loads(head)
    return Request(Job(job), path, name, body)


class Told(Record):
    """The body of `Job.MAKE`."""

    text: str
    metrics: tuple[Metric, ...] | None
    """None where they were sent before."""
    before: int
    """How many of the names sent before hold; `entities` come behind them."""
    entities: tuple[Entity, ...]


class Said(Record):
    """The body of `Job.CHECK`: a report with its cases."""

    figures: tuple[Figure, ...]
    passages: tuple[Passage, ...]
    documents: dict[str, Document]


FINDINGS: Final = TypeAdapter(tuple[tuple[Finding, ...], ...])
"""By check."""


class Bench:
    """The jobs, and what they keep for each other."""

    def __init__(self, opener: Opener, limits: Limits) -> None:
        self._opener, self._limits = opener, limits
        self._metrics: dict[str, Metric] = {}
        self._entities: list[Entity] = []
        self._jobs: dict[Job, Callable[[Request], bytes]] = {
            Job.READ: self._read,
            Job.IS_TABLE: self._is_table,
            Job.ROWS: self._rows,
            Job.NAMES: self._names,
            Job.MAKE: self._make,
            Job.CHECK: self._check,
        }

    def do(self, request: Request) -> bytes:
        return self._jobs[request.job](request)

    def _read(self, request: Request) -> bytes:
        path = Path(request.path)
        try:
            reading = Reading(read=self._opener(path, request.name))
        except (MemoryError, OSError):
            raise
        except Exception as error:  # readers of foreign formats raise anything
            raise explained(error, path, request.name) from error
        return reading.model_dump_json().encode()

    def _is_table(self, request: Request) -> bytes:
        return json.dumps(is_metrics_table(Path(request.path), request.name)).encode()

    def _rows(self, request: Request) -> bytes:
        rows = list(read_rows(self._of_size(request), request.name))
        return json.dumps(rows, ensure_ascii=False).encode()

    def _names(self, request: Request) -> bytes:
        return read_names(self._of_size(request), request.name).model_dump_json().encode()

    def _of_size(self, request: Request) -> Path:
        path = Path(request.path)
        size = path.stat().st_size / 2**20
        if size > self._limits.file_mb:
            raise too_large(request.name, f"{size:.0f} MB")
        return path

    def _make(self, request: Request) -> bytes:
        told = Told.model_validate_json(request.body)
        if told.metrics is not None:
            self._metrics = {metric.name: metric for metric in told.metrics}
        self._entities[told.before :] = told.entities
        made = make(told.text, request.name, self._metrics, self._entities)
        return made.model_dump_json().encode()

    def _check(self, request: Request) -> bytes:
        said = Said.model_validate_json(request.body)
        evidence = Evidence((), said.figures, said.passages, said.documents)
        told = tuple(tuple(findings) for findings in of_text(request.name, evidence))
        return FINDINGS.dump_json(told)


def serve(connection: Connection, opener: Opener, limits: Limits) -> None:
    _silence()
    bench = Bench(opener, limits)
    with suppress(EOFError, BrokenPipeError):
        connection.send_bytes(b"ready")
        while True:
            request = unpacked(connection.recv_bytes())
            signal.alarm(math.ceil(limits.seconds) + GRACE_S)
            _confine(limits)
            reply = _replied(bench, request, limits)
            connection.send_bytes(reply)
            signal.alarm(0)
            if reply.startswith(SPENT):
                return


def _replied(bench: Bench, request: Request, limits: Limits) -> bytes:
    try:
        return DONE + bench.do(request)
    except Exception as error:  # readers and rules may raise anything over a strange file
        of_system = error.errno if isinstance(error, OSError) else None
        if isinstance(error, _NO_MEMORY) or of_system == errno.ENOMEM:
            fault = fault_of(hungry(request.name, limits.memory_mb, request.job.doing))
            return SPENT + fault.model_dump_json().encode()
        return FAULT + _told(error, request, lasting=of_system is None).model_dump_json().encode()


def _told(error: Exception, request: Request, *, lasting: bool) -> Fault:
    if isinstance(error, CorpusError):
        return fault_of(error)
    if request.job.doing is READING:
        return fault_of(explained(error, Path(request.path), request.name), lasting=lasting)
    return fault_of(failing(request.name, error, request.job.doing), lasting=lasting)


def _silence() -> None:
    """No output, no core dump."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _confine(limits: Limits) -> None:
    """So much memory beside what the process has when a job begins, and what the parent sees."""
    if sys.platform != "linux":
        return  # elsewhere the kernel does not hold to it
    most = address_space() + (limits.memory_mb + HEADROOM_MB) * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.RLIM_INFINITY))
