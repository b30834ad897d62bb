"""A model that is asked once more when it fails at once, and left alone after failures in a row."""

import threading
import time
from collections.abc import Callable
from typing import Final, Protocol

from assistant.answering.prompts import Prompt
from assistant.errors import ModelError

FAILURES: Final = 3
"""In a row, after which no call is made for a while."""
REST_S: Final = 60.0


class Model(Protocol):
    """A language model: text for a prompt."""

    @property
    def name(self) -> str: ...

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        """Raises `ModelError`, and `Stopped` as soon as `stop` says so."""
        ...


class Guarded:
    """A `Model` around another one; after the rest a single call tries whether it is back."""

    def __init__(self, model: Model, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._model = model
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._resting_until = 0.0

    @property
    def name(self) -> str:
        return self._model.name

    def complete(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        self._admit()
        try:
            reply = self._twice(prompt, stop)
        except ModelError:
            self._failed()
            raise
        with self._lock:
            self._failures = 0
        return reply

    def _twice(self, prompt: Prompt, stop: Callable[[], bool]) -> str:
        try:
            return self._model.complete(prompt, stop)
        except ModelError as error:
            if not error.again:
                raise
        return self._model.complete(prompt, stop)

    def _admit(self) -> None:
        with self._lock:
            if self._failures < FAILURES:
                return
            now = self._clock()
            if now < self._resting_until:
                raise ModelError(
                    f"The language model failed {self._failures} times in a row.",
                    remedy=f"It is asked again after {REST_S:.0f} seconds.",
                )
            self._resting_until = now + REST_S  # one call tries it; the others go on resting

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._resting_until = self._clock() + REST_S
