"""Of the servers over one data folder one serves the channels; another waits until it has gone.

Two would each take half of what a platform sends, and show answers that the other one makes. The
locks are the operating system's: they end with their process, however it ends.
"""

import asyncio
import os
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

RETRY_S = 2.0
WAITING: Final = "another server over this data folder serves the channels; this one waits for it"


class Leading:
    """Used from one thread."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._first, self._second = _lock(folder, "channels"), _lock(folder, "channels-waiting")

    @property
    def leads(self) -> bool:
        return self._first.is_locked

    def try_lead(self) -> bool:
        return _taken(self._first)

    async def lead(self) -> None:
        """Returns once this one does."""
        while not self.try_lead():
            _taken(self._second)
            await asyncio.sleep(RETRY_S)
        self._second.release()

    def release(self) -> None:
        self._first.release()
        self._second.release()


def somebody_waits(folder: Path) -> bool:
    """Whether a second server wants to serve the channels, too."""
    if not folder.exists():
        return False
    lock = _lock(folder, "channels-waiting")
    free = _taken(lock)
    lock.release()
    return not free


def _lock(folder: Path, name: str) -> FileLock:
    return FileLock(os.fspath(folder / f"{name}.lock"), thread_local=False)


def _taken(lock: FileLock) -> bool:
    try:
        if not lock.is_locked:
            lock.acquire(timeout=0)
    except Timeout:
        return False
    return True
