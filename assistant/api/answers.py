"""The answers that are being made, by id and owner."""

import time

from assistant.api.running import Limits, Running, Work
from assistant.errors import Busy, RecordError
from assistant.exchange import Asker


class Answers:
    """Those being made and those just finished, by id. Used from one event loop."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._held: dict[str, Running] = {}

    def start(self, asker: Asker, work: Work, *, limits: Limits | None = None) -> Running:
        """Raises `Busy`."""
        self._forget()
        if sum(running.busy for running in self._held.values()) >= self.limits.most:
            raise Busy(
                f"{self.limits.most} answers are being made already.",
                remedy="Try again in a few seconds.",
            )
        running = Running(_owner(asker), work, limits or self.limits)
        self._held[running.id] = running
        return running

    def find(self, answer_id: str, asker: Asker) -> Running:
        """Raises `RecordError`, with the same words for a foreign id and one that never was."""
        self._forget()
        running = self._held.get(answer_id)
        if running is None or running.owner != _owner(asker):
            raise RecordError(
                "There is no such answer in the making.",
                remedy="Ask again; a finished answer is kept for a short while only.",
            )
        return running

    def close(self, *, timeout_s: float = 5.0) -> None:
        """Stops all, and waits for their threads as long as that is worth it."""
        until = time.monotonic() + timeout_s
        for running in self._held.values():
            running.stop()
        for running in self._held.values():
            running.join(max(0.0, until - time.monotonic()))

    def _forget(self) -> None:
        """Those nobody may ask for any more, and the oldest of too many; never one at work."""
        idle = [running for running in self._held.values() if not running.busy]
        too_many = len(self._held) - self.limits.most_held
        for place, running in enumerate(idle):
            if place < too_many or not running.kept:
                del self._held[running.id]


def _owner(asker: Asker) -> str:
    """An answer does not outlive a change of rights."""
    return f"{asker.id}\x1f{asker.audience}"
