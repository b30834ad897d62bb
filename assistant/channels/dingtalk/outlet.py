"""An answer in DingTalk: a card that grows where there is a template for it, else messages."""

import asyncio
from collections.abc import Sequence

from assistant.channels.base import Reply
from assistant.channels.dingtalk.buttons import buttons_of
from assistant.channels.dingtalk.messages import VENDOR
from assistant.channels.dingtalk.sending import FINISHED, INPUTING, Sending, parts_of
from assistant.channels.outgoing import Json, taken
from assistant.post import Inbound


class MessageOutlet:
    """`Outlet`: every text is a message of its own, and no part is sent twice."""

    def __init__(self, sending: Sending, message: Inbound) -> None:
        self._sending, self._message = sending, message
        self._texts: list[str] = []
        """Of the reply that is being sent, its pictures in the last."""
        self._sent = 0

    async def update(self, text: str) -> None:
        await self._sending.answer(self._message, text)

    async def finish(self, reply: Reply) -> None:
        for text in (await self._made(reply))[self._sent :]:
            await self._sending.answer(self._message, text)
            self._sent += 1
        self._texts, self._sent = [], 0

    async def follow(self, reply: Reply) -> None:
        await self.finish(reply)

    async def _made(self, reply: Reply) -> list[str]:
        if not self._texts:
            self._texts = list(parts_of(reply.parts))
            self._texts[-1] += await self._sending.pictures(reply.images)
        return self._texts


class CardOutlet(MessageOutlet):
    """The first part ends in the card; what a card does not take, a message does.

    An answer that is made at once needs a card only for what can be pressed under it.
    """

    def __init__(self, sending: Sending, message: Inbound) -> None:
        super().__init__(sending, message)
        self._opening: asyncio.Task[None] | None = None
        self._card = ""
        self._inputing = self._final = False

    async def update(self, text: str) -> None:
        if self._opening is None:
            # Whoever waits for it may be cancelled; the card would be there all the same.
            self._opening = asyncio.ensure_future(self._open())
            await asyncio.shield(self._opening)
        if not self._card or self._sending.busy:
            return
        if not self._inputing:
            await self._sending.turn(self._card, INPUTING, "")
            self._inputing = True
        await self._sending.show(self._card, text)

    async def finish(self, reply: Reply) -> None:
        buttons = buttons_of(reply, self._message) if self._sending.template.buttons else []
        if self._opening:
            await asyncio.gather(self._opening, return_exceptions=True)
        elif buttons and not self._card:
            await taken(self._open(), VENDOR)
        if self._card and not self._sent:
            text, *_ = await self._made(reply)
            self._sent = 1 if await self._ended(text, buttons) else 0
        await super().finish(reply)
        self._card = ""

    async def _open(self) -> None:
        self._card = await self._sending.open(self._message)

    async def _ended(self, text: str, buttons: Sequence[Json]) -> bool:
        """Either call brings the text; a card without the second is being written for ever."""
        if self._inputing and not self._final:
            self._final = await taken(self._sending.show(self._card, text, last=True), VENDOR)
        turned = await taken(self._sending.turn(self._card, FINISHED, text, buttons), VENDOR)
        return self._final or turned
