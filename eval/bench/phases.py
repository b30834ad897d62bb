"""Where the time of an answer goes, by the events that it tells of itself."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Final

from assistant.exchange import Event, Message

_PHASES: Final = {"plan": "plan_ms", "retrieve": "evidence_ms", "ground": "finish_ms"}
"""From the event of this stage to the next one."""


class Phases:
    """Of each question, the time of each phase; one that is gone through twice is added up."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self._told: list[dict[str, float]] = []
        self._phase, self._since = "", 0.0

    def observe(self, message: Message) -> None:
        if isinstance(message, Event):
            self._turn(_PHASES.get(message.stage, ""))

    @contextmanager
    def of_one(self) -> Iterator[None]:
        self._told.append(defaultdict(float))
        self._turn("")
        yield
        self._turn("")

    def medians(self) -> dict[str, float]:
        """In milliseconds."""
        return {name: median(one.get(name, 0.0) for one in self._told) for name in _PHASES.values()}

    def _turn(self, phase: str) -> None:
        now = time.perf_counter()
        if self._phase:
            self._told[-1][self._phase] += (now - self._since) * 1000
        self._phase, self._since = phase, now
