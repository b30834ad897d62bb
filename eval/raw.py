"""`python -m eval.raw FILE [--set PATH] [--out PATH]`: a document alone, as nobody has curated it.

The questions that the curated corpus answers right are asked of a corpus that holds just this
file. Printed: how many are still right, by kind; which figures were invented.
"""

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant import bootstrap
from assistant.records import Audience
from assistant.settings import Settings
from eval.question_set import Item
from eval.run import Result, ask_all, files_of, in_process, load

QUESTIONS = Path(__file__).parent / "questions"


def main(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A report.")],
    sets: Annotated[
        list[Path] | None, typer.Option("--set", help="Question sets, or folders of them.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="JSON lines of what went wrong.")] = None,
) -> None:
    """Compares a raw document with the curated corpus of the settings."""
    settings = bootstrap.settings_of_environment()
    items = [i for i in load(files_of(sets or [QUESTIONS])) if i.audience == Audience.EXECUTIVE]
    with in_process(settings) as say:
        curated = [result.item for result in ask_all(say, items) if result.right]
    with tempfile.TemporaryDirectory() as folder:
        results = _raw(settings, file, Path(folder), [i for i in items if _kept(i, curated)])
    known = {item.id for item in curated}
    results = [result for result in results if result.item.id in known]
    _show(results)
    if out:
        out.write_text("".join(_line(r) for r in results if not r.right), "utf-8")


def _kept(item: Item, curated: list[Item]) -> bool:
    return any(other.id.split("@")[0] == item.id for other in curated)


def _raw(settings: Settings, file: Path, folder: Path, items: list[Item]) -> list[Result]:
    corpus, data = folder / "corpus", folder / "data"
    corpus.mkdir()
    shutil.copy(file, corpus)
    data.mkdir()
    if (models := settings.data / "models").is_dir():
        (data / "models").symlink_to(models.resolve())
    alone = settings.model_copy(update={"corpus": corpus, "data": data})
    with in_process(alone) as say:
        return ask_all(say, items)


def _show(results: list[Result]) -> None:
    by_kind: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for result in results:
        for group in (result.item.status, f"  {result.item.kind}", "all"):
            by_kind[group][result.right] += 1
    table = Table("questions", "right", "of", "%")
    for kind, count in sorted(by_kind.items(), key=lambda pair: pair[0].strip() == "all"):
        of = count.total()
        table.add_row(kind, str(count[True]), str(of), f"{count[True] / of:.1%}")
    console = Console()
    console.print(table)
    invented = [r for r in results if r.scores["invented"].value < 1]
    console.print(f"invented figures: {len(invented)}", *(r.item.id for r in invented))


def _line(result: Result) -> str:
    told = {"id": result.item.id, "turns": result.item.turns, "faults": result.faults,
            "answer": result.answer.answer}  # fmt: skip
    return json.dumps(told, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    typer.run(main)
