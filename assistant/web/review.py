"""`/review`: what needs an operator's attention."""

import asyncio

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from assistant.errors import AssistantError
from assistant.reviews import AnswerNamed, Review, ReviewFilter
from assistant.web.buttons import heading
from assistant.web.frame import frame
from assistant.web.markdown import plain
from assistant.web.site import Site, Visitor, to_login
from assistant.web.words import Words


def install(site: Site) -> None:
    @ui.page("/review")
    async def review(request: Request) -> Response | None:
        visitor = await asyncio.to_thread(site.visitor, request)
        if visitor is None:
            return to_login(request)
        with frame(visitor, "review", title=visitor.say("review")):
            try:
                found = await asyncio.to_thread(_read, site, visitor)
            except AssistantError as error:
                ui.label(visitor.say.fault(error)).classes("fault").props("role=alert")
                return None
            heading(visitor.say("review"), 1)
            ui.label(visitor.say("review_days", ReviewFilter().days)).classes("quiet")
            _draw(found, visitor.say)
        return None


def _read(site: Site, visitor: Visitor) -> Review:
    asker = site.asker(visitor)
    if asker is None or site.service.reviews is None:
        return Review(refused=(), disliked=(), noted=())
    return site.service.reviews.review(asker, ReviewFilter())


def _draw(found: Review, say: Words) -> None:
    with _section(say("disliked"), say, empty=not found.disliked):
        for each in found.disliked:
            with ui.element("div").classes("entry"):
                ui.label(each.question).classes("title")
                ui.label(plain(each.answer)).classes("told")
                if each.reason:
                    ui.label(f"“{each.reason}”").classes("quiet")
    with _section(say("refused"), say, empty=not found.refused):
        for group in found.refused:
            _group(group.reason, group.count, group.newest)
    with _section(say("noted"), say, empty=not found.noted):
        for noted in found.noted:
            _group(noted.note, noted.count, noted.newest)


def _section(name: str, say: Words, *, empty: bool) -> ui.element:
    heading(name, 2)
    section = ui.element("section").classes("entries")
    if empty:
        with section:
            ui.label(say("nothing")).classes("quiet")
    return section


def _group(reason: str, count: int, newest: tuple[AnswerNamed, ...]) -> None:
    with ui.element("div").classes("entry"):
        ui.label(f"{count} × {reason}").classes("title")
        for each in newest:
            ui.label(f"{each.asked:%Y-%m-%d %H:%M} {each.question}").classes("quiet")
