"""A process that is killed with questions in flight: each is answered once after the next start.

Of WeCom's webhook, where answers are fetched, `test_channels_load` tells.
"""

import asyncio
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests import dingtalk_fake, dingtalk_people, feishu_fake, feishu_people
from tests.channel_child import Echo
from tests.channel_office import APP, Office, office
from tests.long_lines import DingTalk, Feishu, Line
from tests.served import served
from tests.slack_fake import SECRET, TOKEN, FakeEvents, FakeSlack
from tests.socket_fake import listening
from tests.test_channels_load import Unslowed, child, recorded
from tests.test_wecom_app import ENVELOPE, text_of
from tests.wecom_fake import FakeServer, http_client, until
from tests.wecom_long_fake import SECRET as LONG_SECRET
from tests.wecom_long_fake import long_fake

pytestmark = pytest.mark.slow
SLOW, QUICK = ("慢1", "慢2"), ("快3", "快4")


@dataclass
class Scene:
    """A vendor with its fake; `say` tells the bot at an address what `u1` … write."""

    settings: dict[str, Any]
    say: Callable[[str, list[tuple[str, str]]], None]
    """Each once more, as a delivery that was not acknowledged in time."""
    texts: Callable[[], list[str]]
    """What people see in the end."""


def _all(*work: Any) -> None:  # noqa: ANN401 - coroutines
    async def run() -> None:
        await asyncio.gather(*work)

    asyncio.run(run())


@contextmanager
def feishu() -> Iterator[Scene]:
    server = feishu_fake.FakeServer()

    async def say(address: str, asked: list[tuple[str, str]]) -> None:
        people = feishu_people.FakePeople(f"{address}/feishu", server)
        async with people.http:
            for user, text in asked:
                message = people.message(text, user)
                for _ in range(2):
                    await people.deliver(message)

    with served(server.app) as vendor:
        yield Scene(
            {**feishu_people.FEISHU, "feishu_url": vendor}, lambda *told: _all(say(*told)),
            lambda: [shown.text for shown in server.shown if not shown.streams],
        )  # fmt: skip


@contextmanager
def dingtalk() -> Iterator[Scene]:
    server = dingtalk_fake.FakeServer()
    with served(server.app) as vendor:

        async def say(address: str, asked: list[tuple[str, str]]) -> None:
            people = dingtalk_people.FakePeople(f"{address}/dingtalk", vendor, server)
            async with people.http:
                for user, text in asked:
                    message = people.message(text, user)
                    for _ in range(2):
                        await people.deliver(message)

        urls = {"dingtalk_url": vendor, "dingtalk_hook_url": vendor}
        yield Scene(
            {**dingtalk_people.DINGTALK, **urls}, lambda *told: _all(say(*told)),
            lambda: [each.text for each in server.shown if "正在查询" not in each.text],
        )  # fmt: skip


@contextmanager
def slack() -> Iterator[Scene]:
    fake = FakeSlack(strict=False)

    async def say(address: str, asked: list[tuple[str, str]]) -> None:
        events = FakeEvents(f"{address}/slack")
        async with events.http:
            for user, text in asked:
                told = events.event(text, user, f"D{user}")
                for retry in range(2):
                    assert (await events.send(told, retry=retry)).status_code == 200

    with served(fake.app) as vendor:
        settings = {
            "slack_bot_token": TOKEN, "slack_signing_secret": SECRET, "slack_url": f"{vendor}/api",
        }  # fmt: skip
        yield Scene(settings, lambda *told: _all(say(*told)), lambda: fake.texts)


@contextmanager
def wecom_app() -> Iterator[Scene]:
    server = FakeServer()

    async def say(address: str, asked: list[tuple[str, str]]) -> None:
        async with http_client() as http:
            for number, (user, text) in enumerate(asked):
                message = text_of(text, user, f"{user}{number}")
                for _ in range(2):
                    query, body = ENVELOPE.sealed(message)
                    sealed = f"<xml><Encrypt>{body['encrypt']}</Encrypt></xml>"
                    reply = await http.post(f"{address}/wecom-app", params=query, content=sealed)
                    assert reply.status_code == 200

    def texts() -> list[str]:
        told = [each["text"]["content"] for each in server.sent]
        return [text for text in told if "正在查询" not in text]

    with served(server.app) as vendor:
        yield Scene({**APP, "wecom_url": vendor}, lambda *told: _all(say(*told)), texts)


@contextmanager
def wecom_long() -> Iterator[Scene]:
    with long_fake() as fake:

        def say(address: str, asked: list[tuple[str, str]]) -> None:
            fake.until(lambda: fake.live)
            for user, text in asked:
                for _ in range(2):
                    fake.callback(text, user, msgid=f"{user} {text}")

        def texts() -> list[str]:
            ended = [seen.snapshots[-1] for seen in fake.seen.values() if seen.finished]
            return ended + [each["markdown"]["content"] for each in fake.pushed]

        settings = {"wecom_bot_id": "bot1", "wecom_bot_secret": LONG_SECRET}
        yield Scene({**settings, "wecom_socket_url": fake.url}, say, texts)


@contextmanager
def lined(make: Callable[[], Line]) -> Iterator[Scene]:
    line = make()
    with listening(line.fake), served(line.fake.server.app) as address:

        def say(_: str, asked: list[tuple[str, str]]) -> None:
            line.fake.until(lambda: line.fake.live)
            for user, text in asked:
                message = line.message(text, user)
                ids = [line.deliver(message) for _ in range(2)]
                line.fake.until(lambda ids=ids: all(map(line.fake.codes, ids)))

        def texts() -> list[str]:
            return [text for text in line.texts() if "正在查询" not in text]

        yield Scene(line.settings(address), say, texts)


SCENES: dict[str, Callable[[], AbstractContextManager[Scene]]] = {
    "feishu": feishu, "dingtalk": dingtalk, "slack": slack, "wecom app": wecom_app,
    "wecom long": wecom_long, "dingtalk stream": partial(lined, DingTalk),
    "feishu long": partial(lined, Feishu),
}  # fmt: skip


@pytest.mark.parametrize("scene", SCENES)
def test_what_a_killed_process_leaves_is_answered_once(tmp_path: Path, scene: str) -> None:
    echo = Echo()
    asked = [(f"u{text[-1]}", text) for text in (*SLOW, *QUICK)]
    with SCENES[scene]() as vendor:
        with child(tmp_path, **vendor.settings) as (process, bot):
            vendor.say(bot.rpartition("/")[0], asked)
            asyncio.run(until(lambda: recorded(tmp_path) == len(QUICK), patience_s=60))
            _kill(process)
        with office(Unslowed(echo), tmp_path, {}, **vendor.settings) as here:
            asyncio.run(until(lambda: _idle(here), patience_s=60))
        told = sorted(text.split("[1]")[0].split("<")[0] for text in vendor.texts())
    assert sorted(echo.asked) == [f"u{text[-1]} {text}" for text in SLOW]
    assert set(told) == {f"{user} {text}" for user, text in asked}
    # What was sent, but not yet noted as sent, is sent again; what was not made was not seen.
    assert all(told.count(f"u{text[-1]} {text}") == 1 for text in SLOW)


def _kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


def _idle(here: Office) -> bool:
    return not here.journal.post.inbox.unfinished()
