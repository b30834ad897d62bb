"""Reads the files of a corpus as text and rows; every fault names file, line and column."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from assistant.chinese import in_simplified, is_traditional, simplified
from assistant.errors import CorpusError, LeftOut
from assistant.ingest.archives import check_archive
from assistant.ingest.cells import read_book

MOST_BYTES: Final = 64 * 1024 * 1024
MOST_COLUMNS: Final = 16_384
"""As many as a workbook has."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FRONT: Final = re.compile(r"\A---\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)


YAML = dict[str, Any] | list[Any] | str | int | float | None


class Row(NamedTuple):
    """A row of a table file: the line it stands on, its cells by header, the row as written."""

    line: int
    cells: dict[str, str]
    raw: str
    sheet: str = ""


class Front(NamedTuple):
    """Front matter and where the body begins in the text."""

    fields: dict[str, Any]
    body_start: int


def read_text(path: Path, name: str) -> str:
    """UTF-8, GB18030, or UTF-16 with its mark; line ends as `\\n`."""
    require_size(path, name)
    text = decoded(path.read_bytes(), name).replace("\r\n", "\n").replace("\r", "\n")
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        raise CorpusError(
            "A control character stands in the text.",
            remedy="Remove it.",
            file=name,
            line=line,
            column=column,
            told=f"第 {line} 行第 {column} 个字是控制字符；请删去。",
        )
    return text


class _WithoutAliases(yaml.SafeLoader):
    """A few aliases of aliases grow to more than any memory once they are written out."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call] # has no stub
            raise yaml.MarkedYAMLError(problem="aliases are not read", problem_mark=mark)
        return super().compose_node(parent, index)


def read_yaml(text: str, name: str, *, first_line: int = 1) -> YAML:
    try:
        loaded: YAML = yaml.load(text, _WithoutAliases)  # a safe one
        return loaded
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise CorpusError(
            f"This is no YAML: {error.problem or 'unreadable'}.",
            remedy="Mend indentation, quotes or brackets there.",
            file=name,
            line=mark.line + first_line if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise CorpusError("This is no YAML.", remedy=str(error)[:200], file=name) from error


def read_front(text: str, name: str) -> Front:
    """`---` … `---` at the top; a file without it has no fields."""
    match = _FRONT.match(text)
    if match is None:
        return Front({}, 0)
    fields = read_yaml(match[1], name, first_line=2)
    if fields is not None and not isinstance(fields, dict):
        raise CorpusError(
            "The front matter is no mapping.",
            remedy="Write `key: value` lines.",
            file=name,
            line=2,
            column=1,
        )
    return Front(fields or {}, match.end())


def read_rows(path: Path, name: str) -> Iterator[Row]:
    """Rows of a CSV or XLSX file with a header, in Simplified; blank rows are skipped."""
    if path.suffix.lower() == ".xlsx":
        yield from _xlsx_rows(path, name)
    else:
        yield from _csv_rows(in_simplified(read_text(path, name)), name)


def require_size(path: Path, name: str) -> None:
    if path.stat().st_size > MOST_BYTES:
        raise LeftOut(
            "The file is larger than 64 MiB.",
            remedy="Split it.",
            file=name,
            told="文本超过 64 MB；请拆成几个文件。",
        )


def decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """`declared` is what a web page says of itself, believed where it is no UTF-8."""
    encodings = ["utf-8-sig", *([declared] if declared else []), "gb18030"]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):  # the next one may fit
            continue
    raise CorpusError(
        "The file is neither UTF-8 nor GB18030.",
        remedy="Save it as UTF-8.",
        file=name,
        line=1,
        column=1,
        told="编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8。",
    )


def _csv_rows(text: str, name: str) -> Iterator[Row]:
    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text), strict=True)
    header: list[str] | None = None
    last = 0
    try:
        for cells in reader:
            first, last = last + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header = _header(cells, name, first)
                continue
            if len(cells) > len(header):
                raise CorpusError(
                    f"The row has {len(cells)} cells, the header {len(header)}.",
                    remedy="Quote cells that hold a comma.",
                    file=name,
                    line=first,
                    column=len(header) + 1,
                )
            raw = "\n".join(lines[first - 1 : last])
            yield Row(first, dict(zip(header, (c.strip() for c in cells), strict=False)), raw)
    except csv.Error as error:
        if "field larger" in str(error):
            raise _too_wide(name, reader.line_num) from error
        raise CorpusError(
            f"This is no CSV: {error}.",
            remedy="Close the quotes.",
            file=name,
            line=reader.line_num,
            column=1,
        ) from error


def _xlsx_rows(path: Path, name: str) -> Iterator[Row]:
    check_archive(path, name)
    for sheet in read_book(path, name, formulas=False).sheets:
        header: list[str] | None = None
        old = is_traditional("".join(map("".join, sheet.rows)))
        rows = (list(map(simplified, row)) if old else row for row in sheet.rows)
        for line, cells in enumerate(rows, start=sheet.first_row):
            if not any(cells):
                continue
            if header is None:
                header = _header(cells, name, line)
                continue
            yield Row(
                line,
                dict(zip(header, cells, strict=False)),
                ", ".join(cell for cell in cells if cell),
                sheet.name,
            )


def _header(cells: list[str], name: str, line: int) -> list[str]:
    header = [cell.strip() for cell in cells]
    while header and not header[-1]:
        header.pop()
    if len(header) > MOST_COLUMNS:
        raise _too_wide(name, line)
    known = set[str]()
    for column, cell in enumerate(header, start=1):
        if not cell or cell in known:
            what = f"names {cell!r} twice" if cell else "leaves a column without a name"
            raise CorpusError(
                f"The header {what}.",
                remedy="Give every column its own name.",
                file=name,
                line=line,
                column=column,
            )
        known.add(cell)
    return header


def _too_wide(name: str, line: int) -> LeftOut:
    return LeftOut(
        "A cell or a row is longer than any table's.",
        remedy="Look whether it is a table, and whether its quotes and line ends are right.",
        file=name,
        line=line,
        told="单元格或一行长得不像表格；请检查它是不是表格，引号和换行是否完整。",
    )
