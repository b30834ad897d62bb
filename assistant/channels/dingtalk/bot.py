"""The robot over HTTP: DingTalk posts what it is told, and what is pressed on its cards."""

import asyncio
import logging
import time
from typing import Final

from assistant.channels.base import Call, ChannelHealth, Dialect, Receive, Told
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.robot import Robot
from assistant.channels.dingtalk.sending import Sending
from assistant.channels.dingtalk.signing import (
    CARD_SIGNATURE,
    CARD_TIME,
    card_secret,
    verify,
    verify_card,
)
from assistant.channels.health import health_of
from assistant.channels.incoming import object_in
from assistant.errors import ChannelRejected, DeliveryFailed

_LOGGER = logging.getLogger(__name__)
_RETRY_S: Final = 5.0
_LONGEST_RETRY_S: Final = 300.0


class Bot(Robot):
    def __init__(
        self, api: Api, sending: Sending, *, secret: str, robot: str, dialect: Dialect,
        address: str = "",
    ) -> None:  # fmt: skip
        """`address`: where presses on cards are to be posted; empty without buttons."""
        super().__init__(api, sending, robot=robot, dialect=dialect)
        self._secret, self._address = secret, address
        self._heard: float | None = None
        self._problem = ""

    async def handle(self, call: Call, receive: Receive) -> Told:
        if call.method != "POST":
            raise ChannelRejected("DingTalk posts.", remedy="Look who sends it.", status=405)
        pressed = CARD_SIGNATURE in call.headers
        if pressed:
            verify_card(call.headers, card_secret(self._secret))
        else:
            verify(call.headers, self._secret)
        body = object_in(call.body)
        if pressed:
            await self._pressed(body, call.headers[CARD_TIME], receive)
        else:
            await self._said(body, receive)
        self._heard = time.monotonic()
        return Told("{}", media_type="application/json")

    async def serve(self, receive: Receive) -> None:
        """Callbacks come to us; where presses are to be posted, DingTalk is told once."""
        wait = _RETRY_S
        while self._address:
            try:
                await self._sending.register(self._address, card_secret(self._secret))
                self._problem = ""
                return
            except DeliveryFailed as error:
                self._problem = error.problem
                _LOGGER.warning("dingtalk: %s %s", error.problem, error.remedy)
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_RETRY_S)

    def health(self) -> ChannelHealth:
        return health_of(self.name, self._heard, self._problem or self._sending.problem)
