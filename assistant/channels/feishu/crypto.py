"""Feishu's callbacks: a token in each, and once an Encrypt Key is set, AES and a signature.

What is not signed is the check of the address alone. Of such a request nothing is told that a
forger could learn from: whatever is wrong with it, the refusal is the same.
"""

import base64
import binascii
import hashlib
import hmac
import time
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from assistant.channels.base import Call
from assistant.channels.incoming import object_in
from assistant.channels.outgoing import Json, inner
from assistant.errors import ChannelRejected

FRESH_S: Final = 300
ADDRESS_CHECK: Final = "url_verification"
_BLOCK: Final = 16
_REMEDY: Final = "Compare Verification Token and Encrypt Key with Feishu's console."


class Envelope:
    def __init__(self, token: str, encrypt_key: str = "", *, fresh_s: int = FRESH_S) -> None:
        self._token, self._encrypt_key, self._fresh_s = token, encrypt_key, fresh_s

    def open(self, call: Call) -> Json:
        """What the callback holds. Raises `ChannelRejected`."""
        if not self._encrypt_key:
            return self._known(object_in(call.body))
        if call.headers.get("x-lark-signature"):
            self._verify(call)
            return self._known(self._plain(call.body))
        try:
            told = self._known(self._plain(call.body))
        except ChannelRejected:
            raise _forged("The callback is not signed.") from None
        if told.get("type") != ADDRESS_CHECK:
            raise _forged("The callback is not signed.")
        return told

    def _verify(self, call: Call) -> None:
        timestamp = call.headers.get("x-lark-request-timestamp", "")
        nonce = call.headers.get("x-lark-request-nonce", "")
        told = signature(timestamp, nonce, self._encrypt_key, call.body)
        if not hmac.compare_digest(told.encode(), call.headers["x-lark-signature"].encode()):
            raise _forged("The signature does not match.")
        plain = timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12
        if not plain or abs(time.time() - int(timestamp)) > self._fresh_s:
            raise _forged("The timestamp is not of now.")

    def _plain(self, body: bytes) -> Json:
        encrypted = object_in(body).get("encrypt")
        if not isinstance(encrypted, str):
            raise ChannelRejected("The callback is not encrypted.", remedy=_REMEDY)
        return object_in(decrypted(encrypted, self._encrypt_key))

    def _known(self, told: Json) -> Json:
        """The token stands at the top in the check of the address, else in the header."""
        token = told.get("token") or inner(told, "header").get("token") or ""
        if not hmac.compare_digest(str(token).encode("utf-8", "replace"), self._token.encode()):
            raise _forged("The token does not match.")
        return told


def signature(timestamp: str, nonce: str, encrypt_key: str, body: bytes) -> str:
    told = f"{timestamp}{nonce}{encrypt_key}".encode("utf-8", "replace") + body
    return hashlib.sha256(told).hexdigest()


def decrypted(encrypted: str, encrypt_key: str) -> bytes:
    """Raises `ChannelRejected`; every byte of the padding is checked."""
    try:
        sealed = base64.b64decode(encrypted, validate=True)
    except (binascii.Error, ValueError):
        raise ChannelRejected("The ciphertext is no base64.", remedy=_REMEDY) from None
    if len(sealed) < 2 * _BLOCK or len(sealed) % _BLOCK:
        raise ChannelRejected("The ciphertext is cut off.", remedy=_REMEDY)
    key = hashlib.sha256(encrypt_key.encode()).digest()
    cipher = Cipher(algorithms.AES(key), modes.CBC(sealed[:_BLOCK])).decryptor()
    plain = cipher.update(sealed[_BLOCK:]) + cipher.finalize()
    pad = plain[-1]
    if not 1 <= pad <= _BLOCK or plain[-pad:] != bytes([pad]) * pad:
        raise ChannelRejected("The padding is wrong.", remedy=_REMEDY)
    return plain[:-pad]


def _forged(problem: str) -> ChannelRejected:
    return ChannelRejected(problem, remedy=_REMEDY, status=403)
