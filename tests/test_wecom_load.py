"""Two hundred people at once over the long connection, and to the app, with repeated deliveries."""

import asyncio
import random
import secrets
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.channel_child import USERS
from tests.channel_office import APP
from tests.served import served
from tests.test_channels_load import ARRIVE_S, GROUPS, child, ended, in_time
from tests.test_wecom_app import ENVELOPE, text_of
from tests.wecom_fake import FakeServer, http_client, until
from tests.wecom_long_fake import SECRET, LongFake, long_fake

pytestmark = pytest.mark.slow


def test_over_the_long_connection_each_is_answered_once_and_never_another(tmp_path: Path) -> None:
    dice = random.Random(11)
    callbacks: dict[str, int] = {}
    begun: dict[str, float] = {}

    def deliver(fake: LongFake, number: int) -> None:
        """Up to three times, each with an id of its own for the reply, as after a reconnect."""
        more = {"msgid": f"m{number}"}
        for again in range(dice.choice((1, 1, 2, 3))):
            if again:
                time.sleep(dice.uniform(0, 0.05))
            chat = f"g{number % GROUPS}"
            req_id = fake.callback(f"第{number}问", f"U{number}", chat, **more)
            callbacks[req_id] = number
            begun[req_id] = time.monotonic()

    def answered(fake: LongFake) -> dict[int, list[str]]:
        told: dict[int, list[str]] = {}
        for req_id, number in list(callbacks.items()):
            if fake.seen[req_id].finished:
                told.setdefault(number, []).append(fake.seen[req_id].snapshots[-1])
        return told

    with long_fake() as fake:
        long = {"wecom_bot_id": "bot1", "wecom_bot_secret": SECRET, "wecom_socket_url": fake.url}
        with child(tmp_path, **long) as (process, _):
            fake.until(lambda: fake.subscribed)
            lock = threading.Lock()
            order = list(range(USERS))
            dice.shuffle(order)
            for number in order:
                with lock:
                    deliver(fake, number)
                time.sleep(ARRIVE_S / USERS)
            fake.until(lambda: len(answered(fake)) == USERS, patience_s=60)
            time.sleep(1.0)
            told = ended(process)
        answers = answered(fake)
    for number, texts in answers.items():
        assert len(texts) == 1, "one of its deliveries is answered"
        assert texts[0].startswith(f"u{number} 第{number}问[1]")
    assert sorted(told["asked"]) == sorted(f"u{n} 第{n}问" for n in range(USERS))
    assert fake.pushed == []
    assert (told["left"], fake.subscribed) == (0, 1)
    assert told["mb"] < 150
    waits = sorted(fake.seen[id].at[0] - begun[id] for id in callbacks if fake.seen[id].at)
    assert waits[int(len(waits) * 0.9)] < 5


def test_to_the_app_each_is_answered_once_and_never_another(tmp_path: Path) -> None:
    dice = random.Random(13)

    async def one(http: httpx.AsyncClient, address: str, number: int) -> None:
        message = text_of(f"第{number}问", f"U{number}", secrets.token_hex(8))
        await asyncio.sleep(dice.uniform(0, ARRIVE_S))
        for again in range(dice.choice((1, 1, 2, 3))):
            if again:
                await asyncio.sleep(dice.uniform(0, 0.3))
            query, body = ENVELOPE.sealed(message)
            sealed = f"<xml><ToUserName>x</ToUserName><Encrypt>{body['encrypt']}</Encrypt></xml>"
            reply = await http.post(address, params=query, content=sealed)
            assert (reply.status_code, reply.text) == (200, "")

    async def everybody(address: str, server: FakeServer) -> None:
        """One comes first: what is imported late is there for the others."""
        async with http_client() as http:
            await one(http, address, 0)
        await until(lambda: server.sent)
        pools = [http_client() for _ in range(GROUPS)]  # one pool for all is slow
        await asyncio.gather(*(one(pools[n % GROUPS], address, n) for n in range(1, USERS)))
        await until(lambda: len(server.sent) >= USERS, patience_s=60)
        await asyncio.sleep(0.5)
        for pool in pools:
            await pool.aclose()

    server = FakeServer()
    with served(server.app) as vendor:
        settings: dict[str, Any] = {**APP, "wecom_url": vendor}
        with child(tmp_path, **settings) as (process, address):
            asyncio.run(everybody(address.replace("wecom-bot", "wecom-app"), server))
            told = ended(process)
    answers = {each["touser"]: each["text"]["content"] for each in server.sent}
    assert (len(server.sent), len(answers)) == (USERS, USERS)
    for user, text in answers.items():
        number = user.removeprefix("U")
        assert text.startswith(f"u{number} 第{number}问[1]")
    assert sorted(told["asked"]) == sorted(f"u{n} 第{n}问" for n in range(USERS))
    assert (server.dropped, told["left"]) == ([], 0)
    assert len(server.tokens) == 1, "asked for once, however many wait for it"
    assert told["mb"] < 150
    in_time(told, limit_s=5.0)
