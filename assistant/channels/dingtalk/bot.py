"""The robot of a DingTalk app (企业内部应用) over HTTP."""

import time
from typing import Final

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
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.messages import VENDOR, read_message
from assistant.channels.dingtalk.outlet import CardOutlet, MessageOutlet
from assistant.channels.dingtalk.sending import Sending, parts_of
from assistant.channels.dingtalk.signing import verify
from assistant.channels.health import faults_of, health_of
from assistant.channels.incoming import object_in
from assistant.errors import ChannelRejected
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(most_bytes=15_000, waiting_s=3.0)
CARD_DIALECT: Final = Dialect(most_bytes=15_000, streams=True, interval_s=1.5)


class Bot:
    """`Channel`."""

    name, vendor, hears, pushes = "dingtalk", VENDOR, True, True

    def __init__(
        self, api: Api, sending: Sending, *, secret: str, robot: str, dialect: Dialect
    ) -> None:
        self.dialect = dialect
        self._api, self._sending = api, sending
        self._secret, self._robot = secret, robot
        self._heard: float | None = None

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method != "POST":
            raise ChannelRejected("DingTalk posts.", remedy="Look who sends it.", status=405)
        verify(call.headers, self._secret)
        body = object_in(call.body)
        if body.get("robotCode") not in (None, self._robot):
            raise ChannelRejected(
                "It is meant for another robot.", status=403,
                remedy="Compare ASSISTANT_DINGTALK_ROBOT_CODE with DingTalk's console.",
            )  # fmt: skip
        self._heard = time.monotonic()
        if message := read_message(body, self.name):
            await receive(message)
        return Told("{}", media_type="application/json")

    async def serve(self, receive: Receive) -> None:
        """Nothing: callbacks come to us."""

    async def close(self) -> None:
        await self._api.close()

    def outlet(self, message: Inbound) -> Outlet:
        kind = CardOutlet if self.dialect.streams else MessageOutlet
        return kind(self._sending, message)

    async def push(self, target: Target, reply: Reply) -> None:
        for part in parts_of(reply.parts):
            await self._sending.send(target.chat, target.sender, part)

    async def check(self) -> tuple[Fault, ...]:
        return await faults_of(self._api.token())

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._heard, self._sending.problem)
