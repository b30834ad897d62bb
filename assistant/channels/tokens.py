"""The token of an app that all calls share: asked for once at a time, renewed in need."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

_EARLY_S: Final = 300.0
"""So long before its end it is renewed; at half of a shorter life."""
LIFE_S: Final = 7200.0
"""Where the vendor names none."""


class SharedToken:
    def __init__(self, ask: Callable[[], Awaitable[tuple[str, float]]]) -> None:
        """`ask` brings a new one, and for how many seconds it holds."""
        self._ask = ask
        self._lock = asyncio.Lock()
        self._token, self._until = "", 0.0

    async def __call__(self, *, unlike: str = "") -> str:
        """The one at hand, unless it is over or `unlike` says that it is not taken any more."""
        async with self._lock:
            if not self._token or self._token == unlike or time.monotonic() > self._until:
                self._token, life = await self._ask()
                self._until = time.monotonic() + max(life - _EARLY_S, life / 2)
            return self._token
