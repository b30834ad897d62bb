"""DingTalk's stream: a socket that we open, by an address whose ticket is for one connection."""

import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from typing import Any, Final
from urllib.parse import quote_plus

import httpx
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from assistant.channels.dingtalk.api import read
from assistant.channels.lasting import PACE, Lasting, Pace, secure
from assistant.channels.outgoing import Json, exchange, inner
from assistant.errors import AssistantError, ChannelRejected

_LOGGER = logging.getLogger(__name__)
MESSAGES: Final = "/v1.0/im/bot/messages/get"
PRESSES: Final = "/v1.0/card/instances/callback"
_OPEN: Final = "/v1.0/gateway/connections/open"
_TAKEN, _UNKNOWN, _FAILED = 200, 404, 500

OnCallback = Callable[[str, str, Json], Awaitable[None]]
"""Of a topic, the id of its frame and what it tells. What raises is delivered again."""


class Connection(Lasting):
    def __init__(
        self, client: httpx.AsyncClient, url: str, client_id: str, secret: str, pace: Pace = PACE
    ) -> None:
        super().__init__("dingtalk", pace)
        self._client, self._url = client, url
        self._client_id, self._secret = client_id, secret

    async def live(self, on_callback: OnCallback) -> None:
        """Until it is cancelled."""
        await self._keep(lambda: self._once(on_callback))

    async def ticket(self) -> str:
        """The address of one connection. Raises `DeliveryFailed`."""
        topics = [{"type": "CALLBACK", "topic": topic} for topic in (MESSAGES, PRESSES)]
        body = {
            "clientId": self._client_id, "clientSecret": self._secret,
            "subscriptions": topics, "ua": "assistant/1.0",
        }  # fmt: skip
        what = "a connection"
        response = await exchange(
            self._client, "POST", self._url + _OPEN, body, vendor="DingTalk", what=what
        )
        told = read(response, what)
        ticket = quote_plus(str(told.get("ticket") or ""))
        return f"{secure(str(told.get('endpoint') or ''))}?ticket={ticket}"

    async def _once(self, on_callback: OnCallback) -> AsyncIterator[None]:
        """Ends with the socket, or as soon as DingTalk says that it is going to end it."""
        address = await self.ticket()
        async with self._connect(address, pings=True) as socket:
            yield
            async for raw in socket:
                self.heard = time.monotonic()
                frame = _object(raw)
                if _topic(frame) == "disconnect":
                    return
                self._go(self._taken(socket, frame, on_callback))

    async def _taken(self, socket: ClientConnection, frame: Json, on_callback: OnCallback) -> None:
        """A callback is acknowledged once it is kept; a line that ended meanwhile delivers it
        again."""
        kind, topic, told = frame.get("type"), _topic(frame), frame.get("data")
        id = str(inner(frame, "headers").get("messageId") or "")
        code, data = _UNKNOWN, "{}"
        if kind == "SYSTEM":
            code, data = _TAKEN, told if isinstance(told, str) else "{}"
        elif kind == "CALLBACK" and topic in (MESSAGES, PRESSES):
            code, data = await self._kept(topic, id, _object(told), on_callback), '{"response":{}}'
        headers = {"messageId": id, "contentType": "application/json"}
        reply = {"code": code, "headers": headers, "message": "", "data": data}
        with suppress(ConnectionClosed):
            await socket.send(json.dumps(reply))

    async def _kept(self, topic: str, id: str, told: Json, on_callback: OnCallback) -> int:
        try:
            await on_callback(topic, id, told)
        except ChannelRejected as error:  # it would not be taken the second time either
            _LOGGER.warning("dingtalk: %s %s", error.problem, error.remedy)
        except AssistantError as error:
            _LOGGER.error("dingtalk: %s", error.problem)
            return _FAILED
        return _TAKEN


def _topic(frame: Json) -> str:
    return str(inner(frame, "headers").get("topic") or "")


def _object(raw: Any) -> Json:  # noqa: ANN401 - JSON
    """What is none counts as an empty one."""
    try:
        found = json.loads(raw)
    except (ValueError, TypeError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}
