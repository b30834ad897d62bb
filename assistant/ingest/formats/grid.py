"""A grid of cells as a document draws it to a table with one header row and lines around it."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

Place = tuple[int, int]
_NUMBER: Final = re.compile(
    r"^[（(]?[-+−±~≈约]?\s?[¥￥$€]?\s?[-+−]?\d[\d,，]*(?:\.\d+)?\s?[^\d\s]{0,4}[)）]?$"
)
_YEAR: Final = re.compile(r"^(?:19|20)\d\d(?:[-/.年].*|[QH]\d|)$|^\d{1,2}月$", re.IGNORECASE)
_UNIT: Final = re.compile(
    r"^[（(]?(?:金额|数量|货币|币种)?\s?(?:单位|币种|unit)\s?[:：]", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"^(?:注\d*|备注|说明|(?:数据|资料)?来源|notes?|source)\s*[:：\d]|^\*", re.IGNORECASE
)
_MOST_HEADER_ROWS: Final = 3


class Grid(NamedTuple):
    """Rows of equal length; a merged cell's text stands in every cell that it covers."""

    rows: list[list[str]]
    across: frozenset[Place] = frozenset()
    """Row and column of the cells that repeat the one to their left."""
    down: frozenset[Place] = frozenset()
    """Row and column of the cells that repeat the one above."""


class Spanned(NamedTuple):
    """A cell as a document writes it."""

    text: str
    width: int = 1
    height: int = 1


class Settled(NamedTuple):
    above: list[str]
    rows: list[list[str]]
    """The header first."""
    below: list[str]
    places: list[int]
    """Of each line above, each row of the header, each other row and each line below."""


def grid_of(rows: Iterable[Sequence[Spanned]]) -> Grid:
    """Cells in reading order, each at the next free place of its row, as HTML lays them out."""
    placed: dict[Place, str] = {}
    across: set[Place] = set()
    down: set[Place] = set()
    height = 0
    for r, row in enumerate(rows):
        height, c = r + 1, 0
        for cell in row:
            while (r, c) in placed:
                c += 1
            for dr in range(cell.height):
                for dc in range(cell.width):
                    placed[r + dr, c + dc] = cell.text
                    if dc:
                        across.add((r + dr, c + dc))
                    if dr:
                        down.add((r + dr, c + dc))
            c += cell.width
    width = max((c + 1 for _, c in placed), default=0)
    table = [[placed.get((r, c), "") for c in range(width)] for r in range(height)]
    return Grid(table, frozenset(across), frozenset(down))


def is_number(text: str) -> bool:
    return bool(_NUMBER.match(text.strip())) and not _YEAR.match(text.strip())


def is_date(text: str) -> bool:
    return bool(_YEAR.match(text.strip()))


def is_unit(text: str) -> bool:
    """`单位：万元`."""
    return bool(_UNIT.match(text.strip()))


def settled(grid: Grid) -> Settled:
    """Lines over and under the table taken out, header rows joined, empty rows left out."""
    kept = [r for r, row in enumerate(grid.rows) if any(cell.strip() for cell in row)]
    places = list(kept)
    above: list[str] = []
    while kept and (line := _line(grid, kept[0], unit=True) or _titled(grid, kept)):
        above.append(line)
        kept.pop(0)
    below: list[str] = []
    while len(kept) > 1 and (line := _line(grid, kept[-1])) and _is_below(grid, kept[-1], line):
        below.insert(0, line)
        kept.pop()
    depth = _header_rows(grid, kept)
    head = _joined([grid.rows[r] for r in kept[:depth]])
    rows = [head, *(grid.rows[r] for r in kept[depth:])]
    filled = [c for c in range(len(head)) if any(row[c].strip() for row in rows)]
    return Settled(above, [[row[c] for c in filled] for row in rows if kept], below, places)


def _line(grid: Grid, r: int, *, unit: bool = False) -> str:
    """The text of a row that is one line of words: alone in the first place, or a unit."""
    row = grid.rows[r]
    if len(row) < 2:
        return ""
    own = [c for c, cell in enumerate(row) if cell.strip() and (r, c) not in grid.across]
    if len(own) != 1 or (r, own[0]) in grid.down or (r + 1, own[0]) in grid.down:
        return ""
    text = row[own[0]].strip()
    return text if own[0] == 0 or (unit and _UNIT.match(text)) else ""


def _titled(grid: Grid, kept: Sequence[int]) -> str:
    """The text of a first row that is no header: a title at the left, the unit at the right."""
    row = grid.rows[kept[0]]
    own = [c for c, cell in enumerate(row) if cell.strip() and (kept[0], c) not in grid.across]
    if not 1 < len(own) < 4 or own[0] != 0 or not _UNIT.match(row[own[-1]].strip()):
        return ""
    below = grid.rows[kept[1]] if len(kept) > 2 else []
    if sum(bool(cell.strip()) for cell in below) <= len(own) or any(map(is_number, row)):
        return ""
    return " ".join(row[c].strip() for c in own)


def _is_below(grid: Grid, r: int, line: str) -> bool:
    return (r, len(grid.rows[r]) - 1) in grid.across or bool(_NOTE.match(line))


def _header_rows(grid: Grid, kept: Sequence[int]) -> int:
    """More than one where a cell of the first rows spans columns or rows."""
    depth = 1
    while depth < min(_MOST_HEADER_ROWS, len(kept) - 1):
        above, row = kept[depth - 1], kept[depth]
        width = range(len(grid.rows[row]))
        spans = any((above, c) in grid.across or (row, c) in grid.down for c in width)
        if not spans or any(is_number(grid.rows[row][c]) for c in width):
            break
        if all((above, c) not in grid.across for c in width) and depth > 1:
            break
        depth += 1
    return depth


def _joined(rows: Sequence[Sequence[str]]) -> list[str]:
    """`2024年` over `收入` -> `2024年 收入`."""
    if not rows:
        return []
    columns = zip(*rows, strict=True)
    return [
        " ".join(dict.fromkeys(cell.strip() for cell in column if cell.strip()))
        for column in columns
    ]
