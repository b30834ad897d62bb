"""What is said to a message: a command's reply, a notice, or the answer as it is made."""

import asyncio
import logging
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable, Container
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from typing import Final
from weakref import WeakValueDictionary

from assistant.channels.asking import Asking
from assistant.channels.background import Background
from assistant.channels.base import Dialect, Judged, Outlet, Reply
from assistant.channels.commands import command_of
from assistant.channels.desk import Desk
from assistant.channels.limits import Limits
from assistant.channels.memory import Memory
from assistant.channels.pictures import Pictures
from assistant.channels.rendering import Setting, notice, questions_of, render, shown
from assistant.channels.saying import Said, Shown
from assistant.channels.senders import Senders
from assistant.channels.telling import Telling
from assistant.channels.words import LanguageOf, say
from assistant.errors import AssistantError, DeliveryFailed, QuestionError, RecordError, Stopped
from assistant.exchange import Answer, Asker, Question, Service
from assistant.people import People
from assistant.post import Held, Inbound, Outcome, Post
from assistant.reviews import LONGEST_REASON, Feedback

_LOGGER = logging.getLogger(__name__)
Calm = Callable[[], Awaitable[None]]
"""Waits until nobody is at the door."""

_GRACE_S: Final = 0.3
"""Where updates cost something, an answer that is made so soon is shown at once."""


