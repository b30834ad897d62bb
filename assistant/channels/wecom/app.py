"""A self-built app (自建应用): each callback is acknowledged empty, the answer is sent by its API.

People write to it one by one; it shows nothing while an answer is made, so who waits for long is
told once.
"""

import logging
import time
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from assistant.channels.base import (
    Call,
    ChannelHealth,
    Dialect,
    Fault,
    Receive,
    Reply,
    Told,
)
from assistant.channels.health import faults_of, health_of
from assistant.channels.rates import Rate
from assistant.channels.wecom.api import Api
from assistant.channels.wecom.crypto import Envelope
from assistant.channels.wecom.messages import VENDOR
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

_LOGGER = logging.getLogger(__name__)
DIALECT: Final = Dialect(most_bytes=2048, markdown=False, images=True, waiting_s=3.0)
RATES: Final = ((30, 60.0), (1000, 3600.0))
"""Of one member; what is more the vendor drops in silence."""
_REPEATED_S: Final = 600


class App:
    """`Channel`."""

    name, vendor, dialect, hears = "wecom-app", VENDOR, DIALECT, True
    pushes = True

    def __init__(self, envelope: Envelope, api: Api, agent_id: int) -> None:
        self._envelope, self._api, self._agent_id = envelope, api, agent_id
        self._rate = Rate(*RATES)
        self._heard: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method == "GET":
            return Told(self._opened(call, call.query.get("echostr", "")).decode())
        encrypted = _xml(call.body).findtext("Encrypt") or ""
        message = read_app(_xml(self._opened(call, encrypted)), self.name)
        self._heard = time.monotonic()
        if message:
            await receive(message)
        return Told()

    async def serve(self, receive: Receive) -> None:
        """Nothing: callbacks come to us."""

    async def close(self) -> None:
        await self._api.close()

    def outlet(self, message: Inbound) -> "AppOutlet":
        return AppOutlet(self, message)

    async def push(self, target: Target, reply: Reply) -> None:
        await self.send(target.sender, reply.parts)

    async def check(self) -> tuple[Fault, ...]:
        return await faults_of(self._api.token())

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._heard, self._problem)

    async def send(self, user: str, parts: tuple[str, ...], *, repeated: bool = False) -> None:
        """What is `repeated` may have arrived: the vendor then drops it if it did. Never else:
        the same answer to the same question, asked twice, is no repetition."""
        for part in parts:
            await self._rate.take(user.casefold())
            body = {
                "touser": user, "msgtype": "text", "agentid": self._agent_id,
                "text": {"content": part}, "enable_duplicate_check": int(repeated),
                "duplicate_check_interval": _REPEATED_S,
            }  # fmt: skip
            try:
                await self._api.send(body)
            except DeliveryFailed as error:
                self._problem = error.problem
                raise
            self._problem = ""

    async def show(self, user: str, png: bytes) -> None:
        await self._rate.take(user.casefold())
        body = {
            "touser": user, "msgtype": "image", "agentid": self._agent_id,
            "image": {"media_id": await self._api.upload(png)},
        }  # fmt: skip
        await self._api.send(body)

    def _opened(self, call: Call, encrypted: str) -> bytes:
        return self._envelope.open(
            encrypted, signature=call.query.get("msg_signature", ""),
            timestamp=call.query.get("timestamp", ""), nonce=call.query.get("nonce", ""),
        )  # fmt: skip


class AppOutlet:
    """`Outlet`: every text is a message of its own, sent part by part and no part twice."""

    def __init__(self, app: App, message: Inbound) -> None:
        self._app, self._user = app, message.sender
        self._tried = False
        self._sent = 0

    async def update(self, text: str) -> None:
        await self._app.send(self._user, (text,))

    async def finish(self, reply: Reply) -> None:
        for part in reply.parts[self._sent :]:
            repeated, self._tried = self._tried, True
            await self._app.send(self._user, (part,), repeated=repeated)
            self._sent, self._tried = self._sent + 1, False
        self._sent = 0
        await self._pictures(reply)

    async def follow(self, reply: Reply) -> None:
        await self.finish(reply)

    async def _pictures(self, reply: Reply) -> None:
        """The answer stands without them."""
        try:
            for each in reply.images:
                await self._app.show(self._user, each)
        except DeliveryFailed as error:
            _LOGGER.warning("wecom-app: a picture was not sent: %s", error.problem)


def read_app(message: Element, channel: str) -> Inbound | None:
    """None for events: nothing was asked."""
    kind, sender = message.findtext("MsgType") or "", message.findtext("FromUserName") or ""
    if kind in ("event", "") or not sender:
        return None
    text = message.findtext("Content") or message.findtext("Recognition") or ""
    when = f"{sender}:{message.findtext('CreateTime')}"
    return Inbound(
        channel=channel, vendor=VENDOR, id=message.findtext("MsgId") or when, sender=sender,
        text=text.strip(), kind="text" if text or kind == "text" else "other",
    )  # fmt: skip


def _xml(body: bytes) -> Element:
    """Raises `ChannelRejected`, also for entities and the like: no vendor sends those."""
    try:
        found: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        raise ChannelRejected("The callback is no XML.", remedy="Look who sends it.") from None
    return found
