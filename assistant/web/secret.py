"""The secret that signs the sessions of the page: made once, for its owner's eyes only."""

import os
import secrets
from pathlib import Path
from typing import Final

from assistant.errors import SettingsError

NAME: Final = "session.secret"
BYTES: Final = 32


def session_secret(data: Path) -> bytes:
    """Made in the folder where there is none; whoever comes second reads what the first made."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / NAME
    if not path.exists():
        _make(path)
    secret = path.read_bytes()
    if len(secret) != BYTES:
        raise SettingsError(
            f"{path} holds no secret of {BYTES} bytes.",
            remedy="Remove it: another is made, and everybody signs in once more.",
        )
    return secret


def _make(path: Path) -> None:
    """Whole or not at all: a link of a finished file, which fails where there is one already."""
    made = path.with_name(f"{NAME}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(made, path)
        except FileExistsError:
            return
    finally:
        made.unlink()
