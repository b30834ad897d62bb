"""Works on files in a process of its own, which is killed when one takes too long or too much.

It is started with the first file, used for all of them, and replaced when it was killed or died.
Requests and replies are JSON: nothing that comes out of a document is ever unpickled. Its address
space is looked at many times a second; beyond that the kernel limits it (RLIMIT_AS) and refuses at
the moment of the allocation, where a look comes too late for what takes gigabytes a second.
"""

import json
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from pydantic import ValidationError

from assistant.errors import GenerationError, LeftOut
from assistant.ingest.checks import ByCheck, Evidence
from assistant.ingest.columns import is_named_as_table
from assistant.ingest.glossary import Names
from assistant.ingest.limits import CHECKING, Limits, address_space, crashed, failing, hungry, slow
from assistant.ingest.making import Made
from assistant.ingest.opening import Opener
from assistant.ingest.readers import Row
from assistant.ingest.readings import Fault, Reading, error_of, fault_of
from assistant.ingest.serving import DONE, FINDINGS, SPENT, Job, Request, Said, Told, serve
from assistant.records import Entity, Metric

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

_START_S: Final = 120.0
_LOOK_S: Final = 0.02


class _Reply(NamedTuple):
    """One of both."""

    body: bytes = b""
    fault: Fault | None = None


class Worker:
    def __init__(self, limits: Limits, opener: Opener | None = None) -> None:
        """`opener` has to be picklable: a function of a module, or a `partial` of one."""
        self.limits, self._opener = limits, opener or limits.opener
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._names: int | None = None
        """How many the process knows; None before the metrics were sent, too."""
        self.started = 0
        """How many processes it took."""

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def read(self, path: Path, name: str) -> Reading:
        """Raises `GenerationError` where no process can be started."""
        reply = self._do(Job.READ, path, name)
        if reply.fault:
            return Reading(fault=reply.fault)
        return Reading.model_validate_json(reply.body)

    def is_table(self, path: Path, name: str) -> bool:
        if is_named_as_table(name):
            return True
        return bool(json.loads(self._done(Job.IS_TABLE, path, name)))

    def rows(self, path: Path, name: str) -> Iterator[Row]:
        """They are read when this is called. Raises `LeftOut`, and what `read_rows` raises."""
        return map(Row._make, json.loads(self._done(Job.ROWS, path, name)))

    def names(self, path: Path, name: str) -> Names:
        """Raises `LeftOut`, and what `read_names` raises."""
        return Names.model_validate_json(self._done(Job.NAMES, path, name))

    def make(
        self,
        path: Path,
        name: str,
        text: str,
        metrics: Mapping[str, Metric],
        entities: Sequence[Entity],
    ) -> Made:
        """`entities` grow from call to call. Raises `LeftOut`, and what `make` raises."""

        def told() -> bytes:
            before = self._names
            new = tuple(entities[before or 0 :])
            every = tuple(metrics.values()) if before is None else None
            self._names = len(entities)
            body = Told(text=text, metrics=every, before=before or 0, entities=new)
            return body.model_dump_json().encode()

        try:
            return Made.model_validate_json(self._done(Job.MAKE, path, name, told))
        except ValidationError as error:
            raise failing(name, error) from error
        except LeftOut:
            self._names = None  # whether it has learnt them is open
            raise

    def check(self, path: Path, name: str, evidence: Evidence) -> ByCheck:
        """Of the text of a report. Raises `LeftOut`."""
        said = Said(
            figures=tuple(evidence.figures),
            passages=tuple(evidence.passages),
            documents=dict(evidence.documents),
        )
        body = said.model_dump_json().encode()
        try:
            return FINDINGS.validate_json(self._done(Job.CHECK, path, name, lambda: body))
        except ValidationError as error:
            raise failing(name, error, CHECKING) from error

    def _done(self, job: Job, path: Path, name: str, body: Callable[[], bytes] = bytes) -> bytes:
        reply = self._do(job, path, name, body)
        if reply.fault:
            raise error_of(reply.fault, name)
        return reply.body

    def _do(self, job: Job, path: Path, name: str, body: Callable[[], bytes] = bytes) -> _Reply:
        """`body` is asked for after the process has started, which may know something already."""
        for _ in range(2):  # who died may have been killed by a stranger
            connection = self._connection or self._start()
            try:
                request = Request(job, str(path.absolute()), name, body())
                return self._ask(connection, request)
            except (EOFError, OSError):
                self.close()
        return _Reply(fault=fault_of(crashed(name, job.doing)))

    def close(self) -> None:
        process, self._process = self._process, None
        connection, self._connection = self._connection, None
        self._names = None
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

    def _ask(self, connection: Connection, request: Request) -> _Reply:
        until = time.monotonic() + self.limits.seconds
        most = address_space(self.pid) + self.limits.memory_mb * 2**20
        connection.send_bytes(request.packed())
        while not connection.poll(_LOOK_S):
            if time.monotonic() > until:
                fault = slow(request.name, self.limits.seconds, request.job.doing)
            elif address_space(self.pid) > most:
                fault = hungry(request.name, self.limits.memory_mb, request.job.doing)
            else:
                continue
            self.close()
            return _Reply(fault=fault_of(fault))
        reply = connection.recv_bytes()
        mark, body = reply[:1], reply[1:]
        if mark == SPENT:
            self.close()
        return _Reply(body) if mark == DONE else _Reply(fault=Fault.model_validate_json(body))

    def _start(self) -> Connection:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._opener, self.limits),
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
