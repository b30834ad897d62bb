"""One question at work: a thread makes the answer, the loop sees the newest of what it told."""

import asyncio
import threading
from concurrent.futures import Executor
from contextlib import suppress

from assistant.channels.words import Language, say
from assistant.errors import Stopped
from assistant.exchange import Answer, Ask, Asker, Delta, Event, Progress, Question


class Asking:
    """Of what is told only the newest snapshot is kept, however slowly it is shown."""

    def __init__(self, ask: Ask, question: Question, language: Language) -> None:
        self._ask, self._question, self._language = ask, question, language
        self._loop = asyncio.get_running_loop()
        self._stopping = threading.Event()
        self._text, self._stage = "", say(language, "waiting")
        self.news = asyncio.Event()
        self.news.set()
        self.stopped = asyncio.Event()

    @property
    def snapshot(self) -> str:
        """The text so far, or the stage while there is none."""
        return self._text or self._stage

    @property
    def asker(self) -> Asker:
        return self._question.asker

    def begin(
        self, pool: Executor, conversation_id: str | None, after: str | None
    ) -> asyncio.Future[Answer]:
        told = {"conversation_id": conversation_id, "after": after}
        question = self._question.model_copy(update=told)
        return self._loop.run_in_executor(pool, self._make, question)

    def stop(self) -> None:
        """At once for whoever waits; the thread ends unheard, at its next step."""
        self._stopping.set()
        self.stopped.set()

    def _make(self, question: Question) -> Answer:
        if self._stopping.is_set():
            raise Stopped
        return self._ask(question, observe=self._observe, stop=self._stopping.is_set)

    def _observe(self, progress: Progress) -> None:
        match progress:
            case Delta():
                self._text += progress.text
            case Event():
                self._stage = say(self._language, progress.stage)
            case _:
                return
        with suppress(RuntimeError):  # the loop is closed: nobody is left to see it
            self._loop.call_soon_threadsafe(self.news.set)
