"""A real server on loopback, and an assistant that is stepped through its answer by hand."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn

from assistant.access import open_asker, read_keys
from assistant.errors import Stopped
from assistant.exchange import (
    Answer,
    Ask,
    Cited,
    Delta,
    Event,
    Health,
    Observe,
    Question,
    Service,
    ignore,
    never,
)
from tests.api_fakes import answer
from tests.invented import BROWSE

PATIENCE_S = 60.0


@contextmanager
def served(app: Callable[..., object]) -> Iterator[str]:
    """Its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + PATIENCE_S
    while not server.started and time.monotonic() < until:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE_S)
    assert not thread.is_alive(), "the server did not end"


def service(ask: Ask, keys: str = "") -> Service:
    known = read_keys(keys)
    return Service(
        ask=ask, identify=known.identify if keys else lambda _: open_asker(), open_access=not keys,
        health=lambda: Health(generation="g1", state="ok", embedder="ready"),
        browse=BROWSE, findings=lambda _: (), show=lambda *_: [], close=lambda: None,
    )  # fmt: skip


class Stepped:
    """Tells the plan, waits for `go`, then tells the question back word by word.

    It stops as the chain does: between steps.
    """

    def __init__(self, *, waits: bool = False, fails: Exception | None = None) -> None:
        self.go, self.stopped = threading.Event(), threading.Event()
        self.begun = 0
        self._fails = fails
        if not waits:
            self.go.set()

    def __call__(
        self, question: Question, *, observe: Observe = ignore, stop: Callable[[], bool] = never
    ) -> Answer:
        self.begun += 1
        observe(Event(stage="plan"))
        while not self.go.wait(0.01):
            self._unless_stopped(stop)
        self._unless_stopped(stop)
        if self._fails:
            raise self._fails
        made = answer(f"{question.text} [1]", answer_id=question.answer_id or "a1")
        observe(Cited(citations=made.citations))
        for piece in made.answer.split(" "):
            observe(Delta(text=piece if piece == "[1]" else f"{piece} "))
        return made

    def _unless_stopped(self, stop: Callable[[], bool]) -> None:
        if stop():
            self.stopped.set()
            raise Stopped


@dataclass
class Sent:
    """One event as a client reads it."""

    name: str = "message"
    id: int = 0
    data: dict[str, Any] = field(default_factory=dict)


def events(lines: Iterator[str]) -> Iterator[Sent]:
    """Comments are passed over."""
    fields: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(": ")
        if line and key:
            fields[key] = value
        elif not line and "data" in fields:
            yield Sent(fields["event"], int(fields["id"]), json.loads(fields["data"]))
            fields = {}


def streamed(client: httpx.Client, text: str, **more: Any) -> list[Sent]:  # noqa: ANN401 - JSON
    with client.stream("POST", "/api/chat/stream", json={"question": text, **more}) as response:
        assert response.status_code == 200, response.read()
        return list(events(response.iter_lines()))
