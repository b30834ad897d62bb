"""Two hundred people at once in twenty channels of Slack, with retries that come out of order."""

import asyncio
import random
from pathlib import Path

import pytest

from tests.channel_child import USERS
from tests.served import served
from tests.slack_fake import SECRET, TOKEN, FakeEvents, FakeSlack
from tests.test_channels_load import ARRIVE_S, GROUPS, child, ended, in_time
from tests.wecom_fake import until

pytestmark = pytest.mark.slow


def test_each_is_answered_once_in_its_thread_and_no_channel_too_fast(tmp_path: Path) -> None:
    dice, fake = random.Random(17), FakeSlack()
    threads: dict[str, int] = {}

    async def one(events: FakeEvents, number: int) -> None:
        told = events.event(f"第{number}问", f"U{number}", f"C{number % GROUPS}")
        threads[f"{told['event']['channel']} {told['event']['ts']}"] = number
        await asyncio.sleep(dice.uniform(0, ARRIVE_S))
        for retry in range(dice.choice((1, 1, 2, 3))):
            if retry:
                await asyncio.sleep(dice.uniform(0, 0.3))
            assert (await events.send(told, retry=retry)).status_code == 200

    async def everybody(address: str) -> list[float]:
        """In a channel the answers come one a second, so the last ones wait."""
        senders = [FakeEvents(address) for _ in range(GROUPS)]
        for sender in senders:  # who plays two hundred is slower than what is measured
            sender.patience_s = 30.0
        await one(senders[0], 0)
        await until(lambda: fake.shown)
        await asyncio.gather(*(one(senders[n % GROUPS], n) for n in range(1, USERS)))
        await until(lambda: len(fake.shown) >= USERS, patience_s=60)
        await asyncio.sleep(0.5)
        for sender in senders:
            await sender.http.aclose()
        return sorted(each for sender in senders for each in sender.times)

    with served(fake.app) as vendor:
        settings = {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET,
                    "slack_url": f"{vendor}/api"}  # fmt: skip
        with child(tmp_path, **settings) as (process, address):
            asyncio.run(everybody(address.replace("wecom-bot", "slack")))
            told = ended(process)
    answered = {threads[f"{each.channel} {each.thread}"]: each.text for each in fake.shown.values()}
    assert (len(fake.shown), len(answered)) == (USERS, USERS)
    for number, text in answered.items():
        assert text.startswith(f"u{number} 第{number}问[1]")
    assert sorted(told["asked"]) == sorted(f"u{n} 第{n}问" for n in range(USERS))
    assert (fake.faults, told["left"]) == ([], 0)
    assert len(fake.limited) < USERS / 20, "late requests may run into the one before"
    assert told["mb"] < 150
    in_time(told, limit_s=3.0)
