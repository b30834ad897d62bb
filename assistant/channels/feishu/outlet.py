"""An answer in Feishu: a card that grows under the question and ends as a whole."""

import asyncio

from assistant.channels.base import Reply
from assistant.channels.feishu.api import CLOSED
from assistant.channels.feishu.cards import markdown
from assistant.channels.feishu.messages import VENDOR
from assistant.channels.feishu.sending import Sending, where
from assistant.channels.outgoing import taken
from assistant.errors import DeliveryFailed
from assistant.post import Inbound


class CardOutlet:
    """`Outlet`. What ends before anything was shown is sent as a message at once."""

    def __init__(self, sending: Sending, message: Inbound) -> None:
        self._sending, self._message = sending, message
        self._to, self._chat = where(message), message.chat
        self._opening: asyncio.Task[None] | None = None
        self._card = self._id = ""
        self._sequence = 0
        self._replaced = False

    async def update(self, text: str) -> None:
        if self._opening is None:
            # Whoever waits for it may be cancelled; the card would be there all the same.
            self._opening = asyncio.ensure_future(self._open(text))
            await asyncio.shield(self._opening)
        elif self._card and not self._sending.busy(self._card):
            try:
                await self._sending.show(self._card, markdown(text), self._next())
            except DeliveryFailed as error:
                if error.code in CLOSED:
                    self._card = ""
                raise

    async def finish(self, reply: Reply) -> None:
        """In the card while it streams, else as a message of its own."""
        if self._opening:
            await asyncio.gather(self._opening, return_exceptions=True)
        if self._card:
            await self._end(reply)
        await self._send(reply, skip=1 if self._replaced else 0)
        self._card, self._replaced = "", False

    async def follow(self, reply: Reply) -> None:
        await self._send(reply)

    async def _open(self, text: str) -> None:
        self._card, self._id = await self._sending.open(self._to, self._chat, markdown(text))

    async def _end(self, reply: Reply) -> None:
        """Its last text, and that it is the last; what the card does not take, a message does."""
        if not self._replaced:
            first, *_ = await self._sending.cards(reply, group=self._message.group)
            change = self._sending.replace(self._card, first, self._next())
            self._replaced = await taken(change, VENDOR)
        await taken(self._sending.still(self._card, self._next()), VENDOR)
        if self._replaced:
            self._sending.note(self._id, reply)

    async def _send(self, reply: Reply, *, skip: int = 0) -> None:
        group, about = self._message.group, self._message.key
        await self._sending.send(self._to, self._chat, reply, group=group, about=about, skip=skip)

    def _next(self) -> int:
        """Rising from one; a change that was lost leaves a gap, which is fine."""
        self._sequence += 1
        return self._sequence
