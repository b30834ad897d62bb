"""API keys to askers: `key:audience[:name[:operator]]`, comma-separated."""

import hashlib
import hmac
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from assistant.errors import AccessError, SettingsError
from assistant.exchange import LOOPBACK, Asker
from assistant.records import Audience

SHORTEST = 4
"""Characters of a key. A floor against slips of the hand; a good key has thirty."""
_FORM = "Write ASSISTANT_API_KEYS=key:audience[:name[:operator]],… with public, sales or executive."


@dataclass(frozen=True)
class Keys:
    """Askers by the hash of their key; false when there are none."""

    askers: tuple[tuple[bytes, Asker], ...] = field(repr=False)
    """Not shown even as hashes: those of short keys can be reversed."""

    def __bool__(self) -> bool:
        return bool(self.askers)

    def identify(self, authorization: str | None) -> Asker:
        """From `Bearer <key>`."""
        return _known(self.holder(_bearer(authorization)))

    def holder(self, key: str) -> Asker | None:
        """Compares every key in constant time."""
        given = _digest(key)
        found = [asker for digest, asker in self.askers if hmac.compare_digest(digest, given)]
        return found[0] if found else None


class Holders(Protocol):
    """Those whose keys are not in the environment, as `People` knows them."""

    def present(self) -> bool: ...

    def holder(self, key: str) -> Asker | None: ...

    def named(self, name: str, since: datetime) -> Asker | None: ...


class Doorkeeper:
    """Lets in whoever holds a key; loopback, while nobody holds any."""

    def __init__(self, keys: Keys, people: Holders) -> None:
        self._keys, self._people = keys, people

    def open(self) -> bool:
        """It closes with the first person that is added, in a running server too."""
        return not self._keys and not self._people.present()

    def identify(self, authorization: str | None) -> Asker:
        """From `Bearer <key>`, asked anew each time: who is disabled is out at once."""
        if self.open():
            return open_asker()
        key = _bearer(authorization)
        return _known(self._keys.holder(key) or self._people.holder(key))

    def still(self, asker: Asker, since: datetime) -> bool:
        """Whether a session that began then goes on: never with other rights than it began with,
        whoever else has the same name."""
        held = any(asker == other for _, other in self._keys.askers)
        return held or self._people.named(asker.id, since) == asker


def _bearer(authorization: str | None) -> str:
    """The key of `Bearer <key>`; empty, which is nobody's, for anything else."""
    scheme, _, key = (authorization or "").strip().partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""


def _known(asker: Asker | None) -> Asker:
    if asker is None:
        raise AccessError(
            "The key is missing or not valid.", remedy="Send `Authorization: Bearer <key>`."
        )
    return asker


def read_keys(text: str) -> Keys:
    """Raises `SettingsError` naming the position of a malformed key, never the key.

    Nothing but commas is a fault too: whoever wrote it did not mean to open the server.
    """
    askers: dict[bytes, Asker] = {}
    parts = [part for part in map(str.strip, text.split(",")) if part]
    if text.strip() and not parts:
        raise SettingsError("ASSISTANT_API_KEYS holds no key.", remedy=_FORM)
    for position, part in enumerate(parts, start=1):
        key, asker = _read_key(position, part)
        if _digest(key) in askers:
            raise _fault(position, "stands twice")
        askers[_digest(key)] = asker
    return Keys(tuple(askers.items()))


def open_asker() -> Asker:
    """Who asks on loopback when no keys are configured."""
    return Asker(id=LOOPBACK, audience=Audience.EXECUTIVE, operator=True)


def narrowed(asker: Asker, audience: Audience) -> Asker:
    """The same asker with no more than these rights. Raises `AccessError` if they are more."""
    if not asker.audience.sees(audience):
        raise AccessError(
            f"The key gives the rights of {asker.audience}, not of {audience}.",
            remedy="Leave the audience out, or use a key that has it.",
        )
    return asker.model_copy(update={"audience": audience})


def _read_key(position: int, part: str) -> tuple[str, Asker]:
    """`a-long-key:sales:Wu` -> the key and whom it stands for."""
    key, *rest = (piece.strip() for piece in part.split(":"))
    if len(key) < SHORTEST:
        raise _fault(position, f"is shorter than {SHORTEST} characters")
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise _fault(position, "holds characters that an HTTP header cannot carry")
    if not 1 <= len(rest) <= 3 or (len(rest) == 3 and rest[2] != "operator"):
        raise _fault(position, "is not of that form")
    if rest[0] not in set(Audience):
        raise _fault(position, "names no audience")
    name = rest[1] if len(rest) > 1 and rest[1] else _nameless(key)
    return key, Asker(id=name, audience=Audience(rest[0]), operator=len(rest) == 3)


def _nameless(key: str) -> str:
    """Stays with the key: by its position, another would inherit what was said under it."""
    return f"key-{_digest(f'name of {key}').hex()[:8]}"


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()


def _fault(position: int, what: str) -> SettingsError:
    return SettingsError(f"API key {position} {what}.", remedy=_FORM)
