"""`python -m eval.peers [--set FILE] [--peer KEY] [--json]`: what we are worth beside others."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.indexes.base import Embedder
from assistant.indexes.embedder import EMBEDDED, SentenceTransformerEmbedder
from eval.peers import tables
from eval.peers.corpora import Asked, Remembering, all_sets, asked, ground
from eval.peers.marks import marks_of
from eval.peers.rows import NOTES, OURS, PEERS, STAGES, Peer
from eval.run import Result, ask_all

ALL = (*PEERS, *STAGES)


def main(
    sets: Annotated[
        list[Path] | None,
        typer.Option("--set", help="Question sets; a folder `corpus` beside one is its corpus."),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option("--peer", help="Rows by name; else all.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Results as JSON.")] = False,
) -> None:
    """Asks every peer every question and prints what each row is worth."""
    console = Console(stderr=as_json, width=None if sys.stdout.isatty() else 100)
    if strange := set(only or ()) - {peer.key for peer in ALL}:
        known = ", ".join(peer.key for peer in ALL)
        raise typer.BadParameter(f"No row is called {', '.join(sorted(strange))}: {known}")
    chosen = tuple(peer for peer in ALL if not only or peer.key in only)
    try:
        settings = bootstrap.settings_of_environment()
        embedder = SentenceTransformerEmbedder(
            settings.embedder or EMBEDDED, models=settings.data / "models"
        )
        compared = compare(asked(sets or all_sets(), settings.corpus), chosen, embedder)
    except AssistantError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        raise typer.Exit(1) from None
    if as_json:
        told = tables.as_json(compared, chosen)
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    show(compared, chosen, console)


def compare(
    questions: Sequence[Asked], peers: Sequence[Peer], embedder: Embedder
) -> tables.Compared:
    """Every peer over every corpus with one embedder."""
    held: dict[str, list[Result]] = {peer.key: [] for peer in peers}
    for corpus, items in questions:
        with ground(corpus, Remembering(embedder)) as shared:
            for peer in peers:
                held[peer.key] += ask_all(peer.make(shared), list(items), corpus=corpus)
    return {key: marks_of(results) for key, results in held.items()}


def show(compared: tables.Compared, peers: Sequence[Peer], console: Console) -> None:
    console.print(tables.overview(compared))
    for peer in peers:
        console.print(f"{peer.key}: {peer.why}.", markup=False, highlight=False)
    for note in NOTES:
        console.print(note, markup=False, highlight=False)
    console.print()
    console.print(tables.kinds(compared, tuple(peer.key for peer in PEERS)))
    if OURS in compared and any(stage.key in compared for stage in STAGES):
        console.print()
        console.print(tables.worth(compared, STAGES))
    for key, ids in tables.losses(compared).items():
        console.print(f"right with {key}, wrong with ours: {', '.join(ids)}", markup=False)


if __name__ == "__main__":
    typer.run(main)
