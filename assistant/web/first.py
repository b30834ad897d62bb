"""What is painted before the page's library has come: the frame and the first words, as HTML.

It stands where the page will stand, takes what is typed or chosen meanwhile, and gives way.
"""

from collections.abc import Mapping, Sequence
from html import escape
from string import Template
from typing import Final

from nicegui import ui

from assistant.web.words import Words

_DARK: Final = {
    True: "true",
    False: "false",
    None: 'matchMedia("(prefers-color-scheme: dark)").matches',
}
"""What the browser asks itself before it paints anything."""
_PAGE: Final = Template("""
<script>document.body.classList.toggle("body--dark", $dark)</script>
<div id="first"><div class="nicegui-header bar">$drawer<a class="brand" href="/">$title</a>
<nav class="places" aria-label="$title">$places</nav><div class="grow"></div>
<span class="who">$who</span><span class="blank"></span></div>
<div class="main">$inside</div></div>""")
_LINE: Final = Template("""<div class="foot"><div class="composer"><div class="line">
<textarea rows="1" autofocus placeholder="$hint" aria-label="$ask"></textarea></div>
<span class="blank filled"></span><div class="keys quiet">$keys</div></div></div>""")


def paint(
    say: Words, *, dark: bool | None, here: str, places: Mapping[str, str], who: str,
    drawer: bool, inside: str,
) -> None:  # fmt: skip
    """`who` and `inside` are HTML."""
    links = "".join(
        f'<a href="{path}"{_here(name == here)}>{escape(say(name))}</a>'
        for name, path in places.items()
    )
    page = _PAGE.substitute(
        dark=_DARK[dark], title=escape(say("title")), places=links, who=who,
        drawer='<span class="blank"></span>' if drawer else "", inside=inside,
    )  # fmt: skip
    ui.add_body_html(page)


def greeting(say: Words, starters: Sequence[str], *, open_access: bool) -> str:
    """A fresh conversation, with its questions to begin with."""
    chips = "".join(
        f'<button type="button" class="q-btn q-btn--flat chip">{escape(each)}</button>'
        for each in starters
    )
    told = f'<div class="quiet open">{escape(say("open"))}</div>' if open_access else ""
    return (
        f'<section class="welcome"><h1>{escape(say("welcome"))}</h1>'
        f'<div class="quiet">{escape(say("welcome_more"))}</div>'
        f'<div class="chips">{chips}</div>{told}</section>{line(say)}'
    )


def line(say: Words) -> str:
    """The line to ask in; what is typed there is handed over."""
    return _LINE.substitute(
        hint=escape(say("ask_hint")), ask=escape(say("ask")), keys=escape(say("keys"))
    )


def _here(is_here: bool) -> str:
    return ' class="here" aria-current="page"' if is_here else ""
