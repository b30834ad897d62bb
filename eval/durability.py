"""`python -m eval.durability`: kills builders, cuts files, deletes folders, and asks all the while.

Two invented corpora take turns. After each blow the server that was running and one that starts
afresh must answer as before it, or, where the switch had been made, as the new corpus does.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from assistant.errors import AssistantError
from assistant.indexes.base import Embedder
from assistant.indexes.build import publish
from assistant.indexes.embedder import SentenceTransformerEmbedder
from assistant.indexes.generation import Home
from assistant.indexes.store import Store
from assistant.records import Audience, Corpus
from eval.scale import RandomEmbedder, invented

FIGURES: Final = 4000
PASSAGES: Final = 1200
MODEL_PASSAGES: Final = 60
"""With the real model a build would otherwise take minutes."""
QUESTIONS: Final = 4

app = typer.Typer(add_completion=False)


def corpus(title: str, passages: int) -> Corpus:
    """Two titles differ in a third of their texts, as two months of a report do."""
    whole = invented(FIGURES, passages)
    kept = tuple(
        record
        for number, record in enumerate(whole.passages)
        if number % 3 or number % 2 == (title == "odd")
    )
    documents = (whole.documents[0].model_copy(update={"title": title}),)
    return whole.model_copy(update={"fingerprint": title, "passages": kept, "documents": documents})


def model(data: Path, passages: int) -> Embedder:
    real = passages == MODEL_PASSAGES
    return SentenceTransformerEmbedder(models=data.parent / "models") if real else RandomEmbedder()


class Server:
    """A process with the data open, asked over its standard input."""

    def __init__(self, data: Path, passages: int) -> None:
        command = [sys.executable, "-m", "eval.durability", "serve", str(data), str(passages)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def answers(self) -> tuple[str, str]:
        """Title of the corpus and digest of every answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline() or '["", "no answer"]')
        return said[0], said[1]

    def stop(self) -> None:
        self._process.communicate()


@app.command()
def serve(data: Path, passages: int) -> None:
    """One line of answers for each line of input."""
    store = Store(data, model(data, passages))
    for _ in sys.stdin:
        try:
            said = _answers(store, passages)
        except AssistantError as error:
            said = "", str(error)
        typer.echo(json.dumps(said))


