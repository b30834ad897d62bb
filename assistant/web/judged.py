"""Thumbs below an answer; a thumb down may say why."""

import asyncio
from collections.abc import Callable

from nicegui import ui

from assistant.errors import AssistantError
from assistant.reviews import LONGEST_REASON, Feedback, Verdict
from assistant.web.site import Site, Visitor


class Judged:
    def __init__(
        self, site: Site, visitor: Visitor, answer_id: str, verdict: Verdict | None
    ) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._answer_id = answer_id
        self._up = self._button("up", "thumb_up", lambda: self._judge("up"))
        self._down = self._button("down", "thumb_down", self._why)
        self._mark(verdict)

    def _button(self, word: str, icon: str, done: Callable[[], object]) -> ui.button:
        return ui.button(icon=icon, on_click=done).props(
            f'flat round dense size=sm aria-label="{self._say(word)}" title="{self._say(word)}"'
        )

    def _mark(self, verdict: Verdict | None) -> None:
        for button, its in ((self._up, "up"), (self._down, "down")):
            chosen = verdict == its
            button.classes(add="chosen" if chosen else "", remove="" if chosen else "chosen")
            button.props(f"aria-pressed={'true' if chosen else 'false'}")

    async def _why(self) -> None:
        with ui.dialog(value=True) as window, ui.card().classes("small"):
            reason = (
                ui.textarea(self._say("why"))
                .props(f"outlined autogrow autofocus maxlength={LONGEST_REASON}")
                .classes("wide")
            )

            async def send() -> None:
                window.close()
                await self._judge("down", reason.value or "")

            with ui.element("div").classes("row ends"):
                ui.button(self._say("cancel"), on_click=window.close).props("flat no-caps")
                ui.button(self._say("send"), on_click=send).props("unelevated no-caps")

    async def _judge(self, verdict: Verdict, reason: str = "") -> None:
        said = Feedback(verdict=verdict, reason=reason[:LONGEST_REASON])
        try:
            await asyncio.to_thread(self._keep, said)
        except AssistantError as error:
            ui.notify(self._say.fault(error), type="negative")
            return
        self._mark(verdict)
        ui.notify(self._say("thanks"), position="top", timeout=1200)

    def _keep(self, said: Feedback) -> None:
        asker = self._site.asker(self._visitor)
        if asker and self._site.service.reviews:
            self._site.service.reviews.judge(asker, self._answer_id, said)
