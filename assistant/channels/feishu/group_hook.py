"""The webhook of a group (自定义机器人): sends what nobody asked, hears nothing."""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Final

import httpx

from assistant.channels.base import (
    Call,
    ChannelHealth,
    Dialect,
    Fault,
    Outlet,
    Receive,
    Reply,
    Told,
)
from assistant.channels.feishu.api import read
from assistant.channels.feishu.cards import cards
from assistant.channels.feishu.messages import VENDOR
from assistant.channels.hooks import Hook
from assistant.channels.outgoing import Json, exchange
from assistant.channels.rates import Rate
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=14_000, tables=True)
RATES: Final = ((5, 1.0), (100, 60.0))
_MOST_BYTES: Final = 19_500
"""Of a card; the vendor takes 20 KB with the signature around it."""
FORM: Final = (
    "Write ASSISTANT_FEISHU_GROUPS=name=key,… with the key of each webhook's address, or "
    "name=key:secret where its signature is checked (签名校验)."
)


class GroupHook:
    """`Channel` that only pushes; a target's chat is the name of a webhook."""

    name, vendor, dialect, hears = "feishu-group", VENDOR, DIALECT, False
    pushes = True

    def __init__(self, client: httpx.AsyncClient, url: str, hooks: Mapping[str, Hook]) -> None:
        self._client, self._url, self._hooks = client, url, hooks
        self._rate = Rate(*RATES)
        self._sent: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected("It takes no callbacks.", remedy="Use a bot.", status=404)

    async def serve(self, receive: Receive) -> None:
        """Nothing to hear."""

    async def close(self) -> None:
        await self._client.aclose()

    def outlet(self, message: Inbound) -> Outlet:
        raise DeliveryFailed("A group webhook answers nobody.", remedy="Use a bot.")

    async def push(self, target: Target, reply: Reply) -> None:
        hook = self._hooks.get(target.chat)
        if hook is None:
            raise DeliveryFailed(f"There is no webhook of the name {target.chat}.", remedy=FORM)
        mute = reply.model_copy(update={"answer_id": "", "buttons": ()})  # it hears no press
        for card in cards(mute, group=True, most_bytes=_MOST_BYTES):
            await self._rate.take(target.chat)
            await self._posted(hook, {"msg_type": "interactive", "card": card})

    async def check(self) -> tuple[Fault, ...]:
        """Nothing can be asked without sending something."""
        return ()

    def health(self) -> ChannelHealth:
        ago = None if self._sent is None else round(time.monotonic() - self._sent, 1)
        state = "failed" if self._problem else "ok"
        return ChannelHealth(channel=self.name, state=state, heard_s=ago, problem=self._problem)

    async def _posted(self, hook: Hook, body: Json) -> None:
        if hook.secret:
            now = str(int(time.time()))
            body = {"timestamp": now, "sign": sign(now, hook.secret), **body}
        url, what = f"{self._url}/open-apis/bot/v2/hook/{hook.key}", "a push to a group"
        try:
            read(await exchange(self._client, "POST", url, body, vendor="Feishu", what=what), what)
        except DeliveryFailed as error:
            self._problem = error.problem
            raise
        self._problem, self._sent = "", time.monotonic()


def sign(timestamp: str, secret: str) -> str:
    """The secret is part of the key; nothing is signed but that."""
    made = hmac.new(f"{timestamp}\n{secret}".encode(), digestmod=hashlib.sha256)
    return base64.b64encode(made.digest()).decode()
