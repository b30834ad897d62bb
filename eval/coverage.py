"""What a corpus leaves out of its source, and what it copies: numbers, names, shared runs.

    python eval/coverage.py SOURCE [--corpus corpus]

One finding a line; nothing, and exit code 0, when the corpus holds every number and name of the
source and shares no run of Chinese characters with it that is too long to be chance.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Final

import typer
import yaml

LONGEST: Final = 15
"""Han characters in a row that two tellings of one fact may share."""

_VALUE: Final = r"\d+(?:\.\d+)?(?:kw|[kw万亿])?"
_DATE: Final = r"\d+年\d+月(?:\d+日)?|\d+月\d+日"
_MEASURE: Final = "分钟|系列|[年月日卡家倍]"
_NUMBER: Final = (
    rf"(?<![a-z0-9.])(?:{_DATE}|{_VALUE}(?:[:/~-]{_VALUE})*(?![a-z0-9])(?:%|{_MEASURE})?\+?)"
)
_NAME: Final = r"[a-z0-9]+(?:[-~][a-z0-9]+)*"
_TOKEN: Final = re.compile(f"(?P<number>{_NUMBER})|(?P<name>{_NAME})")
_LIST_MARK: Final = re.compile(r"^\s*\d{1,2}(?:[)）]|\.(?!\d))", re.MULTILINE)
_BESIDE_HAN: Final = re.compile(r"(?<=[a-z0-9+%]) (?=[㐀-鿿])|(?<=[㐀-鿿]) (?=[a-z0-9])")
_YEAR: Final = re.compile(r"(?<![\d.])(\d\d)年")
_QUOTED: Final = re.compile(r"[“「『【\"]([^“”「」『』【】\"\n]+)[”」』】\"]")
_NO_HAN: Final = re.compile(r"[^㐀-鿿]")
_JOINTS: Final = re.compile(r"[等和与及]")


def normalise(text: str) -> str:
    """NFKC, lower case, single spaces, none beside Han; list marks dropped, years written out."""
    folded = unicodedata.normalize("NFKC", _LIST_MARK.sub("", text)).casefold()
    return _YEAR.sub(r"20\1年", _BESIDE_HAN.sub("", re.sub(r"\s+", " ", folded)))


def numbers(text: str) -> list[str]:
    """Each number of a text once, whole: `1.2万`, `15%`, `50家+`, `10:10-10:40`, `1月10日`."""
    found = (match["number"] for match in _TOKEN.finditer(normalise(text)))
    return list(dict.fromkeys(number for number in found if number))


def names(text: str) -> list[str]:
    """Each Latin name and each name in quotation marks or lenticular brackets, once."""
    text = normalise(text)
    latin = (match["name"] for match in _TOKEN.finditer(text))
    quoted = (name.strip() for name in _QUOTED.findall(text))
    return list(dict.fromkeys(name for name in (*latin, *quoted) if name))


def missing(source: str, corpus: str) -> list[str]:
    """Numbers and names of the source that the corpus lacks."""
    folded = normalise(corpus)
    return [number for number in numbers(source) if not _holds_number(folded, number)] + [
        name for name in names(source) if not _holds(folded, name)
    ]


def shared(source: str, corpus: str, ignored: Iterable[str] = ()) -> list[str]:
    """Longest runs of Han characters that stand in both; marks and Latin do not break a run,
    the end of a line does.

    A run that is made of ignored names alone is no copy.
    """
    theirs, ours = map(_han_lines, (source, corpus))
    ignored = [han for name in ignored if (han := _NO_HAN.sub("", name))]
    runs = dict.fromkeys(run for line in theirs.split("\n") for run in _runs(line, ours))
    return [run for run in runs if _without(run, ignored)]


def glossary_names(text: str) -> list[str]:
    """Names and aliases of a `glossary.yaml`."""
    return [str(name) for item in yaml.safe_load(text) or [] for name in _all_names(item)]


def check(source: str, files: dict[str, str]) -> list[str]:
    """One line for each finding; files are texts by path, names of their glossary ignored.

    A fact that only the README or the glossary holds is missing: no answer can cite it.
    """
    together = "\n".join(text for path, text in files.items() if path not in NOT_TOLD)
    listed = [n for path, text in files.items() if path in GLOSSARIES for n in glossary_names(text)]
    copies = {run: path for path, text in files.items() for run in shared(source, text, listed)}
    return [f"missing: {token}" for token in missing(source, together)] + [
        f"copied in {path}: {run}" for run, path in copies.items()
    ]


GLOSSARIES: Final = {"glossary.yaml", "glossary.yml"}
NOT_TOLD: Final = {"README.md", *GLOSSARIES}


def read_folder(folder: Path) -> dict[str, str]:
    """Texts of a corpus by their path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".md", ".txt", ".csv", ".yaml", ".yml"}
    }


def _holds_number(text: str, number: str) -> bool:
    """Whether the number stands in the text as it is: `30` is neither in `30%` nor in `2.30`."""
    end = r"(?![a-z0-9]|\.\d|[%+万亿])" if number[-1].isalnum() else ""
    return re.search(rf"(?<![a-z0-9.]){re.escape(number)}{end}", text) is not None


def _holds(text: str, name: str) -> bool:
    """Whether the name stands in the text as a word; a space may part letters from digits."""
    parts = re.findall(r"[a-z]+|\d+|[^a-z\d\s]+", name)
    pattern = r"\s*".join(map(re.escape, parts))
    start = r"(?<![a-z0-9])" if name[0].isascii() else ""
    end = r"(?![a-z0-9])" if name[-1].isascii() else ""
    return re.search(start + pattern + end, text) is not None


def _han_lines(text: str) -> str:
    return "\n".join(_NO_HAN.sub("", normalise(line)) for line in text.splitlines())


def _runs(theirs: str, ours: str) -> Iterator[str]:
    at = 0
    while at + LONGEST < len(theirs):
        end = at + LONGEST + 1
        if theirs[at:end] not in ours:
            at += 1
            continue
        while end < len(theirs) and theirs[at : end + 1] in ours:
            end += 1
        yield theirs[at:end]
        at = end - LONGEST


def _without(run: str, ignored: list[str]) -> str:
    for name in sorted(ignored, key=len, reverse=True):
        run = run.replace(name, "")
    return _JOINTS.sub("", run)


def _all_names(item: dict[str, object]) -> Iterator[object]:
    yield item["name"]
    aliases = item.get("aliases")
    yield from aliases if isinstance(aliases, list) else []


def main(
    source: Annotated[Path, typer.Argument(help="The text the corpus restates.")],
    corpus: Annotated[Path, typer.Option(help="The folder of the corpus.")] = Path("corpus"),
) -> None:
    """List what the corpus lacks of its source, and what it copies from it."""
    found = check(source.read_text(encoding="utf-8"), read_folder(corpus))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    raise typer.Exit(1 if found else 0)


if __name__ == "__main__":
    typer.run(main)
