"""Writes of the same kind that come together are one: the journal lets one writer in at a time."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from typing import Generic, TypeVar

Told = TypeVar("Told")
Result = TypeVar("Result")


class Batched(Generic[Told, Result]):
    """`work` takes what was told meanwhile and gives a result for each, in order."""

    def __init__(self, work: Callable[[Sequence[Told]], Sequence[Result]], pool: Executor) -> None:
        self._work, self._pool = work, pool
        self._waiting: list[tuple[Told, asyncio.Future[Result]]] = []
        self._task: asyncio.Task[None] | None = None

    async def __call__(self, told: Told) -> Result:
        """Raises what the work raised: then nothing of its batch was done."""
        loop = asyncio.get_running_loop()
        result: asyncio.Future[Result] = loop.create_future()
        self._waiting.append((told, result))
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._drain())
        return await result

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                results = await loop.run_in_executor(
                    self._pool, self._work, [told for told, _ in batch]
                )
            except Exception as error:  # whoever waits is told, one by one
                for _, waiting in batch:
                    if not waiting.done():
                        waiting.set_exception(error)
                continue
            for (_, waiting), result in zip(batch, results, strict=True):
                if not waiting.done():
                    waiting.set_result(result)
