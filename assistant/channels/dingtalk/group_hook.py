"""The webhook of a DingTalk group (自定义机器人)."""

import time
from collections.abc import Callable, Iterable, Mapping
from typing import Final
from urllib.parse import urlencode

import httpx

from assistant.channels import pushing
from assistant.channels.base import Dialect, Reply
from assistant.channels.dingtalk.api import TOO_OFTEN, hooked
from assistant.channels.dingtalk.messages import VENDOR
from assistant.channels.dingtalk.sending import markdown, parts_of
from assistant.channels.dingtalk.signing import sign
from assistant.channels.hooks import Hook
from assistant.channels.outgoing import Json
from assistant.channels.rates import Rate
from assistant.errors import DeliveryFailed

PER_MINUTE: Final = 20
MUTE_S: Final = 600.0
"""So long a group that was sent too much takes nothing, and each try would make it longer."""


class GroupHook(pushing.GroupHook):
    name, vendor = "dingtalk-group", VENDOR
    dialect = Dialect(most_bytes=15_000)
    form = (
        "Write ASSISTANT_DINGTALK_GROUPS=name=key,… with the access_token of each webhook's "
        "address, or name=key:secret where it is signed (加签)."
    )

    def __init__(
        self, client: httpx.AsyncClient, url: str, hooks: Mapping[str, Hook],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(client, url, hooks, Rate((PER_MINUTE, 60.0)))
        self._clock = clock
        self._mute: dict[str, float] = {}
        """Until when, by name."""

    async def _turn(self, name: str) -> None:
        if self._mute.get(name, 0.0) > self._clock():
            raise DeliveryFailed(
                f"{name} was sent too much.", remedy="It is tried again.", again=True
            )
        await super()._turn(name)

    def _bodies(self, reply: Reply) -> Iterable[Json]:
        for part in parts_of(reply.parts):
            yield {"msgtype": "markdown", "markdown": markdown(part)}

    async def _post(self, name: str, hook: Hook, body: Json) -> None:
        query = {"access_token": hook.key}
        if hook.secret:
            now = str(int(time.time() * 1000))
            query |= {"timestamp": now, "sign": sign(now, hook.secret)}
        url = f"{self._url}/robot/send?{urlencode(query)}"
        try:
            await hooked(self._client, url, body, "a push to a group")
        except DeliveryFailed as error:
            if error.code == TOO_OFTEN:
                self._mute[name] = self._clock() + MUTE_S
            raise
