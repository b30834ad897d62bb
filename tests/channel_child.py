"""A server with WeCom's AI bot in a process of its own: `python -m tests.channel_child FOLDER`,
perhaps with more settings as JSON.

What begins with 慢 is never answered, everything else at once. It prints its address, and at the
end of its input how much more memory it held and which questions it was asked.
"""

import asyncio
import json
import resource
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.exchange import Answer, Observe, Question, ignore, never
from assistant.records import Audience
from tests.api_fakes import answer
from tests.channel_office import office

USERS = 200
_BARE_S = 0.02


class Echo:
    """Tells the question back, so that a mix-up is seen."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(
        self, question: Question, *, observe: Observe = ignore, stop: Callable[[], bool] = never
    ) -> Answer:
        self.asked.append(f"{question.asker.id} {question.text}")
        while question.text.startswith("慢"):
            threading.Event().wait(3600)
        return answer(f"{question.asker.id} {question.text}[1]")


class Bare:
    """The thinnest acknowledgement there is, again and again in the same process: a row is written
    by a thread of its own. How long that takes is what the machine, and not the channel, makes of
    it.
    """

    def __init__(self, file: Path) -> None:
        self.times: list[float] = []
        self._file, self._pool = file, ThreadPoolExecutor(1)
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """In the loop that is running."""
        self._task = self._task or asyncio.get_running_loop().create_task(self._write())

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        rows = await loop.run_in_executor(self._pool, self._opened)
        while True:
            begun = time.monotonic()
            await loop.run_in_executor(self._pool, rows.execute, "INSERT INTO rows VALUES (1)")
            self.times.append(time.monotonic() - begun)
            await asyncio.sleep(_BARE_S)

    def _opened(self) -> sqlite3.Connection:
        rows = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False)
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = NORMAL")
        rows.execute("CREATE TABLE rows (n)")
        return rows


class Timed:
    """How long each request took, from its arrival to the end of its reply."""

    def __init__(self, app: Any, bare: Bare) -> None:  # noqa: ANN401 - as ASGI has it
        self._app, self.bare = app, bare
        self.times: list[float] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401 - as ASGI has it
        self.bare.begin()
        begun = time.monotonic()
        await self._app(scope, receive, send)
        if scope["type"] == "http":
            self.times.append(time.monotonic() - begun)


def _held_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main(folder: str, settings: str = "{}") -> None:
    ask, timed = Echo(), list[Timed]()

    def around(app: Any) -> Timed:  # noqa: ANN401 - as ASGI has it
        timed.append(Timed(app, Bare(Path(folder) / "bare.sqlite")))
        return timed[0]

    people = {f"u{n}": Audience.PUBLIC for n in range(USERS)}
    with office(ask, Path(folder), people, around=around, **json.loads(settings)) as here:
        for vendor in ("slack", "feishu", "dingtalk"):
            for name in people if f"{vendor}_" in settings else ():
                here.journal.people.bind(name, vendor, name)
        sys.stdout.write(f"{here.bot}\n")
        sys.stdout.flush()
        begun = _held_mb()
        sys.stdin.read()
        held = _held_mb() - begun
        left = len(here.journal.post.inbox.unfinished())
        told = {"mb": held, "left": left, "asked": ask.asked, "times": sorted(timed[0].times),
                "bare": sorted(timed[0].bare.times)}  # fmt: skip
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
