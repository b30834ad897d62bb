"""Web pages: headings, lists, tables and text; never scripts, styles or what is hidden.

Tables in Markdown may be written like those of a page, too.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from assistant.ingest.formats.base import Read
from assistant.ingest.formats.grid import Spanned, grid_of
from assistant.ingest.formats.markdown import Markdown
from assistant.ingest.readers import decoded, require_size

_UNSEEN: Final = {
    "script",
    "style",
    "template",
    "noscript",
    "head",
    "iframe",
    "object",
    "svg",
    "nav",
    "select",
    "button",
}
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "br",
    ]
)
_SPANS_MOST: Final = 200
_TABLE: Final = re.compile(
    r"(?:<html>\s*<body>\s*)?(<table\b.*?</table>)(?:\s*</body>\s*</html>)?",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def read_html(path: Path, name: str) -> Read:
    require_size(path, name)
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    text = decoded(data, name, declared[1].decode("ascii") if declared else None)
    soup = BeautifulSoup(text, "lxml")
    out = Markdown()
    _Page(out).walk(soup.body or soup)
    title = soup.title.get_text() if soup.title else ""
    return Read(out.text({"title": " ".join(title.split())}))


def with_pipes(text: str) -> str:
    """Markdown with its tables of tags as pipe tables: what reads a print writes them so."""
    return _TABLE.sub(lambda table: f"\n\n{_piped(table[1])}\n", text)


def _piped(table: str) -> str:
    out = Markdown()
    _Page(out).walk(BeautifulSoup(table, "lxml"))
    return out.text()


class _Page:
    def __init__(self, out: Markdown) -> None:
        self._out = out
        self._line: list[str] = []

    def walk(self, element: Tag) -> None:
        for child in element.children:
            if isinstance(child, Comment):
                continue
            if isinstance(child, NavigableString):
                self._line.append(str(child))
            elif isinstance(child, Tag) and not _hidden(child):
                self._element(child)
        if element.name not in _INLINE:
            self._flush()

    def _element(self, tag: Tag) -> None:
        if tag.name == "br":
            self._line.append("\x0b")
        elif tag.name in _INLINE and not tag.find(_is_block):
            self._line.append(_inline(tag))
        else:
            self._flush()
            self._block(tag)

    def _block(self, tag: Tag) -> None:
        if re.fullmatch(r"h[1-6]", tag.name):
            self._out.heading(int(tag.name[1]), _inline(tag))
        elif tag.name == "table":
            self._table(tag)
        elif tag.name in {"ul", "ol"}:
            self._list(tag, 0)
        elif tag.name == "pre":
            self._out.paragraph(tag.get_text())
        else:
            self.walk(tag)
            self._flush()

    def _list(self, tag: Tag, level: int) -> None:
        for item in tag.find_all(["li", "ul", "ol"], recursive=False):
            if item.name != "li":
                self._list(item, level + 1)
                continue
            inner = item.find_all(["ul", "ol"])
            nested = [each for each in inner if each.find_parent("li") is item]
            for each in nested:
                each.extract()
            self._out.item(level, _inline(item))
            for each in nested:
                self._list(each, level + 1)

    def _table(self, tag: Tag) -> None:
        inner = tag.find_all("table")
        if inner:  # a table that lays out the page
            for cell in tag.find_all(["td", "th"]):
                if cell.find_parent("table") is tag:
                    self.walk(cell)
                    self._flush()
            return
        if caption := tag.find("caption"):
            self._out.paragraph(_inline(caption))
        self._out.table(grid_of(_rows(tag)))

    def _flush(self) -> None:
        text = "".join(self._line)
        self._line.clear()
        self._out.paragraph("\n".join(" ".join(part.split()) for part in text.split("\x0b")))


def _rows(table: Tag) -> Iterator[list[Spanned]]:
    for row in table.find_all("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        yield [Spanned(_inline(c), _span(c, "colspan"), _span(c, "rowspan")) for c in cells]


def _span(cell: Tag, key: str) -> int:
    value = str(cell.get(key, "1"))
    return min(max(int(value), 1), _SPANS_MOST) if value.isdigit() else 1


def _inline(tag: Tag) -> str:
    """Its text without what nobody sees, the white space of the file as single spaces."""
    parts = [
        "\n" if isinstance(node, Tag) else str(node)
        for node in tag.descendants
        if (isinstance(node, Tag) and node.name in {"br", "p", "div"})
        or (
            isinstance(node, NavigableString)
            and not isinstance(node, Comment)
            and not any(_hidden(parent) for parent in node.parents)
        )
    ]
    lines = "".join(p if p == "\n" else re.sub(r"\s+", " ", p) for p in parts).split("\n")
    return "\n".join(filter(None, map(str.strip, lines)))


def _is_block(tag: Tag) -> bool:
    return tag.name not in _INLINE


def _hidden(tag: Tag) -> bool:
    style = str(tag.get("style", "")).replace(" ", "").lower()
    return (
        tag.name in _UNSEEN
        or tag.has_attr("hidden")
        or "display:none" in style
        or "visibility:hidden" in style
    )
