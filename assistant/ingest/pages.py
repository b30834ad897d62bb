"""Page labels: `Page8: …`, `P8`, `第 8 页`, `幻灯片 8`, as the report numbers them."""

import re
from typing import Final, NamedTuple

_LABEL: Final = re.compile(
    r"^(?:(?P<word>page|slide|幻灯片)\s?(?P<number>\d{1,4})|P(?P<short>\d{1,4})"
    r"|(?P<chinese>第\s?\d{1,4}\s?页))(?=$|[\s:：·.、,，|—–-])[\s:：·.、,，|—–-]*",
    re.IGNORECASE,
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
    digits = "".join(c for c in label if c.isdigit())
    return int(digits) if digits else None


def page_mark(label: str) -> str:
    """Where a page begins in the middle of a section: a comment, which is no heading."""
    return f"<!-- page: {label} -->"


def read_mark(line: str) -> str | None:
    match = _MARK.match(line)
    return match[1] if match else None
