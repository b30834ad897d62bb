"""Labels of places: `Page8: …`, `第 8 页`, as the report numbers its pages; cells of a sheet."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from assistant.records import page_number

_LABEL: Final = re.compile(
    r"^(?:(?P<word>page|slide|幻灯片)\s?(?P<number>\d{1,4})|P(?P<short>\d{1,4})"
    r"|(?P<chinese>第\s?\d{1,4}\s?页))(?=$|[\s:：·.、,，|—–-])[\s:：·.、,，|—–-]*",
    re.IGNORECASE,
)
_CELLS: Final = re.compile(
    r"(?P<sheet>.+)!(?P<left>[A-Z]+)(?P<first>\d+):(?P<right>[A-Z]+)(?P<last>\d+)"
)
_OF: Final = re.compile(r"^(?:of|/|共)\s*\d+", re.IGNORECASE)
_MARK: Final = re.compile(r"^<!--\s*page\s*:\s*(.*?)\s*-->\s*$")


class Labelled(NamedTuple):
    label: str
    title: str
    """The heading without its label."""


def read_label(heading: str) -> Labelled | None:
    """`"Page8: 经营回顾"` -> `Labelled("Page 8", "经营回顾")`."""
    match = _LABEL.match(heading)
    if match is None:
        return None
    title = heading[match.end() :].strip()
    if _OF.match(title):
        return None
    if word := match["word"]:
        name = "幻灯片" if word == "幻灯片" else word.capitalize()
        return Labelled(f"{name} {match['number']}", title)
    if match["short"]:
        return Labelled(f"P{match['short']}", title)
    return Labelled(match["chinese"], title)


def untitled(heading: str) -> str:
    """A heading without the label of its page; the label where there is nothing else."""
    labelled = read_label(heading)
    return (labelled.title if labelled else heading) or heading


def number_of(label: str) -> int | None:
    digits = page_number(label) if read_label(label) else ""
    return int(digits) if digits else None


def cells_label(sheet: str, ranges: Iterable[str]) -> str:
    """`收入!A4:D7,A9:D9`: the label of cells that stand together."""
    return f"{' '.join(sheet.split())}!{','.join(ranges)}"


def row_label(label: str, below: int) -> str:
    """Of one row of a table: `收入!A4:D7` and one row below it -> `收入!A6:D6`."""
    match = _CELLS.fullmatch(label)
    if match is None or int(match["last"]) - below < int(match["first"]):
        return label
    row = int(match["last"]) - below
    return f"{match['sheet']}!{match['left']}{row}:{match['right']}{row}"


def page_mark(label: str) -> str:
    """Where a page begins in the middle of a section: a comment, which is no heading."""
    return f"<!-- page: {label} -->"


def read_mark(line: str) -> str | None:
    match = _MARK.match(line)
    return match[1] if match else None
