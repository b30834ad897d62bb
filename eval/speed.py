"""`python -m eval.speed`: how long a server takes to start and to answer, and how large it grows.

Starts `assistant serve` on a free port of this machine. Across machines ratios count: the last
column holds each kind of question against the embedder alone, in the same run.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Annotated, Any, Final, NamedTuple

import typer
from rich.console import Console
from rich.table import Table

from assistant.exchange import Asker, Question
from assistant.indexes.embedder import SentenceTransformerEmbedder
from assistant.records import Audience
from eval.question_set import read_set

QUESTIONS: Final = Path(__file__).parent / "questions"
PATIENCE_S: Final = 120.0
STEP_S: Final = 0.02
SCRIPT: Final = "from assistant.cli import main; main()"
COLD: Final = "from eval.speed import tell_cold; tell_cold()"


class Start(NamedTuple):
    """Seconds after the process began."""

    alive: float
    ready: float
    """For figures; text waits for the embedder."""
    embedder: float


class Server:
    """A started `assistant serve`, asked over one connection that stays open."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def get(self, path: str) -> tuple[int, dict[str, Any]]:
        return self._send("GET", path, None)

    def chat(self, question: str) -> tuple[dict[str, Any], float]:
        """The answer and its seconds."""
        body = json.dumps({"question": question}).encode()
        started = time.perf_counter()
        status, answer = self._send("POST", "/api/chat", body)
        seconds = time.perf_counter() - started
        if status != 200:
            raise RuntimeError(f"{status} to {question!r}: {answer}")
        return answer, seconds

    def memory_mb(self) -> float | None:
        return memory_mb(self._process.pid)

    def wait(self) -> Start:
        """Until the embedder is ready."""
        started = time.perf_counter()
        seen: dict[str, float] = {}
        while time.perf_counter() - started < PATIENCE_S:
            try:
                status, health = self.get("/readyz")
            except OSError:
                if self._process.poll() is not None:
                    raise RuntimeError("The server ended before it was ready.") from None
                time.sleep(STEP_S)
                continue
            now = time.perf_counter() - started
            seen.setdefault("alive", now)
            if status == 200:
                seen.setdefault("ready", now)
            if status == 200 and health["embedder"] == "ready":
                return Start(seen["alive"], seen["ready"], now)
            if health["embedder"] == "failed":
                raise RuntimeError(health["problem"])
            time.sleep(STEP_S)
        raise RuntimeError(f"The server was not ready within {PATIENCE_S:.0f} s.")

    def _send(self, method: str, path: str, body: bytes | None) -> tuple[int, dict[str, Any]]:
        headers = {"Content-Type": "application/json"} if body else {}
        try:
            self._connection.request(method, path, body, headers)
            response = self._connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise OSError(str(error)) from error


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", SCRIPT, "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=_environment(data), stdout=subprocess.DEVNULL)
    try:
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def memory_mb(process: int | str = "self") -> float | None:
    """Resident, where `/proc` tells it."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text("ascii").split()[1]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def tell_cold() -> None:
    """Memory after the questions on standard input, in a process that never loads the embedder."""
    from assistant import bootstrap

    settings = bootstrap.settings_of_environment()
    with closing(bootstrap.build(settings, warm=False)) as service:
        bootstrap.http_app(settings, service)
        asker = Asker(id="eval", audience=Audience.EXECUTIVE)
        held = memory_mb()
        for question in json.load(sys.stdin):
            service.ask(Question(text=question, asker=asker))
            if service.health().embedder == "ready":
                break  # this one looked into the prose as well
            held = memory_mb()
        sys.stdout.write(json.dumps(held))


def cold_memory_mb(data: Path, questions: list[str]) -> float | None:
    """Of an assistant that was asked figures alone."""
    done = subprocess.run(
        [sys.executable, "-c", COLD], input=json.dumps(questions), text=True, check=True,
        stdout=subprocess.PIPE, env=_environment(data),
    )  # fmt: skip
    told: float | None = json.loads(done.stdout)
    return told


def kind_of(answer: dict[str, Any]) -> str:
    """What the answer was made of: that decides what it costs."""
    if answer["status"] != "answered":
        return str(answer["status"])
    looked_up = {figure["citation"] for figure in answer["figures"]}
    told = {citation["n"] for citation in answer["citations"]}
    return "figure" if told and told <= looked_up else "text"


def by_kind(server: Server, questions: list[str]) -> dict[str, list[str]]:
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for question in questions:
        kinds[kind_of(server.chat(question)[0])].append(question)
    return dict(kinds)


def latencies(server: Server, questions: list[str], repeats: int) -> list[float]:
    """Seconds, each question `repeats` times, in turns."""
    return [server.chat(question)[1] for _ in range(repeats) for question in questions]


def embedding_seconds(data: Path, questions: list[str]) -> float:
    """Median of the embedder alone, in this process."""
    embedder = SentenceTransformerEmbedder(models=data / "models")
    times = []
    for question in (questions[0], *questions):
        started = time.perf_counter()
        embedder.embed_query(question)
        times.append(time.perf_counter() - started)
    return median(times[1:])


def latency_table(times: dict[str, list[float]], embedding_s: float) -> Table:
    table = Table("question", "asked", "p50 ms", "p95 ms", "p50 / embedder")
    for kind, seconds in sorted(times.items()):
        cuts = quantiles(seconds, n=100, method="inclusive") if len(seconds) > 1 else seconds * 99
        table.add_row(kind, str(len(seconds)), f"{cuts[49] * 1000:.1f}", f"{cuts[94] * 1000:.1f}",
                      f"{cuts[49] / embedding_s:.2f}")  # fmt: skip
    return table


def start_table(start: Start, cold_mb: float | None, warm_mb: float | None) -> Table:
    table = Table("after the process began", "")
    for name, seconds in start._asdict().items():
        table.add_row(name, f"{seconds:.1f} s")
    for name, size in (("memory without embedder", cold_mb), ("memory with it", warm_mb)):
        table.add_row(name, "not told here" if size is None else f"{size:.0f} MB")
    return table


def main(
    sets: Annotated[list[Path] | None, typer.Option("--set", help="Question sets.")] = None,
    data: Annotated[Path | None, typer.Option(help="An ingested folder; else a new one.")] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often each question is asked.")] = 5,
) -> None:
    """Prints time to ready, latency by kind of question, and memory."""
    items = [item for path in sets or sorted(QUESTIONS.glob("*.yaml")) for item in read_set(path)]
    questions = [item.turns[0] for item in items if len(item.turns) == 1]
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ingest = [sys.executable, "-c", SCRIPT, "ingest"]
        subprocess.run(ingest, env=_environment(folder), check=True, stdout=subprocess.DEVNULL)
        with serving(folder) as server:
            start = server.wait()
            kinds = by_kind(server, questions)
            times = {kind: latencies(server, asked, repeats) for kind, asked in kinds.items()}
            warm_mb = server.memory_mb()
        cold_mb = cold_memory_mb(folder, kinds.get("figure", []))
        embedding_s = embedding_seconds(folder, questions)
    console = Console()
    console.print(start_table(start, cold_mb, warm_mb))
    console.print(latency_table(times, embedding_s))
    console.print(f"the embedder alone: {embedding_s * 1000:.1f} ms")


def _environment(data: Path) -> dict[str, str]:
    return {**os.environ, "ASSISTANT_DATA": str(data), "ASSISTANT_API_KEYS": ""}


if __name__ == "__main__":
    typer.run(main)
