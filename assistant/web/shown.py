"""One answer: its text, its sources, how it was computed, what it notes, what to ask next."""

from collections.abc import Awaitable, Callable
from typing import Final

from nicegui import ui
from nicegui.events import GenericEventArguments

from assistant.exchange import Answer, Citation
from assistant.reviews import Verdict
from assistant.web.buttons import chips, icon_button
from assistant.web.explained import Explained
from assistant.web.judged import Judged
from assistant.web.markdown import html_of, plain
from assistant.web.pictures import draw_chart, draw_files
from assistant.web.site import Site, Visitor

Open = Callable[[Citation], Awaitable[None]]
_CITED: Final = "(e) => { const n = e.target.closest('.cite')?.dataset.n; if (n) emit(n); }"


class Shown:
    def __init__(
        self,
        site: Site,
        visitor: Visitor,
        answer: Answer,
        *,
        ask: Callable[[str], Awaitable[None]],
        open_source: Open,
        definitions: dict[str, str],
        verdict: Verdict | None = None,
    ) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._answer, self._ask, self._open = answer, ask, open_source
        self._explained = Explained(visitor.say, answer, definitions)
        with (
            ui.element("article")
            .classes(f"answer {answer.status}")
            .props(f'aria-label="{self._say("answer")}"')
        ):
            if answer.status == "not_found":
                ui.label(self._say("not_found")).classes("badge")
            with ui.element("div").classes("pictured"):
                self._html(answer.answer).classes("text")
                self._chart = draw_chart(answer, visitor.say)
            self._choices()
            self._notes()
            self._steps()
            self._tools(verdict)
            self._next = self._suggestions()

    def settle(self) -> None:
        """What to ask next is offered below the last answer alone."""
        if self._next:
            self._next.delete()
            self._next = None

    def _html(self, text: str) -> ui.html:
        html = html_of(text, self._explained.value, source=lambda n: self._say("source", n))
        return ui.html(html, sanitize=False).on("click", self._cited, js_handler=_CITED)

    async def _cited(self, event: GenericEventArguments) -> None:
        n = str(event.args)
        for citation in self._answer.citations:
            if str(citation.n) == n:
                await self._open(citation)

    def _choices(self) -> None:
        if self._answer.choices:
            chips(tuple((c.label, c.question) for c in self._answer.choices), self._ask)

    def _notes(self) -> None:
        if self._answer.notes:
            with (
                ui.element("div")
                .classes("notes")
                .props(f'role=note aria-label="{self._say("notes")}"')
            ):
                for note in self._answer.notes:
                    ui.label(note)

    def _steps(self) -> None:
        if not self._answer.computations:
            return
        with ui.element("details").classes("steps"):
            with ui.element("summary"):
                ui.label(self._say("steps")).classes("inline")
            for computation in self._answer.computations:
                self._html(self._explained.step(computation)).classes("step")

    def _tools(self, verdict: Verdict | None) -> None:
        say, answer = self._say, self._answer
        with ui.element("div").classes("tools"):
            for icon, word, text in (
                ("content_copy", "copy", plain(answer.answer)),
                ("code", "copy_markdown", answer.answer),
            ):
                icon_button(icon, say(word), lambda text=text: self._copy(text)).props("size=sm")
            draw_files(answer, say, self._chart)
            if self._site.service.reviews:
                Judged(self._site, self._visitor, answer.answer_id, verdict)
            if answer.as_of:
                ui.label(say("as_of", answer.as_of)).classes("quiet as-of")

    def _copy(self, text: str) -> None:
        ui.clipboard.write(text)
        ui.notify(self._say("copied"), position="top", timeout=1200)

    def _suggestions(self) -> ui.element | None:
        if not self._answer.suggestions or self._answer.choices:
            return None
        return chips(tuple((s, s) for s in self._answer.suggestions), self._ask)