class Conversing:
    def __init__(
        self, service: Service, people: People, post: Post, kept: Desk, calm: Calm, *,
        language_of: LanguageOf, address: str, limits: Limits, pushing: Container[str],
        font: str = "",
    ) -> None:  # fmt: skip
        self._service, self._kept, self._limits = service, kept, limits
        self._calm = calm
        self._language_of, self._address = language_of, address
        self._senders = Senders(people, post)
        self._memory = Memory(post.chats)
        self._background = Background(service)
        self._pictures = Pictures(font)
        self._telling = Telling(service, post, pushing)
        self._pool = ThreadPoolExecutor(limits.workers, thread_name_prefix="channels-answer")
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._at_work: dict[str, tuple[str, Asking]] = {}
        """By key of the message: its place, and the question."""
        self._open: Counter[tuple[str, str, str]] = Counter()
        self._order: WeakValueDictionary[tuple[str, str, str], asyncio.Lock] = WeakValueDictionary()

    async def said(
        self, held: Held, outlet: Outlet, dialect: Dialect,
        end: Callable[[Reply], Awaitable[None]],
    ) -> Said:  # fmt: skip
        """`end` ends what is shown before the answer is there."""
        message = held.message
        here = Shown(held, outlet, dialect, "zh")  # commands and pictures have no language
        # Messages of one person are read in the order in which they came.
        async with self._order.setdefault(_who(message), asyncio.Lock()):
            await self._calm()
            read = await self._read(here)
        if isinstance(read, Said):
            return read
        here, asking = read
        try:
            return await self._watched(here, asking, end)
        finally:
            self._over(message, asking)

    def judge(self, judged: Judged) -> None:
        """Late, repeated and foreign ones do no harm: the last one of each person counts."""
        asker = self._senders.judge(judged)
        if asker is None or self._service.reviews is None:
            return
        feedback = judged.verdict and Feedback(
            verdict=judged.verdict, reason=judged.reason[:LONGEST_REASON]
        )
        with suppress(RecordError):
            self._service.reviews.hear(asker, judged.answer_id, feedback)

    def stop_all(self) -> None:
        for _, asking in self._at_work.values():
            asking.stop()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _stranger(self, here: Shown) -> Said:
        message = here.held.message
        if message.group:
            return here.told("stranger_in_group")
        return here.told("stranger", await self._kept(self._senders.code, message))

    def _stop(self, message: Inbound) -> bool:
        mine = [asking for place, asking in self._at_work.values() if place == message.place]
        for asking in mine:
            asking.stop()
        return bool(mine)

    async def _read(self, here: Shown) -> Said | tuple[Shown, Asking]:
        """What can be said at once, or a question that was taken."""
        message = here.held.message
        if message.kind == "other":
            return here.told("unreadable")
        asker = await self._kept(self._senders.who, message)
        if asker is None:
            return await self._stranger(here)
        if command := command_of(message.text):
            if command[0] == "stop":
                return here.told("stopped" if self._stop(message) else "nothing_to_stop")
            told = await self._kept(self._telling.of, command, message, asker, here.language)
            return Said(notice(told, here.dialect))
        text = await self._kept(self._memory.question, message)
        if not text:
            return here.told("expired" if message.kind == "press" else "empty")
        return self._taken(replace(here, language=self._language_of(text)), asker, text)

    def _taken(self, here: Shown, asker: Asker, text: str) -> Said | tuple[Shown, Asking]:
        message = here.held.message
        if (mine := self._open[_who(message)]) >= self._limits.most_open:
            return here.told("too_many", mine)
        if len(self._at_work) >= self._limits.most_waiting:
            return here.told("full")
        question = Question(text=text, asker=asker, answer_id=message.answer_id)
        asking = Asking(self._service.ask, question, here.language)
        self._open[_who(message)] += 1
        self._at_work[message.key] = (message.place, asking)
        return here, asking

    def _over(self, message: Inbound, asking: Asking) -> None:
        asking.stop()
        del self._at_work[message.key]
        self._open[_who(message)] -= 1
        if not self._open[_who(message)]:
            del self._open[_who(message)]

    async def _watched(
        self, here: Shown, asking: Asking, end: Callable[[Reply], Awaitable[None]]
    ) -> Said:
        """Until the answer is made or stopped, in time or late."""
        loop = asyncio.get_running_loop()
        work = loop.create_task(self._made(here, asking))
        stopped = loop.create_task(asking.stopped.wait())
        pump = loop.create_task(self._show(here, asking))
        try:
            first = asyncio.FIRST_COMPLETED
            done, _ = await asyncio.wait(
                {work, stopped}, timeout=self._limits.overtime_s, return_when=first
            )
            late = not done
            if late:
                pump.cancel()
                await end(notice(say(here.language, "overtime"), here.dialect))
                await asyncio.wait({work, stopped}, return_when=first)
            if not work.done():
                said = here.told("stopped", outcome="stopped")
                return Said(said.reply, said.outcome, late)
            return Said(*self._outcome(here, work), late)
        finally:
            for task in (pump, stopped, work):
                task.cancel()
            await asyncio.gather(pump, stopped, work, return_exceptions=True)

    def _outcome(self, here: Shown, work: asyncio.Task[Reply]) -> tuple[Reply, Outcome]:
        """The answer, or why there is none."""
        error = work.exception()
        if error is None:
            return work.result(), "answered"
        if isinstance(error, Stopped):
            return here.told("stopped").reply, "stopped"
        if isinstance(error, QuestionError):
            return here.told("too_long").reply, "told"
        number = secrets.token_hex(6)
        _LOGGER.error("error %s", number, exc_info=error)
        known = isinstance(error, AssistantError)
        return here.told("unavailable" if known else "failed", number).reply, "failed"

    async def _made(self, here: Shown, asking: Asking) -> Reply:
        """Questions of one conversation take turns: a follow-up leans on the one before."""
        message = here.held.message
        turn = self._turns.setdefault(message.place, asyncio.Lock())
        async with turn:
            answer: Answer | None = None
            if here.held.again:
                answer = await self._kept(self._recorded, asking.asker, message)
            if answer is None:
                conversation, after = await self._kept(self._memory.conversation, message)
                answer = await asking.begin(self._pool, conversation, after)
            reply = await self._kept(self._rendered, here, asking.asker, answer)
            return reply

    def _recorded(self, asker: Asker, message: Inbound) -> Answer | None:
        """The answer that was made before the process ended, and perhaps not sent."""
        with suppress(RecordError):
            if self._service.talks:
                return self._service.talks.answer(asker, message.answer_id).answer
        return None

    def _rendered(self, here: Shown, asker: Asker, answer: Answer) -> Reply:
        message = here.held.message
        offered, buttons = questions_of(answer), here.dialect.buttons > 0
        known = self._background.of(asker.audience)
        setting = Setting(here.dialect, here.language, message.group, known, self._address)
        drawn = self._pictures.of(answer) if here.dialect.images else ()
        reply = render(answer, setting).model_copy(update={"images": drawn})
        self._memory.keep(message, answer, offered, told=reply.parts[0], buttons=buttons)
        return reply

    async def _show(self, here: Shown, asking: Asking) -> None:
        """The newest snapshot, no more often than the platform likes."""
        dialect = here.dialect
        if not dialect.streams:
            if dialect.waiting_s:
                await asyncio.sleep(dialect.waiting_s)
                await self._updated(here, say(here.language, "waiting"))
            return
        if dialect.interval_s:
            await asyncio.sleep(_GRACE_S)
        while True:
            await asking.news.wait()
            asking.news.clear()
            await self._updated(here, asking.snapshot)
            await asyncio.sleep(dialect.interval_s)

    async def _updated(self, here: Shown, text: str) -> None:
        try:
            await here.outlet.update(shown(text, here.dialect))
        except DeliveryFailed as error:  # the next one carries all of it
            _LOGGER.info("%s: %s", here.held.message.channel, error.problem)


def _who(message: Inbound) -> tuple[str, str, str]:
    return message.vendor, message.tenant, message.sender.casefold()
