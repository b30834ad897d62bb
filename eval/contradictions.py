"""`python -m eval.contradictions [NAME …]`: planted slips that ingest tells, and false alarms.

`eval/seeded/` has reports of invented companies by authors who never saw the code, each with twenty
slips that change one place of a line. Those that are held out are never read when a check is made.
"""

import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer
import yaml
from pydantic import BaseModel, ConfigDict
from rich.console import Console
from rich.table import Table

from assistant.ingest.corpus import read_corpus
from assistant.ingest.typeset import without_typesetting
from assistant.records import Corpus, Finding

SEEDED: Final = Path(__file__).parent / "seeded"
_NUMERAL: Final = re.compile(r"[\d.,%％-]")
_SIGNS: Final = {"+", "＋", "-", "−"}
_FULL_MARKS: Final = str.maketrans(",:;?!()", "，：；？！（）")
_CJK_PAIR: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}))")


class Slip(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    line: int
    """From 1."""
    at: int
    """From 0, in the clean line."""
    was: str
    now: str
    kind: str

    @property
    def shift(self) -> int:
        return len(self.now) - len(self.was)


class Seeded(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    held_out: bool
    slips: tuple[Slip, ...]


class Score(NamedTuple):
    name: str
    held_out: bool
    found: int
    missed: tuple[Slip, ...]
    alarms: tuple[str, ...]
    """Of the clean report."""


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Reports; else all.")] = None,
    folder: Annotated[Path, typer.Option(help="Reports and their slips.")] = SEEDED,
    missed: Annotated[bool, typer.Option(help="List the slips that are not told.")] = False,
) -> None:
    """Prints found, planted and alarms of each report; what is held out is not listed."""
    known = sorted(path.stem for path in folder.glob("*.yaml"))
    if strange := [name for name in names or () if name not in known]:
        raise typer.BadParameter(f"{', '.join(strange)}: there are {', '.join(known)}.")
    scores = [score(folder, name) for name in names or known]
    console = Console(width=None if sys.stdout.isatty() else 110)
    console.print(_shown(scores))
    for each in scores if missed else ():
        for slip in each.missed if not each.held_out else ():
            console.print(f"{each.name}:{slip.line} {slip.kind}: {slip.now}", markup=False)


def score(folder: Path, name: str) -> Score:
    clean = (folder / f"{name}.md").read_text("utf-8")
    seeded = Seeded.model_validate(yaml.safe_load((folder / f"{name}.yaml").read_text("utf-8")))
    wrong = seed(clean, seeded.slips)
    corpus, lines = _read(wrong), wrong.split("\n")
    missed = tuple(s for s in seeded.slips if not _is_told(s, seeded.slips, lines, corpus))
    alarms = tuple(finding.what for finding in _warnings(_read(clean)))
    return Score(name, seeded.held_out, len(seeded.slips) - len(missed), missed, alarms)


def seed(clean: str, slips: Iterable[Slip]) -> str:
    """Raises `ValueError` where a slip does not fit its line."""
    lines = clean.split("\n")
    for slip in sorted(slips, key=lambda slip: (slip.line, slip.at), reverse=True):
        line = lines[slip.line - 1]
        end = slip.at + len(slip.was)
        if line[slip.at : end] != slip.was:
            raise ValueError(f"line {slip.line} has no {slip.was!r} at {slip.at}")
        lines[slip.line - 1] = line[: slip.at] + slip.now + line[end:]
    return "\n".join(lines)


def _is_told(slip: Slip, slips: Sequence[Slip], lines: Sequence[str], corpus: Corpus) -> bool:
    """Whether a warning quotes the line and says the wrong token."""
    line = lines[slip.line - 1]
    at = slip.at + sum(s.shift for s in slips if s.line == slip.line and s.at < slip.at)
    token = _token(line, at, at + len(slip.now))
    return any(
        _is_about(finding, line, token, corpus) and _says(finding.what, token)
        for finding in _warnings(corpus)
    )


def _token(line: str, start: int, end: int) -> str:
    """The whole numeral that a slip changes a digit, or the sign, of."""
    signed = line[start:end] in _SIGNS
    while signed and end < len(line) and _NUMERAL.match(line[end]):
        end += 1
    while start and _NUMERAL.match(line[start - 1]) and _NUMERAL.search(line[start:end]):
        start -= 1
    while end < len(line) and _NUMERAL.match(line[end]) and _NUMERAL.search(line[start:end]):
        end += 1
    return line[start:end].strip(".,-、 +＋−")


def _is_about(finding: Finding, line: str, token: str, corpus: Corpus) -> bool:
    places = [p for p in corpus.passages if p.id in finding.passages]
    quoted = [text for p in places for text in (p.text, *p.sections)]
    quoted += [s.quote for f in corpus.figures if f.id in finding.figures for s in f.sources]
    quoted, line, token = [*map(_squeezed, quoted)], _squeezed(line), _squeezed(token)
    said = line.strip("|#-")
    return any(said in q or (q and q in line) or (token in q and said[:10] in q) for q in quoted)


def _says(what: str, token: str) -> bool:
    what, token = _squeezed(what), _squeezed(token)
    return token in what or any(pair in what for pair in _CJK_PAIR.findall(token))


def _squeezed(text: str) -> str:
    """As reading leaves it, and without spaces; marks of a short line are too few to tell their
    kind by, and are taken for full ones.
    """
    return "".join(without_typesetting(text).split()).translate(_FULL_MARKS)


def _warnings(corpus: Corpus) -> list[Finding]:
    return [finding for finding in corpus.findings if finding.severity == "warning"]


def _read(text: str) -> Corpus:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.md").write_text(text, encoding="utf-8")
        return read_corpus(Path(folder))


def _shown(scores: Sequence[Score]) -> Table:
    table = Table("report", "held out", "found", "planted", "alarms on the clean one")
    for each in scores:
        planted = each.found + len(each.missed)
        mark = "yes" if each.held_out else ""
        table.add_row(each.name, mark, str(each.found), str(planted), str(len(each.alarms)))
    for held_out in (False, True):
        group = [each for each in scores if each.held_out == held_out]
        found = sum(each.found for each in group)
        planted = found + sum(len(each.missed) for each in group)
        alarms = str(sum(len(each.alarms) for each in group))
        if group:
            name = "all held out" if held_out else "all others"
            table.add_row(name, "", str(found), str(planted), alarms)
    return table


if __name__ == "__main__":
    typer.run(main)
