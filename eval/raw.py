"""`python -m eval.raw FILE [--saved-as FORMAT] [--set PATH] [--out PATH]`: a document alone.

The questions that the curated corpus answers right are asked of a corpus that holds just this
file, as nobody has curated it, or its text saved in other formats. Printed: how many are still
right, by kind; which figures were invented; how many citations name the page of their sentence.
"""

import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant import bootstrap
from assistant.ingest.readers import read_text
from assistant.records import Audience
from assistant.settings import Settings
from eval.leaves import Leaf, leaves_of, pages_of
from eval.question_set import Item
from eval.run import Result, ask_all, files_of, in_process, load
from eval.saved import WRITERS

QUESTIONS = Path(__file__).parent / "questions"


def main(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A report.")],
    saved_as: Annotated[
        str, typer.Option(help=f"Its text saved as {', '.join(WRITERS)}, or all of them.")
    ] = "",
    sets: Annotated[
        list[Path] | None, typer.Option("--set", help="Question sets, or folders of them.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="JSON lines of what went wrong.")] = None,
) -> None:
    """Compares a raw document with the curated corpus of the settings."""
    formats = [*WRITERS] if saved_as == "all" else saved_as.split(",") if saved_as else [""]
    if unknown := set(formats) - {"", *WRITERS}:
        raise typer.BadParameter(f"{sorted(unknown)}: write {', '.join(WRITERS)}, or all.")
    settings = bootstrap.settings_of_environment()
    items = [i for i in load(files_of(sets or [QUESTIONS])) if i.audience == Audience.EXECUTIVE]
    with in_process(settings) as say:
        curated = [result.item for result in ask_all(say, items) if result.right]
    known, items = {item.id for item in curated}, [i for i in items if _kept(i, curated)]
    wrong = []
    for name in formats:
        leaves = leaves_of(read_text(file, file.name)) if name else []
        with tempfile.TemporaryDirectory() as folder:
            asked = _raw(settings, file, name, leaves, Path(folder), items)
        results = [result for result in asked if result.item.id in known]
        _show(name or file.name, results, leaves)
        wrong += [_line(name, result) for result in results if not result.right]
    if out:
        out.write_text("".join(wrong), "utf-8")


def _kept(item: Item, curated: list[Item]) -> bool:
    return any(other.id.split("@")[0] == item.id for other in curated)


def _raw(
    settings: Settings, file: Path, name: str, leaves: list[Leaf], folder: Path, items: list[Item]
) -> list[Result]:
    corpus, data = folder / "corpus", folder / "data"
    corpus.mkdir()
    if name:
        write, ending = WRITERS[name]
        write(leaves, corpus / f"{file.stem}{ending}")
    else:
        shutil.copy(file, corpus)
    data.mkdir()
    if (models := settings.data / "models").is_dir():
        (data / "models").symlink_to(models.resolve())
    alone = settings.model_copy(update={"corpus": corpus, "data": data})
    with in_process(alone) as say:
        return ask_all(say, items)


def _show(title: str, results: list[Result], leaves: Sequence[Leaf]) -> None:
    by_kind: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for result in results:
        for group in (result.item.status, f"  {result.item.kind}", "all"):
            by_kind[group][result.right] += 1
    table = Table("questions", "right", "of", "%", title=title)
    for kind, count in sorted(by_kind.items(), key=lambda pair: pair[0].strip() == "all"):
        of = count.total()
        table.add_row(kind, str(count[True]), str(of), f"{count[True] / of:.1%}")
    console = Console()
    console.print(table)
    invented = [r for r in results if r.scores["invented"].value < 1]
    console.print(f"invented figures: {len(invented)}", *(r.item.id for r in invented))
    if leaves:
        labels = [pair for result in results for pair in _labels(result, leaves)]
        wrong = Counter(f"{label or 'none'} for {of}" for of, label in labels if label not in of)
        told = [f"{pair} ({count})" for pair, count in wrong.most_common()]
        console.print(f"right page labels: {len(labels) - wrong.total()} of {len(labels)}", *told)


def _labels(result: Result, leaves: Sequence[Leaf]) -> Iterator[tuple[set[str], str]]:
    """Of each citation whose words stand on labelled pages: their labels, and the one told."""
    for citation in result.answer.citations:
        if pages := pages_of(citation.quote, leaves):
            yield pages, citation.page


def _line(name: str, result: Result) -> str:
    told = {"saved_as": name, "id": result.item.id, "turns": result.item.turns,
            "faults": result.faults, "answer": result.answer.answer}  # fmt: skip
    return json.dumps(told, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    typer.run(main)
