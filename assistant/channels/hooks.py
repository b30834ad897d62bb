"""Webhooks of groups, as settings name them: `销售群=key` or `销售群=key:secret`."""

import re
from dataclasses import dataclass, field
from typing import Final

from assistant.errors import SettingsError

_KEY: Final = re.compile(r"([A-Za-z0-9-]{8,128})(?::([A-Za-z0-9_-]{8,128}))?")


@dataclass(frozen=True)
class Hook:
    key: str = field(repr=False)
    secret: str = field(default="", repr=False)
    """Empty where nothing is signed."""


def read_hooks(text: str, form: str, *, signed: bool = True) -> dict[str, Hook]:
    """By name. Raises `SettingsError` that repeats no key; `form` says how they are written, and
    `signed` whether a secret may follow.
    """
    hooks: dict[str, Hook] = {}
    for place, part in enumerate(filter(None, map(str.strip, text.split(","))), start=1):
        name, _, told = (piece.strip() for piece in part.rpartition("="))
        found = _KEY.fullmatch(told)
        if not name or name in hooks or not found or (found[2] and not signed):
            raise SettingsError(f"Group webhook {place} is not of that form.", remedy=form)
        hooks[name] = Hook(found[1], found[2] or "")
    return hooks
