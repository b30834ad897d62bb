"""From a message to its answer: kept, told apart, answered once, and never dropped in silence.

A message is accepted by the journal before it is acknowledged. All after that is a task of its
own: who writes, a command or a question, whether there is room, the answer as it grows, its end.
What a killed process leaves in flight is taken up when the next one starts.
"""

import asyncio
import logging
import secrets
from collections.abc import Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from assistant.channels.base import Channel, ChannelHealth, Heard, Judged, Outlet, Reply
from assistant.channels.batching import Batched
from assistant.channels.conversing import Conversing
from assistant.channels.desk import Desk
from assistant.channels.digests import Digests
from assistant.channels.leading import WAITING, Leading
from assistant.channels.limits import LIMITS, Limits
from assistant.channels.promptness import at_the_door_first
from assistant.channels.rendering import notice
from assistant.channels.saying import Said
from assistant.channels.words import LanguageOf, say
from assistant.errors import DeliveryFailed
from assistant.exchange import Service
from assistant.people import People
from assistant.post import Held, Outcome, Post

_LOGGER = logging.getLogger(__name__)


class Pipeline:
    """Used from one event loop."""

    def __init__(
        self,
        service: Service,
        people: People,
        post: Post,
        channels: Mapping[str, Channel],
        *,
        language_of: LanguageOf,
        address: str = "",
        font: str = "",
        leading: Leading | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self._post, self._channels, self._limits = post, channels, limits
        self._leading = leading
        self._language_of = language_of
        # What is accepted is written by a thread of its own: no answer in the making delays it.
        self._door = ThreadPoolExecutor(1, thread_name_prefix="channels-door")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="channels-desk")
        self._kept = Desk(self._pool)
        self._accept = Batched(post.inbox.accept, self._door)
        self._end = Batched(post.inbox.end, self._pool)
        self._conversing = Conversing(
            service, people, post, self._kept, self._calm,
            language_of=language_of, address=address, limits=limits, font=font,
            pushing={name for name, channel in channels.items() if channel.pushes},
        )  # fmt: skip
        self._digests = Digests(
            service, people, post, channels, self._kept, hour=limits.digest_hour
        )
        self._tasks: set[asyncio.Task[None]] = set()
        self._knocked = 0.0
        self._watch: asyncio.Task[None] | None = None

    @property
    def leads(self) -> bool:
        """Whether the channels are served here."""
        return self._leading is None or self._leading.leads

    async def start(self) -> None:
        at_the_door_first()
        if self._leading is None or self._leading.try_lead():
            await self._begin()
        else:
            _LOGGER.warning("channels: %s", WAITING)
            self._go(self._stand_by(self._leading))

    async def _stand_by(self, leading: Leading) -> None:
        await leading.lead()
        _LOGGER.warning("channels: the other server has gone; this one serves them now")
        await self._begin()

    async def _begin(self) -> None:
        for held in await self._kept(self._post.inbox.unfinished):
            if held.message.channel in self._channels:
                self._go(self._work(held))
        for channel in self._channels.values():
            self._go(self._serve(channel))
        self._go(self._digests.live())

    async def close(self) -> None:
        """What is at work stays in flight, and is answered after the next start."""
        self._conversing.stop_all()
        if self._watch:
            self._watch.cancel()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._limits.close_s)
        for channel in self._channels.values():
            await channel.close()
        self._conversing.close()
        for pool in (self._door, self._pool):
            pool.shutdown(wait=False, cancel_futures=True)
        if self._leading:
            self._leading.release()

    def health(self) -> tuple[ChannelHealth, ...]:
        if not self.leads:
            return tuple(
                ChannelHealth(channel=name, state="connecting", problem=WAITING)
                for name in self._channels
            )
        return tuple(channel.health() for channel in self._channels.values())

    async def receive(self, heard: Heard) -> None:
        """Returns once it is kept. Raises `JournalError`."""
        if isinstance(heard, Judged):
            self._go(self._judge(heard))
            return
        self._knocked = asyncio.get_running_loop().time()
        if held := await self._accept(heard):
            self._go(self._work(held))

    async def _work(self, held: Held) -> None:
        message = held.message
        outlet = self._channels[message.channel].outlet(message)
        try:
            outcome = await self._answer(held, outlet)
        except DeliveryFailed as error:
            _LOGGER.error("%s: %s is undelivered: %s", message.channel, message.key, error.problem)
            outcome = "failed"
        await self._end((message.key, outcome))

    async def _answer(self, held: Held, outlet: Outlet) -> Outcome:
        """Ends what is shown, whatever happens."""
        dialect = self._channels[held.message.channel].dialect

        async def end(reply: Reply) -> None:
            await self._deliver(held, outlet, reply)

        try:
            said = await self._conversing.said(held, outlet, dialect, end)
        except DeliveryFailed:
            raise
        except Exception as error:  # the edge of a task: nobody else would hear of it
            number = secrets.token_hex(6)
            _LOGGER.error("unexpected error %s", number, exc_info=error)
            told = say(self._language_of(held.message.text), "failed", number)
            said = Said(notice(told, dialect), "failed")
        await self._deliver(held, outlet, said.reply, late=said.late)
        return said.outcome

    async def _deliver(
        self, held: Held, outlet: Outlet, reply: Reply, *, late: bool = False
    ) -> None:
        """Tries again as long as that may help; what cannot be answered in place follows."""
        clock = asyncio.get_running_loop().time
        begun, wait = clock(), self._limits.retry_s
        while True:
            try:
                await (outlet.follow(reply) if late else outlet.finish(reply))
                return
            except DeliveryFailed as error:
                hopeless = late and not error.again
                if hopeless or clock() - begun > self._limits.give_up_s:
                    raise
                late = late or not error.again
                _LOGGER.warning("%s: %s", held.message.channel, error.problem)
            await asyncio.sleep(wait)
            wait = min(wait * 2, self._limits.longest_retry_s)

    async def _calm(self) -> None:
        """Whoever is at the door comes first: a vendor waits seconds for it, for an answer minutes.

        They all want the one interpreter, so one of them watches the door for all.
        """
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._quiet())
        await asyncio.wait({self._watch}, timeout=self._limits.door_s)

    async def _quiet(self) -> None:
        clock = asyncio.get_running_loop().time
        while (left := self._knocked + self._limits.calm_s - clock()) > 0:
            await asyncio.sleep(left)

    async def _judge(self, judged: Judged) -> None:
        await self._kept(self._conversing.judge, judged)

    async def _serve(self, channel: Channel) -> None:
        await channel.serve(self.receive)

    def _go(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _LOGGER.error("a task of the channels ended", exc_info=error)
