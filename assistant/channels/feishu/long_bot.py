"""The bot over its long connection: nothing has to reach us, so it is for behind a firewall."""

import asyncio

from assistant.channels.base import Call, ChannelHealth, Fault, Receive, Told
from assistant.channels.feishu.api import Api
from assistant.channels.feishu.connection import Connection
from assistant.channels.feishu.messages import Identity
from assistant.channels.feishu.robot import Robot
from assistant.channels.health import faults_of
from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected


class LongBot(Robot):
    def __init__(self, connection: Connection, api: Api, *, identity: Identity) -> None:
        super().__init__(api, identity=identity)
        self._connection = connection

    async def handle(self, call: Call, receive: Receive) -> Told:
        raise ChannelRejected(
            "It takes no callbacks.", remedy="Unset ASSISTANT_FEISHU_LONG.", status=404
        )

    async def serve(self, receive: Receive) -> None:
        async def heard(body: Json) -> Json | None:
            return await self._heard(body, receive) or None

        await asyncio.gather(super().serve(receive), self._connection.live(heard))

    async def check(self) -> tuple[Fault, ...]:
        """An address that is not used costs nothing."""
        return await super().check() or await faults_of(self._connection.address())

    def health(self) -> ChannelHealth:
        return self._connection.health(self.name, self._problem or self._sending.problem)
