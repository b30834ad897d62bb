"""WeCom's envelope: AES-256-CBC with a signature, the same for the app and for AI bots.

Stricter than the vendor's samples: every byte of the padding, the length and the receiver are
checked, signatures are compared in constant time, and old ones are refused.
"""

import base64
import binascii
import hashlib
import hmac
import os
import time
from typing import Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from assistant.errors import ChannelRejected, SettingsError

_BLOCK: Final = 32
"""Of the padding; twice that of the cipher."""
_HEAD: Final = 20
"""Sixteen random bytes and the length of the message."""
FRESH_S: Final = 300


class Envelope:
    """`receiver` is the corp id of an app, and empty for an AI bot of one's own company."""

    def __init__(
        self, token: str, aes_key: str, receiver: str, *, fresh_s: int | None = FRESH_S
    ) -> None:
        """Raises `SettingsError` for a key that is none. `fresh_s` None takes any age."""
        self._token, self._receiver, self._fresh_s = token, receiver.encode(), fresh_s
        try:
            self._key = base64.b64decode(aes_key + "=", validate=True)
        except (binascii.Error, ValueError):
            self._key = b""
        if len(self._key) != 32:
            raise SettingsError(
                "The EncodingAESKey is not one.",
                remedy="Copy its 43 characters from WeCom's console.",
            )

    def open(self, encrypted: str, *, signature: str, timestamp: str, nonce: str) -> bytes:
        """The message. Raises `ChannelRejected`."""
        if not hmac.compare_digest(
            self.signature(timestamp, nonce, encrypted).encode(), signature.encode()
        ):
            raise _forged("The signature does not match.")
        if self._fresh_s is not None and not self._fresh(timestamp):
            raise _forged("The timestamp is not of now.")
        return self._decrypted(encrypted)

    def seal(self, message: bytes) -> str:
        """As `open` takes it, without its signature."""
        plain = os.urandom(16) + len(message).to_bytes(4, "big") + message + self._receiver
        pad = _BLOCK - len(plain) % _BLOCK
        cipher = self._cipher().encryptor()
        sealed = cipher.update(plain + bytes([pad]) * pad) + cipher.finalize()
        return base64.b64encode(sealed).decode()

    def signature(self, timestamp: str, nonce: str, encrypted: str) -> str:
        told = "".join(sorted([self._token, timestamp, nonce, encrypted]))
        return hashlib.sha1(told.encode("utf-8", "replace")).hexdigest()

    def _fresh(self, timestamp: str) -> bool:
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
            return False
        return abs(time.time() - int(timestamp)) <= (self._fresh_s or 0)

    def _decrypted(self, encrypted: str) -> bytes:
        try:
            sealed = base64.b64decode(encrypted, validate=True)
        except (binascii.Error, ValueError):
            raise ChannelRejected("The ciphertext is no base64.", remedy=_REMEDY) from None
        if not sealed or len(sealed) % 16:
            raise ChannelRejected("The ciphertext is cut off.", remedy=_REMEDY)
        cipher = self._cipher().decryptor()
        plain = cipher.update(sealed) + cipher.finalize()
        pad = plain[-1]
        if not 1 <= pad <= _BLOCK or plain[-pad:] != bytes([pad]) * pad:
            raise ChannelRejected("The padding is wrong.", remedy=_REMEDY)
        plain = plain[:-pad]
        end = _HEAD + int.from_bytes(plain[16:_HEAD], "big")
        if len(plain) < _HEAD or end > len(plain):
            raise ChannelRejected("The length is wrong.", remedy=_REMEDY)
        if not hmac.compare_digest(plain[end:], self._receiver):
            raise _forged("It is meant for another receiver.")
        return plain[_HEAD:end]

    def _cipher(self) -> Cipher[modes.CBC]:
        return Cipher(algorithms.AES(self._key), modes.CBC(self._key[:16]))


_REMEDY: Final = "Compare Token and EncodingAESKey with WeCom's console."


def _forged(problem: str) -> ChannelRejected:
    return ChannelRejected(problem, remedy=_REMEDY, status=403)
