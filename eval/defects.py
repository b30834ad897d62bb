"""`python -m eval.defects`: ten defects, planted one at a time in a copy; the gate has to see each.

The copy answers the questions of the invented company `cold-chain`. A defect counts as caught if
a threshold is broken that the copy without a defect keeps.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer
from rich.console import Console
from rich.table import Table

from assistant.errors import AssistantError

ROOT: Final = Path(__file__).parent.parent
COMPANY: Final = ROOT / "eval/invented/cold-chain"


class Defect(NamedTuple):
    """A piece of source that stands exactly once in its file, and what takes its place."""

    name: str
    file: str
    old: str
    new: str


DEFECTS: Final = (
    Defect("a unit scaled by ten", "quantities/numerals.py",
           '    "万": Decimal(10) ** 4,', '    "万": Decimal(10) ** 5,'),
    Defect("a wrong period", "retrieval/dated.py",
           "last = max((f.period or", "last = min((f.period or"),
    Defect("a neighbour's figure", "retrieval/figures.py",
           "    figures = view.figures(metric, subject=subject)\n",
           "    figures = view.figures(metric, subject=(subjects_of(view, metric) or (subject,))[0]"
           " if subject else None)\n"),
    Defect("a dropped bound", "answering/draft.py",
           'bound=quantity.bound if quantity else "exact"', 'bound="exact"'),
    Defect("an invented citation", "answering/draft.py",
           "quote=source.quote,", 'quote=source.quote.rstrip("。") + "，好于预期。",'),
    Defect("a leak to sales", "indexes/view.py",
           "self._rank = audience.rank", "self._rank = min(2, audience.rank * 2)"),
    Defect("a refusal turned into a guess", "retrieval/figures.py",
           "        if not hits:\n            inside = {",
           "        hits = hits or [*newest(group)]\n        if not hits:\n            inside = {"),
    Defect("a changed rounding", "answering/draft.py", "places = 2", "places = 1"),
    Defect("a citation to the wrong page", "answering/draft.py",
           "page=source.page,", 'page="Page 1",'),
    Defect("an operand swapped", "quantities/arithmetic.py",
           "(new.value / old.value - 1) * 100", "(old.value / new.value - 1) * 100"),
)  # fmt: skip


class Outcome(NamedTuple):
    """How a copy did: the measures that it broke, by name, with their values."""

    broken: dict[str, float]
    problem: str = ""
    """The last line of a copy that did not even run."""


def plant(defect: Defect, package: Path) -> None:
    """Raises `AssistantError` where the text of the defect does not stand exactly once."""
    path = package / defect.file
    text = path.read_text("utf-8") if path.is_file() else ""
    if (count := text.count(defect.old)) != 1:
        raise AssistantError(
            f"{defect.name!r}: its text stands {count} times in {defect.file}.",
            remedy="Plant it where that code is now, in eval/defects.py.",
        )
    path.write_text(text.replace(defect.old, defect.new), "utf-8")


def copy_with(defect: Defect | None, folder: Path) -> None:
    """A copy of the assistant in `folder`, with the defect if one is given."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "assistant", folder / "assistant", ignore=ignored)
    if defect:
        plant(defect, folder / "assistant")


def gate(folder: Path, models: Path) -> Outcome:
    """The gate over the copy in `folder`, in a process of its own."""
    data = folder / "data"
    data.mkdir()
    if models.is_dir():
        (data / "models").symlink_to(models.resolve(), target_is_directory=True)
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
        "ASSISTANT_CORPUS": str(COMPANY / "corpus"),
        "ASSISTANT_DATA": str(data),
    }
    questions = str(COMPANY / "questions.yaml")
    words = ("--set", questions, "--repeats", "1", "--out", str(folder / "results"))
    done = subprocess.run(
        [sys.executable, "-m", "eval", *words],
        cwd=folder, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    records = list((folder / "results").glob("*.json"))
    if not records:
        return Outcome({}, (done.stderr.strip().splitlines() or ["no output"])[-1])
    measures = json.loads(records[0].read_text("utf-8"))["measures"]
    return Outcome({name: m["value"] for name, m in measures.items() if not m["passed"]})


def caught_by(found: Outcome, sound: Outcome) -> list[str]:
    """The thresholds that the defect alone broke; a copy that does not run is caught by that."""
    if found.problem:
        return [f"did not run: {found.problem}"]
    return [f"{name} {v:.3f}" for name, v in found.broken.items() if name not in sound.broken]


def run(defects: Sequence[Defect], models: Path, console: Console) -> bool:
    """Whether each was caught; prints the table."""
    table = Table("defect", "planted in", "caught by")
    sound: Outcome | None = None
    missed = 0
    for defect in (None, *defects):
        with tempfile.TemporaryDirectory() as made:
            copy_with(defect, Path(made))
            found = gate(Path(made), models)
        if defect is None or sound is None:
            if found.problem:
                raise AssistantError(f"The sound copy fails: {found.problem}", remedy="Mend it.")
            sound = found
            table.add_row("none", "", f"broken already: {', '.join(sound.broken) or 'nothing'}")
            continue
        caught = caught_by(found, sound)
        missed += not caught
        table.add_row(defect.name, defect.file, ", ".join(caught) or "[bold red]nothing[/]")
    console.print(table)
    console.print(f"{len(defects) - missed} of {len(defects)} defects are caught.")
    return not missed


def main(
    only: Annotated[str, typer.Option(help="A word of the defects to plant.")] = "",
    models: Annotated[
        Path, typer.Option(help="An embedding model that is written out already.")
    ] = Path(".assistant/models"),
) -> None:
    """Prints what catches each defect; ends with 1 where one stays unseen."""
    try:
        caught = run([d for d in DEFECTS if only in d.name], models, Console())
    except AssistantError as error:
        sys.stderr.write(f"{error.problem}\n{error.remedy}\n")
        raise typer.Exit(1) from None
    if not caught:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
