"""Writes Markdown from what a reader finds: headings, paragraphs, items, tables, page marks."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import yaml

from assistant.ingest.formats.grid import Grid, settled
from assistant.ingest.formats.signs import joined
from assistant.ingest.pages import page_mark

MOST_ROWS: Final = 30
"""A longer table is written in parts, each with its header: a passage is what is found."""
_MOST_OF_PART: Final = 12_000
"""Characters, though the rows are few."""
Placing = Callable[[Sequence[int]], str]
"""Rows of a grid to the label of their place."""
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0c\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060\ufeff\xad]"
)
_MARKUP: Final = re.compile(r"^(?=#{1,6}\s|\||<!--)")
_LATIN: Final = re.compile(r"[\x21-\x7e\u00c0-\u024f]")


def clean(text: str) -> str:
    """Line ends as `\\n`, plain spaces, and no character that nobody sees."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    return _CONTROL.sub("", text.replace("\xa0", " ").replace("\u3000", " "))


def rejoined(lines: Iterable[str]) -> str:
    """Lines of one paragraph: with a space between Latin words, without one in Chinese."""
    joined = ""
    for line in filter(None, (line.strip() for line in lines)):
        if re.search(r"[A-Za-z]-$", joined) and line[0].islower():
            joined = joined[:-1] + line
        elif joined and _LATIN.match(joined[-1]) and _LATIN.match(line[0]):
            joined = f"{joined} {line}"
        else:
            joined += line
    return joined


class Markdown:
    """Blocks in order; items that follow each other are one list."""

    def __init__(self) -> None:
        self._blocks: list[tuple[str, str]] = []
        """Kind and text."""

    def heading(self, level: int, text: str) -> None:
        if line := " ".join(clean(text).split()):
            self._blocks.append(("heading", f"{'#' * min(max(level, 1), 6)} {line}"))

    def paragraph(self, text: str) -> None:
        lines = (line.strip() for line in clean(text).split("\n"))
        if body := "\n".join(_MARKUP.sub(r"\\", line) for line in lines if line):
            self._blocks.append(("paragraph", body))

    def item(self, level: int, text: str, mark: str = "-") -> None:
        if line := rejoined(clean(text).split("\n")):
            self._blocks.append(("item", f"{'  ' * level}{mark} {line}"))

    def table(self, grid: Grid, place: Placing | None = None) -> None:
        """A title or a note in the table is a paragraph above or below it."""
        table = settled(joined(grid))
        rows = [[_cell(text) for text in row] for row in table.rows]
        above, below = len(table.above), len(table.places) - len(table.below)
        own = table.places[above:below]
        self._lines(table.above, table.places[:above], place)
        if rows and len(rows[0]) == 1:
            self._lines([row[0].replace("\\|", "|") for row in rows], own, place)
        elif rows:
            self._parts(rows, own, place)
        self._lines(table.below, table.places[below:], place)

    def _lines(self, lines: Sequence[str], places: Sequence[int], place: Placing | None) -> None:
        if lines and place:
            self.mark(place(places))
        for line in lines:
            self.paragraph(line)

    def _parts(
        self, rows: Sequence[Sequence[str]], places: Sequence[int], place: Placing | None
    ) -> None:
        head, body = rows[0], rows[1:]
        top, rule = len(places) - len(body), "|" + "---|" * len(head)
        first = 0
        while True:
            last = _cut(body, first)
            if place:
                self.mark(place(places[(top + first) if first else 0 : top + last]))
            written = [_row(head), rule, *map(_row, body[first:last])]
            self._blocks.append(("table", "\n".join(written)))
            first = last
            if first >= len(body):
                break

    def mark(self, label: str) -> None:
        """A page begins here, in the middle of a section."""
        self._blocks.append(("mark", page_mark(label)))

    def lines(self) -> list[str]:
        """Headings and paragraphs as they stand."""
        kinds = {"heading", "paragraph"}
        return [text.lstrip("# ") for kind, text in self._blocks if kind in kinds]

    def has(self, kind: str) -> bool:
        return any(kind == each for each, _ in self._blocks)

    def text(self, properties: dict[str, str] | None = None, *, marks: bool = True) -> str:
        blocks = [(kind, text) for kind, text in self._blocks if marks or kind != "mark"]
        parts = [_front(properties or {})]
        for index, (kind, text) in enumerate(blocks):
            follows = index + 1 < len(blocks) and kind == blocks[index + 1][0] == "item"
            parts.append(text + ("\n" if follows else "\n\n"))
        return "".join(parts).rstrip("\n") + "\n" if blocks else ""


def _cut(rows: Sequence[Sequence[str]], first: int) -> int:
    """Where the part of a table that begins with a row ends."""
    last, chars = first, 0
    while last < len(rows) and last - first < MOST_ROWS and chars < _MOST_OF_PART:
        chars += sum(map(len, rows[last]))
        last += 1
    return last


def _front(properties: dict[str, str]) -> str:
    """What the file says of itself and no page shows."""
    kept = {key: clean(value).strip() for key, value in properties.items()}
    kept = {key: value for key, value in kept.items() if value}
    if not kept:
        return ""
    written = yaml.safe_dump({"properties": kept}, allow_unicode=True, width=10_000)
    return f"---\n{written}---\n\n"


def _cell(text: str) -> str:
    return rejoined(clean(text).split("\n")).replace("|", "\\|")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
