"""One answer before an operator: confirmed, corrected, or left to the assistant again."""

import asyncio
from collections.abc import Callable

from nicegui import ui

from assistant.errors import AssistantError, RecordError
from assistant.exchange import Asker
from assistant.reviews import LONGEST_CORRECTION, Reviews
from assistant.talks import AnswerRecord
from assistant.web.buttons import icon_button, text_button
from assistant.web.drawing import heading
from assistant.web.markdown import html_of
from assistant.web.site import Site, Visitor
from assistant.web.sources import list_sources


class Reviewed:
    """One window for all answers of the page."""

    def __init__(self, site: Site, visitor: Visitor) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        with (
            ui.dialog().props(
                f'position=right full-height aria-label="{self._say("review")}"'
            ) as self._window,
            ui.card().classes("source"),
        ):
            self._inside = ui.element("div").classes("inside")

    async def open(self, answer_id: str) -> None:
        try:
            record = await asyncio.to_thread(self._read, answer_id)
        except AssistantError as error:
            ui.notify(self._say.fault(error), type="negative")
            return
        if record is None:
            ui.navigate.reload()
            return
        self._inside.clear()
        with self._inside:
            self._draw(record)
        self._window.open()

    def _draw(self, record: AnswerRecord) -> None:
        say, answer = self._say, record.answer
        with ui.element("div").classes("ahead"):
            heading(record.question, 2)
            ui.element("div").classes("grow")
            icon_button("close", say("close"), self._window.close)
        asked = say("asked_at", f"{record.asked:%Y-%m-%d %H:%M}")
        ui.label(f"{asked} · {say(record.audience.value)}").classes("quiet")
        ui.html(html_of(answer.answer), sanitize=False).classes("text")
        list_sources(answer.citations, say)
        self._told = ui.label("").classes("outcome").props("role=status")
        self._told.set_visibility(False)
        with ui.element("div").classes("chips") as buttons:
            text_button(say("confirm"), lambda: self._confirm(answer.answer_id, None),
                        icon="check", kind="filled")  # fmt: skip
            text_button(say("correct"), lambda: self._write(record, buttons), icon="edit",
                        kind="chip")  # fmt: skip
            text_button(say("withdraw"), lambda: self._withdraw(answer.answer_id), icon="undo",
                        kind="chip")  # fmt: skip

    def _write(self, record: AnswerRecord, buttons: ui.element) -> None:
        say, answer = self._say, record.answer
        buttons.set_visibility(False)
        with self._inside, ui.element("div").classes("correcting") as form:
            line = ui.textarea(say("correction"), value=answer.answer)
            line.props(f"outlined autogrow autofocus maxlength={LONGEST_CORRECTION}")
            line.classes("wide")
            ui.label(say("correction_help")).classes("quiet")

            def leave() -> None:
                form.delete()
                buttons.set_visibility(True)

            async def save() -> None:
                if (text := (line.value or "").strip()) and await self._confirm(
                    answer.answer_id, text
                ):
                    leave()

            with ui.element("div").classes("ahead ends"):
                text_button(say("cancel"), leave)
                text_button(say("save"), save, kind="filled")

    async def _confirm(self, answer_id: str, correction: str | None) -> bool:
        word = "corrected" if correction else "confirmed"
        return await self._do(lambda r, asker: r.confirm(asker, answer_id, correction), word)

    async def _withdraw(self, answer_id: str) -> None:
        await self._do(lambda r, asker: r.withdraw(asker, answer_id), "withdrawn", "not_confirmed")

    async def _do(
        self, change: Callable[[Reviews, Asker], None], done: str, missing: str = "missing"
    ) -> bool:
        """Says what became of it; True if it was done."""
        try:
            await asyncio.to_thread(self._change, change)
        except RecordError:
            told, fine = self._say(missing), False
        except AssistantError as error:
            told, fine = self._say.fault(error), False
        else:
            told, fine = self._say(done), True
        self._told.set_text(told)
        self._told.classes(remove="fine bad", add="fine" if fine else "bad")
        self._told.set_visibility(True)
        return fine

    def _change(self, change: Callable[[Reviews, Asker], None]) -> None:
        asker = self._site.asker(self._visitor)
        if asker and self._site.service.reviews:
            change(self._site.service.reviews, asker)

    def _read(self, answer_id: str) -> AnswerRecord | None:
        """None for whoever has to sign in again."""
        asker, talks = self._site.asker(self._visitor), self._site.service.talks
        return talks.answer(asker, answer_id) if asker and talks else None
