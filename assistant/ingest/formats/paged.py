"""A report kept as a table: a row a paragraph, with columns for its page and its heading."""

from collections.abc import Sequence
from typing import Final

from assistant.ingest.formats.grid import Grid, settled
from assistant.ingest.formats.markdown import Markdown
from assistant.ingest.pages import read_label

_MEANINGS: Final = {
    "page": {"页", "页码", "页面", "页数", "幻灯片", "page", "slide"},
    "section": {"章节", "章", "部分", "section", "chapter"},
    "title": {"标题", "主题", "小标题", "题目", "title", "heading", "topic"},
    "text": {
        "内容",
        "正文",
        "文本",
        "文字",
        "段落",
        "描述",
        "content",
        "text",
        "body",
        "paragraph",
    },
}


def write_pages(out: Markdown, grid: Grid) -> bool:
    """Whether it was such a table; every column has to have its meaning."""
    rows = settled(grid).rows
    columns = [_meaning(header) for header in rows[0]] if rows else []
    if not {"page", "text"} <= set(columns) or None in columns or len(set(columns)) < len(columns):
        return False
    before: dict[str | None, str] = {}
    for row in rows[1:]:
        cells = dict(zip(columns, row, strict=True))
        level = 1
        if "section" in cells:
            _head(out, level, cells["section"], before.get("section", ""))
            level = 2
        heading = _heading(cells)
        _head(out, level, heading, _heading(before) if before else "")
        out.paragraph(cells["text"])
        before = cells
    return True


def _head(out: Markdown, level: int, heading: str, before: str) -> None:
    if heading != before:
        out.heading(level, heading)


def _heading(cells: dict[str | None, str]) -> str:
    """`8` and `案例` -> `Page 8: 案例`."""
    page, title = cells["page"].strip(), cells.get("title", "").strip()
    label = f"Page {page}" if page.isdigit() else page
    if not label or read_label(title):
        return title
    return f"{label}: {title}".rstrip(": ") if title else label


def _meaning(header: str) -> str | None:
    word: Sequence[str] = [m for m, words in _MEANINGS.items() if header.strip().lower() in words]
    return word[0] if word else None
