"""Thumbs below an answer; a thumb down may say why."""

import asyncio
from collections.abc import Callable

from nicegui import ui

from assistant.errors import AssistantError
from assistant.reviews import LONGEST_REASON, Feedback, Verdict
from assistant.web.buttons import asking_window, ends, icon_button
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
        return icon_button(icon, self._say(word), done).props("size=sm")

    def _mark(self, verdict: Verdict | None) -> None:
        for button, its in ((self._up, "up"), (self._down, "down")):
            chosen = verdict == its
            button.classes(add="chosen" if chosen else "", remove="" if chosen else "chosen")
            button.props(f"aria-pressed={'true' if chosen else 'false'}")

    async def _why(self) -> None:
        with asking_window(self._say("down")) as window:
            reason = (
                ui.textarea(self._say("why"))
                .props(f"outlined autogrow autofocus maxlength={LONGEST_REASON}")
                .classes("wide")
            )

            async def send() -> None:
                window.close()
                await self._judge("down", reason.value or "")

            ends(window, self._say("cancel"), self._say("send"), send)

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
