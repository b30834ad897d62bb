"""Answers in the making: each in a thread of its own, heard by every page that shows it."""

import asyncio
import logging
import secrets
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Final

from assistant.errors import AssistantError, Busy, Stopped
from assistant.exchange import Answer, Ask, Asker, Event, Progress, Question

MOST: Final = 64
"""Answers being made at once."""
_LOGGER = logging.getLogger(__name__)


class Unexpected(AssistantError):
    """A fault of ours, told by a number."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"An unexpected error, number {number}.", remedy="Tell the operator the number."
        )
        self.number = number


Moment = Progress | Answer | AssistantError
"""What a listener hears; an answer or an error is the last."""


class Asking:
    """It goes on when its page is closed: the journal keeps the answer."""

    def __init__(self, ask: Ask, question: Question) -> None:
        self.question = question
        self.conversation_id = question.conversation_id
        self._ask = ask
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._told: list[Moment] = []
        self._over = False
        self._stopping = threading.Event()
        self._listeners: set[asyncio.Event] = set()
        self._thread = threading.Thread(target=self._run, name="page-answer", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        return self._thread.is_alive()

    @property
    def over(self) -> bool:
        return self._over

    async def listen(self) -> AsyncIterator[list[Moment]]:
        """What was told since, together: the page is drawn once for all of it."""
        news = asyncio.Event()
        self._listeners.add(news)
        heard = 0
        try:
            while True:
                news.clear()
                with self._lock:
                    told, over = self._told[heard:], self._over
                heard += len(told)
                if told:
                    yield told
                if over:
                    return
                await news.wait()
        finally:
            self._listeners.discard(news)

    def stop(self) -> None:
        """Its last word is that it was stopped; the thread ends unheard, at its next step."""
        self._stopping.set()
        self._tell(Stopped())

    def _run(self) -> None:
        last: Moment
        try:
            last = self._ask(self.question, observe=self._tell, stop=self._stopping.is_set)
        except AssistantError as error:
            last = error
        except Exception as error:  # the edge of a thread: nobody else would hear of it
            number = secrets.token_hex(6)
            _LOGGER.error("unexpected error %s", number, exc_info=error)
            last = Unexpected(number)
        self._tell(last)

    def _tell(self, moment: Moment) -> None:
        with self._lock:
            if self._over:
                return
            if isinstance(moment, Event) and moment.conversation_id:
                self.conversation_id = moment.conversation_id
            self._told.append(moment)
            self._over = isinstance(moment, (Answer, AssistantError))
        with suppress(RuntimeError):  # the loop is closed: nobody is left to hear it
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for listener in self._listeners:
            listener.set()


class Desk:
    """All that is being asked from pages. Used from one event loop."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._at_work: list[Asking] = []

    def start(self, question: Question) -> Asking:
        """Raises `Busy`."""
        self._at_work = [asking for asking in self._at_work if asking.busy]
        if len(self._at_work) >= MOST:
            raise Busy(
                f"{MOST} answers are being made already.", remedy="Try again in a few seconds."
            )
        asking = Asking(self._ask, question)
        self._at_work.append(asking)
        return asking

    def find(self, asker: Asker, conversation_id: str) -> Asking | None:
        """What is still being said in this conversation, after its page was loaded again."""
        for asking in self._at_work:
            theirs = asking.question.asker == asker
            if theirs and not asking.over and asking.conversation_id == conversation_id:
                return asking
        return None
