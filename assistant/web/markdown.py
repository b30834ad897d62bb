"""The Markdown of an answer as HTML: `[n]` a button, a figure with what it means beside it.

No HTML, link or image of a text comes through: an answer has none of its own.
"""

import re
from collections.abc import Callable, Sequence
from html import escape
from itertools import pairwise
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

Explain = Callable[[str, tuple[int, ...]], str]
"""What the value of this text, with these citations behind it, means; empty if it is no value."""
_CITE: Final = re.compile(r"\[(\d{1,3})\]")
_SHORT: Final = 24
"""Characters of a cell that stay in one line."""
_ROW: Final = re.compile(r"\s*\|")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s")


def html_of(
    text: str, explain: Explain = lambda *_: "", *, source: Callable[[int], str] = str
) -> str:
    """`source` is how a citation is called aloud."""
    tokens = _MARKDOWN.parse(_apart(text))
    for place, token in enumerate(tokens):
        if token.children:
            _mark_values(token.children, explain)
        if token.type == "td_open" and len(tokens[place + 1].content) > _SHORT:
            token.attrSet("class", "long")
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {"source": source}))


def plain(text: str) -> str:
    """Without marks of Markdown, as it is pasted into a message."""
    text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!|<>~-])", r"\1", text)


def _apart(text: str) -> str:
    """A blank line where a list or table ends: Markdown would draw the next line into it."""
    lines = text.split("\n")
    parted = lines[:1]
    for before, line in pairwise(lines):
        if _kind(before) != _kind(line) and before.strip() and line.strip():
            parted.append("")
        parted.append(line)
    return "\n".join(parted)


def _kind(line: str) -> str:
    return "row" if _ROW.match(line) else "item" if _ITEM.match(line) else "text"


def _cite(state: StateInline, silent: bool) -> bool:
    match = _CITE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("cite", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _render_cite(
    _: RendererProtocol, tokens: Sequence[Token], place: int, options: OptionsDict, env: EnvType
) -> str:
    n = tokens[place].content
    return (
        f'<button type="button" class="cite" data-n="{n}" '
        f'aria-label="{escape(env["source"](int(n)))}">{n}</button>'
    )


def _mark_values(children: list[Token], explain: Explain) -> None:
    """A value stands alone in bold; the citations that follow tell which of two equal ones."""
    for place, token in enumerate(children[:-2]):
        inner, close = children[place + 1], children[place + 2]
        if token.type != "strong_open" or inner.type != "text" or close.type != "strong_close":
            continue
        cited = []
        for after in children[place + 3 :]:
            if after.type == "cite":
                cited.append(int(after.content))
            elif after.content:
                break
        if said := explain(inner.content, tuple(cited)):
            token.attrSet("class", "value")
            token.attrSet("tabindex", "0")
            token.attrSet("role", "button")
            token.attrSet("data-tip", said)
            token.attrSet("aria-label", f"{inner.content}。{said}")


_MARKDOWN: Final = (
    MarkdownIt("commonmark", {"html": False, "breaks": True})
    .enable(["table"])
    .disable(["link", "image", "autolink", "reference", "html_inline", "html_block", "entity"])
)
_MARKDOWN.inline.ruler.after("escape", "cite", _cite)
_MARKDOWN.add_render_rule("cite", _render_cite)
