"""The webhook of a group (自定义机器人): sends what nobody asked, hears nothing."""

import time
from collections.abc import Callable, Mapping
from typing import Final
from urllib.parse import urlencode

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
from assistant.channels.dingtalk.api import TOO_OFTEN, hooked
from assistant.channels.dingtalk.messages import VENDOR
from assistant.channels.dingtalk.sending import markdown, parts_of
from assistant.channels.dingtalk.signing import sign
from assistant.channels.hooks import Hook
from assistant.channels.rates import Rate
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=15_000)
PER_MINUTE: Final = 20
MUTE_S: Final = 600.0
"""So long a group that was sent too much takes nothing, and each try would make it longer."""
FORM: Final = (
    "Write ASSISTANT_DINGTALK_GROUPS=name=key,… with the access_token of each webhook's address, "
    "or name=key:secret where it is signed (加签)."
)


class GroupHook:
    """`Channel` that only pushes; a target's chat is the name of a webhook."""

    name, vendor, dialect, hears = "dingtalk-group", VENDOR, DIALECT, False
    pushes = True

    def __init__(
        self, client: httpx.AsyncClient, url: str, hooks: Mapping[str, Hook],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._client, self._url, self._hooks, self._clock = client, url, hooks, clock
        self._rate = Rate((PER_MINUTE, 60.0))
        self._mute: dict[str, float] = {}
        """Until when, by name."""
        self._sent: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected("It takes no callbacks.", remedy="Use a robot.", status=404)

    async def serve(self, receive: Receive) -> None:
        """Nothing to hear."""

    async def close(self) -> None:
        await self._client.aclose()

    def outlet(self, message: Inbound) -> Outlet:
        raise DeliveryFailed("A group webhook answers nobody.", remedy="Use a robot.")

    async def push(self, target: Target, reply: Reply) -> None:
        hook = self._hooks.get(target.chat)
        if hook is None:
            raise DeliveryFailed(f"There is no webhook of the name {target.chat}.", remedy=FORM)
        for part in parts_of(reply.parts):
            if self._mute.get(target.chat, 0.0) > self._clock():
                raise DeliveryFailed(
                    f"{target.chat} was sent too much.", remedy="It is tried again.", again=True
                )
            await self._rate.take(target.chat)
            await self._posted(target.chat, hook, part)

    async def check(self) -> tuple[Fault, ...]:
        """Nothing can be asked without sending something."""
        return ()

    def health(self) -> ChannelHealth:
        ago = None if self._sent is None else round(time.monotonic() - self._sent, 1)
        state = "failed" if self._problem else "ok"
        return ChannelHealth(channel=self.name, state=state, heard_s=ago, problem=self._problem)

    async def _posted(self, name: str, hook: Hook, text: str) -> None:
        query = {"access_token": hook.key}
        if hook.secret:
            now = str(int(time.time() * 1000))
            query |= {"timestamp": now, "sign": sign(now, hook.secret)}
        body = {"msgtype": "markdown", "markdown": markdown(text)}
        url = f"{self._url}/robot/send?{urlencode(query)}"
        try:
            await hooked(self._client, url, body, "a push to a group")
        except DeliveryFailed as error:
            if error.code == TOO_OFTEN:
                self._mute[name] = self._clock() + MUTE_S
            self._problem = error.problem
            raise
        self._problem, self._sent = "", time.monotonic()
