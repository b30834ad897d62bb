"""The frame of every page: navigation, who looks, theme and language."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Final

from nicegui import ui

from assistant.web.buttons import icon_button
from assistant.web.first import paint
from assistant.web.site import LANGUAGE, THEME, Visitor
from assistant.web.words import Words

STYLE: Final = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
SCRIPT: Final = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
PLACES: Final = {"chat": "/", "cases": "/cases", "metrics": "/metrics", "report": "/report"}
"""Pages of the navigation by the name of their word."""
_YEAR_S: Final = 365 * 24 * 3600


@contextmanager
def frame(
    visitor: Visitor,
    here: str,
    *,
    title: str = "",
    drawer: Callable[[], object] | None = None,
    first: str = "",
) -> Iterator[None]:
    """`here` is the name of one of `PLACES`; `drawer` opens what the page has on its left.

    `first` is HTML of what is seen until the page is drawn.
    """
    say = visitor.say
    ui.page_title(f"{title} · {say('title')}" if title else say("title"))
    ui.add_head_html(f"<style>{STYLE}</style>")
    ui.add_head_html(f"<script>{_constants(say)}{SCRIPT}</script>")
    paint(
        say, dark=visitor.dark, here=here, places=PLACES, who=_chip(visitor),
        drawer=drawer is not None, inside=first,
    )  # fmt: skip
    ui.dark_mode(visitor.dark)
    ui.colors(primary="#1d4ed8")
    with ui.header(fixed=True, wrap=False).classes("bar"):
        if drawer:
            icon_button("menu", say("history"), drawer)
        ui.link(say("title"), "/").classes("brand")
        with ui.element("nav").classes("places").props(f'aria-label="{say("title")}"'):
            for name, path in PLACES.items():
                link = ui.link(say(name), path)
                if name == here:
                    link.classes("here").props('aria-current="page"')
        ui.element("div").classes("grow")
        chip = ui.html(_chip(visitor), sanitize=False, tag="span").classes("who")
        chip.props["title"] = _name(visitor)
        _switches(visitor)
    with ui.element("div").classes("main"):
        yield


def _constants(say: Words) -> str:
    """What the script is told, as JSON: the language of the page first, for screen readers."""
    language = "zh-CN" if say.language == "zh" else "en"
    lost = [say("lost_connection"), say("reconnecting")]
    return f"const LANGUAGE = {json.dumps(language)}, LOST = {json.dumps(lost)};\n"


def _name(visitor: Visitor) -> str:
    say, asker = visitor.say, visitor.asker
    told = f"{say('audience')}{say('colon')}{say(asker.audience.value)}"
    return told if visitor.open_access else f"{asker.id} · {told}"


def _chip(visitor: Visitor) -> str:
    """As HTML; where there is little room, the name is left to the menu."""
    asker = visitor.asker
    name = "" if visitor.open_access else f'<span class="name">{escape(asker.id)} · </span>'
    return f"{name}{escape(visitor.say(asker.audience.value))}"


def _switches(visitor: Visitor) -> None:
    say = visitor.say

    def theme(name: str) -> None:
        """Loaded again, as charts are drawn in the colours of one theme."""
        _remember(THEME, name)
        ui.navigate.reload()

    def language() -> None:
        _remember(LANGUAGE, "zh" if say.language == "en" else "en")
        ui.navigate.reload()

    with (
        icon_button("more_vert", say("more")),
        ui.menu().props("auto-close"),
    ):
        ui.label(_name(visitor)).classes("me quiet")
        ui.separator()
        for name in ("light", "dark", "auto"):
            ui.menu_item(say(name), on_click=lambda name=name: theme(name))
        ui.menu_item(say("language"), on_click=language)
        if visitor.asker.operator:
            ui.menu_item(say("review"), on_click=lambda: ui.navigate.to("/review"))
        if not visitor.open_access:
            ui.separator()
            ui.menu_item(
                say("sign_out"),
                on_click=lambda: ui.run_javascript(
                    "const f=document.createElement('form');f.method='post';f.action='/logout';"
                    "document.body.append(f);f.submit()"
                ),
            )


def _remember(name: str, value: str) -> None:
    cookie = f"{name}={value};path=/;max-age={_YEAR_S};samesite=lax"
    ui.run_javascript(f"document.cookie={json.dumps(cookie)}")
