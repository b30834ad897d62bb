"""An answer in the making: it has a thread of its own, and what it told can be heard again."""

import asyncio
import secrets
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

from assistant.api import problems
from assistant.api.problems import Problem
from assistant.errors import QuestionError, Stopped
from assistant.exchange import Answer, Delta, Message, Observe, Progress

Work = Callable[[str, Observe, Callable[[], bool]], Answer]
"""Makes the answer of the given id, tells what it does, and asks whether to stop."""


@dataclass(frozen=True)
class Limits:
    most: int = 64
    """Answers being made at once."""
    most_held: int = 128
    """Answers remembered, the finished ones included."""
    most_chars: int = 200_000
    """Of what one answer tells, with a hundred for each piece."""
    first_s: float = 30.0
    """So long an answer waits for its first listener."""
    grace_s: float = 30.0
    """So long it is made on after the last one has left."""
    kept_s: float = 30.0
    """So long a finished one can be heard again."""
    heartbeat_s: float = 15.0


LIMITS = Limits()


class Accepted(Message):
    """Told before the work begins, so that a cut connection can be resumed from the start."""

    stage: Literal["accepted"] = "accepted"
    answer_id: str


Moment = Accepted | Progress | Answer | Problem
"""What a listener hears; an answer or a problem is the last."""


class Running:
    """One answer, and all that it has told, numbered from 1. Listeners share one event loop."""

    def __init__(self, owner: str, work: Work, limits: Limits) -> None:
        self.id = secrets.token_urlsafe(12)
        self.owner = owner
        self._work, self._limits = work, limits
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._told: list[Moment] = [Accepted(answer_id=self.id)]
        self._chars = 0
        self._over_at: float | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._listeners: set[asyncio.Event] = set()
        self._patience = self._loop.call_later(limits.first_s, self.stop)

    @property
    def busy(self) -> bool:
        """Until its thread ends, which may be later than its last word."""
        return not self.over or (self._thread is not None and self._thread.is_alive())

    @property
    def over(self) -> bool:
        """Its last word was said."""
        return self._over_at is not None

    @property
    def kept(self) -> bool:
        """It may still be asked for."""
        return self._over_at is None or self._loop.time() - self._over_at < self._limits.kept_s

    async def listen(self, after: int = 0) -> AsyncGenerator[tuple[int, Moment], None]:
        """What was told after that number, then what comes, each with its number.

        The work begins once the first moment was taken: no load delays that one.
        """
        news = asyncio.Event()
        self._patience.cancel()
        self._listeners.add(news)
        try:
            after = max(0, min(after, len(self._told)))
            while True:
                news.clear()
                with self._lock:
                    told, over = self._told[after:], self.over
                for moment in told:
                    after += 1
                    yield after, moment
                if over:
                    return
                self._begin()
                await news.wait()
        finally:
            self._listeners.discard(news)
            if not self._listeners and not self.over:
                self._patience = self._loop.call_later(self._limits.grace_s, self.stop)

    def stop(self) -> None:
        """Its last word is that it was stopped; the thread ends unheard, at its next step."""
        self._stopping.set()
        self._end(problems.describe(Stopped()))

    def join(self, timeout_s: float) -> None:
        if self._thread:
            self._thread.join(timeout_s)

    def _begin(self) -> None:
        if self._thread is None and not self.over:
            self._thread = threading.Thread(target=self._run, name=f"answer-{self.id}", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            last: Moment = self._work(self.id, self._tell, self._stopping.is_set)
        except Exception as error:  # the edge of a thread: nobody else would hear of it
            last = problems.describe(error)
        self._end(last)

    def _tell(self, moment: Progress) -> None:
        self._chars += 100 + (len(moment.text) if isinstance(moment, Delta) else 0)
        if self._chars > self._limits.most_chars:
            raise QuestionError("The answer is longer than a stream.", remedy="Ask for less.")
        with self._lock:
            if self.over:
                return
            self._told.append(moment)
        self._wake()

    def _end(self, last: Moment) -> None:
        with self._lock:
            if self.over:
                return
            self._told.append(last)
            self._over_at = self._loop.time()
        self._wake()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody is left to hear it
            self._loop.call_soon_threadsafe(self._news)

    def _news(self) -> None:
        for listener in self._listeners:
            listener.set()
        if self.over:
            self._patience.cancel()
