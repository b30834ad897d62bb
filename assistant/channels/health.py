"""How a channel is: what it tells `/readyz`, and what `channels check` finds."""

import time
from collections.abc import Awaitable

from assistant.channels.base import ChannelHealth, Fault
from assistant.errors import DeliveryFailed


def health_of(name: str, heard: float | None, problem: str = "") -> ChannelHealth:
    """`heard` is of `time.monotonic`; None before the first time."""
    ago = None if heard is None else round(time.monotonic() - heard, 1)
    state = "failed" if problem else "ok"
    return ChannelHealth(channel=name, state=state, heard_s=ago, problem=problem)


async def faults_of(asked: Awaitable[object]) -> tuple[Fault, ...]:
    """None where the vendor takes what is asked of it."""
    try:
        await asked
    except DeliveryFailed as error:
        return (Fault(problem=error.problem, remedy=error.remedy),)
    return ()
