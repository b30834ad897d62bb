"""A started `assistant serve` on a free port of this machine, asked over its own HTTP."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

PATIENCE_S: Final = 120.0
STEP_S: Final = 0.02
SCRIPT: Final = "from assistant.cli import main; main()"
Body = dict[str, Any]
T = TypeVar("T")


class Start(NamedTuple):
    """Seconds after the process began."""

    alive: float
    ready: float
    """For figures; text waits for the embedder."""
    embedder: float


class Line:
    """One connection that stays open."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> tuple[int, Body]:
        return self._send("GET", path, None)

    def chat(self, question: str) -> tuple[Body, float]:
        """The answer and its seconds."""
        body = json.dumps({"question": question}).encode()
        started = time.perf_counter()
        status, answer = self._send("POST", "/api/chat", body)
        seconds = time.perf_counter() - started
        if status != 200:
            raise RuntimeError(f"{status} to {question!r}: {answer}")
        return answer, seconds

    def first_event(self, question: str) -> float:
        """Seconds until a stream tells anything; the rest is read, and not counted."""
        body = json.dumps({"question": question}).encode()
        started = time.perf_counter()
        headers = {"Content-Type": "application/json"}
        self._connection.request("POST", "/api/chat/stream", body, headers)
        response = self._connection.getresponse()
        while response.readline().strip():
            continue
        seconds = time.perf_counter() - started
        if b"event: answer" not in (rest := response.read()):
            raise RuntimeError(f"No answer to {question!r}: {rest.decode()}")
        return seconds

    def close(self) -> None:
        self._connection.close()

    def _send(self, method: str, path: str, body: bytes | None) -> tuple[int, Body]:
        headers = {"Content-Type": "application/json"} if body else {}
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise OSError(str(error)) from error


class Server(Line):
    """A process and a first connection to it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        super().__init__(port)
        self._process = process
        self.port = port

    def memory_mb(self) -> float | None:
        return memory_mb(self._process.pid)

    def wait(self) -> Start:
        """Until the embedder is ready."""
        seen: dict[str, float] = {}

        def asked(now: float) -> Start | None:
            status, health = self.get("/readyz")
            seen.setdefault("alive", now)
            if status == 200:
                seen.setdefault("ready", now)
            if health["embedder"] == "failed":
                raise RuntimeError(health["problem"])
            ready = status == 200 and health["embedder"] == "ready"
            return Start(seen["alive"], seen["ready"], now) if ready else None

        return self._until(asked)

    def first_answer(self, question: str) -> float:
        """Seconds until the question is answered, asked from the first moment on."""
        started = time.perf_counter()

        def asked(now: float) -> float | None:
            answer, _ = self.chat(question)
            if answer["status"] != "answered":
                raise RuntimeError(f"{question!r} is not answered: {answer['answer']}")
            return time.perf_counter() - started

        return self._until(asked)

    def _until(self, attempt: Callable[[float], T | None]) -> T:
        started = time.perf_counter()
        while (now := time.perf_counter() - started) < PATIENCE_S:
            try:
                if (found := attempt(now)) is not None:
                    return found
            except OSError:
                if self._process.poll() is not None:
                    raise RuntimeError("The server ended before it was ready.") from None
            time.sleep(STEP_S)
        raise RuntimeError(f"The server was not ready within {PATIENCE_S:.0f} s.")


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SCRIPT, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment(data), stdout=subprocess.DEVNULL)
    try:
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def ingest(data: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, "ingest"]
    done = subprocess.run(command, env=environment(data), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)


def memory_mb(process: int | str = "self") -> float | None:
    """Resident, where `/proc` tells it."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def environment(data: Path) -> dict[str, str]:
    """As `make run` and the image set it."""
    ours = {"ASSISTANT_DATA": str(data), "ASSISTANT_API_KEYS": "", "MALLOC_ARENA_MAX": "2"}
    return {**os.environ, **ours}
