"""Slack as a `Channel`: events and buttons arrive at one address, answers go out by its Web API."""

import json
import time
from typing import Final

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
from assistant.channels.slack.api import Api
from assistant.channels.slack.blocks import below, fallback, markdown
from assistant.channels.slack.messages import CHANNEL, VENDOR, read_body, read_heard
from assistant.channels.slack.outlet import ThreadOutlet
from assistant.channels.slack.signing import Signing
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=12_000, images=True, buttons=3, streams=True, interval_s=1.0)
"""Slack counts 12,000 characters; a byte is never more than one."""
SCOPES: Final = ("app_mentions:read", "chat:write", "im:history")
MOST_BYTES: Final = 1_000_000
"""Of a request; events and buttons are far smaller."""


class Slack:
    """`Channel`."""

    name, vendor, dialect, hears = CHANNEL, VENDOR, DIALECT, True
    pushes = True

    def __init__(self, signing: Signing, api: Api) -> None:
        self._signing, self._api = signing, api
        self._heard: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method != "POST" or len(call.body) > MOST_BYTES:
            raise ChannelRejected("It takes small POST requests.", remedy="Look who sends it.")
        self._signing.check(call.headers, call.body)
        body = read_body(call.body, call.headers.get("content-type", ""))
        self._heard = time.monotonic()
        if body.get("type") == "url_verification":
            told = json.dumps({"challenge": str(body.get("challenge", ""))})
            return Told(told, media_type="application/json")
        if heard := read_heard(body):
            await receive(heard)
        return Told()

    async def serve(self, receive: Receive) -> None:
        """Nothing: Slack comes to us."""

    async def close(self) -> None:
        await self._api.close()

    def outlet(self, message: Inbound) -> ThreadOutlet:
        return ThreadOutlet(self._api, message)

    async def push(self, target: Target, reply: Reply) -> None:
        """To a channel that the bot is in, or to a person by their id."""
        last = len(reply.parts) - 1
        for place, part in enumerate(reply.parts):
            under = below(reply) if place == last else []
            try:
                await self._api.call(
                    "chat.postMessage", channel=target.chat or target.sender,
                    text=fallback(part), blocks=[markdown(part), *under], unfurl_links=False,
                )  # fmt: skip
            except DeliveryFailed as error:
                self._problem = error.problem
                raise
            self._problem = ""

    async def check(self) -> tuple[Fault, ...]:
        try:
            told = await self._api.call("auth.test")
        except DeliveryFailed as error:
            return (Fault(problem=error.problem, remedy=error.remedy),)
        given = set(filter(None, map(str.strip, told["scopes"].split(","))))
        missing = [scope for scope in SCOPES if given and scope not in given]
        if not missing:
            return ()
        return (
            Fault(
                problem=f"The bot lacks the scopes {', '.join(missing)}.",
                remedy="Add them under OAuth & Permissions › Bot Token Scopes, then reinstall.",
            ),
        )

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._heard, self._problem)
