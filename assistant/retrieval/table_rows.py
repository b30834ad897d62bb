"""Rows of the tables of a report, as they stand there. Pure."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assistant.indexes.base import View
from assistant.records import Passage

_RULE: Final = re.compile(r"\|?[\s:|-]+\|?")
_SUM: Final = re.compile(r"合计|总计|小计|总和")


class Row(NamedTuple):
    passage: Passage
    header: tuple[str, ...]
    cells: tuple[str, ...]
    line: str

    @property
    def places(self) -> str:
        """Where it stands, and what its columns are called."""
        return " ".join((*self.passage.sections, *self.header))


def rows_of(view: View) -> Iterator[Row]:
    """Those of the newest document that has tables, without the sums."""
    for document in view.documents():
        found = [row for p in view.passages(document.id) for row in _rows(p)]
        if found:
            yield from found
            return


def _rows(passage: Passage) -> Iterator[Row]:
    lines = [line.strip() for line in passage.text.splitlines()] if passage.kind == "table" else []
    header: tuple[str, ...] = ()
    for line in lines:
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if not line.startswith("|") or _RULE.fullmatch(line):
            continue
        if not header:
            header = cells
        elif len(cells) == len(header) and not any(map(_SUM.fullmatch, cells)):
            yield Row(passage, header, cells, line)
