"""Tables of a typewriter: labels that dots lead to numbers, which end under each other."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.formats.grid import Grid, is_date
from assistant.ingest.formats.layout import Cell

_NEAR: Final = 3
"""Characters by which the ends of the numbers of a column may differ."""
_MOST: Final = 3
"""Lines of a header."""
_REACH: Final = 12
"""Characters that a word may stand away from the end of its column."""
_GAP: Final = re.compile(r"\s*\.{3,}[.\s]*|\s{2,}|(?<=[a-z])\s?\.\.\s+(?=[$(\d])")
_VALUE: Final = re.compile(
    r"[$€£]?\s?[(\-+]?\s?[$€£]?\s?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?\s?[)%]{0,2}(?:/\(\d\)/)?"
)
_NOTHING: Final = re.compile(r"-{1,3}|\*|N/A|n/a|None|\d+(?:\.\d+)?:1")
_SIGN: Final = re.compile(r"([$€£])\s+(?=[\d(.])")
_GOES_ON: Final = re.compile(r"[a-z&(]")


class Row(NamedTuple):
    text: str
    label: str
    values: tuple[Cell, ...]
    words: tuple[Cell, ...]
    """Cells behind the label of a line without values: headers, if anything."""


def is_row(line: str) -> bool:
    return bool(row_of(line).values)


def row_of(line: str) -> Row:
    """A line as the label and the numbers behind it; one without numbers has none."""
    text = _SIGN.sub(lambda m: " " * (len(m[0]) - 1) + m[1], line)
    cells = list(_cells(text))
    at = len(cells)
    while at and _is_value(cells[at - 1].text):
        at -= 1
    values, named = cells[at:], cells[:at]
    if len(named) > 1 or not any(any(map(str.isdigit, cell.text)) for cell in values):
        values, named = [], cells
    if values and not named and len(values) > 1 and is_date(values[0].text):
        named, values = values[:1], values[1:]
    label = named[0].text if named and (values or named[0].x0 < 30) else ""
    words = () if values else tuple(named[1:] if label else named)
    return Row(line, label, tuple(values), words)


def _cells(text: str) -> Iterator[Cell]:
    start = 0
    for gap in [*_GAP.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if piece := text[start:end].strip():
            begin = start + text[start:end].index(piece)
            yield Cell(begin, begin + len(piece), piece)
        start = gap.end() if gap else end


def _is_value(text: str) -> bool:
    number = _VALUE.fullmatch(text) and any(map(str.isdigit, text)) and not is_date(text)
    return bool(number or _NOTHING.fullmatch(text))


def parts_of(rows: Sequence[Row]) -> Iterator[Grid | list[Row]]:
    """Tables, each from its header on, and the lines around them; numbers that nothing heads, or
    that do not stand under each other, are lines, too.
    """
    begins = list(_begins(rows))
    at = 0
    for number, begin in enumerate(begins):
        limit = begins[number + 1] if number + 1 < len(begins) else len(rows)
        end = max((i + 1 for i in range(begin, limit) if rows[i].values), default=begin)
        grid = _grid(rows[begin:end]) if end > begin else None
        if begin > at:
            yield list(rows[at:begin])
        if grid:
            yield grid
        elif end > begin:
            yield list(rows[begin:end])
        at = end
    if at < len(rows):
        yield list(rows[at:])


def _begins(rows: Sequence[Row]) -> Iterator[int]:
    """Where headers begin: with the first of the lines that stand over columns."""
    at = 0
    for index, row in enumerate(rows):
        if not _heads(row) or index < at:
            continue
        begin = index
        while begin > max(at, index - _MOST) and (rows[begin - 1].words or _open(rows[begin - 1])):
            begin -= 1
        after = range(index + 1, min(index + 1 + _MOST, len(rows)))
        at = max(
            (i + 1 for i in after if _heads(rows[i]) and not rows[i].values), default=index + 1
        )
        yield begin


def _open(row: Row) -> bool:
    """A bracket that the next line closes: `(in millions, except`."""
    return not row.values and row.text.count("(") > row.text.count(")")


def _heads(row: Row) -> bool:
    """Periods over columns, or words that stand apart so."""
    told = [cell.text for cell in row.words] if not row.values else []
    dated = [is_date(t) or re.fullmatch(r"[1-4](?:st|nd|rd|th) Q\w*|Q[1-4]", t) for t in told]
    return bool(told) and (any(dated) or len(told) > 2)


def _grid(rows: Sequence[Row]) -> Grid | None:
    ends = _columns(rows)
    first = next((i for i, row in enumerate(rows) if row.values), None)
    if first is None or not ends:
        return None
    head = [""] * (len(ends) + 1)
    body: list[list[str]] = []
    for row in rows[:first]:
        if not row.words and not _open(row):
            body.append([row.label, *[""] * len(ends)])
            continue
        words = row.words
        if row.label and len(words) + 1 == len(ends):  # a header stands over each column
            words = tuple(_cells(row.text))
        elif row.label:
            head[0] = f"{head[0]} {row.label}".strip()
        for cell in words:
            place = _place(cell, ends)
            if place is None:
                return None
            head[place + 1] = f"{head[place + 1]} {cell.text}".strip()
    for row in rows[first:]:
        line = _line(row, ends)
        if line is None:
            return None
        body.append(line)
    return Grid([head, *_with_labels(body)])


def _line(row: Row, ends: Sequence[int]) -> list[str] | None:
    line = [row.label or ("" if row.values else row.text.strip()), *[""] * len(ends)]
    for cell in row.values:
        place = _place(cell, ends)
        if place is None or line[place + 1]:
            return None
        line[place + 1] = cell.text
    return line if row.values or not row.words else [" ".join(row.text.split()), *line[1:]]


def _columns(rows: Sequence[Row]) -> list[int]:
    """Where the numbers end; a bracket or sign behind one hangs over."""
    told = sorted(
        _end(cell) for row in rows for cell in row.values if any(map(str.isdigit, cell.text))
    )
    ends: list[int] = []
    for end in told:
        if ends and end - ends[-1] <= _NEAR:
            ends[-1] = end
        else:
            ends.append(end)
    return ends


def _end(cell: Cell) -> int:
    return int(cell.x1) - (len(cell.text) - len(cell.text.rstrip(")%")))


def _place(cell: Cell, ends: Sequence[int]) -> int | None:
    """The column whose end is the nearest to that of a cell, or to its middle."""
    middle = (cell.x0 + cell.x1) / 2 + 3
    away = [min(abs(end - _end(cell)), abs(end - middle)) for end in ends]
    best = min(range(len(ends)), key=away.__getitem__)
    return best if away[best] <= _REACH else None


def _with_labels(body: Sequence[list[str]]) -> list[list[str]]:
    """A label that a line cannot hold goes on in the next, in small letters."""
    kept: list[list[str]] = []
    for line in body:
        above = kept[-1] if kept else None
        open_ = above is not None and not any(above[1:]) and above[0] and above[0][-1] != ":"
        if above is not None and open_ and _GOES_ON.match(line[0]):
            kept[-1] = [f"{above[0]} {line[0]}", *line[1:]]
        else:
            kept.append(line)
    return kept
