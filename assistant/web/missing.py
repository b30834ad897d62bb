"""What is said where nothing is, and where a page broke: in words, with a way on."""

import asyncio
import logging
import secrets
from typing import Final

from fastapi import Request
from fastapi.responses import PlainTextResponse, Response
from nicegui import Client, core, ui

from assistant.web.buttons import text_button
from assistant.web.drawing import heading
from assistant.web.frame import PLACES, frame
from assistant.web.site import Site, Visitor, to_login

NOT_FOUND: Final = 404
_LOGGER = logging.getLogger(__name__)


def install(site: Site) -> None:
    """In the place of the library's own pages for both, which speak English alone."""

    @core.app.exception_handler(NOT_FOUND)
    async def unknown(request: Request, _: Exception) -> Response:
        if request.url.path.startswith("/_nicegui"):
            return PlainTextResponse("Not found", NOT_FOUND)
        visitor = await asyncio.to_thread(site.visitor, request)
        if visitor is None:
            return to_login(request)
        title = visitor.say("missing")
        with Client(ui.page(""), request=request) as client, frame(visitor, "", title=title):
            draw_missing(visitor, "missing_address")
        return client.build_response(request, NOT_FOUND)

    @core.app.on_page_exception
    def broken(error: Exception) -> None:
        number = secrets.token_hex(6)
        _LOGGER.error("a page broke, number %s", number, exc_info=error)
        if visitor := site.visitor(ui.context.client.request):
            with frame(visitor, "", title=visitor.say("broken")):
                _draw(visitor, "broken", visitor.say("error", number))
                text_button(visitor.say("retry"), ui.navigate.reload, icon="refresh", kind="chip")


def draw_missing(visitor: Visitor, word: str) -> None:
    """`word` says what is not there; the page is not found for programs, too."""
    ui.context.client.status_code = NOT_FOUND
    _draw(visitor, "missing", visitor.say(word))


def _draw(visitor: Visitor, title: str, told: str) -> None:
    say = visitor.say
    with ui.element("section").classes("missing").props("role=alert"):
        heading(say(title), 1)
        ui.label(told)
        with ui.element("nav").classes("chips").props(f'aria-label="{say("ways_on")}"'):
            for name, path in PLACES.items():
                ui.link(say(f"to_{name}"), path).classes("way")
