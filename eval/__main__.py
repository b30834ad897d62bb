"""`python -m eval [--set PATH] [--against URL --key KEY --audience A] [--json] [--out DIR]`.

Without a set, every question under `questions/` is asked, and those of the invented companies.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from assistant import bootstrap
from assistant.errors import AssistantError
from assistant.records import Audience
from assistant.settings import Settings
from eval.gate import measure, passed, thresholds
from eval.report.page import page
from eval.report.record import history, record, save
from eval.report.table import show
from eval.run import Result, ask_all, at_url, files_of, in_process, load

HERE = Path(__file__).parent
IN_PROCESS = "in-process"


def main(
    sets: Annotated[
        list[Path] | None, typer.Option("--set", help="Question sets, or folders of them.")
    ] = None,
    against: Annotated[
        str, typer.Option(help="The address of a running server, or in-process.")
    ] = IN_PROCESS,
    key: Annotated[str, typer.Option(help="Its API key.")] = "",
    audience: Annotated[
        Audience, typer.Option(help="Whom the key stands for; others are not asked.")
    ] = Audience.EXECUTIVE,
    corpus: Annotated[
        Path | None, typer.Option(help="Its files; quotes and figures are looked up in them.")
    ] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often each question is asked.")] = 2,
    as_json: Annotated[bool, typer.Option("--json", help="Results as JSON lines.")] = False,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the JSON and HTML report; one set alone: none.")
    ] = None,
) -> None:
    """Asks every question and scores the answers; ends with 1 below the thresholds."""
    console = Console(stderr=as_json)
    try:
        if against in {"", IN_PROCESS}:
            results = _local(sets, repeats)
        else:
            items = load(files_of(sets or [HERE / "questions"]))
            asked = [item for item in items if item.audience == audience]
            left = len(items) - len(asked)
            console.print(f"{left} questions of other audiences are left out.")
            results = ask_all(at_url(against, key), asked, corpus=corpus, repeats=repeats)
    except AssistantError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        raise typer.Exit(1) from None
    if as_json:
        _write_rows(results)
    measures = measure(results, thresholds())
    show(results, measures, console)
    if folder := out or (None if sets else HERE / "results"):
        made = record(results, measures)
        path = save(made, folder)
        page_path = path.with_suffix(".html")
        page_path.write_text(page(made, history(folder)), "utf-8")
        console.print(f"{path} and {page_path.name}", soft_wrap=True)
    if not passed(results, measures):
        raise typer.Exit(1)


def _local(sets: list[Path] | None, repeats: int) -> list[Result]:
    """The sets over the corpus of the environment; without one, every corpus and its own."""
    settings = bootstrap.settings_of_environment()
    exams = [(settings, sets or [HERE / "questions"])]
    if not sets:
        for home in sorted(path.parent for path in (HERE / "invented").glob("*/questions.yaml")):
            apart = Settings(corpus=home / "corpus", data=settings.data / "eval" / home.name)
            exams.append((apart, [home / "questions.yaml"]))
    results: list[Result] = []
    for each, files in exams:
        items = load(files_of(files))
        _share_models(settings.data, each.data)
        with in_process(each) as say:
            results += ask_all(say, items, corpus=each.corpus, repeats=repeats)
    return results


def _share_models(own: Path, apart: Path) -> None:
    """The embedding model is written once; where links are not allowed, once a corpus."""
    link = apart / "models"
    if apart != own and not link.exists():
        apart.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):
            link.symlink_to((own / "models").resolve(), target_is_directory=True)


def _write_rows(results: Sequence[Result]) -> None:
    for result in results:
        row = {"id": result.item.id, "faults": result.faults, "seconds": result.seconds,
               "answer": result.answer.model_dump(mode="json")}  # fmt: skip
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    typer.run(main)
