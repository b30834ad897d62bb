"""Tables of a document as grids: pipe tables in Markdown, with the place of every row."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from assistant.ingest.found.declared import declared_unit
from assistant.ingest.slashed import rows_of
from assistant.records import Passage, Source

MOST_QUOTED: Final = 400
"""A row beyond this is quoted only around the cell."""
_RULE: Final = re.compile(r":?-+:?")
_BREAK: Final = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BORDER: Final = re.compile(r"(?<!\\)\|")
_CJK: Final = r"[\u3000-\u9fff\uff00-\uffef]"
_LOOSE: Final = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")
_NUMBER: Final = re.compile(r"[-−－+]?[(（]?[-−－]?\d[\d,，.]*[)）]?[%％]?")
_MARK: Final = re.compile(r"^[①-⑳]\s*(?=.)|[①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰]+$")
_AMOUNT: Final = re.compile(
    r"[-−+]?\d[\d,，]*(?:\.\d+)?\s?[万亿千]?(?:元|美元|[%％]|人次|[家人台件次吨个户箱辆张套单项])"
)
_CHANGE: Final = re.compile(r"(?:同比|比上年|较上年|本[年期]比上)?.{0,4}(?:增减|变动|增长|变化)")
"""Headers of what lies between the periods beside them: none of these stands over it."""
_LABEL: Final = re.compile(r"^(?!.*\bin (?:thou|mill|bill)).*[^\W\d_]{2}", re.IGNORECASE)
"""Words that a value stands beside; `(in millions)` heads a column."""
_WORDED: Final = re.compile(r"[^\W\d_]{2}")
_DATED: Final = re.compile(
    r"(?:\d{2,4}年?)?(?:\d{1,2}月份?|第?[一二三四1-4]季度?|Q[1-4])|(?:19|20)\d\d年"
)


class Line(NamedTuple):
    """A row of a table: its cells, and where it stands in the document."""

    cells: tuple[str, ...]
    raw: str
    start: int
    block: "Block"


class Block(NamedTuple):
    """One place where a passage stands: a caption such as 单位：元 stands above many tables."""

    passage: Passage
    source: Source

    @property
    def sections(self) -> tuple[str, ...]:
        return tuple(self.source.section.split(" › ")) if self.source.section else ()


class Grid(NamedTuple):
    """A table with one header a column, and all its rows, though several passages hold them."""

    block: Block
    """The one with the header."""
    heads: tuple[str, ...]
    top: tuple[Line, ...]
    """The rows of headers."""
    lines: list[Line]
    before: tuple[Block, ...]
    """What stands between the table or heading before and this one."""
    declared: str = ""
    """The unit of all amounts that the document declares."""


def at(line: Line, column: int) -> str:
    return _at(line.cells, column)


def _at(cells: Sequence[str], column: int) -> str:
    return cells[column] if column < len(cells) else ""


def plain(text: str) -> str:
    """Half width, without spaces beside Chinese characters: `营业 收入（元）` -> `营业收入(元)`."""
    if text.isascii():
        return text.strip()
    return _LOOSE.sub("", unicodedata.normalize("NFKC", text)).strip()


def unmarked(text: str) -> str:
    """In half width, without marks of notes, which are digits there: `3①`."""
    return plain(_MARK.sub("", text.strip()))


def is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell.strip().replace(" ", "")) is not None


def grids(passages: Sequence[Passage]) -> list[Grid]:
    """Every table of a document, in order; rows of a table that was cut go on with it."""
    blocks = [Block(passage, source) for passage in passages for source in passage.sources]
    found: list[Grid] = []
    before: list[Block] = []
    for block in sorted(blocks, key=lambda b: b.source.start):
        if before and block.source.section != before[-1].source.section:
            before.clear()
        if block.passage.kind != "table":
            before.append(block)
            continue
        lines = list(_lines(block))
        rule = next((i for i, line in enumerate(lines) if _is_rule(line.cells)), 0)
        rule = rule or int(bool(rows_of(block.passage.text)))
        body = [line for line in lines if not _is_rule(line.cells)]
        if found and not before and (again := _repeats(body, rule, found[-1])):
            found[-1].lines.extend(body[again:])
        elif found and not before and _goes_on(body, found[-1], headless=not rule):
            found[-1].lines.extend(body)
        elif rule:
            found.append(_grid(block, body, rule, tuple(before)))
        before.clear()
    unit = declared_unit(passages)
    return [grid._replace(declared=unit) for grid in found] if unit else found


def quoted(line: Line, column: int) -> tuple[str, int]:
    """What is quoted of a row for one of its cells, and where it begins in the document."""
    if len(line.raw) <= MOST_QUOTED:
        return line.raw, line.start
    borders = _borders(line.raw)
    first = 1 if line.raw.startswith("|") else 0
    at = min(column - 1 + first, len(borders) - 1)
    begin = borders[at] if at >= 0 else 0
    end = borders[at + 1] + 1 if at + 1 < len(borders) else len(line.raw)
    return line.raw[begin:end], line.start + begin


@lru_cache(maxsize=16)
def _borders(row: str) -> list[int]:
    return [match.start() for match in _BORDER.finditer(row)]


def _grid(block: Block, body: list[Line], top: int, before: tuple[Block, ...]) -> Grid:
    """`top` lines stand above the rule."""
    body = _squeezed(body)
    while top < len(body) and _is_header(body[top].cells, [b.cells for b in body[:top]]):
        top += 1
    heads = _joined([line.cells for line in body[:top]])
    told = is_number(heads[-1]) or _AMOUNT.fullmatch(heads[-1])
    if len(heads) == 2 and top == 1 and told and _LABEL.search(heads[0]):
        return Grid(block, ("", ""), (), body, before)  # label and value from the first row on
    return Grid(block, heads, tuple(body[:top]), body[top:], before)


def _squeezed(body: list[Line]) -> list[Line]:
    """Rows of one or two labels, each with its value, without the columns that keep them apart.

    A form sets `公司的中文名称 | 海泰面包 | | |` under `股票简称 | | 海泰 | 股票代码 | 600001`.
    """
    filled = [_filled(line.cells) for line in body]
    counts = {len(cells) for cells in filled}
    width = max(counts, default=0)
    if len(body) < 2 or not counts <= {2, 4} or any(len(b.cells) <= width for b in body):
        return body
    if not all(line.cells[0] for line in body):
        return body
    cells = ((*cells, *("",) * (width - len(cells))) for cells in filled)
    return [line._replace(cells=row) for line, row in zip(body, cells, strict=True)]


def _filled(cells: Sequence[str]) -> tuple[str, ...]:
    """A merged cell repeats its words in the next column."""
    kept = [c for i, c in enumerate(cells) if c and (i == 0 or c != cells[i - 1] or is_number(c))]
    return tuple(kept)


def _repeats(body: Sequence[Line], top: int, last: Grid) -> int:
    """How many rows repeat the header of the table before, of which this is a further part."""
    if not 0 < top < len(body) or body[0].block.source.section != last.block.source.section:
        return 0
    same = [line.cells for line in body[:top]] == [line.cells for line in last.top[:top]]
    return top if same else 0


def _goes_on(body: Sequence[Line], last: Grid, *, headless: bool) -> bool:
    """A table cut by the end of a page or of a passage: no header, or one that holds amounts."""
    if len(body) > 1 and body[0].cells[0] and not any(body[0].cells[1:]):
        body = body[1:]  # the head of a group: 流动负债：
    cells = body[0].cells if body else ()
    if len(cells) != len(last.heads) or len(cells) < 2:
        return False
    amounts = [cell for cell in cells[1:] if is_number(cell) and re.search(r"[,.]", cell)]
    return headless or (bool(amounts) and bool(_WORDED.search(cells[0])))


def _lines(block: Block) -> Iterator[Line]:
    start = block.source.start
    slashed = rows_of(block.passage.text)
    for number, raw in enumerate(block.passage.text.split("\n")) if slashed else ():
        stripped = raw.strip()
        yield Line(slashed[number].cells, stripped, start + raw.index(stripped), block)
        start += len(raw) + 1
    if slashed:
        return
    for raw in block.passage.text.split("\n"):
        if stripped := raw.strip():
            yield Line(_cells(stripped), stripped, start + raw.index(stripped), block)
        start += len(raw) + 1


def _cells(raw: str) -> tuple[str, ...]:
    inner = raw.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    parts = _BORDER.split(inner)
    return tuple(_BREAK.sub(" ", part.replace("\\|", "|")).strip() for part in parts)


def _is_rule(cells: Iterable[str]) -> bool:
    cells = list(cells)
    return bool(cells) and all(_RULE.fullmatch(cell) for cell in cells)


def _is_header(cells: tuple[str, ...], above: Sequence[tuple[str, ...]]) -> bool:
    """A second row of headers: under merged cells, which are repeated or left empty."""
    top = above[-1]
    merged = any(not cell for cell in top[1:]) or len(set(top[1:])) < len(top[1:])
    if not merged or len(cells) != len(top):
        return False
    if cells[0] not in ("", top[0]) or any(map(is_number, cells)):
        return False
    named = [cell for cell in cells[1:] if cell not in {"%", "％"}]
    told = [cell for cell in named if _WORDED.search(cell) or _DATED.fullmatch(cell)]
    return len(told) > len(named) / 2


def _joined(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """One header a column: what stands above it, each word once, outermost first."""
    width = max(map(len, rows))
    columns: list[list[str]] = [[] for _ in range(width)]
    for number, row in enumerate(rows):
        held = ""
        for column in range(width):
            cell = row[column] if column < len(row) else ""
            if not cell and number + 1 < len(rows) and column:
                cell = "" if _CHANGE.match(_at(rows[-1], column)) else held
            held = cell
            if cell and cell not in columns[column]:
                columns[column].append(cell)
    return tuple(plain(" ".join(words)) for words in columns)
