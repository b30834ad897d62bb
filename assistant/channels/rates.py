"""How often something may be sent: so many in any window of so many seconds, by target."""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

_MOST_TARGETS: Final = 20_000
"""Remembered; the one that was quiet longest is forgotten first."""


class Rate:
    """Several windows hold at once, as `(30, 60.0), (1000, 3600.0)`."""

    def __init__(
        self, *windows: tuple[int, float], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._windows, self._clock = windows, clock
        self._longest = max(seconds for _, seconds in windows)
        self._sent: OrderedDict[str, deque[float]] = OrderedDict()

    def wait_s(self, target: str, *, spare: int = 0) -> float:
        """How long until one more may be sent; `spare` of each window are left for others."""
        sent, now = self._of(target), self._clock()
        waits = [0.0]
        for most, seconds in self._windows:
            inside = [at for at in sent if at > now - seconds]
            if len(inside) >= max(1, most - spare):
                waits.append(inside[-max(1, most - spare)] + seconds - now)
        return max(waits)

    def note(self, target: str) -> None:
        self._of(target).append(self._clock())

    async def take(self, target: str) -> None:
        """Waits until one may be sent, and counts it."""
        while (wait := self.wait_s(target)) > 0:
            await asyncio.sleep(wait)
        self.note(target)

    def _of(self, target: str) -> deque[float]:
        sent = self._sent.setdefault(target, deque())
        self._sent.move_to_end(target)
        while sent and sent[0] <= self._clock() - self._longest:
            sent.popleft()
        if len(self._sent) > _MOST_TARGETS:
            self._sent.popitem(last=False)
        return sent
