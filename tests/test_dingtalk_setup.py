"""DingTalk is set up by settings alone, and its fake is like the real one to the vendor's library.

Importing that takes a while, so it is imported where it is used.
"""

import asyncio
import logging
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from assistant import switchboard
from assistant.channels.base import Reply
from assistant.channels.dingtalk.making import bot
from assistant.channels.limits import Limits
from assistant.errors import DeliveryFailed, SettingsError
from assistant.journal import open_journal
from assistant.post import Target
from assistant.records import Audience
from assistant.settings import Settings
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.dingtalk_fake import CLIENT_ID, CLIENT_SECRET, HOOK_KEY, HOOK_SECRET, FakeServer
from tests.dingtalk_people import DINGTALK, FakePeople, using
from tests.served import served
from tests.test_cli import run
from tests.wecom_fake import until

QUICK = Limits(retry_s=0.01, longest_retry_s=0.02)


def made(**told: Any) -> Settings:  # noqa: ANN401 - as settings are
    return Settings.model_validate(told)


@pytest.mark.parametrize("missing", DINGTALK)
def test_half_a_channel_is_told_with_what_is_missing(missing: str) -> None:
    with pytest.raises(SettingsError) as error:
        switchboard.channels_of(made(**{n: v for n, v in DINGTALK.items() if n != missing}))
    assert f"ASSISTANT_{missing.upper()}" in error.value.problem
    assert CLIENT_SECRET not in str(error.value)


def test_its_channels_are_on_with_their_settings_and_mask_their_secrets() -> None:
    told = made(**DINGTALK, dingtalk_groups=f"g={HOOK_KEY}:{HOOK_SECRET}")
    channels = switchboard.channels_of(told)
    assert set(channels) == {"dingtalk", "dingtalk-group"}
    assert not channels["dingtalk"].dialect.streams
    with_card = made(**DINGTALK, dingtalk_card_template="x.schema")
    assert switchboard.channels_of(with_card)["dingtalk"].dialect.interval_s >= 1.5
    texts = repr(told) + repr(channels)
    assert not any(secret in texts for secret in (CLIENT_SECRET, HOOK_KEY, HOOK_SECRET))


@pytest.mark.parametrize("name", ["dingtalk_url", "dingtalk_hook_url"])
def test_its_addresses_are_encrypted_unless_they_are_this_machine(name: str) -> None:
    assert getattr(made(**{name: "http://127.0.0.1:1/"}), name) == "http://127.0.0.1:1"
    with pytest.raises(ValidationError):
        made(**{name: "http://dingtalk.example.com"})


def test_the_command_tells_what_is_wrong_and_how_to_mend_it(tmp_path: Path) -> None:
    server, data = FakeServer(), {"ASSISTANT_DATA": str(tmp_path)}
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        journal.people.add("chen", Audience.SALES, operator=False)
    with served(server.app) as address:
        app = {f"ASSISTANT_{name.upper()}": str(value) for name, value in DINGTALK.items()}
        app |= data | {"ASSISTANT_DINGTALK_URL": address}
        wrong = run("channels", "check", **app | {"ASSISTANT_DINGTALK_CLIENT_SECRET": "wrong-one"})
        assert wrong.returncode == 1
        assert "ASSISTANT_DINGTALK_CLIENT_ID" in wrong.stdout
        assert "Nobody is bound to dingtalk" in wrong.stdout
        assert "wrong-one" not in wrong.stdout + wrong.stderr
        run("users", "bind", "chen", "--channel", "dingtalk", "--id", "chen", **data)
        fine = run("channels", "check", **app)
        assert (fine.returncode, "dingtalk：正常" in fine.stdout) == (0, True)


def test_what_is_wrong_is_told_in_the_health_and_no_secret_anywhere(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        server.valid.clear()
        server.codes = [(403, "Forbidden.AccessDenied.AccessTokenPermissionDenied")] * 9
        await people.deliver(people.message("多少", lives_s=0.0))
        await until(lambda: not here.journal.post.inbox.unfinished())
        told = (await people.http.get(f"{here.address}/readyz")).json()["channels"]
        (mine,) = [each for each in told if each["channel"] == "dingtalk"]
        assert mine["state"] == "failed"
        assert "AccessTokenPermissionDenied" in mine["problem"]
        assert server.tokens
        assert not any(token in str(told) + caplog.text for token in server.tokens)

    using(use, Script(answer()), tmp_path, limits=QUICK)
    assert CLIENT_SECRET not in caplog.text


@pytest.mark.parametrize(("chat", "to"), [("", "chenwei"), ("cid-g", "cid-g")])
def test_a_push_reaches_people_and_groups(chat: str, to: str) -> None:
    server = FakeServer()

    async def push(address: str) -> None:
        robot = bot(
            url=address, hook_url=address, client_id=CLIENT_ID, secret=CLIENT_SECRET, robot="",
            template="", key="msgContent",
        )  # fmt: skip
        target = Target(channel="dingtalk", vendor="dingtalk", sender="chenwei", chat=chat)
        await robot.push(target, Reply(parts=("早", "安")))
        server.strangers.add("chenwei")
        if not chat:
            with pytest.raises(DeliveryFailed) as error:
                await robot.push(target, Reply(parts=("早",)))
            assert not error.value.again
        await robot.close()

    with served(server.app) as address:
        asyncio.run(push(address))
    assert [(shown.door, shown.to, shown.text) for shown in server.shown] == [
        ("api", to, "早"), ("api", to, "安"),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("chat", "space"), [("", "IM_ROBOT.chenwei"), ("cid-g", "IM_GROUP.cid-g")])
def test_the_library_streams_a_card_and_answers_on_the_fake(
    monkeypatch: pytest.MonkeyPatch, chat: str, space: str
) -> None:
    import dingtalk_stream
    from dingtalk_stream import card_replier, stream

    server = FakeServer()
    with served(server.app) as address:
        for module in (card_replier, stream):
            monkeypatch.setattr(module, "DINGTALK_OPENAPI_ENDPOINT", address)
        told = FakePeople("", address, server).message("多少", chat=chat)
        message = dingtalk_stream.ChatbotMessage.from_dict(told)
        assert message.text.content == " 多少"
        credential = dingtalk_stream.Credential(CLIENT_ID, CLIENT_SECRET)
        client = dingtalk_stream.DingTalkStreamClient(credential)
        card = dingtalk_stream.AIMarkdownCardInstance(client, message)
        card.ai_start()
        card.ai_streaming("一")
        card.ai_streaming("一二")
        card.ai_finish("完")
        replier: Any = dingtalk_stream.ChatbotHandler()
        replier.dingtalk_client = client
        assert replier.reply_markdown("早", "早", message)["errcode"] == 0
        server.sessions.clear()
        assert replier.reply_markdown("早", "早", message)["errcode"] == 300001
    (shown,) = server.cards.values()
    assert (shown.space, shown.texts, shown.text, shown.status) == (
        space,
        ["一", "一二"],
        "完",
        "3",
    )
    assert [each.door for each in server.shown] == ["session"]
