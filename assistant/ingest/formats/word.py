"""The marks of WordprocessingML: styles, lists, breaks, weight, the text of an element."""

import re
from collections.abc import Iterator
from typing import Final

from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from assistant.ingest.formats.grid import Grid, Spanned, grid_of

_UNSEEN: Final = {
    qn(f"w:{tag}")
    for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "txbxContent", "instrText", "rt", "pict")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_W: Final = qn("w:t").removesuffix("t")
_M_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_CHARACTERS: Final = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_HEADING: Final = re.compile(r"^(?:heading|标题|標題)\s*([1-9])\b", re.IGNORECASE)
_TITLE: Final = re.compile(r"^(?:title|标题|標題)$", re.IGNORECASE)
_CONTENTS: Final = re.compile(r"^(?:toc|目录|目錄)\s*(?:\d|heading|标题)", re.IGNORECASE)
_LIST: Final = re.compile(
    r"^(?:list (?:bullet|number)|列表项目符号|列表编号)\s*(\d)?", re.IGNORECASE
)
_BODY_LEVEL: Final = 9
_LONGEST_TITLE: Final = 40


class WordStyles:
    """What a paragraph is by its own properties or by its style and the styles under it."""

    def __init__(self, opened: Opened) -> None:
        self._styles = {
            style.get(qn("w:styleId")): style for style in opened.styles.element.iter(qn("w:style"))
        }

    def level(self, p: Element) -> int:
        """1 to 9, and 0 for text."""
        for properties in self._properties(p):
            outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
            if outline is not None:
                level = int(outline.get(qn("w:val")))
                return level + 1 if level < _BODY_LEVEL else 0
        for name in self._names(p):
            if match := _HEADING.match(name):
                return int(match[1])
            if _TITLE.match(name):
                return 1
        return 0

    def list_level(self, p: Element) -> int | None:
        matches = (_LIST.match(name) for name in self._names(p))
        named = next((int(match[1] or 1) - 1 for match in matches if match), None)
        id, level, _ = self.number(p)
        if id == "0":
            return None
        return named if id is None else max(level or 0, named or 0)

    def number(self, p: Element) -> tuple[str | None, int | None, str]:
        """The numbering of a paragraph, its level there, and the style that says so."""
        styles = ["", *(style.get(qn("w:styleId")) or "" for style in self._chain(p))]
        own: int | None = None
        for style, properties in zip(styles, self._properties(p), strict=True):
            number = properties.find(qn("w:numPr")) if properties is not None else None
            if number is None:
                continue
            id, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
            own = int(level.get(qn("w:val"))) if own is None and level is not None else own
            if id is not None:
                return str(id.get(qn("w:val"))), own, style
        return None, own, ""

    def is_contents(self, p: Element) -> bool:
        """A line of the table of contents: it says again what the headings say."""
        return any(_CONTENTS.match(name) for name in self._names(p))

    def _chain(self, p: Element) -> Iterator[Element]:
        own = p.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        id: str | None = own.get(qn("w:val")) if own is not None else None
        seen: set[str] = set()
        while id is not None and id in self._styles and id not in seen:
            seen.add(id)
            style = self._styles[id]
            yield style
            based = style.find(qn("w:basedOn"))
            id = based.get(qn("w:val")) if based is not None else None

    def _properties(self, p: Element) -> Iterator[Element | None]:
        yield p.find(qn("w:pPr"))
        for style in self._chain(p):
            yield style.find(qn("w:pPr"))

    def _names(self, p: Element) -> Iterator[str]:
        for style in self._chain(p):
            name = style.find(qn("w:name"))
            yield name.get(qn("w:val")) if name is not None else ""


def text_of(element: Element) -> str:
    """What a reader sees of it, without boxes that float beside it and text that was deleted."""
    parts: list[str] = []
    for child in element:
        if child.tag in _UNSEEN or (child.tag == qn("w:r") and _is_hidden(child)):
            continue
        if child.tag in {qn("w:t"), _M_TEXT}:
            parts.append(child.text or "")
        elif child.tag == qn("w:br"):
            parts.append("" if child.get(qn("w:type")) == "page" else "\n")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
        else:
            parts.append(text_of(child))
            if child.tag == qn("w:p") and element.tag != qn("w:body"):
                parts.append("\n")
    return "".join(parts)


def page_breaks(p: Element, *, rendered: bool) -> tuple[int, int]:
    """Pages that begin before the text of a paragraph and after its first character.

    `rendered` counts the breaks that Word noted when it last drew the pages.
    """
    before = after = 0
    if rendered:
        seen = False
        for node in p.iter(qn("w:t"), qn("w:lastRenderedPageBreak")):
            if node.tag == qn("w:t"):
                seen = seen or bool((node.text or "").strip())
            elif seen:
                after += 1
            else:
                before += 1
        return before, after
    early = p.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
    before += early is not None and early.get(qn("w:val")) not in {"0", "false"}
    seen = False
    for node in p.iter(qn("w:t"), qn("w:br")):
        if node.tag == qn("w:t"):
            seen = seen or bool((node.text or "").strip())
        elif node.get(qn("w:type")) == "page":
            after, before = (after + 1, before) if seen else (after, before + 1)
    section = p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        kind = section.find(qn("w:type"))
        after += kind is None or kind.get(qn("w:val")) != "continuous"
    return before, after


def is_bold(p: Element) -> bool:
    """Whether every run with text is bold."""
    runs = [run for run in p.iter(qn("w:r")) if text_of(run).strip()]
    weights = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(weights) and all(
        weight is not None and weight.get(qn("w:val")) not in {"0", "false"} for weight in weights
    )


def is_title_like(text: str) -> bool:
    text = text.strip()
    return len(text) <= _LONGEST_TITLE and not re.search(r"[。；;！？!?，,、：:]$|\n", text)


def word_grid(table: Element) -> Grid:
    """Cells with their spans; a table in a cell is told by its text."""
    rows: list[list[Spanned]] = []
    open_: dict[int, tuple[int, int]] = {}
    """By column: where the cell that goes on downwards stands in `rows`."""
    for tr in _rows(table):
        row: list[Spanned] = []
        column = 0
        for tc in tr.iter(qn("w:tc")):
            if next(tc.iterancestors(qn("w:tr"))) is not tr:
                continue
            properties = tc.find(qn("w:tcPr"))
            width, merge = _span(properties)
            if merge == "continue" and column in open_:
                r, c = open_[column]
                rows[r][c] = rows[r][c]._replace(height=len(rows) - r + 1)
            else:
                open_[column] = (len(rows), len(row))
                row.append(Spanned(text_of(tc).strip(), width))
            column += width
        rows.append(row)
    return grid_of(rows)


def _rows(table: Element) -> Iterator[Element]:
    for tr in table.iter(qn("w:tr")):
        if next(tr.iterancestors(qn("w:tbl"))) is table:
            yield tr


def _span(properties: Element | None) -> tuple[int, str]:
    if properties is None:
        return 1, ""
    wide, merge = properties.find(qn("w:gridSpan")), properties.find(qn("w:vMerge"))
    width = int(wide.get(qn("w:val"))) if wide is not None else 1
    return width, "" if merge is None else merge.get(qn("w:val")) or "continue"


def _is_hidden(run: Element) -> bool:
    """Hidden, or struck out: a value that holds no more."""
    marks = (
        run.find(f"{qn('w:rPr')}/{qn(mark)}") for mark in ("w:vanish", "w:strike", "w:dstrike")
    )
    return any(mark is not None and mark.get(qn("w:val")) not in {"0", "false"} for mark in marks)
