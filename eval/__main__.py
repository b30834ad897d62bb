"""`python -m eval [--set FILE] [--against URL --key KEY --audience A --corpus C] [--json]`."""

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.records import Audience
from eval.run import ask_all, at_url, in_process, load, report

QUESTIONS = Path(__file__).parent / "questions"


def main(
    sets: Annotated[list[Path] | None, typer.Option("--set", help="Question sets.")] = None,
    against: Annotated[str, typer.Option(help="A running server; in-process if empty.")] = "",
    key: Annotated[str, typer.Option(help="Its API key.")] = "",
    audience: Annotated[
        Audience, typer.Option(help="Whom the key stands for; others are not asked.")
    ] = Audience.EXECUTIVE,
    corpus: Annotated[
        Path | None, typer.Option(help="Its files; quotes are looked up in them. Else not.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Results as JSON lines.")] = False,
) -> None:
    """Asks every question and scores the answers; ends with 1 below the thresholds."""
    console = Console(stderr=as_json)
    try:
        items = load(sets or sorted(QUESTIONS.glob("*.yaml")))
        if against:
            others = [item for item in items if item.audience != audience]
            items = [item for item in items if item.audience == audience]
            console.print(f"{len(others)} questions of other audiences are left out.")
        if not against:
            corpus = bootstrap.settings_of_environment().corpus
        with nullcontext(at_url(against, key)) if against else in_process() as say:
            results = ask_all(say, items, corpus=corpus)
    except AssistantError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        raise typer.Exit(1) from None
    if as_json:
        for result in results:
            row = {"id": result.item.id, "faults": result.faults, "seconds": result.seconds,
                   "answer": result.answer.model_dump(mode="json")}  # fmt: skip
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if not report(results, console):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
