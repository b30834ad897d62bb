"""Answers that the vendor comes to fetch: each holds its newest text until the last was taken."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

KEPT_S: Final = 720.0
"""Twice as long as the vendor comes."""
MOST: Final = 20_000


@dataclass
class Stream:
    """`content` replaces what is shown."""

    content: str
    begun: float
    finished: bool = False
    images: tuple[bytes, ...] = ()
    """PNG, shown with the end."""
    asked: float = 0.0
    """When the vendor came last."""
    taken: asyncio.Event = field(default_factory=asyncio.Event)
    """It has fetched the end."""


class Streams:
    """By id, bounded; the oldest is forgotten first."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._held: dict[str, Stream] = {}

    def open(self, id: str, content: str) -> Stream:
        """The one that is there, for a message that is delivered again."""
        self._forget()
        if id not in self._held:
            self._held[id] = Stream(content, self.clock())
        return self._held[id]

    def find(self, id: str) -> Stream | None:
        return self._held.get(id)

    def fetch(self, stream: Stream) -> tuple[str, bool]:
        """What is told to the vendor now: the text, and whether it was the last."""
        stream.asked = self.clock()
        if stream.finished:
            stream.taken.set()
        return stream.content, stream.finished

    def _forget(self) -> None:
        oldest = self.clock() - KEPT_S
        while self._held:
            id = next(iter(self._held))
            if self._held[id].begun > oldest and len(self._held) < MOST:
                return
            del self._held[id]
