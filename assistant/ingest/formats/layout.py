"""Lines of a printed page in reading order, and the paragraphs that they make."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, Final, NamedTuple

from assistant.ingest.formats.grid import is_number
from assistant.ingest.formats.markdown import rejoined
from assistant.ingest.structure import ITEM, LABEL, is_heading

_BOLD: Final = re.compile(r"bold|black|heavy|simhei|hei(?:ti|$|[-,])", re.IGNORECASE)
_END: Final = re.compile(r"[。！？!?；;：:.”」）)]$")
_BIGGER: Final = 1.12
"""A line so many times as high as the text is a heading."""
_LONGEST_HEADING: Final = 60
_LONGEST_BOLD: Final = 30
_TOKEN: Final = re.compile(r"[!-~]+")
"""What cannot be broken at the end of a line."""
_WIDE_GAP: Final = 2.0
"""Between words of a line, in letters: cells of a table without rules."""


class Line(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    gapped: bool
    """Whether its words stand apart as cells of a table do."""
    column: int
    """0 across the page, 1 and 2 beside a gutter."""


class Measures(NamedTuple):
    edges: dict[int, tuple[float, float]]
    """By column, where full lines begin and end."""
    gap: float
    """Between lines of one paragraph."""


class Paragraph(NamedTuple):
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return rejoined(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size


def lines_of(words: Sequence[dict[str, Any]], width: float) -> list[Line]:
    """Words with their letters to lines: columns one after the other, bands from the top."""
    gutter = _gutter(words, width)
    if gutter is None:
        return _lines(words, 0)
    lines: list[Line] = []
    band: list[dict[str, Any]] = []
    for row in _rows(words):
        across = [w for w in row if w["x0"] < gutter - 2 and w["x1"] > gutter + 2]
        if across:
            lines += _columns(band, gutter)
            lines += _lines(row, 0)
            band = []
        else:
            band += row
    return lines + _columns(band, gutter)


def paragraphs_of(lines: Sequence[Line], page: Measures) -> list[Paragraph]:
    """Lines that go on from each other."""
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        near = last is not None and line.top - last.bottom <= page.gap + 0.25 * line.size
        turned = last is not None and line.column > last.column and not ends(last)
        if last is not None and (near or turned) and goes_on(found[-1], line, page):
            found[-1].append(line)
        else:
            found.append([line])
    return [Paragraph(tuple(lines)) for lines in found]


def goes_on(lines: Sequence[Line], line: Line, page: Measures) -> bool:
    """Whether a line continues a paragraph: its last line was full, and this begins nothing."""
    last = lines[-1]
    left, right = page.edges.get(last.column, (last.x0, last.x1))
    token = _TOKEN.match(line.text)
    room = (1 if ends(last) else 2) * last.size + (
        0.6 * line.size * len(token[0]) if token else 0.0
    )
    own_left = page.edges.get(line.column, (left, right))[0]
    indented = line.x0 > own_left + 1.2 * line.size
    hanging = ITEM.match(lines[0].text) and line.x0 >= lines[0].x0
    return bool(
        abs(last.size - line.size) <= 0.1 * last.size
        and last.bold == line.bold
        and not (last.gapped or line.gapped)
        and last.x1 >= right - room
        and (not indented or hanging)
        and not (ITEM.match(line.text) or LABEL.match(line.text))
        and not (is_heading(line.text) and _END.search(last.text))
    )


def measures_of(pages: Iterable[Sequence[Line]]) -> Measures:
    """Of pages of one width: where full lines begin and end, and how close they stand."""
    by_column: defaultdict[int, list[Line]] = defaultdict(list)
    gaps: list[float] = []
    for lines in pages:
        for line in lines:
            by_column[line.column].append(line)
        gaps += [
            below.top - above.bottom
            for above, below in pairwise(lines)
            if below.top > above.top and abs(above.size - below.size) < 0.6
        ]
    close = sorted(gaps)[len(gaps) // 10] if gaps else 0.0
    return Measures({column: _edges(held) for column, held in by_column.items()}, close)


def ends(line: Line) -> bool:
    return bool(_END.search(line.text))


def body_size(lines: Iterable[Line]) -> float:
    """The height of most letters."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[line.size] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 0.0


