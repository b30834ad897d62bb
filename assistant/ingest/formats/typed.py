"""Text as a typewriter sets it: lines of one width, tables in columns of spaces and dots.

Of Latin letters alone: filings and mails are kept so. Chinese lines are left as they are.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import quantiles
from typing import Final

from assistant.ingest.formats.grid import Grid
from assistant.ingest.formats.markdown import Markdown, rejoined
from assistant.ingest.formats.typed_tables import is_row, parts_of, row_of

_FEWEST: Final = 40
"""Lines of a text that is set so; a note may break its lines by chance."""
_WIDEST: Final = 132
"""Characters of the widest line that a printer took."""
_FULL: Final = 0.7
"""Of the usual width of lines from which one goes on in the next."""
_TAGS: Final = re.compile(r"\s*(?:</?[A-Z]{1,12}>\s*)+")
_RULE: Final = re.compile(r"[\s\-=_*]*[\-=_]{4,}[\s\-=_*]*")
_PAGE: Final = re.compile(r"\s*-?\s*\d{1,3}\s*-?\s*")
_HEADING: Final = re.compile(r"[A-Z][A-Z0-9 ,.&'’()/\-]{3,70}")
_MARKED: Final = re.compile(r"#{1,6} |\|.*\|\s*$|```")


def as_markdown(text: str) -> str | None:
    """None for a text that is set otherwise."""
    lines = [line.expandtabs().rstrip() for line in text.replace("\f", "\n<PAGE>\n").split("\n")]
    told = [line for line in lines if line.strip()]
    if not _is_typed(told):
        return None
    full = _FULL * quantiles([len(line) for line in told], n=10)[8]
    out = Markdown()
    for block in _blocks(_without_furniture(lines)):
        _write(out, block, full)
    return out.text()


def _is_typed(told: Sequence[str]) -> bool:
    """Lines of prose as wide as each other, none wider than paper, and no marks of Markdown."""
    if len(told) < _FEWEST or any(_MARKED.match(line) for line in told):
        return False
    letters = "".join(told)
    latin = sum(char.isascii() for char in letters) > 0.97 * len(letters)
    widths = sorted(map(len, told))
    usual = widths[len(widths) * 9 // 10]
    wrapped = sum(0.8 * usual <= width <= usual + 6 for width in widths)
    return latin and usual >= 55 and widths[-1] <= _WIDEST and wrapped * 4 > len(told)


def _without_furniture(lines: Sequence[str]) -> Iterator[str]:
    """Tags, and the number of a page at its edge."""
    for index, line in enumerate(lines):
        near = [other for other in lines[max(index - 3, 0) : index + 4] if _TAGS.fullmatch(other)]
        if line and _TAGS.fullmatch(line):
            continue
        if not (near and line.strip() and _PAGE.fullmatch(line)):
            yield line


def _blocks(lines: Iterator[str]) -> Iterator[list[str]]:
    """A table with the lines around its rows, else a paragraph."""
    held: list[str] = []
    blank = 0
    for line in lines:
        if not line.strip():
            blank += 1
            continue
        tabular = any(is_row(each) for each in held[-12:])
        apart = blank > (2 if tabular else 0) or (blank and tabular and _is_prose(line))
        if held and apart and not (not tabular and _leads(held, blank)):
            yield held
            held = []
        held.append(line)
        blank = 0
    if held:
        yield held


def _leads(held: Sequence[str], blank: int) -> bool:
    """Short lines that may be the title or the header of the table below."""
    return blank < 3 and len(held) < 8 and not any(map(_is_prose, held))


def _is_prose(line: str) -> bool:
    """A line of words, of which few stand apart."""
    return len(line.split()) > 7 and not is_row(line)


def _write(out: Markdown, block: Sequence[str], full: float) -> None:
    rows = [row_of(line) for line in block if not _RULE.fullmatch(line)]
    tabular = sum(bool(row.values) for row in rows) > 1
    for part in parts_of(rows) if tabular else [rows]:
        if isinstance(part, Grid):
            out.table(part)
        elif tabular:
            for row in part:
                _line(out, " ".join(row.text.split()))
        else:
            _paragraphs(out, [row.text for row in part], full)


def _paragraphs(out: Markdown, lines: Sequence[str], full: float) -> None:
    held: list[str] = []
    for line in lines:
        if held and len(held[-1]) < full:
            _line(out, rejoined(" ".join(each.split()) for each in held))
            held = []
        held.append(line)
    if held:
        _line(out, rejoined(" ".join(each.split()) for each in held))


def _line(out: Markdown, text: str) -> None:
    if _HEADING.fullmatch(text):
        out.heading(2, text)
    else:
        out.paragraph(text)
