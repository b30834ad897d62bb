"""A process that is killed with questions in flight, and two hundred people at once."""

import asyncio
import json
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from assistant.exchange import Answer, Question
from tests.api_fakes import answer
from tests.channel_child import USERS, Echo
from tests.channel_office import office
from tests.served import served
from tests.wecom_fake import Bubble, FakeBot, FakeServer, http_client, until

pytestmark = pytest.mark.slow
GROUPS = 20
ARRIVE_S = 3.0
"""Within which all of them ask."""
ROOT = Path(__file__).parent.parent


@contextmanager
def child(data: Path, **settings: Any) -> Iterator[tuple[subprocess.Popen[str], str]]:  # noqa: ANN401 - as settings are
    """A server in a process of its own, and the address of its bot."""
    command = [sys.executable, "-m", "tests.channel_child", str(data), json.dumps(settings)]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def ended(process: subprocess.Popen[str]) -> dict[str, Any]:
    told, _ = process.communicate("", timeout=60)
    found: dict[str, Any] = json.loads(told)
    return found


PROMPT_S = 0.5


def in_time(told: dict[str, Any], limit_s: float) -> None:
    """Acknowledged promptly, and surely before the platform gives up; `pytest -s` shows how soon.

    On a machine that is busy with others promptness is held against a bare row that was written in
    the same process meanwhile: who comes may have to wait for one of each group that comes, too.
    """
    slowest, bare = _p99(told["times"]), _p99(told["bare"])
    sys.stdout.write(
        f"\nacknowledged, p99 of {len(told['times'])}: {slowest * 1000:.0f} ms; "
        f"a bare row: {bare * 1000:.0f} ms\n"
    )
    assert slowest < limit_s
    assert slowest < max(PROMPT_S, GROUPS * bare)


def _p99(times: list[float]) -> float:
    return times[int(len(times) * 0.99)]


def test_what_a_killed_process_leaves_is_answered_once(tmp_path: Path) -> None:
    server, echo = FakeServer(), Echo()

    async def leave(address: str, vendor: str) -> FakeBot:
        bot = FakeBot(address, vendor)
        async with bot.http:
            done = await bot.ask("早就答了", user="u0")
            assert done.text.startswith("u0 早就答了")
            for number in range(1, 3):
                await bot.deliver(bot.message(f"慢{number}", user=f"u{number}"))
            for number in range(3, 7):
                await bot.deliver(bot.message(f"快{number}", user=f"u{number}"))
            await until(lambda: recorded(tmp_path) == 5, patience_s=60)  # nobody came for four
        return bot

    async def come_back(bot: FakeBot, address: str) -> None:
        bot.callback, bot.http = address, http_client()
        waiting = [bubble for bubble in bot.bubbles.values() if not bubble.finished]
        async with bot.http:
            await asyncio.gather(*(bot.watch(bubble) for bubble in waiting))

    with served(server.app) as vendor:
        with child(tmp_path) as (process, address):
            bot = asyncio.run(leave(address, vendor))
            process.kill()
            process.wait()
        with office(Unslowed(echo), tmp_path, {}) as here:
            asyncio.run(come_back(bot, here.bot))
            inbox = here.journal.post.inbox
            asyncio.run(until(lambda: not inbox.unfinished()))  # noted once it was fetched
    texts = [bubble.text.split("[1]")[0] for bubble in bot.bubbles.values()]
    assert texts[1:] == [*(f"u{n} 慢{n}" for n in (1, 2)), *(f"u{n} 快{n}" for n in range(3, 7))]
    assert sorted(echo.asked) == ["u1 慢1", "u2 慢2"], "the answers of the others were recorded"
    assert server.taken == {}


def recorded(data: Path) -> int:
    """Answers in the journal of a process that runs."""
    with closing(sqlite3.connect(data / "journal.sqlite")) as journal:
        count: int = journal.execute("SELECT count(*) FROM turns").fetchone()[0]
    return count


class Unslowed:
    """The same without a pause."""

    def __init__(self, echo: Echo) -> None:
        self._echo = echo

    def __call__(self, question: Question, **_: object) -> Answer:
        told = f"{question.asker.id} {question.text}"
        self._echo.asked.append(told)
        return answer(f"{told}[1]")


def test_two_hundred_people_in_twenty_groups_are_answered_once_and_never_each_other(
    tmp_path: Path,
) -> None:
    dice = random.Random(7)

    async def one(bot: FakeBot, number: int) -> Bubble:
        """A question, delivered up to three times, and late."""
        user, group = f"U{number}", f"g{number % GROUPS}"
        message = bot.message(f"第{number}问", user, group)
        await asyncio.sleep(dice.uniform(0, ARRIVE_S))
        first = asyncio.create_task(bot.deliver(message))
        for _ in range(dice.choice((0, 0, 1, 2))):
            await asyncio.sleep(dice.uniform(0.0, 0.3))
            late = await bot.deliver(message)
            late.finished = False
        bubble = await first
        bubble.finished = False
        await bot.watch(bubble, every_s=dice.uniform(0.8, 1.5), patience_s=60)
        return bubble

    async def everybody(address: str, vendor: str, users: int) -> list[Bubble]:
        bots = [FakeBot(address, vendor) for _ in range(GROUPS)]  # one pool for all is slow
        told = await asyncio.gather(*(one(bots[n % GROUPS], n) for n in range(users)))
        for bot in bots:
            await bot.http.aclose()
        return told

    server = FakeServer()
    with served(server.app) as vendor, child(tmp_path) as (process, address):
        asyncio.run(everybody(address, vendor, 5))  # what is imported late is there then
        bubbles = asyncio.run(everybody(address, vendor, USERS))
        told = ended(process)
    for number, bubble in enumerate(bubbles):
        assert bubble.text.startswith(f"u{number} 第{number}问[1]")
    assert sorted(told["asked"]) == sorted(
        f"u{n} 第{n}问" for users in (5, USERS) for n in range(users)
    )
    assert server.taken == {}
    assert told["left"] == 0
    assert told["mb"] < 150
    # Of the server: whoever plays two hundred clients is slower than it.
    in_time(told, limit_s=5.0)
