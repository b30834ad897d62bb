"""The drawer of earlier conversations: open, search, rename, delete."""

import asyncio
from collections.abc import Callable

from nicegui import ui

from assistant.errors import AssistantError
from assistant.talks import LONGEST_TITLE, TalkFilter, TalkListed, one_line
from assistant.web.buttons import asking_window, ends, icon_button, text_button
from assistant.web.drawing import heading
from assistant.web.site import Site, Visitor


class History:
    """`here` is the conversation that the page shows."""

    def __init__(self, site: Site, visitor: Visitor, here: Callable[[], str | None]) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._here = here

    def draw(self) -> None:
        say = self._say
        with (
            ui.left_drawer(value=False, bordered=True)
            .props("overlay width=300")
            .classes("drawer") as self._drawer
        ):
            with ui.element("div").classes("ahead"):
                heading(say("history"), 2)
                ui.element("div").classes("grow")
                icon_button("close", say("close"), self._drawer.hide)
            text_button(say("new"), lambda: ui.navigate.to("/"), icon="add", kind="chip")
            self._words = (
                ui.input(placeholder=say("search"), on_change=self._list)
                .props(f'dense outlined clearable debounce=200 aria-label="{say("search")}"')
                .classes("wide")
            )
            self._found = ui.element("div").classes("talks").props("role=list")

    async def toggle(self) -> None:
        if not self._drawer.value:
            await self._list()
        self._drawer.toggle()

    async def _list(self) -> None:
        found = await asyncio.to_thread(self._find, (self._words.value or "").strip())
        self._found.clear()
        with self._found:
            if not found:
                empty = "nothing_found" if self._words.value else "nothing_kept"
                ui.label(self._say(empty)).classes("quiet")
            for talk in found:
                self._row(talk)

    def _row(self, talk: TalkListed) -> None:
        say = self._say
        with ui.element("div").classes("talk").props("role=listitem"):
            ui.link(talk.title, f"/c/{talk.conversation_id}").classes("name")
            with (
                icon_button("more_horiz", f"{say('more')} {talk.title}").props("size=sm"),
                ui.menu().props("auto-close"),
            ):
                ui.menu_item(say("rename"), on_click=lambda: self._rename(talk))
                ui.menu_item(say("delete"), on_click=lambda: self._delete(talk))

    def _rename(self, talk: TalkListed) -> None:
        with asking_window(self._say("rename")) as window:
            line = (
                ui.input(self._say("rename"), value=talk.title)
                .props(f"outlined autofocus maxlength={LONGEST_TITLE}")
                .classes("wide")
            )

            async def save() -> None:
                if (line.value or "").strip():
                    title = one_line(line.value)
                    await self._change(lambda: self._retitle(talk, title))
                window.close()

            line.on("keydown.enter", save)
            ends(window, self._say("cancel"), self._say("save"), save)

    def _delete(self, talk: TalkListed) -> None:
        with asking_window(self._say("delete")) as window:
            ui.label(self._say("delete_sure", talk.title))

            async def forget() -> None:
                await self._change(lambda: self._forget(talk))
                window.close()
                if self._here() == talk.conversation_id:
                    ui.navigate.to("/")

            ends(window, self._say("cancel"), self._say("delete"), forget)

    async def _change(self, change: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(change)
        except AssistantError as error:
            ui.notify(self._say.fault(error), type="negative")
        await self._list()

    def _find(self, words: str) -> tuple[TalkListed, ...]:
        asker, talks = self._site.asker(self._visitor), self._site.service.talks
        if asker is None or talks is None:
            return ()
        return talks.find(asker, TalkFilter(q=words[:200], limit=50)).conversations

    def _retitle(self, talk: TalkListed, title: str) -> None:
        asker, talks = self._site.asker(self._visitor), self._site.service.talks
        if asker and talks:
            talks.rename(asker, talk.conversation_id, title)

    def _forget(self, talk: TalkListed) -> None:
        asker, talks = self._site.asker(self._visitor), self._site.service.talks
        if asker and talks:
            talks.forget(asker, talk.conversation_id)
