"""Tables that a person typed with slashes: a line of headers, then a name and its numbers a line.

`产品 9月 / 8月 / 环比`, `面包 2.1 / 2.0 / +5%`; or a caption that says what the numbers are:
`前三名（9月/8月，万元）`, `1 甲店 40 / 35`.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_CELL: Final = r"[-−+＋]?\d[\d,.]*\s?(?:[^\W\d_]{1,4}|[%％])?|[-—–/]"
_ROW: Final = re.compile(
    rf"(?:\d{{1,2}}[.、)）\s]\s*)?(?P<name>\S.*?)\s+(?P<cells>(?:{_CELL})(?:\s+[/／]\s+(?:{_CELL}))+)"
)
_BETWEEN: Final = re.compile(r"\s+[/／]\s+")
_CAPTION: Final = re.compile(
    r"(?P<title>[^（()）]{2,20})[（(](?P<heads>[^（()）]{1,20}(?:[/／][^（()）/／，,]{1,12})+)"
    r"(?:[，,]\s*(?:单位[:：])?(?P<unit>[^\W\d_]{1,4}))?[）)]"
)
_FEWEST: Final = 2


class Row(NamedTuple):
    cells: tuple[str, ...]


def head_of(line: str) -> Row | None:
    if caption := _CAPTION.fullmatch(line.strip()):
        unit = f"（{caption['unit']}）" if caption["unit"] else ""
        heads = (head.strip() + unit for head in re.split(r"[/／]", caption["heads"]))
        return Row((caption["title"].strip(), *heads))
    parts = _BETWEEN.split(line.strip())
    if len(parts) < _FEWEST or row_of(line):
        return None
    first, _, rest = parts[0].rpartition(" ")
    return Row((first.strip(), rest, *parts[1:]))


def row_of(line: str) -> Row | None:
    match = _ROW.fullmatch(line.strip())
    return Row((match["name"], *_BETWEEN.split(match["cells"]))) if match else None


def tables_in(lines: Sequence[tuple[int, str]]) -> dict[int, int]:
    """Where each line of such a table begins, and where its line of headers does."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        head = head_of(lines[at][1])
        end = at + 1
        while head and end < len(lines) and _fits(row_of(lines[end][1]), head):
            end += 1
        if end - at > _FEWEST:
            found |= {start: lines[at][0] for start, _ in lines[at:end]}
            at = end
        else:
            at += 1
    return found


def rows_of(text: str) -> list[Row]:
    """Of a whole table, its headers first; empty for any other text."""
    lines = text.split("\n")
    head = head_of(lines[0])
    rows = [row_of(line) for line in lines[1:]]
    kept = [row for row in rows if row and head and _fits(row, head)]
    return [head, *kept] if head and len(kept) == len(rows) >= _FEWEST else []


def _fits(row: Row | None, head: Row) -> bool:
    return row is not None and len(row.cells) == len(head.cells)
