"""The AI bot (智能机器人) by webhook: the vendor posts, then comes for the answer till it ends."""

import asyncio
import json
import secrets
import time
from collections.abc import Sequence
from typing import Any, Final

import httpx

from assistant.channels.base import (
    Call,
    ChannelHealth,
    Dialect,
    Fault,
    Receive,
    Reply,
    Told,
)
from assistant.channels.health import health_of
from assistant.channels.incoming import object_in
from assistant.channels.wecom.crypto import Envelope
from assistant.channels.wecom.messages import (
    VENDOR,
    event_of,
    read_message,
    read_press,
    read_verdict,
)
from assistant.channels.wecom.pictures import picture
from assistant.channels.wecom.posting import post
from assistant.channels.wecom.streams import Stream, Streams
from assistant.channels.words import say
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=20000, streams=True, images=True)
"""The vendor takes 20480 bytes; some are left for a word that there is more."""
PATIENCE_S: Final = 15.0
"""If the vendor did not come for so long, it will not: the answer follows by itself."""
WINDOW_S: Final = 360.0
"""Of the vendor, from the message on; after that it does not come any more."""


class WebhookBot:
    """`Channel`. A message has one stream, named by the id of its answer: a message that is
    delivered again finds the same one, before and after a restart."""

    name, vendor, hears = "wecom-bot", VENDOR, True
    pushes = False

    def __init__(
        self, envelope: Envelope, client: httpx.AsyncClient, *,
        names: Sequence[str] = (), dialect: Dialect = DIALECT, patience_s: float = PATIENCE_S,
    ) -> None:  # fmt: skip
        self.dialect = dialect
        self._envelope, self._client, self._names = envelope, client, names
        self._patience_s = patience_s
        self._streams = Streams()
        self._heard: float | None = None

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method == "GET":
            return Told(self._opened(call, call.query.get("echostr", "")).decode())
        body = object_in(self._opened(call, _encrypted(call.body)))
        self._heard = time.monotonic()
        told = await self._answered(body, receive)
        return self._sealed(told, call.query.get("nonce", "")) if told else Told()

    async def serve(self, receive: Receive) -> None:
        """Nothing: the vendor comes to us."""

    async def close(self) -> None:
        await self._client.aclose()

    def outlet(self, message: Inbound) -> "StreamOutlet":
        return StreamOutlet(self._streams, message, self._client, self._patience_s)

    async def push(self, target: Target, reply: Reply) -> None:
        raise DeliveryFailed(
            "An AI bot by webhook only answers.",
            remedy="Use its long connection, the app or a group webhook to push.",
        )

    async def check(self) -> tuple[Fault, ...]:
        return ()

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._heard)

    async def _answered(self, body: dict[str, Any], receive: Receive) -> dict[str, Any] | None:
        if body.get("msgtype") == "stream":
            return self._refreshed(body)
        if body.get("msgtype") == "event":
            return await self._event(body, receive)
        message = read_message(body, self.name, self._names)
        if message is None or not message.sender:
            return None
        stream = self._streams.open(message.answer_id, say("zh", "waiting"))
        await receive(message)
        return self._shown(message.answer_id, stream, feedback=True)

    async def _event(self, body: dict[str, Any], receive: Receive) -> dict[str, Any] | None:
        match event_of(body):
            case "enter_chat":
                return {"msgtype": "text", "text": {"content": say("zh", "welcome")}}
            case "template_card_event" if pressed := read_press(body, self.name):
                await receive(pressed)
            case "feedback_event" if judged := read_verdict(body):
                await receive(judged)
        return None

    def _refreshed(self, body: dict[str, Any]) -> dict[str, Any]:
        """Only a stream may be told here. One of before a restart is opened again: its question
        is at work again, too."""
        asked = body.get("stream")
        id = str(asked.get("id", "")) if isinstance(asked, dict) else ""
        return self._shown(id, self._streams.open(id, say("zh", "waiting")))

    def _shown(self, id: str, stream: Stream, *, feedback: bool = False) -> dict[str, Any]:
        """The id of the feedback counts only in the first reply."""
        content, finished = self._streams.fetch(stream)
        told: dict[str, Any] = {"id": id, "finish": finished, "content": content}
        if feedback:
            told["feedback"] = {"id": id}
        if finished and stream.images:
            told["msg_item"] = [
                {"msgtype": "image", "image": picture(each)} for each in stream.images
            ]
        return {"msgtype": "stream", "stream": told}

    def _opened(self, call: Call, encrypted: str) -> bytes:
        return self._envelope.open(
            encrypted, signature=call.query.get("msg_signature", ""),
            timestamp=call.query.get("timestamp", ""), nonce=call.query.get("nonce", ""),
        )  # fmt: skip

    def _sealed(self, told: dict[str, Any], nonce: str) -> Told:
        """All four fields are needed; the nonce is that of the call."""
        encrypted = self._envelope.seal(json.dumps(told, ensure_ascii=False).encode())
        nonce, now = nonce or secrets.token_hex(8), int(time.time())
        body = {
            "encrypt": encrypted, "timestamp": now, "nonce": nonce,
            "msgsignature": self._envelope.signature(str(now), nonce, encrypted),
        }  # fmt: skip
        return Told(json.dumps(body), media_type="application/json")


class StreamOutlet:
    """`Outlet`: what the vendor fetches. A button has no stream: its answer follows at once."""

    def __init__(
        self, streams: Streams, message: Inbound, client: httpx.AsyncClient, patience_s: float
    ) -> None:
        self._streams, self._message, self._client = streams, message, client
        self._patience_s = patience_s

    async def update(self, text: str) -> None:
        stream = self._stream()
        if not stream.finished:
            stream.content = text

    async def finish(self, reply: Reply) -> None:
        """Returns once the vendor has fetched the end."""
        if self._message.kind == "press":
            await self.follow(reply)
            return
        stream = self._stream()
        stream.content, stream.images, stream.finished = reply.parts[0], reply.images, True
        while not stream.taken.is_set():
            idle = self._streams.clock() - max(stream.asked, stream.begun)
            if idle > self._patience_s:
                raise DeliveryFailed("WeCom did not come for the answer.", remedy="It follows.")
            try:
                await asyncio.wait_for(stream.taken.wait(), min(1.0, self._patience_s))
            except TimeoutError:
                continue
        if rest := reply.parts[1:]:
            await self._respond(rest)

    async def follow(self, reply: Reply) -> None:
        await self._respond(reply.parts)

    async def _respond(self, parts: tuple[str, ...]) -> None:
        """The address takes one message: of more it is told that there is more."""
        url = self._message.reply.get("url", "")
        if not url.startswith(("https://", "http://127.0.0.1:", "http://localhost:")):
            raise DeliveryFailed("WeCom gave no address to answer later.", remedy="Ask again.")
        text = parts[0] if len(parts) == 1 else f"{parts[0]}\n{say('zh', 'cut')}"
        body = {"msgtype": "markdown", "markdown": {"content": text}}
        await post(self._client, url, body, "an answer that follows")

    def _stream(self) -> Stream:
        return self._streams.open(self._message.answer_id, say("zh", "waiting"))


def _encrypted(body: bytes) -> str:
    found = object_in(body).get("encrypt")
    if not isinstance(found, str):
        raise ChannelRejected("The callback holds no ciphertext.", remedy="Look who sends it.")
    return found
