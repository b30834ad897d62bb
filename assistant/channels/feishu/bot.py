"""The bot over HTTP: Feishu posts its events, and what is pressed on cards."""

import json
import time

from assistant.channels.base import Call, ChannelHealth, Dialect, Receive, Told
from assistant.channels.feishu.api import Api
from assistant.channels.feishu.crypto import ADDRESS_CHECK, Envelope
from assistant.channels.feishu.messages import Identity
from assistant.channels.feishu.robot import DIALECT, Robot
from assistant.channels.health import health_of
from assistant.channels.outgoing import Json
from assistant.errors import ChannelRejected


class Bot(Robot):
    def __init__(
        self, envelope: Envelope, api: Api, *, identity: Identity, dialect: Dialect = DIALECT
    ) -> None:
        super().__init__(api, identity=identity, dialect=dialect)
        self._envelope = envelope
        self._at: float | None = None

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method != "POST":
            raise ChannelRejected("Feishu posts.", remedy="Look who sends it.", status=405)
        body = self._envelope.open(call)
        self._at = time.monotonic()
        if body.get("type") == ADDRESS_CHECK:
            return _json({"challenge": str(body.get("challenge") or "")})
        return _json(await self._heard(body, receive))

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._at, self._problem or self._sending.problem)


def _json(body: Json) -> Told:
    return Told(json.dumps(body, ensure_ascii=False), media_type="application/json")
