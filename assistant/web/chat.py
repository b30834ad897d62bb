"""`/` and `/c/{id}`: one conversation, fresh or from the journal."""

import asyncio

from fastapi import Request
from fastapi.responses import Response
from nicegui import ui

from assistant.errors import AssistantError, RecordError
from assistant.talks import TalkShown
from assistant.web.conversation import Conversation
from assistant.web.first import greeting, line
from assistant.web.frame import frame
from assistant.web.history import History
from assistant.web.missing import draw_missing
from assistant.web.site import Site, Visitor, to_login


def install(site: Site) -> None:
    @ui.page("/")
    async def fresh(request: Request) -> Response | None:
        visitor = await asyncio.to_thread(site.visitor, request)
        if visitor is None:
            return to_login(request)
        starters = await asyncio.to_thread(_starters, site, visitor)
        await _page(site, visitor, None, starters)
        return None

    @ui.page("/c/{conversation_id}")
    async def kept(request: Request, conversation_id: str) -> Response | None:
        visitor = await asyncio.to_thread(site.visitor, request)
        if visitor is None:
            return to_login(request)
        talk = await asyncio.to_thread(_read, site, visitor, conversation_id)
        running = site.desk.find(visitor.asker, conversation_id)
        if talk is None and running is None:
            with frame(visitor, "chat", title=visitor.say("missing")):
                draw_missing(visitor, "missing_talk")
            return None
        (await _page(site, visitor, talk, ())).resume(running)
        return None


async def _page(
    site: Site, visitor: Visitor, talk: TalkShown | None, starters: tuple[str, ...]
) -> Conversation:
    conversation = Conversation(site, visitor, talk)
    history = History(site, visitor, lambda: conversation.id)
    say = visitor.say
    first = greeting(say, starters, open_access=visitor.open_access) if starters else line(say)
    title = talk.title if talk else ""
    with frame(visitor, "chat", title=title, drawer=history.toggle, first=first):
        await conversation.draw(starters)
    history.draw()
    return conversation


def _starters(site: Site, visitor: Visitor) -> tuple[str, ...]:
    """None where nothing can be answered yet: the first question then says why."""
    try:
        return site.service.starters(visitor.asker.audience, visitor.say.language)
    except AssistantError:
        return ()


def _read(site: Site, visitor: Visitor, conversation_id: str) -> TalkShown | None:
    if site.service.talks is None:
        return None
    try:
        return site.service.talks.read(visitor.asker, conversation_id)
    except RecordError:
        return None
