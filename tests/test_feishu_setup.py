"""Feishu is set up by settings alone: off without them, checked with them, its secrets masked."""

import asyncio
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assistant import switchboard
from assistant.channels.base import Reply
from assistant.channels.feishu.bot import Bot
from assistant.channels.feishu.making import bot as made_bot
from assistant.channels.limits import Limits
from assistant.errors import SettingsError
from assistant.journal import open_journal
from assistant.post import Target
from assistant.records import Audience
from assistant.settings import Settings
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.feishu_fake import APP_ID, APP_SECRET, HOOK_KEY, HOOK_SECRET, FakeServer
from tests.feishu_people import ENCRYPT_KEY, FEISHU, TOKEN, FakePeople, using
from tests.served import served
from tests.test_cli import run
from tests.wecom_fake import until

QUICK = Limits(retry_s=0.01, longest_retry_s=0.02)
NEEDED = [name for name in FEISHU if name != "feishu_encrypt_key"]


def bot_at(address: str, secret: str = APP_SECRET) -> Bot:
    return made_bot(
        url=address, app_id=APP_ID, secret=secret, token=TOKEN, encrypt_key="",
        identity="union_id",
    )  # fmt: skip


def made(**told: Any) -> Settings:  # noqa: ANN401 - as settings are
    return Settings.model_validate(told)


@pytest.mark.parametrize("missing", NEEDED)
def test_half_a_channel_is_told_with_what_is_missing(missing: str) -> None:
    with pytest.raises(SettingsError) as error:
        switchboard.channels_of(made(**{n: v for n, v in FEISHU.items() if n != missing}))
    assert f"ASSISTANT_{missing.upper()}" in error.value.problem
    assert not any(str(value) in str(error.value) for value in FEISHU.values())


def test_its_channels_are_on_with_their_settings_and_mask_their_secrets() -> None:
    told = made(**FEISHU, feishu_groups=f"g={HOOK_KEY}:{HOOK_SECRET}")
    channels = switchboard.channels_of(told)
    assert set(channels) == {"feishu", "feishu-group"}
    texts = repr(told) + repr(channels)
    secrets = (APP_SECRET, TOKEN, ENCRYPT_KEY, HOOK_KEY, HOOK_SECRET)
    assert not any(secret in texts for secret in secrets)


def test_its_address_is_encrypted_unless_it_is_this_machine() -> None:
    assert made(feishu_url="http://127.0.0.1:1/").feishu_url == "http://127.0.0.1:1"
    with pytest.raises(ValidationError):
        made(feishu_url="http://feishu.example.com")


def test_the_command_tells_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    server, data = FakeServer(), {"ASSISTANT_DATA": str(tmp_path)}
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        journal.people.add("chen", Audience.SALES, operator=False)
    with served(server.app) as address:
        app = {f"ASSISTANT_{name.upper()}": str(value) for name, value in FEISHU.items()}
        app |= data | {"ASSISTANT_FEISHU_URL": address}
        wrong = run("channels", "check", **app | {"ASSISTANT_FEISHU_APP_SECRET": "wrong-one"})
        assert wrong.returncode == 1
        assert "ASSISTANT_FEISHU_APP_SECRET" in wrong.stdout
        assert "Nobody is bound to feishu" in wrong.stdout
        assert "wrong-one" not in wrong.stdout + wrong.stderr
        run("users", "bind", "chen", "--channel", "feishu", "--id", "on_7", **data)
        fine = run("channels", "check", **app)
        assert (fine.returncode, "feishu：正常" in fine.stdout) == (0, True)


def test_a_wrong_secret_is_told_in_the_health_and_not_repeated(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.deliver(people.message("多少"))
        await until(lambda: not here.journal.post.inbox.unfinished())
        told = (await people.http.get(f"{here.address}/readyz")).json()["channels"]
        (mine,) = [each for each in told if each["channel"] == "feishu"]
        assert mine["state"] == "failed"
        assert "10014" in mine["problem"]
        assert mine["heard_s"] < 60
        assert "wrong-secret" not in str(told)

    using(use, Script(answer()), tmp_path, limits=QUICK, feishu_app_secret="wrong-secret")


@pytest.mark.parametrize(
    ("secret", "found"), [(APP_SECRET, ""), ("wrong-secret", "ASSISTANT_FEISHU_APP_SECRET")]
)
def test_the_check_names_the_field_of_the_console(secret: str, found: str) -> None:
    server = FakeServer()
    with served(server.app) as address:

        async def check() -> str:
            bot = bot_at(address, secret)
            faults = await bot.check()
            await bot.close()
            return "".join(fault.remedy for fault in faults)

        told = asyncio.run(check())
    assert bool(told) == bool(found)
    assert found in told


@pytest.mark.parametrize(
    ("target", "receiver"),
    [
        (Target(channel="feishu", vendor="feishu", chat="oc_g"), "chat_id:oc_g"),
        (Target(channel="feishu", vendor="feishu", sender="on_7"), "union_id:on_7"),
        (Target(channel="feishu", vendor="feishu", sender="wu"), "user_id:wu"),
    ],
)
def test_a_push_reaches_people_and_groups(target: Target, receiver: str) -> None:
    server = FakeServer()
    with served(server.app) as address:

        async def push() -> None:
            bot = bot_at(address)
            begun = time.monotonic()
            for number in range(7):
                await bot.push(target, Reply(parts=(f"早{number}",)))
            assert time.monotonic() - begun > 0.9, "five a second"
            await bot.close()

        asyncio.run(push())
    assert {shown.receiver for shown in server.shown} == {receiver}
    assert len(server.shown) == 7
