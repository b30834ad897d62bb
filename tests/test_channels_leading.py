"""One server serves the channels; a second one waits, says so, and takes over."""

import asyncio
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from assistant.channels import leading
from assistant.channels.leading import somebody_waits
from tests.api_fakes import Script, answer
from tests.channel_office import BOT, Office, office
from tests.served import Stepped
from tests.test_cli import run
from tests.wecom_fake import FakeBot, until

ENVIRONMENT = {f"ASSISTANT_{name.upper()}": str(value) for name, value in BOT.items()}


def channels_of(here: Office) -> list[tuple[str, str]]:
    reply = httpx.get(f"{here.address}/readyz", trust_env=False)
    assert reply.status_code == 200
    return [(each["state"], each["problem"]) for each in reply.json()["channels"]]


def test_the_second_waits_says_so_and_takes_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leading, "RETRY_S", 0.05)
    ask, second = Stepped(), Script(answer("第二个[1]"))

    async def ask_both(first: Office, other: Office) -> None:
        bot = FakeBot(first.bot, "http://127.0.0.1:1")
        async with bot.http:
            assert (await bot.ask("多少")).text.startswith("多少")
            query, body = bot.envelope.sealed("{}")
            refused = await bot.http.post(other.bot, params=query, json=body)
            assert refused.status_code == 503, "the vendor comes again, perhaps to the first"

    async def ask_second(other: Office) -> None:
        bot = FakeBot(other.bot, "http://127.0.0.1:1")
        async with bot.http:
            await until(lambda: channels_of(other) == [("ok", "")])
            assert (await bot.ask("多少")).text.startswith("第二个")

    with ExitStack() as later:
        with office(ask, tmp_path) as first:
            assert channels_of(first) == [("ok", "")]
            assert not somebody_waits(tmp_path)
            other = later.enter_context(office(second, tmp_path))
            assert channels_of(other) == [("connecting", leading.WAITING)]
            asyncio.run(ask_both(first, other))
            assert second.asked == []
            told = run("channels", "check", ASSISTANT_DATA=str(tmp_path), **ENVIRONMENT)
            assert told.returncode == 1
            assert "Two servers over this data folder" in told.stdout
        asyncio.run(ask_second(other))
        assert not somebody_waits(tmp_path)
    with office(ask, tmp_path) as again:
        assert channels_of(again) == [("ok", "")]


def test_a_folder_that_is_not_there_has_nobody_waiting(tmp_path: Path) -> None:
    assert not somebody_waits(tmp_path / "none")
    assert not (tmp_path / "none").exists()
