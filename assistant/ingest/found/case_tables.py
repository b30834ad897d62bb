"""Tables that tell a case in each row: a column of customers, the others labelled as its parts."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from assistant.ingest.found.blocks import Block, Part
from assistant.ingest.found.case_words import ROLES, STORY
from assistant.ingest.found.lines import Line
from assistant.quantities import read_quantity

_NUMBERS: Final = {"", "#", "序号", "编号", "no", "no."}
"""Headers of a column that only counts the rows."""
_CELL: Final = re.compile(r"(?<=\|)((?:\\\||[^|])*)(?=\|)")
_RULE: Final = re.compile(r"[\s|:-]+")
LEAST: Final = 6
"""Characters of a cell that tells something."""


class _Cell(NamedTuple):
    start: int
    text: str


def blocks_in_tables(lines: Sequence[Line], text: str) -> list[Block]:
    """None where a column is no part of a case: then the table is about something else."""
    return [block for rows in _tables(lines, text) for block in _blocks(rows)]


def _tables(lines: Sequence[Line], text: str) -> Iterator[list[Line]]:
    rows: list[Line] = []
    for line in lines:
        if rows and (not line.table or text[rows[-1].end : line.start].count("\n") != 1):
            yield rows
            rows = []
        if line.table:
            rows.append(line)
    if rows:
        yield rows


def _blocks(rows: Sequence[Line]) -> Iterator[Block]:
    header = [cell.text.strip("* ").casefold() for cell in _cells(rows[0])]
    roles = [ROLES.get(name) for name in header]
    if roles.count("customer") != 1 or not STORY.intersection(roles):
        return
    if any(role is None and name not in _NUMBERS for role, name in zip(roles, header, strict=True)):
        return
    heads = [(rows[0].start, rows[0].end)]
    for row in rows[1:]:
        if _RULE.fullmatch(row.text):
            heads.append((row.start, row.end))
            continue
        cells = _cells(row)
        if len(cells) != len(header) or not _tells(cells, roles):
            continue
        name = next(c.text for c, role in zip(cells, roles, strict=True) if role == "customer")
        parts = [
            Part(label, [(cell.start, cell.start + len(cell.text))], [row])
            for cell, label, role in zip(cells, header, roles, strict=True)
            if role not in {None, "customer"} and cell.text
        ]
        covered = [*heads, (row.start, row.end)]
        heads = []
        yield Block(name, True, False, row.start, row.sections, parts, covered)


def _cells(row: Line) -> list[_Cell]:
    found = []
    for match in _CELL.finditer(row.text):
        inner = match[1].strip()
        at = match.start() + len(match[1]) - len(match[1].lstrip())
        found.append(_Cell(row.start + at, inner))
    return found


def _tells(cells: Sequence[_Cell], roles: Sequence[str | None]) -> bool:
    """A story has words: a quantity in a column 需求 is none."""
    return any(
        role in STORY and len(cell.text) >= LEAST and read_quantity(cell.text) is None
        for cell, role in zip(cells, roles, strict=True)
    )
