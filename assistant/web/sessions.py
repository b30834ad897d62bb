"""Who looks at the page: a signed cookie that names them, checked anew at every step."""

import hashlib
from datetime import UTC
from typing import Final

from itsdangerous import BadData, URLSafeTimedSerializer

from assistant.errors import AccessError
from assistant.exchange import Asker, Service

COOKIE: Final = "assistant_session"
LONGEST_S: Final = 12 * 3600
"""A session lasts a working day."""


class Sessions:
    """`keys` are those of the environment: with others, every session ends."""

    def __init__(self, service: Service, *, secret: bytes, keys: str) -> None:
        self._service = service
        salt = hashlib.sha256(keys.encode("utf-8", "replace")).hexdigest()
        self._signer = URLSafeTimedSerializer(secret, salt=salt)

    def open(self) -> bool:
        """Nobody holds a key: this machine is served, with full rights."""
        return self._anybody() is not None

    def asker(self, cookie: str | None) -> Asker | None:
        """None for whoever has to sign in."""
        if anybody := self._anybody():
            return anybody
        try:
            told, began = self._signer.loads(cookie or "", max_age=LONGEST_S, return_timestamp=True)
            asker = Asker.model_validate(told)
        except (BadData, ValueError):
            return None
        return asker if self._service.still(asker, began.astimezone(UTC)) else None

    def sign_in(self, key: str) -> tuple[Asker, str]:
        """With an API key, or a token that signs in once. Raises `AccessError`."""
        try:
            asker = self._service.identify(f"Bearer {key}")
        except AccessError:
            if self._service.people is None:
                raise
            asker = self._service.people.redeem(key)
        return asker, self._signer.dumps(asker.model_dump(mode="json"))

    def _anybody(self) -> Asker | None:
        try:
            return self._service.identify(None)
        except AccessError:
            return None
