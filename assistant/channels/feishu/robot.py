"""What the bot of a Feishu app (企业自建应用) is, whichever way it hears: answers are cards."""

import asyncio
import logging
import secrets
from typing import Final

from assistant.channels.base import Dialect, Fault, Receive, Reply
from assistant.channels.feishu.api import Api
from assistant.channels.feishu.messages import (
    VENDOR,
    Identity,
    quoted,
    read_message,
    read_press,
    read_verdict,
)
from assistant.channels.feishu.outlet import CardOutlet
from assistant.channels.feishu.sending import Sending, where_of
from assistant.channels.health import faults_of
from assistant.channels.outgoing import Json, inner
from assistant.channels.words import say
from assistant.errors import DeliveryFailed
from assistant.post import Inbound, Target

_LOGGER = logging.getLogger(__name__)
DIALECT: Final = Dialect(
    most_bytes=20_000, tables=True, images=True, buttons=3, streams=True, interval_s=0.5
)  # fmt: skip
"""A card may have 30 KB with all that belongs to it, and changes at most 10 times a second."""
_RETRY_S: Final = 5.0
_LONGEST_RETRY_S: Final = 300.0


class Robot:
    """`Channel`, but for how it hears."""

    name, vendor, hears, pushes = "feishu", VENDOR, True, True

    def __init__(self, api: Api, *, identity: Identity, dialect: Dialect = DIALECT) -> None:
        self.dialect = dialect
        self._api, self._identity = api, identity
        self._sending = Sending(api)
        self._own = ""
        self._problem = ""

    async def serve(self, receive: Receive) -> None:
        """Who the bot is, is asked once."""
        wait = _RETRY_S
        while not self._own:
            try:
                self._own = await self._api.own()
                self._problem = ""
                return
            except DeliveryFailed as error:
                self._problem = error.problem
                _LOGGER.warning("feishu: %s %s", error.problem, error.remedy)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_RETRY_S)

    async def close(self) -> None:
        await self._api.close()

    def outlet(self, message: Inbound) -> CardOutlet:
        return CardOutlet(self._sending, message)

    async def push(self, target: Target, reply: Reply) -> None:
        to, group, about = where_of(target), bool(target.chat), secrets.token_hex(16)
        await self._sending.send(to, target.chat, reply, group=group, about=about)

    async def check(self) -> tuple[Fault, ...]:
        return await faults_of(self._api.own())

    async def _heard(self, body: Json, receive: Receive) -> Json:
        """What the vendor is told to it. Raises `JournalError`: then it may not be acknowledged."""
        match inner(body, "header").get("event_type"):
            case "im.message.receive_v1":
                message = read_message(body, self.name, self._own, self._identity)
                if message:
                    quote = self._sending.told_in(quoted(body))
                    await receive(message.model_copy(update={"quote": quote}))
            case "card.action.trigger":
                return await self._pressed(body, receive)
        return {}

    async def _pressed(self, body: Json, receive: Receive) -> Json:
        """Whoever pressed sees at once that it was taken."""
        if asked := read_press(body, self.name, self._identity):
            await receive(asked)
            return _toast("waiting")
        if judged := read_verdict(body, self._identity):
            await receive(judged)
            return _toast("judged")
        return _toast("expired")


def _toast(key: str) -> Json:
    return {"toast": {"type": "info", "content": say("zh", key)}}
