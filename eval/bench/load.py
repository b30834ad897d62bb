"""Latency and throughput of a server, by kind of question and number of clients."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from statistics import quantiles
from typing import Any, Final, NamedTuple

from eval.bench.server import Line, Server
from eval.question_set import Item

FLOOR: Final = "healthz"
"""Bare HTTP: what the server, the client and the machine cost without any question."""
FIRST: Final = "first event"
"""Of a stream, over questions of every kind: it waits for no work."""
SHOWN: Final = ("figure", "case", "text", "not_found", "clarify")
LEAST: Final = 5
"""Questions of a kind, below which its times say nothing."""


class Load(NamedTuple):
    """Of one kind of question; all clients ask at once, each over a connection of its own."""

    kind: str
    clients: int
    asked: int
    p50_ms: float
    p95_ms: float
    per_s: float


def kind_of(answer: dict[str, Any]) -> str:
    """What the answer was made of: that decides what it costs."""
    if answer["status"] != "answered":
        return str(answer["status"])
    looked_up = {figure["citation"] for figure in answer["figures"]}
    told = {citation["n"] for citation in answer["citations"]}
    return "figure" if told and told <= looked_up else "text"


def by_kind(server: Server, items: Sequence[Item]) -> dict[str, list[str]]:
    """First questions by kind; a case is told from its record, other text is searched for."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for item in items:
        kind = kind_of(server.chat(item.turns[0])[0])
        kinds[item.kind if (kind, item.kind) == ("text", "case") else kind].append(item.turns[0])
    return dict(kinds)


def loads(
    server: Server, kinds: dict[str, list[str]], clients: Sequence[int], seconds: float
) -> list[Load]:
    """For each number of clients bare HTTP first, then every kind with enough questions."""
    found = []
    every = [question for questions in kinds.values() for question in questions]
    for count in clients:
        found.append(_bare(server.port, count, seconds))
        found.append(_first(server.port, every, count, seconds))
        for kind in SHOWN:
            if len(questions := kinds.get(kind, [])) >= LEAST:
                found.append(_asked(server.port, kind, questions, count, seconds))
    return found


def percentiles_ms(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 95th."""
    cuts = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else [*seconds] * 99
    return cuts[49] * 1000, cuts[94] * 1000


def _bare(port: int, clients: int, seconds: float) -> Load:
    def ask(line: Line, turn: int) -> float:
        started = time.perf_counter()
        line.get("/healthz")
        return time.perf_counter() - started

    return _together(port, FLOOR, ask, clients, seconds)


def _first(port: int, questions: list[str], clients: int, seconds: float) -> Load:
    def ask(line: Line, turn: int) -> float:
        return line.first_event(questions[turn % len(questions)])

    return _together(port, FIRST, ask, clients, seconds)


def _asked(port: int, kind: str, questions: list[str], clients: int, seconds: float) -> Load:
    def ask(line: Line, turn: int) -> float:
        return line.chat(questions[turn % len(questions)])[1]

    return _together(port, kind, ask, clients, seconds)


def _together(
    port: int, kind: str, ask: Callable[[Line, int], float], clients: int, seconds: float
) -> Load:
    """Each client asks on until the time is over, and at least once."""
    times: list[list[float]] = [[] for _ in range(clients)]
    faults: list[Exception] = []
    begin = threading.Barrier(clients + 1)

    def client(number: int) -> None:
        line, turn = Line(port), number * 7  # so that no two ask the same at the same moment
        begin.wait()
        end = time.perf_counter() + seconds
        try:
            while not times[number] or time.perf_counter() < end:
                times[number].append(ask(line, turn))
                turn += 1
        except (RuntimeError, OSError) as error:
            faults.append(error)
        finally:
            line.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    begin.wait()
    started = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    if faults:
        raise faults[0]
    every = [second for held in times for second in held]
    return Load(kind, clients, len(every), *percentiles_ms(every), len(every) / took)
