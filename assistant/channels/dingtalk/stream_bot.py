"""The robot over its stream: nothing has to reach us, so it is for behind a firewall."""

from assistant.channels.base import Call, ChannelHealth, Dialect, Fault, Receive, Told
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.connection import MESSAGES, Connection
from assistant.channels.dingtalk.robot import Robot
from assistant.channels.dingtalk.sending import Sending
from assistant.channels.health import faults_of
from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected


class StreamBot(Robot):
    def __init__(
        self, connection: Connection, api: Api, sending: Sending, *, robot: str, dialect: Dialect
    ) -> None:
        super().__init__(api, sending, robot=robot, dialect=dialect)
        self._connection = connection

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected(
            "It takes no callbacks.", remedy="Unset ASSISTANT_DINGTALK_STREAM.", status=404
        )

    async def serve(self, receive: Receive) -> None:
        async def heard(topic: str, id: str, told: Json) -> None:
            if topic == MESSAGES:
                await self._said(told, receive)
            else:
                await self._pressed(told, id, receive)

        await self._connection.live(heard)

    async def check(self) -> tuple[Fault, ...]:
        """A ticket that is not used costs nothing."""
        return await super().check() or await faults_of(self._connection.ticket())

    def health(self) -> ChannelHealth:
        return self._connection.health(self.name, self._sending.problem)
