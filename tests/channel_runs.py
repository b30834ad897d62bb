"""Runs a scene between a fake WeCom and a server of ours, in one event loop of the test."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from assistant.channels.limits import LIMITS, Limits
from assistant.exchange import Ask
from assistant.records import Audience
from tests.channel_office import Office, office
from tests.served import served
from tests.wecom_fake import FakeBot, FakeServer

Use = Callable[[FakeBot, FakeServer, Office], Awaitable[None]]


def using(
    use: Use,
    ask: Ask,
    data: Path,
    people: dict[str, Audience] | None = None,
    *,
    limits: Limits = LIMITS,
    **settings: Any,  # noqa: ANN401 - as settings are
) -> None:
    server = FakeServer()
    with (
        served(server.app) as vendor,
        office(ask, data, people, limits=limits, wecom_url=vendor, **settings) as here,
    ):

        async def run() -> None:
            bot = FakeBot(here.bot, vendor)
            async with bot.http:
                await use(bot, server, here)

        asyncio.run(run())
