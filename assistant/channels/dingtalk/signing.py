"""DingTalk's signature. It covers the time alone: whoever got hold of one could send any text.

So it is taken for minutes and not for the hour that the vendor allows, and nothing that a callback
brings along is trusted with an answer unless it leads to the vendor.
"""

import base64
import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Final

from assistant.errors import ChannelRejected

FRESH_S: Final = 300
CARD_SIGNATURE, CARD_TIME = "x-ddpaas-signature", "x-ddpaas-signature-timestamp"


def sign(timestamp: str, secret: str) -> str:
    """Of milliseconds."""
    told = f"{timestamp}\n{secret}".encode("utf-8", "replace")
    return base64.b64encode(hmac.new(secret.encode(), told, hashlib.sha256).digest()).decode()


def verify(headers: Mapping[str, str], secret: str, *, fresh_s: int = FRESH_S) -> None:
    """Raises `ChannelRejected`."""
    timestamp = headers.get("timestamp", "")
    _same(sign(timestamp, secret), headers.get("sign", ""))
    _fresh(timestamp, fresh_s)


def card_secret(secret: str) -> str:
    """What presses on cards are signed with: DingTalk is told it, so it is not the app's own."""
    return hmac.new(secret.encode(), b"cards", hashlib.sha256).hexdigest()


def sign_card(timestamp: str, secret: str) -> str:
    told = timestamp.encode("utf-8", "replace")
    return base64.b64encode(hmac.new(secret.encode(), told, hashlib.sha256).digest()).decode()


def verify_card(headers: Mapping[str, str], secret: str, *, fresh_s: int = FRESH_S) -> None:
    """Raises `ChannelRejected`."""
    timestamp = headers.get(CARD_TIME, "")
    _same(sign_card(timestamp, secret), headers.get(CARD_SIGNATURE, ""))
    _fresh(timestamp, fresh_s)


def _same(made: str, told: str) -> None:
    if not hmac.compare_digest(made.encode(), told.encode("utf-8", "replace")):
        raise _forged("The signature does not match.")


def _fresh(timestamp: str, fresh_s: int) -> None:
    plain = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 15
    if not plain or abs(time.time() - int(timestamp) / 1000) > fresh_s:
        raise _forged("The timestamp is not of now.")


def _forged(problem: str) -> ChannelRejected:
    remedy = "Compare Client Secret with DingTalk's console."
    return ChannelRejected(problem, remedy=remedy, status=403)
