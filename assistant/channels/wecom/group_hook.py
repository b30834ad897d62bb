"""The webhook of a group (消息推送): sends what nobody asked, hears nothing."""

import re
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
from assistant.channels.rates import Rate
from assistant.channels.wecom.messages import VENDOR, Json
from assistant.channels.wecom.pictures import picture
from assistant.channels.wecom.posting import post
from assistant.errors import ChannelRejected, DeliveryFailed, SettingsError
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=3800, tables=True, images=True)
"""The vendor takes 4096 bytes; it counts what it makes of them."""
PER_MINUTE: Final = 20
_KEY: Final = re.compile(r"[A-Za-z0-9-]{8,128}")
_FORM: Final = "Write ASSISTANT_WECOM_GROUPS=name=key,… with the key of each webhook's address."


class GroupHook:
    """`Channel` that only pushes; a target's chat is the name of a webhook."""

    name, vendor, dialect, hears = "wecom-group", VENDOR, DIALECT, False
    pushes = True

    def __init__(self, client: httpx.AsyncClient, url: str, keys: Mapping[str, str]) -> None:
        self._client, self._url, self._keys = client, url, keys
        self._rate = Rate((PER_MINUTE, 60.0))
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
        key = self._keys.get(target.chat)
        if key is None:
            raise DeliveryFailed(f"There is no webhook of the name {target.chat}.", remedy=_FORM)
        bodies: list[Json] = [
            {"msgtype": "markdown_v2", "markdown_v2": {"content": part}} for part in reply.parts
        ]
        bodies += [{"msgtype": "image", "image": picture(each)} for each in reply.images]
        for body in bodies:
            await self._rate.take(target.chat)
            await self._posted(f"{self._url}/cgi-bin/webhook/send?key={key}", body)

    async def check(self) -> tuple[Fault, ...]:
        """Nothing can be asked without sending something."""
        return ()

    def health(self) -> ChannelHealth:
        ago = None if self._sent is None else round(time.monotonic() - self._sent, 1)
        state = "failed" if self._problem else "ok"
        return ChannelHealth(channel=self.name, state=state, heard_s=ago, problem=self._problem)

    async def _posted(self, url: str, body: Json) -> None:
        try:
            await post(self._client, url, body, "a push to a group")
        except DeliveryFailed as error:
            self._problem = error.problem
            raise
        self._problem, self._sent = "", time.monotonic()


def read_keys(text: str) -> dict[str, str]:
    """`销售群=693a91f6-…` by name. Raises `SettingsError` that repeats no key."""
    keys: dict[str, str] = {}
    for place, part in enumerate(filter(None, map(str.strip, text.split(","))), start=1):
        name, _, key = (piece.strip() for piece in part.rpartition("="))
        if not name or name in keys or not _KEY.fullmatch(key):
            raise SettingsError(f"Group webhook {place} is not of that form.", remedy=_FORM)
        keys[name] = key
    return keys
