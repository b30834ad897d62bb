"""The long connection: subscribed, alive, and made again however it ends; never two that fight."""

import asyncio
import json
import logging
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Final
from weakref import WeakValueDictionary

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from assistant.channels.lasting import PACE, Lasting, Pace, Replaced
from assistant.channels.outgoing import Json
from assistant.channels.wecom.messages import event_of
from assistant.errors import DeliveryFailed

_LOGGER = logging.getLogger(__name__)
UNSUBSCRIBED: Final = 846609
_AGAIN: Final = {-1, 45009, 846607, UNSUBSCRIBED}
"""Busy, too often, or a connection that has to be made again."""

OnFrame = Callable[[str, str, Json], Awaitable[None]]
"""Of a command, the id of its request and its body."""


class Connection(Lasting):
    def __init__(self, url: str, bot_id: str, secret: str, pace: Pace = PACE) -> None:
        super().__init__("wecom", pace)
        self._url, self._bot_id, self._secret = url, bot_id, secret
        self._socket: ClientConnection | None = None
        self._waiting: dict[str, asyncio.Future[Json]] = {}
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def live(self, on_frame: OnFrame) -> None:
        """Until it is cancelled, or another connection took over."""
        await self._keep(lambda: self._once(on_frame))

    async def request(self, command: str, req_id: str, body: Json) -> Json:
        """Sends a frame and waits for its acknowledgement, which it returns. Raises
        `DeliveryFailed`.

        Frames of one request take turns: the vendor acknowledges them by the same id.
        """
        turn = self._turns.setdefault(req_id, asyncio.Lock())
        async with turn:
            told = await self._exchanged(command, req_id, body)
        if code := int(told.get("errcode") or 0):
            if code == UNSUBSCRIBED and self._socket:
                await self._socket.close()
            raise DeliveryFailed(
                f"WeCom refused {command} ({code}).", remedy="Look the code up in its documents.",
                code=code, again=code in _AGAIN,
            )  # fmt: skip
        return told

    async def _once(self, on_frame: OnFrame) -> AsyncIterator[None]:
        """One connection; yields once it is subscribed, and ends with it."""
        async with self._connect(self._url, pings=False) as socket:
            self._socket = socket
            loop = asyncio.get_running_loop()
            tasks = [loop.create_task(self._read(socket, on_frame))]
            try:
                subscribed = {"bot_id": self._bot_id, "secret": self._secret}
                await self.request("aibot_subscribe", secrets.token_hex(16), subscribed)
                yield
                tasks.append(loop.create_task(self._ping(socket)))
                done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    task.result()
            finally:
                self._end()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _read(self, socket: ClientConnection, on_frame: OnFrame) -> None:
        """A clean close ends it as any other does."""
        try:
            async for raw in socket:
                self.heard = time.monotonic()
                self._take(_frame(raw), on_frame)
        finally:
            self._end()

    def _take(self, frame: Json, on_frame: OnFrame) -> None:
        command, req_id = str(frame.get("cmd") or ""), _req_id(frame)
        if not command:
            if (waiting := self._waiting.get(req_id)) and not waiting.done():
                waiting.set_result(frame)
            return
        body = frame.get("body")
        body = body if isinstance(body, dict) else {}
        if event_of(body) == "disconnected_event":
            raise Replaced
        self._go(on_frame(command, req_id, body))

    async def _ping(self, socket: ClientConnection) -> None:
        """Ends when nobody answers: a line can be dead without being closed."""
        while True:
            await asyncio.sleep(self._pace.ping_s)
            try:
                await self._exchanged("ping", secrets.token_hex(16), None)
            except DeliveryFailed:
                _LOGGER.warning("wecom: the long connection does not answer")
                socket.transport.abort()
                return

    async def _exchanged(self, command: str, req_id: str, body: Json | None) -> Json:
        if self._socket is None:
            raise _unreachable("there is no connection")
        frame: Json = {"cmd": command, "headers": {"req_id": req_id}}
        if body is not None:
            frame["body"] = body
        waiting = self._waiting[req_id] = asyncio.get_running_loop().create_future()
        try:
            await self._socket.send(json.dumps(frame, ensure_ascii=False))
            return await asyncio.wait_for(waiting, self._pace.answer_s)
        except (OSError, WebSocketException, TimeoutError) as error:
            raise _unreachable(type(error).__name__) from None
        finally:
            del self._waiting[req_id]

    def _end(self) -> None:
        """Whoever waits for an acknowledgement hears that none will come."""
        self._socket = None
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(_unreachable("the connection ended"))


def _frame(raw: str | bytes) -> Json:
    try:
        found: Any = json.loads(raw)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {}


def _req_id(frame: Json) -> str:
    headers = frame.get("headers")
    return str(headers.get("req_id", "")) if isinstance(headers, dict) else ""


def _unreachable(why: str) -> DeliveryFailed:
    return DeliveryFailed(
        f"WeCom's long connection did not take it ({why}).",
        remedy="It is made again by itself.", again=True,
    )  # fmt: skip