def heading_levels(paragraphs: Sequence[Paragraph], body: float) -> dict[float, int]:
    """Levels by size, the largest first."""
    sizes = {p.size for p in paragraphs if _is_large(p, body)}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def level_of(paragraph: Paragraph, levels: dict[float, int], body: float) -> int:
    """0 for text."""
    if _is_large(paragraph, body):
        return levels[paragraph.size]
    text = paragraph.text
    line = paragraph.lines[0]
    heads = line.bold and len(paragraph.lines) == 1 and len(text) <= _LONGEST_BOLD
    plain = line.gapped or ITEM.match(text) or is_number(text) or re.search(r"[。；;，,：:]$", text)
    return max(levels.values(), default=0) + 1 if heads and not plain else 0


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    size = median(line.size for line in lines)
    left = _reached([-line.x0 for line in lines], size)
    return -left, _reached([line.x1 for line in lines], size)


def _reached(places: Sequence[float], size: float) -> float:
    """The furthest place that several lines come near to."""
    far = sorted(places, reverse=True)
    several = (a for a, c in zip(far, far[2:], strict=False) if a - c <= 2 * size)
    return next(several, far[0])


def _is_large(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    return (
        paragraph.size >= body * _BIGGER
        and len(text) <= _LONGEST_HEADING
        and not is_number(text)
        and not paragraph.lines[0].gapped
        and not text.endswith(("。", "；", "，"))
    )


def _columns(words: Sequence[dict[str, Any]], gutter: float) -> list[Line]:
    left = [w for w in words if w["x1"] <= gutter + 2]
    right = [w for w in words if w["x1"] > gutter + 2]
    return _lines(left, 1) + _lines(right, 2)


def _gutter(words: Sequence[dict[str, Any]], width: float) -> float | None:
    """A place near the middle that hardly any word crosses, with lines of text on both sides."""
    best: tuple[int, float] | None = None
    for percent in range(38, 63):
        x = width * percent / 100
        crossing = [w for w in words if w["x0"] < x - 2 and w["x1"] > x + 2]
        if len(crossing) > 0.2 * len(words):
            continue
        sides = ([w for w in words if w["x1"] <= x + 2], [w for w in words if w["x0"] >= x - 2])
        if all(_is_column(side, width) for side in sides) and (
            best is None or len(crossing) < best[0]
        ):
            best = (len(crossing), x)
    return best[1] if best else None


def _is_column(words: Sequence[dict[str, Any]], width: float) -> bool:
    lines = _rows(words)
    if len(lines) < 6:
        return False
    widths = [row[-1]["x1"] - row[0]["x0"] for row in lines]
    return bool(median(widths) > 0.25 * width)


def _rows(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words that stand on one line, from the top, each row from the left."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        last = rows[-1][-1] if rows else None
        height = word["bottom"] - word["top"]
        if last is not None and word["bottom"] - last["bottom"] <= max(2.0, 0.3 * height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w["x0"]) for row in rows]


def _lines(words: Sequence[dict[str, Any]], column: int) -> list[Line]:
    return [_line(row, column) for row in _rows(words)]


def _line(row: Sequence[dict[str, Any]], column: int) -> Line:
    chars = [char for word in row for char in word["chars"] if char["text"].strip()]
    size = round(median(char["size"] for char in chars) * 2) / 2 if chars else 0.0
    text, gapped = "", False
    for word, before in zip(row, [None, *row[:-1]], strict=True):
        gap = (word["x0"] - before["x1"]) / (size or 1) if before else 0.0
        gapped = gapped or gap >= _WIDE_GAP
        text += (" " if before and gap >= 0.3 else "") + word["text"]
    bold = sum(bool(_BOLD.search(char["fontname"])) for char in chars) > len(chars) / 2
    return Line(
        " ".join(text.split()),
        row[0]["x0"],
        row[-1]["x1"],
        min(w["top"] for w in row),
        max(w["bottom"] for w in row),
        size,
        bold,
        gapped,
        column,
    )
