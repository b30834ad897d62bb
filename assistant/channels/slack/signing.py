"""Slack's signature over a request: of the raw bytes, before anything of them is read."""

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping
from typing import Final

from assistant.errors import ChannelRejected

FRESH_S: Final = 300
_REMEDY: Final = "Compare ASSISTANT_SLACK_SIGNING_SECRET with Basic Information › Signing Secret."


class Signing:
    def __init__(self, secret: str, clock: Callable[[], float] = time.time) -> None:
        self._secret, self._clock = secret.encode(), clock

    def check(self, headers: Mapping[str, str], body: bytes) -> None:
        """Raises `ChannelRejected`."""
        stamp = headers.get("x-slack-request-timestamp", "")
        given = headers.get("x-slack-signature", "")
        if not hmac.compare_digest(self.signature(stamp, body).encode(), given.encode()):
            raise ChannelRejected("The signature does not match.", remedy=_REMEDY, status=403)
        if not self._fresh(stamp):
            raise ChannelRejected(
                "The timestamp is not of now.", remedy="Set the clock of this server.", status=403
            )

    def signature(self, stamp: str, body: bytes) -> str:
        told = b"v0:" + stamp.encode("utf-8", "replace") + b":" + body
        return f"v0={hmac.new(self._secret, told, hashlib.sha256).hexdigest()}"

    def _fresh(self, stamp: str) -> bool:
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
            return False
        return abs(self._clock() - int(stamp)) <= FRESH_S
