"""Tables as the text of a print is copied: a label and its numbers a line, spaces between them.

`营业收入 1,200.5 1,100.2 9.1%` under `项目 2031年 2030年 增减`. Of Chinese labels alone: no space
stands in these. A line that does not fit its neighbours leaves all of them as they are.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.periods import closed

_NUMBER: Final = r"[-−]?[(（]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[)）]?[%％]?"
_VALUE: Final = re.compile(
    rf"{_NUMBER}|(?:增加|减少|上升|下降)?\d+(?:\.\d+)?个?百分点|-{{1,2}}|[—–]|不适用|N/A"
)
_ROUGH: Final = re.compile(r"[ \t][-−(（]?\d[\d,.]*[)）]?[%％]?[ \t]*$", re.MULTILINE)
_DASHES: Final = frozenset({"-", "--", "—", "–"})
_EXACT: Final = re.compile(r"[,.%]")
_CJK: Final = re.compile(r"[\u4e00-\u9fff]")
_SPOKEN: Final = re.compile(r"[。；;，：:！？/／+＋=]|^[#>|\-*•<]")
"""Marks of a sentence, a caption, a sum or Markdown, which no label has."""
_CAPTION: Final = re.compile(r"[。；;，：:！？]|^[#>|\-*•<]")
_GAPS: Final = re.compile(
    r"(?<=\d\.)\s+(?=\d+\s?[%％])|(?<=[\d.])\s+(?=[%％]|个?百分点)"
    r"|\s+(?=[（(][^（()）]*[^\d.,%（()）\s-][^（()）]*[)）])|(?<=[（(])[^（()）]*(?=[)）])"
)
"""Spaces that a print leaves within a number, before a bracket of words and in it."""
_OF_ABOVE: Final = re.compile(r"^其中[:：]")
_MOST_HEADS: Final = 4
"""Lines of a header."""
_GROUP: Final = 10
"""Characters of a line that names the rows below; a longer one is the first part of a label."""
_FEWEST: Final = 6
"""Characters of a label whose one number stands under no header."""


class _Line(NamedTuple):
    raw: str
    words: tuple[str, ...]
    """The cells before its numbers."""
    values: tuple[str, ...]

    @property
    def is_row(self) -> bool:
        return bool(self.values and self.words)

    @property
    def is_head(self) -> bool:
        return bool(self.words) and not self.values and not _CAPTION.search(self.raw)

    @property
    def is_group(self) -> bool:
        return self.is_head and len(self.words) == 1 and bool(_CJK.search(self.raw))


def with_tables(text: str) -> str:
    """The text with such tables as pipe tables; all else as it is."""
    if not _ROUGH.search(text):
        return text
    raw = text.split("\n")
    places = [number for number, line in enumerate(raw) if line.strip()]
    lines = [_line(raw[place]) for place in places]
    for first, last, table in reversed(list(_tables(lines))):
        raw[places[first] : places[last] + 1] = ["", *table, ""]
    return "\n".join(raw)


def _line(raw: str) -> _Line:
    cells = _GAPS.sub(lambda gap: "".join(gap[0].split()), closed(raw.strip()).text).split()
    at = len(cells)
    while at and _VALUE.fullmatch(cells[at - 1]):
        at -= 1
    return _Line(raw.strip(), tuple(cells[:at]), tuple(cells[at:]))


def _tables(lines: Sequence[_Line]) -> Iterator[tuple[int, int, list[str]]]:
    """First and last line of each, its header counted, and what it is written as."""
    at = begun = 0
    while at < len(lines):
        if not _labelled(lines[at]):
            at += 1
            continue
        first, rows, end = _run(lines, at, begun)
        table = _written(lines, first, rows, begun)
        if table:
            yield table[0], end - 1, table[1]
        at = begun = end


def _labelled(line: _Line) -> bool:
    label = _OF_ABOVE.sub("", "".join(line.words))
    return line.is_row and not _SPOKEN.search(label) and bool(_CJK.search(label))


def _run(lines: Sequence[_Line], at: int, begun: int) -> tuple[int, list[_Line], int]:
    """The rows from a line on, with the group above the first; and where they end."""
    first = at - 1 if at > begun and lines[at - 1].is_group else at
    width, end = len(lines[at].values), at
    while end < len(lines):
        line = lines[end]
        heads = line.is_group or (line.is_head and len(line.words) == width > 1)
        below = lines[end + 1] if end + 1 < len(lines) else None
        goes_on = heads and below and _labelled(below) and len(_whole(below, width).values) == width
        if not _labelled(line) and not goes_on:
            break
        end += 1
    return first, list(lines[first:end]), end


def _whole(line: _Line, width: int) -> _Line:
    """A row with a dash for a label, or a number that a print sets a space in: `87.4 9%`."""
    values = line.values
    if len(values) > width and values[0] in _DASHES:
        return _whole(line._replace(words=(*line.words, values[0]), values=values[1:]), width)
    cut = [
        i
        for i in range(len(values) - 1)
        if re.fullmatch(r"\d+\.\d", values[i]) and re.fullmatch(r"\d%", values[i + 1])
    ]
    if len(values) != width + 1 or len(cut) != 1:
        return line
    joined = values[cut[0]] + values[cut[0] + 1]
    return line._replace(values=(*values[: cut[0]], joined, *values[cut[0] + 2 :]))


def _written(
    lines: Sequence[_Line], first: int, rows: list[_Line], begun: int
) -> tuple[int, list[str]] | None:
    """None where the rows differ in length, or no header fits them."""
    counts = [len(row.values) for row in rows if row.is_row]
    width = min(counts)
    rows = [_whole(row, width) for row in _with_labels(rows)]
    if len(counts) < 2 or any(len(row.values) != width for row in rows if row.is_row):
        return None
    if width == 1:
        return _pairs(first, rows)
    for begin in range(first - 1, max(begun, first - _MOST_HEADS) - 1, -1):
        above = lines[begin:first]
        if not all(line.is_head for line in above):
            return None
        heads = [word for line in above for word in line.words]
        if len(heads) >= width and (table := _headed(heads, rows, width, _over(lines, begin))):
            return begin - (len(set(heads)) < len(heads)), table
    return None


def _with_labels(rows: Sequence[_Line]) -> list[_Line]:
    """A long line without numbers is the first part of the label below."""
    kept: list[_Line] = []
    for row in rows:
        above = kept[-1] if kept else None
        if above and above.is_group and len(above.raw) > _GROUP and row.is_row:
            kept[-1] = row._replace(words=(above.raw + row.words[0], *row.words[1:]))
        else:
            kept.append(row)
    return kept


def _over(lines: Sequence[_Line], begin: int) -> tuple[str, ...]:
    return lines[begin - 1].words if begin and lines[begin - 1].is_head else ()


def _pairs(first: int, rows: Sequence[_Line]) -> tuple[int, list[str]] | None:
    """Labels with one number each, under no header."""
    own = [row for row in rows if row.is_row]
    told = all(
        len("".join(row.words)) >= _FEWEST and _EXACT.search(row.values[0]) for row in own
    ) and not any(row.is_group for row in rows[1:])
    if not told:
        return None
    written = [_row(["".join(row.words), *row.values]) for row in own]
    return first + len(rows) - len(own), [written[0], "|---|---|", *written[1:]]


def _headed(
    heads: list[str], rows: Sequence[_Line], width: int, over: tuple[str, ...]
) -> list[str] | None:
    labels = len(heads) - width
    own = heads[labels:]
    if len(set(own)) < len(own):
        spread = _spread(over, width)
        if labels or not spread:
            return None
        own = [f"{above} {head}" for above, head in zip(spread, own, strict=True)]
        if len(set(own)) < len(own):
            return None
    body = [_cells(row, max(labels, 1), width) for row in rows]
    kept = [cells for cells in body if cells]
    if len(kept) < len(body):
        return None
    head = [*(heads[:labels] or [""]), *own]
    return [_row(head), "|" + "---|" * len(head), *map(_row, kept)]


def _spread(over: tuple[str, ...], width: int) -> list[str]:
    """`项目 本期 上期` over four columns: each of both periods over two."""
    for spans in (over[1:], over):
        if len(spans) > 1 and width % len(spans) == 0:
            return [span for span in spans for _ in range(width // len(spans))]
    return []


def _cells(row: _Line, labels: int, width: int) -> list[str] | None:
    if not row.values:
        alone = len(row.words) == 1
        cells = [row.words[0], *[""] * width] if alone else ["", *row.words]
        return [*cells[:1], *[""] * (labels - 1), *cells[1:]]
    words = list(row.words)
    if labels == 2 and words[0].isdigit() and len(words) > 1:
        words = [words[0], "".join(words[1:])]
    elif labels == 1:
        words = ["".join(words)]
    return [*words, *row.values] if len(words) == labels else None


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
