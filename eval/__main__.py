"""`python -m eval [--set FILE] [--against URL --key KEY] [--json]`."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.run import ask_all, at_url, in_process, load, report

QUESTIONS = Path(__file__).parent / "questions"


def main(
    sets: Annotated[list[Path] | None, typer.Option("--set", help="Question sets.")] = None,
    against: Annotated[str, typer.Option(help="A running server; in-process if empty.")] = "",
    key: Annotated[str, typer.Option(help="Its API key.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Results as JSON lines.")] = False,
) -> None:
    """Asks every question and scores the answers; ends with 1 below the thresholds."""
    items = load(sets or sorted(QUESTIONS.glob("*.yaml")))
    if against:
        items = [item for item in items if item.audience == "executive"]
    results = ask_all(at_url(against, key) if against else in_process(), items)
    if as_json:
        for result in results:
            row = {"id": result.item.id, "faults": result.faults, "seconds": result.seconds,
                   "answer": result.answer.model_dump(mode="json")}  # fmt: skip
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if not report(results, Console(stderr=as_json)):
        raise typer.Exit(1)


typer.run(main)
