"""The time in which an AI bot by webhook can be answered in place, and the once that follows it."""

import asyncio
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from assistant.channels.base import Reply
from assistant.channels.wecom.bot import PATIENCE_S, WINDOW_S, StreamOutlet
from assistant.channels.wecom.streams import KEPT_S, Streams
from assistant.errors import DeliveryFailed
from assistant.journal.database import Database
from assistant.journal.post_schema import INBOX
from assistant.post import Inbound
from assistant.settings import Settings
from tests.channel_office import Office
from tests.channel_runs import using
from tests.served import Stepped, served
from tests.wecom_fake import FakeBot, FakeServer, until

MESSAGE = Inbound(channel="wecom-bot", vendor="wecom", id="m1", sender="u1", text="多少")


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_is_late_before_the_window_closes_and_streams_outlive_it() -> None:
    late = Settings().channel_overtime_s
    assert late + PATIENCE_S < WINDOW_S < KEPT_S


@pytest.mark.parametrize(
    ("asked_s", "passed_s", "follows"),
    [
        pytest.param(0.0, PATIENCE_S - 1, False, id="it may still come"),
        pytest.param(0.0, PATIENCE_S + 1, True, id="it never came"),
        pytest.param(WINDOW_S - 1, WINDOW_S + 1, False, id="it came just now"),
        pytest.param(WINDOW_S - 1, WINDOW_S + PATIENCE_S, True, id="the window has closed"),
    ],
)
def test_who_does_not_come_any_more_is_sent_the_answer(
    asked_s: float, passed_s: float, follows: bool
) -> None:
    clock = Clock()
    streams = Streams(clock)

    async def run() -> None:
        async with httpx.AsyncClient() as client:
            outlet = StreamOutlet(streams, MESSAGE, client, PATIENCE_S)
            await outlet.update("正在查询…")
            stream = streams.open(MESSAGE.answer_id, "")
            clock.now += asked_s
            streams.fetch(stream)
            clock.now += passed_s - asked_s
            ending = asyncio.create_task(outlet.finish(Reply(parts=("完",))))
            await asyncio.sleep(0.05)
            if follows:
                with pytest.raises(DeliveryFailed, match="did not come"):
                    await ending
            else:
                assert not ending.done()
                assert streams.fetch(stream) == ("完", True)
                await ending

    asyncio.run(run())


def test_a_stream_is_forgotten_only_long_after_the_window() -> None:
    clock = Clock()
    streams = Streams(clock)
    first = streams.open("a", "正在查询…")
    clock.now += WINDOW_S + 1
    assert streams.open("a", "") is first
    clock.now += KEPT_S
    streams.open("b", "")
    assert streams.find("a") is None


@pytest.mark.parametrize("spent", ["expired", "used"])
def test_an_address_that_is_spent_is_tried_once_and_the_answer_is_kept(
    tmp_path: Path, spent: str, caplog: pytest.LogCaptureFixture
) -> None:
    ask = Stepped(waits=True)

    async def use(bot: FakeBot, server: FakeServer, here: Office) -> None:
        message = bot.message("多少")
        bubble = await bot.deliver(message)
        await bot.watch(bubble)
        assert bubble.text == "仍在计算，完成后推送。"
        if spent == "expired":
            server.expired.add(message["msgid"])
        else:
            server.taken[message["msgid"]] = "something else"
        ask.go.set()
        await until(lambda: not here.journal.post.inbox.unfinished())
        assert server.refused == [message["msgid"]]
        asker = here.journal.people.identity("wecom", "chenwei")
        assert asker
        assert here.service.talks
        assert here.service.talks.answer(asker, bubble.feedback).question == "多少"

    using(use, ask, tmp_path, channel_overtime_s=0.3)
    assert "60140" in caplog.text
    with closing(Database("", tmp_path)) as database, database.reading() as db:
        assert list(db.execute(select(INBOX.c.outcome)).scalars()) == ["failed"]


def test_the_fake_takes_an_answer_that_follows_once() -> None:
    server = FakeServer()

    async def run(address: str) -> list[int]:
        body = {"msgtype": "markdown", "markdown": {"content": "完"}}
        async with httpx.AsyncClient(trust_env=False) as http:
            replies = [await http.post(f"{address}/response/m1", json=body) for _ in range(2)]
        return [reply.json()["errcode"] for reply in replies]

    with served(server.app) as address:
        assert asyncio.run(run(address)) == [0, 60140]
