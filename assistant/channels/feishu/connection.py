"""Feishu's long connection: a socket that we open, by an address that the vendor gives for it."""

import asyncio
import base64
import json
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qs, urlsplit

import httpx
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from assistant.channels.feishu import frames
from assistant.channels.feishu.api import read
from assistant.channels.feishu.frames import CONTROL, Frame
from assistant.channels.incoming import object_in
from assistant.channels.lasting import PACE, Lasting, Pace, secure
from assistant.channels.outgoing import Json, exchange, inner
from assistant.errors import AssistantError, ChannelRejected

_LOGGER = logging.getLogger(__name__)
_ENDPOINT: Final = "/callback/ws/endpoint"
_TAKEN, _FAILED = 200, 500
_MOST_PIECES: Final = 64
"""Of one event; and events whose pieces are waited for."""
_PING_S: Final = 120.0
"""Where the vendor names no other."""

OnEvent = Callable[[Json], Awaitable[Json | None]]
"""What it returns is told to whoever pressed. What raises is delivered again."""


class Connection(Lasting):
    def __init__(
        self, client: httpx.AsyncClient, url: str, app_id: str, secret: str, pace: Pace = PACE
    ) -> None:
        super().__init__("feishu", pace)
        self._client, self._url = client, url
        self._app_id, self._secret = app_id, secret
        self._pieces: OrderedDict[str, list[bytes]] = OrderedDict()

    async def live(self, on_event: OnEvent) -> None:
        """Until it is cancelled."""
        await self._keep(lambda: self._once(on_event))

    async def address(self) -> tuple[str, float]:
        """Of one connection, and how often it is to be pinged. Raises `DeliveryFailed`."""
        body, what = {"AppID": self._app_id, "AppSecret": self._secret}, "a connection"
        response = await exchange(
            self._client, "POST", self._url + _ENDPOINT, body, vendor="Feishu", what=what,
            headers={"locale": "zh"},
        )  # fmt: skip
        told = inner(read(response, what), "data")
        ping = inner(told, "ClientConfig").get("PingInterval")
        ping_s = float(ping) if isinstance(ping, int) and ping > 0 else _PING_S
        return secure(str(told.get("URL") or "")), ping_s

    async def _once(self, on_event: OnEvent) -> AsyncIterator[None]:
        address, ping_s = await self.address()
        service = parse_qs(urlsplit(address).query).get("service_id", ["0"])[0]
        async with self._connect(address, pings=True) as socket:
            yield
            number = int(service) if service.isdecimal() else 0
            pinging = asyncio.get_running_loop().create_task(_ping(socket, number, ping_s))
            try:
                async for raw in socket:
                    self.heard = time.monotonic()
                    frame = _frame(raw)
                    if frame and frame.method != CONTROL and (whole := self._whole(frame)):
                        self._go(self._taken(socket, whole, on_event))
            finally:
                pinging.cancel()

    async def _taken(self, socket: ClientConnection, frame: Frame, on_event: OnEvent) -> None:
        """An event is acknowledged once it is kept; a line that ended meanwhile delivers it
        again."""
        begun = time.monotonic()
        told = await self._kept(frame, on_event)
        took = {"biz_rt": str(int((time.monotonic() - begun) * 1000))}
        payload = json.dumps(told).encode()
        with suppress(ConnectionClosed):
            reply = replace(frame, headers=frame.headers | took, payload=payload)
            await socket.send(frames.write(reply))

    async def _kept(self, frame: Frame, on_event: OnEvent) -> Json:
        try:
            told = await on_event(object_in(frame.payload))
        except ChannelRejected as error:  # it would not be taken the second time either
            _LOGGER.warning("feishu: %s %s", error.problem, error.remedy)
            told = None
        except AssistantError as error:
            _LOGGER.error("feishu: %s", error.problem)
            return {"code": _FAILED}
        if told is None:
            return {"code": _TAKEN}
        data = base64.b64encode(json.dumps(told, ensure_ascii=False).encode()).decode()
        return {"code": _TAKEN, "data": data}

    def _whole(self, frame: Frame) -> Frame | None:
        """Long events come in pieces, in any order; None until the last of them is there."""
        pieces, place = _number(frame, "sum", 1), _number(frame, "seq", 0)
        if pieces <= 1:
            return frame
        if pieces > _MOST_PIECES or place >= pieces:
            return None
        id = frame.headers.get("message_id", "")
        held = self._pieces.setdefault(id, [b""] * pieces)
        if len(held) != pieces:
            return None
        held[place] = frame.payload
        if len(self._pieces) > _MOST_PIECES:
            self._pieces.popitem(last=False)
        if not all(held):
            return None
        del self._pieces[id]
        return replace(frame, payload=b"".join(held))


async def _ping(socket: ClientConnection, service: int, ping_s: float) -> None:
    """Feishu counts its own kind of ping; that the line is dead, that of the protocol tells."""
    with suppress(ConnectionClosed):
        while True:
            await socket.send(frames.write(Frame(CONTROL, {"type": "ping"}, service=service)))
            await asyncio.sleep(ping_s)


def _frame(raw: str | bytes) -> Frame | None:
    try:
        return frames.read(raw) if isinstance(raw, bytes) else None
    except ValueError:
        return None


def _number(frame: Frame, name: str, default: int) -> int:
    told = frame.headers.get(name, "")
    return int(told) if told.isdecimal() else default
