"""Lines of a printed page in reading order, and the paragraphs that they make."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from assistant.ingest.formats.glyphs import Run
from assistant.ingest.formats.gutters import rows_in_order
from assistant.ingest.formats.markdown import rejoined
from assistant.ingest.structure import ITEM, LABEL, is_heading

_END: Final = re.compile(r"[。！？!?；;：:.”」）)]$")
_TOKEN: Final = re.compile(r"[!-~]+")
"""What cannot be broken at the end of a line."""
_NEAR: Final = 20.0
"""Points: lines that are full end within them, as words cannot be broken anywhere."""
_DEDENT: Final = 4.0
"""Letters by which a line may begin before the one above: the indent of a first line."""
_CONTENTS: Final = re.compile(r"(?:[.·…‥]\s?){4,}\s*[\divxlc]{1,6}$", re.IGNORECASE)


class Cell(NamedTuple):
    """A run of a line that stands apart from the next one."""

    x0: float
    x1: float
    text: str


class Line(NamedTuple):
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    column: int
    """0 across the page, 1 and 2 beside a gutter."""
    cells: tuple[Cell, ...]

    @property
    def gapped(self) -> bool:
        """Whether its words stand apart as cells of a table do."""
        return len(self.cells) > 1


class Measures(NamedTuple):
    edges: dict[int, tuple[float, float]]
    """By column, where full lines begin and end."""
    gaps: dict[float, float]
    """Between lines of one paragraph, by the height of their letters."""
    indented: bool
    """Whether the first lines of paragraphs are."""


class Paragraph(NamedTuple):
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return rejoined(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size


def lines_of(runs: Sequence[Run], width: float) -> list[Line]:
    """Runs to lines: columns one after the other, bands from the top."""
    return [_line(row, column) for row, column in rows_in_order(runs, width)]


def paragraphs_of(lines: Sequence[Line], page: Measures) -> list[Paragraph]:
    """Lines that go on from each other."""
    found: list[list[Line]] = []
    for line in lines:
        last = found[-1][-1] if found else None
        usual = page.gaps.get(line.size, 0.6 * line.size)
        near = last is not None and line.top - last.bottom <= usual + 0.25 * line.size
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
    margin = page.edges.get(line.column, (left, right))[0]
    token = _TOKEN.match(line.text)
    opened = lines[0].x0 > left + 1.2 * last.size  # the paragraph began with an indent
    room = (3 if opened and line.x0 < lines[0].x0 else 1 if ends(last) else 2) * last.size
    room += 0.6 * line.size * len(token[0]) if token else 0.0
    hanging = ITEM.match(lines[0].text) and line.x0 >= lines[0].x0
    moved = line.x0 - margin - max(last.x0 - left, 0.0)
    indented = moved > 1.2 * line.size or (
        (page.indented or ends(last)) and line.x0 > margin + 1.2 * line.size
    )
    return bool(
        abs(last.size - line.size) <= 0.1 * last.size
        and last.bold == line.bold
        and not (last.gapped or line.gapped)
        and last.x1 >= right - room
        and (not indented or hanging)
        and moved > -_DEDENT * line.size
        and not (ITEM.match(line.text) or LABEL.match(line.text))
        and not (is_heading(line.text) and _END.search(last.text))
    )


def measures_of(pages: Sequence[Sequence[Line]]) -> Measures:
    """Of pages of one width: where full lines begin and end, and how close they stand."""
    by_column: defaultdict[int, list[Line]] = defaultdict(list)
    for lines in pages:
        for line in lines:
            by_column[line.column].append(line)
    ends_ = {column: _reached([line.x1 for line in held]) for column, held in by_column.items()}
    full = [
        (above, below)
        for lines in pages
        for above, below in pairwise(lines)
        if above.x1 >= ends_[above.column] - 2 * above.size and above.size == below.size
    ]
    gaps: defaultdict[float, list[float]] = defaultdict(list)
    for above, below in full:
        if below.top > above.top:
            gaps[above.size].append(below.top - above.bottom)
    indented = sum(above.x0 - below.x0 > 1.2 * above.size for above, below in full) > 2
    begins = {c: _margin(held, indented=indented) for c, held in by_column.items()}
    return Measures(
        {column: (begins[column], ends_[column]) for column in by_column},
        {size: sorted(each)[len(each) // 3] for size, each in gaps.items()},
        indented,
    )


def is_contents(line: Line) -> bool:
    """A line of the table of contents: it says again what the headings say."""
    return bool(_CONTENTS.search(line.text))


def ends(line: Line) -> bool:
    return bool(_END.search(line.text))


def _margin(lines: Sequence[Line], *, indented: bool) -> float:
    """Where most letters begin; the furthest left where first lines are indented."""
    if indented:
        return -_reached([-line.x0 for line in lines])
    begins: Counter[int] = Counter()
    for line in lines:
        begins[round(line.x0)] += len(line.text)
    return float(begins.most_common(1)[0][0])


def _reached(places: Sequence[float]) -> float:
    """The furthest place that several lines come near to."""
    far = sorted(places, reverse=True)
    return next((a for a, c in zip(far, far[2:], strict=False) if a - c <= _NEAR), far[0])


def _line(row: Sequence[Run], column: int) -> Line:
    longest = max(row, key=lambda run: len(run.text))
    return Line(
        " ".join(run.text for run in row),
        row[0].x0,
        row[-1].x1,
        min(run.top for run in row),
        max(run.bottom for run in row),
        longest.size,
        longest.bold,
        column,
        tuple(Cell(run.x0, run.x1, run.text) for run in row),
    )
