"""API keys to askers: `key:audience[:name[:operator]]`, comma-separated."""

import hashlib
import hmac
from typing import NamedTuple

from assistant.errors import AccessError, SettingsError
from assistant.exchange import Asker
from assistant.records import Audience

SHORTEST = 8
"""Characters of a key; anything shorter is guessed."""
_FORM = "Write ASSISTANT_API_KEYS=key:audience[:name[:operator]],… with public, sales or executive."


class Keys(NamedTuple):
    """Askers by the hash of their key; false when there are none."""

    askers: tuple[tuple[bytes, Asker], ...]

    def __bool__(self) -> bool:
        return bool(self.askers)

    def identify(self, authorization: str | None) -> Asker:
        """From `Bearer <key>`; compares every key in constant time."""
        scheme, _, key = (authorization or "").strip().partition(" ")
        given = _digest(key.strip())
        found = [asker for digest, asker in self.askers if hmac.compare_digest(digest, given)]
        if scheme.lower() != "bearer" or not found:
            raise AccessError(
                "The key is missing or not valid.", remedy="Send `Authorization: Bearer <key>`."
            )
        return found[0]


def read_keys(text: str) -> Keys:
    """Raises `SettingsError` naming the position of a malformed key, never the key."""
    askers: dict[bytes, Asker] = {}
    for position, part in enumerate(filter(None, map(str.strip, text.split(","))), start=1):
        key, *rest = part.split(":")
        if len(key) < SHORTEST:
            raise _fault(position, f"is shorter than {SHORTEST} characters")
        if not 1 <= len(rest) <= 3 or (len(rest) == 3 and rest[2] != "operator"):
            raise _fault(position, "is not of that form")
        if rest[0] not in set(Audience):
            raise _fault(position, "names no audience")
        if _digest(key) in askers:
            raise _fault(position, "stands twice")
        name = rest[1] if len(rest) > 1 and rest[1] else f"key{position}"
        askers[_digest(key)] = Asker(id=name, audience=Audience(rest[0]), operator=len(rest) == 3)
    return Keys(tuple(askers.items()))


def open_asker() -> Asker:
    """Who asks on loopback when no keys are configured."""
    return Asker(id="loopback", audience=Audience.EXECUTIVE, operator=True)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode()).digest()


def _fault(position: int, what: str) -> SettingsError:
    return SettingsError(f"API key {position} {what}.", remedy=_FORM)
