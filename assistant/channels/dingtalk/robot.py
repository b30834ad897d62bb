"""What the robot of a DingTalk app (企业内部应用) is, whichever way its messages come."""

from typing import Final

from assistant.channels.base import Dialect, Fault, Outlet, Receive, Reply
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.messages import VENDOR, read_message, read_press, read_verdict
from assistant.channels.dingtalk.outlet import CardOutlet, MessageOutlet
from assistant.channels.dingtalk.sending import Sending, parts_of
from assistant.channels.health import faults_of
from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected
from assistant.post import Inbound, Target

DIALECT: Final = Dialect(
    most_bytes=15_000, images=True, waiting_s=3.0,
    asks="dtmd://dingtalkclient/sendMessage?content=",
)  # fmt: skip
CARD_DIALECT: Final = Dialect(most_bytes=15_000, images=True, streams=True, interval_s=1.5)
BUTTONS: Final = 3
"""Under one answer, beside the thumbs."""


class Robot:
    """`Channel`, but for how it hears."""

    name, vendor, hears, pushes = "dingtalk", VENDOR, True, True

    def __init__(self, api: Api, sending: Sending, *, robot: str, dialect: Dialect) -> None:
        self.dialect = dialect
        self._api, self._sending, self._robot = api, sending, robot

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

    async def _said(self, body: Json, receive: Receive) -> None:
        """Raises `ChannelRejected` for what another robot was told."""
        if body.get("robotCode") not in (None, self._robot):
            raise ChannelRejected(
                "It is meant for another robot.", status=403,
                remedy="Compare ASSISTANT_DINGTALK_ROBOT_CODE with DingTalk's console.",
            )  # fmt: skip
        if message := read_message(body, self.name):
            await receive(message)

    async def _pressed(self, body: Json, id: str, receive: Receive) -> None:
        if heard := read_press(body, self.name, id) or read_verdict(body):
            await receive(heard)