def _answers(store: Store, passages: int) -> tuple[str, str]:
    whole, seen = corpus("even", passages), store.view(Audience.EXECUTIVE)
    answers: list[object] = [record.text for record in whole.figures[:: FIGURES // QUESTIONS]]
    for figure in whole.figures[:: FIGURES // QUESTIONS]:
        answers.append([f.text for f in seen.figures(figure.metric or "", subject=figure.subject)])
    for record in whole.passages[:: len(whole.passages) // QUESTIONS]:
        for search in (seen.keyword, seen.dense):
            answers.append([(hit.id, round(hit.score, 4)) for hit in search(record.text, 5)])
    return seen.documents()[0].title, hashlib.sha256(repr(answers).encode()).hexdigest()[:12]


@app.command()
def build(data: Path, title: str, passages: int) -> None:
    """Publishes one of the corpora, and tells each stage."""
    publish(
        data,
        corpus(title, passages),
        model(data, passages),
        lambda stage, done, total: typer.echo(f"{stage} {done}/{total}"),
    )


class Trial:
    """Holds the expected answers, the running server, and what went wrong."""

    def __init__(self, data: Path, passages: int) -> None:
        self.data = data
        self.passages = passages
        self.expected: dict[str, str] = {}
        self.faults = 0
        self.build_s = 0.0
        for title in ("odd", "even"):
            builder = self.builder(title)
            _stage(builder)
            started = time.monotonic()
            builder.communicate()
            self.build_s = time.monotonic() - started
            fresh = Server(data, passages)
            self.expected.update([fresh.answers()])
            fresh.stop()
        self.running = Server(data, passages)
        self.before = self.running.answers()[0]

    def builder(self, title: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "eval.durability", "build"]
        command += [str(self.data), title, str(self.passages)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def judge(self, blow: str, may_serve: set[str]) -> None:
        """Asks both servers; they must agree with each other and with a corpus that may serve."""
        fresh = Server(self.data, self.passages)
        said = {"running": self.running.answers(), "fresh": fresh.answers()}
        fresh.stop()
        good = all(self.expected.get(t) == digest and t in may_serve for t, digest in said.values())
        good = good and len(set(said.values())) == 1
        self.faults += not good
        self.before = said["fresh"][0] or self.before
        serves = " / ".join(dict.fromkeys(title or answer for title, answer in said.values()))
        typer.echo(f"{blow:44}{serves:12}{'as before' if good else 'WRONG'}")

    def kill(self, number: int, wait_s: float) -> None:
        """The stage is read before the kill is timed: imports are no part of a build."""
        after = "odd" if self.before == "even" else "even"
        process = self.builder(after)
        stage = _stage(process)
        time.sleep(wait_s)
        process.kill()
        lines = [stage, *process.communicate()[0].splitlines()]
        last = next((line.strip() for line in reversed(lines) if "/" in line), "")
        self.judge(f"kill {number:2}, after {wait_s:.2f} s, {last}", {self.before, after})

    def harm(self, blow: str, act: Callable[[Path], None]) -> None:
        home = Home(self.data)
        act(home.folder(home.published()[0]))
        self.judge(blow, {self.before})

    def second_builder(self) -> None:
        after = "odd" if self.before == "even" else "even"
        first = self.builder(after)
        _stage(first)
        refused = self.builder(after).wait() != 0
        first.communicate()
        self.faults += not refused
        self.judge(f"second builder {'refused' if refused else 'NOT REFUSED'}", {after})


@app.command()
def trial(
    kills: Annotated[int, typer.Option(min=0)] = 20,
    seed: Annotated[int, typer.Option(help="Of the moments.")] = 0,
    real: Annotated[bool, typer.Option("--model", help="Embed with the default model.")] = False,
) -> None:
    """Every blow of the table; exits with 1 if any answer differed."""
    folder = Path(tempfile.mkdtemp(prefix="durability-"))
    subject = Trial(folder / "data", MODEL_PASSAGES if real else PASSAGES)
    dice = random.Random(seed)
    try:
        for number in range(1, kills + 1):
            subject.kill(number, dice.uniform(0, subject.build_s))
        subject.second_builder()
        home = Home(subject.data)
        sealed = home.folder(home.published()[0])
        for path in sorted(p.relative_to(sealed) for p in sealed.rglob("*") if p.is_file()):
            name = path.name if path.parent.name in {"", "chroma"} else f"…/{path.name}"
            subject.harm(f"cut {name}", partial(_cut, path=path))
        subject.harm("delete the sealed folder", lambda place: shutil.rmtree(place / "chroma"))
        subject.harm("delete the generation", shutil.rmtree)
        subject.harm("empty CURRENT", lambda _: os.truncate(home.current, 0))
        other = Server(subject.data, subject.passages)
        other.answers()
        subject.judge("a second server on the same data", {subject.before})
        other.stop()
        subject.running.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    typer.echo(f"{subject.faults} fault(s)")
    raise typer.Exit(1 if subject.faults else 0)


def _stage(builder: "subprocess.Popen[str]") -> str:
    """Its first one."""
    assert builder.stdout is not None
    return builder.stdout.readline()


def _cut(folder: Path, path: Path) -> None:
    """Half of the file; its name may have changed since an earlier blow was mended."""
    found = folder / path
    found = found if found.is_file() else next(folder.rglob(path.name))
    os.truncate(found, found.stat().st_size // 2)


if __name__ == "__main__":
    if len(sys.argv) == 1 or sys.argv[1].startswith("-"):
        sys.argv.insert(1, "trial")
    app()
