"""Where what blocks is done, so that the event loop stays free: the journal, rendering, drawing."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar, TypeVarTuple

Result = TypeVar("Result")
Told = TypeVarTuple("Told")


class Desk:
    def __init__(self, pool: Executor) -> None:
        self._pool = pool

    async def __call__(self, work: Callable[[*Told], Result], *told: *Told) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *told)
