"""What stands on every page of a print: running headers and footers, printed page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from assistant.ingest.formats.layout import Line

_ZONE: Final = 0.1
"""The part of a page's height at its top and bottom where headers and footers stand."""
_NUMBER: Final = re.compile(
    r"^[-–—·|\s]*(?:page|p\.?|第)?\s*(\d{1,4})\s*页?(?:\s*(?:/|of|，|,|共)+\s*\d{1,4}\s*页?)?[-–—·|\s]*$",
    re.IGNORECASE,
)


_CAPTION: Final = re.compile(
    r"(?<![制报送列])单位[:：]|人民币[\u4e00-\u9fff]{0,3}元|除外"
    r"|\bin (?:thousands|millions|billions)\b",
    re.IGNORECASE,
)
"""What says the unit of the table below it, page by page."""


class Sheet(NamedTuple):
    """A printed page."""

    lines: list[Line]
    width: float
    height: float


def without_furniture(
    sheets: Sequence[Sheet], labels: Sequence[str]
) -> tuple[list[list[Line]], list[int | None]]:
    """The lines that are the text, and the number that each page prints.

    `labels` are those that the file gives: a page that prints its own says nothing by it.
    """
    edges = [[line for line in sheet.lines if _at_edge(line, sheet.height)] for sheet in sheets]
    repeated = _repeated(edges)
    offset = _offset(edges, repeated)
    kept, numbers = [], list[int | None]()
    for index, (sheet, edge) in enumerate(zip(sheets, edges, strict=True)):
        gone = {id(e) for e in edge if _key(e.text) in repeated or _bare(e.text) == labels[index]}
        if offset is not None:
            gone |= {id(e) for e in edge if _number(e.text) == index + offset}
        kept.append([line for line in sheet.lines if id(line) not in gone])
        number = index + offset if offset is not None else 0
        numbers.append(number if number > 0 else None)
    return kept, numbers


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _ZONE * height or line.top > (1 - _ZONE) * height


def _repeated(edges: Sequence[Sequence[Line]]) -> set[str]:
    """Texts at the edges of several pages; digits may differ."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for index, edge in enumerate(edges):
        for line in edge:
            if not _CAPTION.search(line.text):
                pages[_key(line.text)].add(index)
    least = 2 if len(edges) < 4 else 3
    return {key for key, held in pages.items() if len(held) >= least}


def _offset(edges: Sequence[Sequence[Line]], repeated: set[str]) -> int | None:
    """The printed number of the first page, if the numbers of the pages ascend with them."""
    votes: Counter[int] = Counter()
    for index, edge in enumerate(edges):
        numbers = {n for line in edge if (n := _number(line.text)) is not None}
        for line in edge:
            if _key(line.text) in repeated and (found := re.findall(r"\d{1,4}", line.text)):
                numbers |= {int(found[0]), int(found[-1])}
        votes.update(number - index for number in numbers)
    if not votes:
        return None
    offset, count = votes.most_common(1)[0]
    return offset if count >= max(min(2, len(edges)), len(edges) * 0.4) else None


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def _bare(text: str) -> str:
    return text.strip("-–—· ")


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text))
