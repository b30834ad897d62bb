"""Two hundred people in twenty groups at once, in Feishu and in DingTalk."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import dingtalk_fake, dingtalk_people, feishu_fake, feishu_people
from tests.channel_child import USERS
from tests.served import served
from tests.test_channels_load import ARRIVE_S, GROUPS, child, ended, in_time
from tests.wecom_fake import until

pytestmark = pytest.mark.slow
Server = feishu_fake.FakeServer | dingtalk_fake.FakeServer
People = feishu_people.FakePeople | dingtalk_people.FakePeople


@dataclass(frozen=True)
class Crowd:
    vendor: str
    server: Callable[[], Server]
    people: Callable[[str, str, Any], People]
    settings: Callable[[str], dict[str, Any]]
    answered: Callable[[dict[str, Any], Any], bool]
    """Whether a message of the bot answers this one of a person."""


CROWDS = (
    Crowd(
        "feishu",
        feishu_fake.FakeServer,
        lambda callback, vendor, server: feishu_people.FakePeople(callback, server),
        lambda vendor: {**feishu_people.FEISHU, "feishu_url": vendor},
        lambda asked, shown: bool(shown.under == asked["event"]["message"]["message_id"]),
    ),
    Crowd(
        "dingtalk",
        dingtalk_fake.FakeServer,
        dingtalk_people.FakePeople,
        lambda vendor: {
            **dingtalk_people.DINGTALK, "dingtalk_url": vendor, "dingtalk_hook_url": vendor,
        },
        lambda asked, shown: bool(asked["sessionWebhook"].endswith(f"={shown.to}")),
    ),
)  # fmt: skip


@pytest.mark.parametrize("crowd", CROWDS, ids=lambda crowd: crowd.vendor)
def test_all_are_answered_once_and_never_each_other(tmp_path: Path, crowd: Crowd) -> None:
    dice, server = random.Random(7), crowd.server()

    async def one(people: People, number: int) -> dict[str, Any]:
        """A question, delivered up to three times, and late."""
        asked = people.message(f"第{number}问", f"u{number}", f"g{number % GROUPS}")
        await asyncio.sleep(dice.uniform(0, ARRIVE_S))
        first = asyncio.create_task(people.deliver(asked))
        for _ in range(dice.choice((0, 0, 1, 2))):
            await asyncio.sleep(dice.uniform(0.0, 0.3))
            await people.deliver(asked)
        await first
        return asked

    async def everybody(callback: str, vendor: str, users: int) -> list[dict[str, Any]]:
        everyone = [crowd.people(callback, vendor, server) for _ in range(GROUPS)]
        for (
            people
        ) in everyone:  # who plays two hundred is slower than the server, which is measured
            people.patience_s = 30.0
        expected = len(server.shown) + users
        told = await asyncio.gather(*(one(everyone[n % GROUPS], n) for n in range(users)))
        await until(lambda: len(server.shown) >= expected, patience_s=60)
        await until(lambda: not any(getattr(each, "streams", False) for each in server.shown))
        await asyncio.sleep(1.0)  # what was seen is noted as ended
        for people in everyone:
            await people.http.aclose()
        return told

    with (
        served(server.app) as vendor,
        child(tmp_path, **crowd.settings(vendor)) as (process, bot),
    ):
        callback = f"{bot.rpartition('/')[0]}/{crowd.vendor}"
        asyncio.run(everybody(callback, vendor, 5))  # what is imported late is there then
        asked = asyncio.run(everybody(callback, vendor, USERS))
        end = ended(process)
    answers = server.shown[5:]
    assert len(answers) == USERS
    for number, message in enumerate(asked):
        (mine,) = [shown for shown in answers if crowd.answered(message, shown)]
        assert f"u{number} 第{number}问" in mine.text
    assert len(end["asked"]) == USERS + 5
    assert server.refused == []
    assert end["left"] == 0
    assert end["mb"] < 250
    in_time(end, limit_s=3.0)
