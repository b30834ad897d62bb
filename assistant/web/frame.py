"""The frame of every page: navigation, who looks, theme and language."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from nicegui import ui

from assistant.web.buttons import icon_button
from assistant.web.site import LANGUAGE, THEME, Visitor

STYLE: Final = (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
SCRIPT: Final = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
PLACES: Final = {"chat": "/", "cases": "/cases", "metrics": "/metrics", "report": "/report"}
"""Pages of the navigation by the name of their word."""
_YEAR_S: Final = 365 * 24 * 3600


@contextmanager
def frame(
    visitor: Visitor, here: str, *, title: str = "", drawer: Callable[[], object] | None = None
) -> Iterator[None]:
    """`here` is the name of one of `PLACES`; `drawer` opens what the page has on its left."""
    say = visitor.say
    ui.page_title(f"{title} · {say('title')}" if title else say("title"))
    # The page's language, for screen readers; before anything is drawn, to spare a flash.
    language = "zh-CN" if say.language == "zh" else "en"
    ui.add_head_html(f"<style>{STYLE}</style>")
    ui.add_head_html(f'<script>document.documentElement.lang="{language}"; {SCRIPT}</script>')
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
        _who(visitor)
        _switches(visitor)
    with ui.element("div").classes("main"):
        yield


def _who(visitor: Visitor) -> None:
    say, asker = visitor.say, visitor.asker
    told = say(asker.audience.value)
    if not visitor.open_access:
        told = f"{asker.id} · {told}"
    ui.label(told).classes("who").props(f'title="{say("audience")}"')


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
