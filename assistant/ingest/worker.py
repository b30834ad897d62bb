"""Reads documents in a process of its own, which is killed when a file takes too long or too much.

It is started with the first file, used for all of them, and replaced when it was killed or died.
Requests and replies are JSON: nothing that comes out of a document is ever unpickled. The memory is
limited by the kernel as address space (RLIMIT_AS): it refuses at the moment of the allocation,
while a watcher of resident memory would look too late at a reader that takes gigabytes a second.
"""

import errno
import json
import math
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from assistant.errors import CorpusError, GenerationError
from assistant.ingest.opening import Opener, explained, open_checked
from assistant.ingest.readings import Reading, failed

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_START_S: Final = 120.0
_GRACE_S: Final = 5
"""After these a worker whose parent is gone ends by itself."""


class Limits(NamedTuple):
    """Of one file."""

    seconds: float = 300.0
    memory_mb: int = 2048
    file_mb: int = 100

    @property
    def opener(self) -> Opener:
        return partial(open_checked, most_bytes=self.file_mb * 2**20)


class Worker:
    def __init__(self, limits: Limits, opener: Opener | None = None) -> None:
        """`opener` has to be picklable: a function of a module, or a `partial` of one."""
        self._limits, self._opener = limits, opener or limits.opener
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self.started = 0
        """How many processes it took."""

    def read(self, path: Path, name: str) -> Reading:
        """Raises `GenerationError` where no process can be started."""
        for _ in range(2):  # who died may have been killed by a stranger
            connection = self._connection or self._start()
            try:
                return self._ask(connection, path, name)
            except (EOFError, OSError):
                self.close()
        return failed(_crashed(name), lasting=False)

    def close(self) -> None:
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        if connection:
            connection.close()
        if process:
            process.kill()
            process.join()
            process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _ask(self, connection: Connection, path: Path, name: str) -> Reading:
        connection.send_bytes(json.dumps([str(path.absolute()), name]).encode())
        if not connection.poll(self._limits.seconds):
            self.close()
            return failed(_slow(name, self._limits.seconds))
        reading = Reading.model_validate_json(connection.recv_bytes())
        if reading.spent:
            self.close()
        return reading

    def _start(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._opener, self._limits),
                                  name="assistant-reader", daemon=True)  # fmt: skip
        # A worker is ended by its parent: Ctrl-C reaches both, and the mask is inherited.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
            self._process, self._connection = process, ours
        finally:
            theirs.close()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        self.started += 1
        try:
            if ours.poll(_START_S) and ours.recv_bytes():
                return ours
        except (EOFError, OSError):
            pass  # it ended before it said that it is ready
        self.close()
        raise GenerationError(
            "The process that reads documents cannot be started.",
            remedy="Free memory or end other programs; what is published still serves.",
        )


def _serve(connection: Connection, opener: Opener, limits: Limits) -> None:
    """The worker: one request, one reply, until the parent is gone."""
    _confine(limits)
    with suppress(EOFError, BrokenPipeError):
        connection.send_bytes(b"ready")
        while True:
            path, name = json.loads(connection.recv_bytes())
            signal.alarm(math.ceil(limits.seconds) + _GRACE_S)
            reading = _read(opener, Path(path), name, limits)
            connection.send_bytes(reading.model_dump_json().encode())
            signal.alarm(0)
            if reading.spent:
                return


def _read(opener: Opener, path: Path, name: str, limits: Limits) -> Reading:
    try:
        return Reading(read=opener(path, name))
    except Exception as error:  # readers of foreign formats raise anything
        of_system = error.errno if isinstance(error, OSError) else None
        if isinstance(error, MemoryError) or of_system == errno.ENOMEM:
            return failed(_hungry(name, limits.memory_mb), spent=True)
        return failed(explained(error, path, name), lasting=of_system is None)


def _confine(limits: Limits) -> None:
    """Silent, without core dumps, and with so much memory beside what the program itself takes."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    if sys.platform != "linux":
        return  # elsewhere the kernel does not hold to it
    import resource

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + limits.memory_mb * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _slow(name: str, seconds: float) -> CorpusError:
    return CorpusError(
        f"Reading took longer than {seconds:g} seconds.",
        remedy="Split the file, or raise ASSISTANT_INGEST_FILE_SECONDS.",
        file=name,
        told=f"读取超过 {seconds:g} 秒，已中止；请拆分文件，或调大 ASSISTANT_INGEST_FILE_SECONDS。",
    )


def _hungry(name: str, memory_mb: int) -> CorpusError:
    return CorpusError(
        f"Reading took more than {memory_mb} MB of memory.",
        remedy="Split the file, or raise ASSISTANT_INGEST_FILE_MB.",
        file=name,
        told=f"读取所需内存超过 {memory_mb} MB，已中止；请拆分文件，"
        "或调大 ASSISTANT_INGEST_FILE_MB。",
    )


def _crashed(name: str) -> CorpusError:
    return CorpusError(
        "The process that read the file died of it twice.",
        remedy="Save the file again with the program that made it.",
        file=name,
        told="读取程序两次在这个文件上崩溃；请用原来的程序重新保存。",
    )
