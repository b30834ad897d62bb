"""`python -m eval.public [FOLDERS] [--limit N]`: public sets, or any folder of the same JSON Lines.

A folder of figures holds `metrics.jsonl` (company, year, metric, value) and
`questions_numeric.jsonl`; one of prose holds `corpus.jsonl` (doc_id, title, text) and
`questions.jsonl` (question, doc_id). `companies.jsonl`, `questions_refusal.jsonl`,
`canonical_names.json` and `unanswerable.jsonl` are read where they are present.
"""

import sys
from pathlib import Path
from typing import Annotated, Final, Literal

import typer

from eval import finglm, prose

HOME: Final = Path(__file__).parent.parent.parent / "shared/datasets"
NEEDED: Final[dict[Literal["figures", "prose"], tuple[str, ...]]] = {
    "figures": ("metrics.jsonl", "questions_numeric.jsonl"),
    "prose": ("corpus.jsonl", "questions.jsonl"),
}


def kind_of(folder: Path) -> Literal["figures", "prose"] | None:
    """By the files that it holds; None where no adapter reads it."""
    for kind, files in NEEDED.items():
        if all((folder / name).is_file() for name in files):
            return kind
    return None


def main(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of JSON Lines; else those that are known.")
    ] = None,
    limit: Annotated[int, typer.Option(help="Questions of a kind at most; 0 is all.")] = 0,
) -> None:
    """Asks each set over its own corpus; a folder that is absent or unknown is skipped."""
    failed = False
    for folder in folders or [HOME / "finglm", HOME / "cmrc2018"]:
        kind = kind_of(folder)
        if kind is None:
            why = "holds none of the known files" if folder.is_dir() else "is not there"
            sys.stdout.write(f"{folder} {why}: skipped.\n")
            continue
        sys.stdout.write(f"{folder.name}: {kind}\n")
        failed |= not (_figures(folder, limit) if kind == "figures" else _prose(folder, limit))
    if failed:
        raise typer.Exit(1)


def _figures(folder: Path, limit: int) -> bool:
    finglm.main(folder, hard=False, limit=limit)
    if (folder / "canonical_names.json").is_file():
        sys.stdout.write(f"{folder.name}: figures under statutory names\n")
        finglm.main(folder, hard=True, limit=limit)
    return True


def _prose(folder: Path, limit: int) -> bool:
    """Whether our citations find at least what keywords alone find."""
    try:
        prose.main(folder, limit=limit or sys.maxsize, keep=None, show=False)
    except SystemExit as end:
        return not end.code
    return True


if __name__ == "__main__":
    typer.run(main)
