"""The column of questions and answers, and the line to ask in."""

import asyncio
from typing import Final

from nicegui import background_tasks, ui

from assistant.errors import AssistantError, Stopped
from assistant.exchange import Answer, Delta, Event, Question
from assistant.reviews import Verdict
from assistant.talks import TalkShown
from assistant.web.asking import Asking
from assistant.web.buttons import chips, text_button
from assistant.web.composer import Composer
from assistant.web.drawing import heading
from assistant.web.markdown import html_of
from assistant.web.shown import Shown
from assistant.web.site import Site, Visitor
from assistant.web.sources import Sources

_TO_END: Final = """requestAnimationFrame(() => {
  const last = document.querySelector(".turns > :last-child");
  const asked = [...document.querySelectorAll(".turns > .question")].at(-1);
  const tall = last && asked && last.offsetHeight > innerHeight * 0.6;
  (tall ? asked : last)?.scrollIntoView({block: tall ? "start" : "end"});
})"""
"""Of an answer that is longer than the window the beginning is read first."""


class Conversation:
    def __init__(self, site: Site, visitor: Visitor, talk: TalkShown | None) -> None:
        self._site, self._visitor, self._say = site, visitor, visitor.say
        self._talk = talk
        self.id = talk.conversation_id if talk else None
        self._asking: Asking | None = None
        self._last: Shown | None = None

    async def draw(self, starters: tuple[str, ...]) -> None:
        self._sources = Sources(self._site, self._visitor)
        self._welcome = ui.element("section").classes("welcome")
        self._turns = (
            ui.element("div").classes("turns").props('role=log aria-live="polite" aria-busy=false')
        )
        said = self._talk.said if self._talk else ()
        if said or self._talk:
            self._welcome.set_visibility(False)
        else:
            self._greet(starters)
        for turn in said:
            self._put(turn.question)
            await self._show(turn.answer, turn.verdict)
        self._composer = Composer(
            self._say,
            send=self.ask,
            stop=self._stop,
            last=said[-1].question if said else "",
        )
        if said:
            ui.run_javascript(_TO_END)

    def resume(self, running: Asking | None) -> None:
        """An answer that was being made when its page was loaded again."""
        if running:
            self._welcome.set_visibility(False)
            self._put(running.question.text)
            background_tasks.create(self._take_up(running))

    async def _take_up(self, running: Asking) -> None:
        with self._turns:  # a task of its own stands nowhere on the page
            await self._hear(running)

    async def ask(self, text: str) -> None:
        if not text.strip() or (self._asking and not self._asking.over):
            return
        asker = await asyncio.to_thread(self._site.asker, self._visitor)
        if asker is None:
            ui.navigate.to("/login")
            return
        self._welcome.set_visibility(False)
        self._composer.sent(text)
        self._put(text)
        question = Question(text=text, asker=asker, conversation_id=self.id)
        try:
            asking = self._site.desk.start(question)
        except AssistantError as error:
            self._fail(error, text)
            return
        await self._hear(asking)

    async def _hear(self, asking: Asking) -> None:
        self._asking = asking
        self._composer.busy(True)
        with self._turns:
            article = ui.element("article").classes("answer")
        with article:
            stage = ui.label(self._say("plan")).classes("stage").props("role=status")
            draft = ui.html("", sanitize=False).classes("text")
        ui.run_javascript(_TO_END)
        text = ""
        async for moments in asking.listen():
            if self._turns.is_deleted:
                return
            for moment in moments:
                if isinstance(moment, Event):
                    stage.set_text(self._say(moment.stage))
                    self._named(asking.conversation_id)
                elif isinstance(moment, Delta):
                    text += moment.text
            last = moments[-1]
            if isinstance(last, Answer):
                self._named(last.conversation_id)
                await self._show(last)
                article.delete()
            elif isinstance(last, AssistantError):
                article.delete()
                self._fail(last, asking.question.text)
            else:
                draft.set_content(html_of(text))
        self._composer.busy(False)
        ui.run_javascript(_TO_END)

    def _put(self, question: str) -> None:
        if self._last:
            self._last.settle()
        with (
            self._turns,
            ui.element("div")
            .classes("question")
            .props(f'role=group aria-label="{self._say("you")}"'),
        ):
            ui.label(question)

    async def _show(self, answer: Answer, verdict: Verdict | None = None) -> None:
        audience = self._visitor.asker.audience
        definitions = await asyncio.to_thread(self._site.definitions.of, audience)
        with self._turns:
            self._last = Shown(
                self._site, self._visitor, answer, ask=self.ask, open_source=self._sources.open,
                definitions=definitions, verdict=verdict,
            )  # fmt: skip

    def _fail(self, error: AssistantError, text: str) -> None:
        with self._turns, ui.element("article").classes("answer failed").props("role=alert"):
            ui.label(self._say("stopped") if isinstance(error, Stopped) else self._say.fault(error))
            text_button(self._say("retry"), lambda: self.ask(text), icon="refresh")

    def _stop(self) -> None:
        if self._asking:
            self._asking.stop()

    def _named(self, conversation_id: str | None) -> None:
        """The address of the conversation, as soon as it has one."""
        if conversation_id and conversation_id != self.id:
            self.id = conversation_id
            ui.navigate.history.replace(f"/c/{conversation_id}")

    def _greet(self, starters: tuple[str, ...]) -> None:
        with self._welcome:
            heading(self._say("welcome"), 1)
            ui.label(self._say("welcome_more")).classes("quiet")
            chips(tuple((s, s) for s in starters), self.ask)
            if self._visitor.open_access:
                ui.label(self._say("open")).classes("quiet open").props("role=note")
