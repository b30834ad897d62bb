"""The AI bot over its long connection: nothing has to reach us, so it is for behind a firewall."""

import asyncio
import logging
import secrets
import time
from collections.abc import Sequence
from typing import Any, Final

from assistant.channels.base import (
    Call,
    ChannelHealth,
    Dialect,
    Fault,
    Receive,
    Reply,
    Told,
)
from assistant.channels.outgoing import Json
from assistant.channels.rates import Rate
from assistant.channels.wecom.cards import Cards
from assistant.channels.wecom.connection import Connection
from assistant.channels.wecom.messages import (
    VENDOR,
    event_of,
    read_message,
    read_press,
    read_verdict,
    task_of,
)
from assistant.channels.wecom.uploading import upload
from assistant.channels.words import say
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

_LOGGER = logging.getLogger(__name__)
DIALECT: Final = Dialect(most_bytes=20480, images=True, streams=True, interval_s=0.8)
RATES: Final = ((30, 60.0), (1000, 3600.0))
"""Of one chat, answers and pushes together."""
_FOR_ENDS: Final = 10
"""Of those, left for ends: a snapshot that is not shown is no loss."""


class LongBot:
    """`Channel`."""

    name, vendor, hears = "wecom-long", VENDOR, True
    pushes = True

    def __init__(
        self, connection: Connection, *, names: Sequence[str] = (), dialect: Dialect = DIALECT,
        rate: Rate | None = None,
    ) -> None:  # fmt: skip
        self.dialect = dialect
        self._connection, self._names = connection, names
        self._rate = rate or Rate(*RATES)
        self._cards = Cards()
        self._receive: Receive | None = None

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected("It takes no callbacks.", remedy="Use the webhook.", status=404)

    async def serve(self, receive: Receive) -> None:
        self._receive = receive
        await self._connection.live(self._heard)

    async def close(self) -> None:
        """The connection ended with `serve`."""

    def outlet(self, message: Inbound) -> "FrameOutlet":
        return FrameOutlet(
            self._connection, self._rate, self._cards, message, self.dialect.interval_s
        )

    async def push(self, target: Target, reply: Reply) -> None:
        """Only to who wrote in that chat before; the vendor refuses others."""
        await _send(self._connection, self._rate, self._cards, target.chat, target.sender, reply)

    async def check(self) -> tuple[Fault, ...]:
        return ()

    def health(self) -> ChannelHealth:
        return self._connection.health(self.name)

    async def _heard(self, command: str, req_id: str, body: Json) -> None:
        assert self._receive
        if command == "aibot_msg_callback":
            message = read_message(body, self.name, self._names, req_id=req_id)
            if message and message.sender:
                await self._receive(message)
        elif command == "aibot_event_callback":
            await self._event(req_id, body, self._receive)

    async def _event(self, req_id: str, body: Json, receive: Receive) -> None:
        match event_of(body):
            case "enter_chat":
                welcome = {"msgtype": "text", "text": {"content": say("zh", "welcome")}}
                await self._connection.request("aibot_respond_welcome_msg", req_id, welcome)
            case "template_card_event" if pressed := read_press(body, self.name, req_id=req_id):
                await receive(pressed)
                await self._marked(req_id, task_of(body), pressed)
            case "feedback_event" if judged := read_verdict(body):
                await receive(judged)

    async def _marked(self, req_id: str, task_id: str, pressed: Inbound) -> None:
        """The button, for whoever pressed it, within the five seconds that the vendor gives; the
        answer does not depend on it."""
        marked = self._cards.pressed(task_id, pressed.text)
        if marked is None:
            return
        body = {
            "response_type": "update_template_card", "userids": [pressed.sender],
            "template_card": marked,
        }  # fmt: skip
        try:
            await self._connection.request("aibot_respond_update_msg", req_id, body)
        except DeliveryFailed as error:
            _LOGGER.info("wecom-long: a card was not marked: %s", error.problem)


class FrameOutlet:
    """`Outlet`: each frame replaces the text; all of one message carry the id of its callback."""

    def __init__(
        self, connection: Connection, rate: Rate, cards: Cards, message: Inbound, interval_s: float
    ) -> None:
        self._connection, self._rate, self._message = connection, rate, message
        self._cards = cards
        self._interval_s = interval_s
        self._sent = 0.0
        self._first = True

    async def update(self, text: str) -> None:
        spare = self._rate.wait_s(self._chat, spare=_FOR_ENDS)
        if text and not spare and self._message.kind != "press":
            await self._frame(text, finish=False)

    async def finish(self, reply: Reply) -> None:
        if self._message.kind == "press":
            await self.follow(reply)
            return
        pause = self._sent + self._interval_s - time.monotonic()
        if pause > 0:
            await asyncio.sleep(pause)
        await self._rate.take(self._chat)
        await self._frame(reply.parts[0], finish=True)
        rest = reply.model_copy(update={"parts": reply.parts[1:]})
        await self.follow(rest)

    async def follow(self, reply: Reply) -> None:
        to = self._message
        await _send(self._connection, self._rate, self._cards, to.chat, to.sender, reply)

    @property
    def _chat(self) -> str:
        return self._message.chat or self._message.sender

    async def _frame(self, text: str, *, finish: bool) -> None:
        id = self._message.answer_id
        stream: dict[str, Any] = {"id": id, "finish": finish, "content": text}
        if self._first:
            stream["feedback"] = {"id": id}
        if not finish:
            self._rate.note(self._chat)
        self._sent = time.monotonic()
        body = {"msgtype": "stream", "stream": stream}
        await self._connection.request("aibot_respond_msg", self._message.reply["req_id"], body)
        self._first = False


async def _send(
    connection: Connection, rate: Rate, cards: Cards, chat: str, sender: str, reply: Reply
) -> None:
    """Messages that answer no callback: parts beyond the first, what follows, pictures, the card of
    what to ask next."""
    to = {"chatid": chat or sender, "chat_type": 2 if chat else 1}
    bodies: list[Json] = [
        {"msgtype": "markdown", "markdown": {"content": part}} for part in reply.parts
    ]
    bodies += [
        {"msgtype": "image", "image": {"media_id": id}} for id in await _uploaded(connection, reply)
    ]
    if reply.buttons:
        bodies.append({"msgtype": "template_card", "template_card": cards.made(reply)})
    for body in bodies:
        await rate.take(chat or sender)
        await connection.request("aibot_send_msg", secrets.token_hex(16), to | body)


async def _uploaded(connection: Connection, reply: Reply) -> list[str]:
    """As far as the vendor takes them: the answer stands without them."""
    ids: list[str] = []
    for png in reply.images:
        try:
            ids.append(await upload(connection, png))
        except DeliveryFailed as error:
            _LOGGER.warning("wecom-long: a picture was not sent: %s", error.problem)
    return ids
