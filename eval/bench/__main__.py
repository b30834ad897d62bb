"""`python -m eval.bench [--part growth] [--sizes 300,10000]`: speed and size, ratios first."""

import json
import sys
import tempfile
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.indexes.base import Embedder
from assistant.indexes.embedder import EMBEDDED, SentenceTransformerEmbedder
from assistant.ingest.corpus import read_corpus
from eval.bench.beside import beside, embedding_ms
from eval.bench.cold import cold, cold_memory_mb
from eval.bench.growth import Grown, grow
from eval.bench.intake import intake
from eval.bench.load import Load, by_kind, loads
from eval.bench.measured import RESULTS, Measured, Sheet, commit
from eval.bench.page import page
from eval.bench.recombined import Recombined
from eval.bench.server import ingest, serving
from eval.peers.corpora import all_sets, asked, own_sets
from eval.question_set import Item
from eval.run import load

PROSE = {"fact", "list", "why", "overview"}
"""Kinds of questions that a growing heap of passages is asked."""
Memory = dict[str, float | None]


class Part(StrEnum):
    SERVER = "server"
    """Over HTTP, with cold starts and memory."""
    INGEST = "ingest"
    GROWTH = "growth"
    PEERS = "peers"


def main(
    sizes: Annotated[str, typer.Option(help="Passages, by commas; empty leaves growth out.")]
    = "300,10000,100000",
    clients: Annotated[str, typer.Option(help="Clients at once, by commas.")] = "1,8,32",
    seconds: Annotated[float, typer.Option(min=0.1, help="How long each load lasts.")] = 5.0,
    sample: Annotated[int, typer.Option(min=1, help="Questions put to each peer, about.")] = 200,
    output: Annotated[Path, typer.Option(help="Folder of the results.")] = RESULTS,
    only: Annotated[
        list[Part] | None, typer.Option("--part", help="What is measured, several times; else all.")
    ] = None,
) -> None:  # fmt: skip
    """Measures this machine's server, ingest, growth and peers; prints tables, writes a page."""
    console = Console(width=None if sys.stdout.isatty() else 110)
    try:
        parts = frozenset(only or Part)
        measured = measure(parts, _numbers(sizes), _numbers(clients), seconds, sample, console)
    except (AssistantError, RuntimeError) as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(1) from None
    for sheet in measured.sheets():
        _print(sheet, console)
    title = f"bench-{date.today().isoformat()}-{commit()}"
    output.mkdir(parents=True, exist_ok=True)
    for ending, text in (
        ("json", json.dumps(measured.as_json(), ensure_ascii=False, indent=1)),
        ("html", page(measured, title)),
    ):
        path = output / f"{title}.{ending}"
        path.write_text(text, encoding="utf-8")
        console.print(f"written: {path}", soft_wrap=True)


def measure(
    parts: Collection[Part],
    sizes: Sequence[int],
    clients: Sequence[int],
    seconds: float,
    sample: int,
    console: Console,
) -> Measured:
    settings, items, made = bootstrap.settings_of_environment(), load(own_sets()), Measured()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        embedder = SentenceTransformerEmbedder(
            settings.embedder or EMBEDDED, models=folder / "models"
        )
        if Part.SERVER in parts:
            console.print("server …")
            made = _of_server(folder, items, clients, seconds, embedder, console)
        if Part.INGEST in parts:
            console.print("ingest …")
            made = made._replace(intake=intake(settings.corpus, embedder))
        if Part.GROWTH in parts:
            made = made._replace(grown=_grown(sizes, settings.corpus, embedder, console))
        if Part.PEERS in parts:
            console.print("peers …")
            asked_of_all = items[:: max(1, len(items) // sample)]
            made = made._replace(beside=beside(settings.corpus, asked_of_all, embedder))
    return made


def _of_server(
    folder: Path,
    items: Sequence[Item],
    clients: Sequence[int],
    seconds: float,
    embedder: Embedder,
    console: Console,
) -> Measured:
    ingest(folder)
    found, kinds, memory = _served(folder, items, clients, seconds)
    console.print("cold starts …")
    colds = [cold(folder, kind, kinds[kind][0]) for kind in ("figure", "text")]
    return Measured(embedding_ms(embedder, kinds["text"]), found, colds, memory)


def _served(
    data: Path, items: Sequence[Item], clients: Sequence[int], seconds: float
) -> tuple[list[Load], dict[str, list[str]], Memory]:
    with serving(data) as server:
        server.wait()
        kinds = by_kind(server, [item for item in items if len(item.turns) == 1])
        found = loads(server, kinds, clients, seconds)
        warm = server.memory_mb()
    memory = {
        "without the embedder": cold_memory_mb(data, kinds.get("figure", [])),
        f"with it, after {sum(load.asked for load in found)} questions": warm,
    }
    return found, kinds, memory


def _grown(sizes: Sequence[int], corpus: Path, embedder: Embedder, console: Console) -> list[Grown]:
    if not sizes:
        return []
    groups = asked(all_sets(), corpus)
    made = Recombined([read_corpus(group.corpus) for group in groups], embedder)
    prose = [item.turns[0] for group in groups for item in group.items if item.kind in PROSE]
    questions = prose[:: max(1, len(prose) // 60)]
    found = []
    for size in sizes:
        console.print(f"growth, {size:,} passages …")
        found.append(grow(made, size, questions))
    return found


def _numbers(text: str) -> list[int]:
    try:
        found = [int(part) for part in text.split(",") if part.strip()]
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no list of numbers: 300,10000") from None
    if any(number < 1 for number in found):
        raise typer.BadParameter("Numbers begin at 1.")
    return found


def _print(sheet: Sheet, console: Console) -> None:
    table = Table(*sheet.head, title=sheet.title, title_justify="left", box=None)
    for row in sheet.rows:
        table.add_row(*row)
    console.print(table)
    console.print(sheet.note, highlight=False)
    console.print()


if __name__ == "__main__":
    typer.run(main)
