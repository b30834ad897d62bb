"""A connection that we keep open: made again however it ended, never against one that replaced it.

A line can be dead without being closed, and a clean close is an end like any other: libraries of
vendors trip over both.
"""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Literal

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from assistant.channels.base import ChannelHealth
from assistant.errors import DeliveryFailed

_LOGGER = logging.getLogger(__name__)
_MOST_FRAME_BYTES: Final = 4 * 1024 * 1024


@dataclass(frozen=True)
class Pace:
    ping_s: float = 30.0
    answer_s: float = 10.0
    """So long a frame waits for its acknowledgement; a ping without one is a dead line."""
    retry_s: float = 1.0
    longest_retry_s: float = 60.0
    refused_s: float = 60.0
    """After a connection that was refused: vendors count those."""


PACE: Final = Pace()


class Replaced(Exception):
    """Another connection was made, and the vendor lets only the last one live."""


class Lasting:
    """What a vendor's connection has in common with others; one connection is the vendor's own."""

    def __init__(self, vendor: str, pace: Pace = PACE) -> None:
        self._vendor, self._pace = vendor, pace
        self._frames: set[asyncio.Task[None]] = set()
        self.state: Literal["ok", "connecting", "failed"] = "connecting"
        self.problem = ""
        self.heard: float | None = None

    def health(self, name: str, problem: str = "") -> ChannelHealth:
        """`problem`: of what was sent, which only counts where the connection has none."""
        ago = None if self.heard is None else round(time.monotonic() - self.heard, 1)
        state = "failed" if problem and not self.problem else self.state
        return ChannelHealth(
            channel=name, state=state, heard_s=ago, problem=self.problem or problem
        )

    async def _keep(self, once: Callable[[], AsyncIterator[None]]) -> None:
        """Until it is cancelled or replaced. `once` yields as soon as it is up, ends with it."""
        wait = self._pace.retry_s
        while True:
            lived = False
            try:
                async for _ in once():
                    lived, self.state, self.problem = True, "ok", ""
                self.state = "connecting"
            except Replaced:
                self.state, self.problem = "failed", "another connection of this bot took over"
                _LOGGER.error("%s: %s; this one ends", self._vendor, self.problem)
                return
            except DeliveryFailed as error:
                self.state, self.problem = "connecting", error.problem
                if not error.again:
                    self.state, wait = "failed", self._pace.refused_s
                _LOGGER.error("%s: %s %s", self._vendor, error.problem, error.remedy)
            except (OSError, WebSocketException) as error:
                self.state, self.problem = "connecting", f"not reachable ({type(error).__name__})"
                _LOGGER.warning("%s: the connection is lost: %s", self._vendor, self.problem)
            except Exception as error:  # whatever broke: a bot that never comes back is worse
                self.state, self.problem = "failed", f"unexpected ({type(error).__name__})"
                _LOGGER.error("%s: the connection broke", self._vendor, exc_info=error)
            wait = self._pace.retry_s if lived else wait
            await asyncio.sleep(wait * random.uniform(0.8, 1.2))
            wait = min(wait * 2, self._pace.longest_retry_s)

    def _connect(self, address: str, *, pings: bool) -> connect:
        """`pings`: whether those of the protocol tell that the line is dead."""
        return connect(
            address, max_size=_MOST_FRAME_BYTES, proxy=None if _here(address) else True,
            ping_interval=self._pace.ping_s if pings else None, ping_timeout=self._pace.answer_s,
        )  # fmt: skip

    def _go(self, work: Awaitable[None]) -> None:
        """Frames are worked at beside each other; what fails there was logged by its maker."""
        task = asyncio.ensure_future(work)
        self._frames.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._frames.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _LOGGER.error("%s: a frame could not be taken", self._vendor, exc_info=error)


def secure(address: str) -> str:
    """An address that a vendor told. Raises `DeliveryFailed`, which does not repeat it: it may
    hold a ticket.
    """
    if not (address.startswith("wss://") or _here(address)):
        raise DeliveryFailed("The vendor told no safe address.", remedy="Check the base address.")
    return address


def _here(address: str) -> bool:
    return address.startswith(("ws://127.0.0.1:", "ws://localhost:", "wss://127.0.0.1:"))
