"""Markdown for those who do not show it: tables as lists, and no marks at all."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

_CELLS: Final = re.compile(r"(?<!\\)\|")
_DELIMITER: Final = re.compile(r"[\s|:-]*-[\s|:-]*")
_LINK: Final = re.compile(r"\[([^\]\n]+)\]\((\S+?)\)")
_BOLD: Final = re.compile(r"(?<!\\)\*\*|(?<![\\`])`(?!`)")
_HEAD: Final = re.compile(r"^(?:#{1,6} |> ?)", re.MULTILINE)
_ESCAPED: Final = re.compile(r"\\([\\`*_\[\]<>|#~(){}+.!-])")


def without_tables(text: str) -> str:
    """`| 名称 | 数值 | 占比 |` … -> `- 甲：数值 3，占比 5%`; with two columns `- 甲：3`."""
    made: list[str] = []
    grouped = groupby(text.split("\n"), key=lambda line: line.lstrip().startswith("|"))
    for table, lines in grouped:
        made += _listed([_cells(line) for line in lines]) if table else list(lines)
    return "\n".join(made)


def plain(text: str) -> str:
    """Without marks of Markdown; a link is told with its address."""
    text = _LINK.sub(r"\1 \2", text)
    text = _HEAD.sub("", _BOLD.sub("", text))
    return _ESCAPED.sub(r"\1", text)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]


def _listed(rows: list[list[str]]) -> Iterator[str]:
    """Each header begins a table of its own, as two may follow each other."""
    heads: list[str] = []
    for row, below in zip(rows, [*rows[1:], []], strict=True):
        if below and _is_delimiter(below):
            heads = row
        elif not _is_delimiter(row):
            yield _line(heads, row)


def _is_delimiter(row: list[str]) -> bool:
    return all(_DELIMITER.fullmatch(cell) for cell in row)


def _line(heads: list[str], row: list[str]) -> str:
    name, *values = row
    named = [
        value if len(row) == 2 or place >= len(heads) else f"{heads[place]} {value}"
        for place, value in enumerate(values, start=1)
        if value
    ]
    return f"- {name}：{'，'.join(named)}" if named else f"- {name}"
