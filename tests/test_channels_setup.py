"""Channels are set up by settings alone: off without them, checked with them, never half."""

import asyncio
import logging
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import ValidationError

from assistant import switchboard
from assistant.channels.base import Reply
from assistant.channels.wecom.making import group_hook
from assistant.errors import SettingsError
from assistant.journal import open_journal
from assistant.post import Target
from assistant.records import Audience
from assistant.settings import Settings
from tests.channel_office import APP, BOT, office
from tests.served import Stepped, served
from tests.test_cli import run
from tests.wecom_fake import GROUP_KEY, FakeServer

VENDORS = (
    "{'httpx', 'websockets', 'cryptography', 'defusedxml', 'slack_sdk', 'aiohttp', 'PIL', "
    "'assistant.channels'}"
)


def made(**told: Any) -> Settings:  # noqa: ANN401 - as settings are
    return Settings.model_validate(told)


def test_without_settings_there_is_no_channel_and_nothing_of_one_is_imported() -> None:
    assert switchboard.channels_of(made()) == {}
    told = (
        "import sys; from assistant import switchboard; from assistant.settings import load; "
        f"switchboard.channels_of(load()); found = {VENDORS} & set(sys.modules); "
        "sys.exit(str(found) if found else 0)"
    )
    done = subprocess.run([sys.executable, "-c", told], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("missing", [*BOT, *APP])
def test_half_a_channel_is_told_with_what_is_missing(missing: str) -> None:
    whole = BOT if missing in BOT else APP
    with pytest.raises(SettingsError) as error:
        switchboard.channels_of(made(**{n: v for n, v in whole.items() if n != missing}))
    assert f"ASSISTANT_{missing.upper()}" in error.value.problem
    assert not any(str(value) in str(error.value) for value in whole.values())


@pytest.mark.parametrize("name", ["wecom_url", "wecom_socket_url", "slack_url", "public_url"])
@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://wecom.example.com", True),
        ("wss://wecom.example.com", True),
        ("http://127.0.0.1:8000", True),
        ("ws://[::1]:8000", True),
        ("http://localhost", True),
        ("http://wecom.example.com", False),
        ("ws://10.0.0.1", False),
        ("ftp://127.0.0.1", False),
        ("https://", False),
        ("wecom.example.com", False),
        ("http://127.0.0.1.example.com", False),
    ],
)
def test_secrets_go_encrypted_unless_to_this_machine(name: str, address: str, fine: bool) -> None:
    if fine:
        assert getattr(made(**{name: address}), name) == address
    else:
        with pytest.raises(ValidationError, match="https or wss"):
            made(**{name: address})


def test_secrets_are_in_no_text_of_settings_and_channels() -> None:
    told = made(
        **BOT, **APP, wecom_bot_id="b", wecom_bot_secret="long-1", wecom_groups="g=key-12345"
    )
    secrets = [BOT["wecom_bot_aes_key"], APP["wecom_secret"], "long-1", "key-12345"]
    texts = repr(told) + repr(switchboard.channels_of(told))
    assert not any(secret in texts for secret in secrets)


def test_the_key_of_a_webhook_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server = FakeServer()

    async def push(address: str) -> None:
        hook = group_hook(url=address, keys=f"g={GROUP_KEY}")
        target = Target(channel="wecom-group", vendor="wecom", chat="g")
        await hook.push(target, Reply(parts=("早",)))
        await hook.close()

    with served(server.app) as address:
        asyncio.run(push(address))
    assert server.pushed
    assert GROUP_KEY not in "".join(r.getMessage() for r in caplog.records if r.name != "uvicorn")


def test_readiness_tells_each_channel_and_does_not_hang_on_it(tmp_path: Path) -> None:
    with office(Stepped(), tmp_path, wecom_groups=f"g={GROUP_KEY}") as here:
        reply = httpx.get(f"{here.address}/readyz", trust_env=False)
        unknown = httpx.get(f"{here.address}/channels/nobody", trust_env=False)
        silent = httpx.post(f"{here.address}/channels/wecom-group", trust_env=False)
    assert reply.status_code == 200
    told = {each["channel"]: each["state"] for each in reply.json()["channels"]}
    assert told == {"wecom-bot": "ok", "wecom-group": "ok"}
    assert (unknown.status_code, silent.status_code) == (404, 404)


def test_the_command_tells_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    data = {"ASSISTANT_DATA": str(tmp_path)}
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        journal.people.add("chen", Audience.SALES, operator=False)
        code = journal.post.strangers.code("wecom", "", "ChenWei")
    none = run("channels", "check", **data)
    assert (none.returncode, "没有启用" in none.stdout) == (0, True)
    server = FakeServer()
    with served(server.app) as address:
        app = {f"ASSISTANT_{name.upper()}": str(value) for name, value in APP.items()}
        app |= data | {"ASSISTANT_WECOM_URL": address}
        unbound = run("channels", "check", **app | {"ASSISTANT_WECOM_SECRET": "wrong-one"})
        assert unbound.returncode == 1
        assert "40001" in unbound.stdout
        assert "ASSISTANT_WECOM_SECRET" in unbound.stdout
        assert "Nobody is bound to wecom" in unbound.stdout
        assert "wrong-one" not in unbound.stdout + unbound.stderr
        bound = run("users", "bind", "chen", "--code", code, **data)
        assert "chen ← wecom:chenwei" in bound.stdout
        fine = run("channels", "check", **app)
        assert (fine.returncode, "wecom-app：正常" in fine.stdout) == (0, True)


def test_the_command_registers_what_a_group_may_hear(tmp_path: Path) -> None:
    data = {"ASSISTANT_DATA": str(tmp_path)}
    assert run("channels", "group", "g1", "--audience", "sales", **data).returncode == 0
    assert "g1" in run("channels", "groups", **data).stdout
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        assert journal.post.chats.scope("wecom", "", "g1") is Audience.SALES
        assert journal.post.chats.scope("wecom", "", "g2") is Audience.PUBLIC


def test_a_person_is_bound_by_a_code_or_by_an_id_and_not_by_both(tmp_path: Path) -> None:
    data = {"ASSISTANT_DATA": str(tmp_path)}
    for told in ((), ("--code", "X", "--id", "y"), ("--code", "NEVERWAS")):
        refused = run("users", "bind", "chen", *told, **data)
        assert refused.returncode == 1
        assert refused.stderr.strip()
