"""Small pieces that the pages of records are drawn with; every text is escaped here."""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from nicegui import ui

STYLE: Final = (Path(__file__).parent / "browse.css").read_text(encoding="utf-8")


class Cell(NamedTuple):
    text: str
    link: str = ""
    name: str = ""
    """What the link is called aloud, where its text does not say it."""
    kind: str = ""
    """`number` is set right, `short` stays in one line."""


E = TypeVar("E", bound=ui.element)


def named(element: E, name: str) -> E:
    """What a screen reader calls it; a text in a string of props could end that string."""
    element.props["aria-label"] = name
    return element


def style() -> None:
    ui.add_head_html(f"<style>{STYLE}</style>")


def highlighted(text: str, words: str) -> str:
    """As HTML, with each of the words that were searched for marked."""
    asked = sorted(words.split(), key=len, reverse=True)
    if not asked:
        return escape(text)
    pieces = re.split(f"({'|'.join(map(re.escape, asked))})", text, flags=re.IGNORECASE)
    return "".join(
        f"<mark>{escape(piece)}</mark>" if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )


def heading(text: str, level: int, *, link: str = "", words: str = "") -> ui.html:
    inner = highlighted(text, words)
    if link:
        inner = f'<a href="{escape(link)}">{inner}</a>'
    return ui.html(inner, tag=f"h{level}", sanitize=False)


def paragraph(text: str, *, link: str = "", name: str = "", words: str = "") -> ui.html:
    inner = highlighted(text, words)
    if link:
        inner = f'{inner} <a class="no-print" href="{escape(link)}">{escape(name)}</a>'
    return ui.html(inner, tag="p", sanitize=False)


def tags(names: Sequence[str], *, words: str = "") -> None:
    told = "".join(f'<span class="tag">{highlighted(name, words)}</span>' for name in names)
    ui.html(told, sanitize=False).classes("tags")


def facts(pairs: Sequence[tuple[str, str]]) -> None:
    told = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in pairs)
    ui.html(told, tag="dl", sanitize=False).classes("facts")


def grid(
    head: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, name: str, first_is_head: bool = False
) -> ui.html:
    """A table that scrolls by itself where it is too wide, by keyboard, too."""
    top = "".join(f'<th scope="col"{_kind(cell)}>{_text(cell)}</th>' for cell in head)
    body = "".join(
        "<tr>"
        + "".join(_cell(cell, first_is_head and not x) for x, cell in enumerate(row))
        + "</tr>"
        for row in rows
    )
    table = f'<table class="grid"><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
    drawn = ui.html(table, sanitize=False).classes("wide-table").props("tabindex=0 role=region")
    return named(drawn, name)


def _cell(cell: Cell, is_head: bool) -> str:
    text = _text(cell)
    return f'<th scope="row">{text}</th>' if is_head else f"<td{_kind(cell)}>{text}</td>"


def _text(cell: Cell) -> str:
    if not cell.link:
        return escape(cell.text)
    name = f' aria-label="{escape(cell.name)}"' if cell.name else ""
    return f'<a href="{escape(cell.link)}"{name}>{escape(cell.text)}</a>'


def _kind(cell: Cell) -> str:
    return f' class="{cell.kind}"' if cell.kind else ""
