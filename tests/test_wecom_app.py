"""The self-built app and the group webhook, against what the vendor enforces."""

import asyncio
import logging
import secrets
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
from wechatpy.enterprise import WeChatClient

from assistant.channels.base import Reply
from assistant.channels.hooks import read_hooks
from assistant.channels.limits import Limits
from assistant.channels.rates import Rate
from assistant.channels.splitting import split
from assistant.channels.wecom.app import DIALECT, App
from assistant.channels.wecom.group_hook import GroupHook
from assistant.channels.wecom.making import group_hook
from assistant.errors import DeliveryFailed, SettingsError
from assistant.exchange import Ask
from assistant.post import Target
from assistant.records import Audience
from tests.api_fakes import Script, answer
from tests.channel_office import APP, Office
from tests.channel_runs import using
from tests.served import Stepped, served
from tests.wecom_fake import (
    AGENT_ID,
    APP_SECRET,
    CORP_ID,
    GROUP_KEY,
    Envelope,
    FakeBot,
    FakeServer,
    until,
)

QUICK = Limits(retry_s=0.01, longest_retry_s=0.02)
ENVELOPE = Envelope(CORP_ID)


def text_of(text: str, user: str = "ChenWei", id: str = "", kind: str = "text") -> str:
    id = id or str(secrets.randbelow(10**18))
    return (
        f"<xml><ToUserName><![CDATA[{CORP_ID}]]></ToUserName>"
        f"<FromUserName><![CDATA[{user}]]></FromUserName><CreateTime>{int(time.time())}"
        f"</CreateTime><MsgType><![CDATA[{kind}]]></MsgType>"
        f"<Content><![CDATA[{text}]]></Content><MsgId>{id}</MsgId>"
        f"<AgentID>{AGENT_ID}</AgentID></xml>"
    )


async def deliver(here: Office, message: str) -> httpx.Response:
    query, body = ENVELOPE.sealed(message)
    sealed = f"<xml><ToUserName>x</ToUserName><Encrypt>{body['encrypt']}</Encrypt></xml>"
    async with httpx.AsyncClient(trust_env=False) as http:
        return await http.post(here.app, params=query, content=sealed.encode())


def scene(use: Any, ask: Ask, data: Path, **more: Any) -> None:  # noqa: ANN401 - as `using` has them
    async def with_bot(_: FakeBot, server: FakeServer, here: Office) -> None:
        await use(server, here)

    using(with_bot, ask, data, **APP, **more)


def texts(server: FakeServer) -> list[str]:
    return [each["text"]["content"] for each in server.sent]


def test_a_callback_is_acknowledged_empty_and_answered_by_the_api(tmp_path: Path) -> None:
    async def use(server: FakeServer, here: Office) -> None:
        for _ in range(3):  # as often as the vendor tries
            reply = await deliver(here, text_of("多少", id="7"))
            assert (reply.status_code, reply.content) == (200, b"")
        await until(lambda: server.sent)
        await until(lambda: not here.journal.post.inbox.unfinished())
        (told,) = texts(server)
        assert told.startswith("销售额（2030年12月）：2亿元[1]\n\n来源：\n- [1] 月报")
        assert "**" not in told
        assert len(server.tokens) == 1

    scene(use, Script(answer()), tmp_path)


def test_the_address_is_verified(tmp_path: Path) -> None:
    async def use(_: FakeServer, here: Office) -> None:
        query, body = ENVELOPE.sealed("1616140317555161061")
        async with httpx.AsyncClient(trust_env=False) as http:
            reply = await http.get(here.app, params=query | {"echostr": body["encrypt"]})
        assert (reply.status_code, reply.text) == (200, "1616140317555161061")

    scene(use, Stepped(), tmp_path)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"{}", 400, id="no XML"),
        pytest.param(b"<xml></xml>", 403, id="no ciphertext"),
        pytest.param(b'<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>', 400,
                     id="entities"),
        pytest.param(b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml/>', 400, id="a file"),
        pytest.param(b"<xml><Encrypt>AAAA</Encrypt></xml>", 403, id="not signed"),
        pytest.param(b"x" * 2_000_000, 413, id="two megabytes"),
    ],
)  # fmt: skip
def test_what_is_not_of_wecom_is_refused(tmp_path: Path, body: bytes, status: int) -> None:
    async def use(_: FakeServer, here: Office) -> None:
        query, _sealed = ENVELOPE.sealed("x")
        async with httpx.AsyncClient(trust_env=False) as http:
            reply = await http.post(here.app, params=query, content=body)
        assert reply.status_code == status
        assert here.journal.post.inbox.unfinished() == ()

    scene(use, Stepped(), tmp_path)


def test_what_is_meant_for_another_company_is_refused(tmp_path: Path) -> None:
    async def use(_: FakeServer, here: Office) -> None:
        query, body = Envelope("ww-other").sealed(text_of("多少"))
        sealed = f"<xml><Encrypt>{body['encrypt']}</Encrypt></xml>"
        async with httpx.AsyncClient(trust_env=False) as http:
            reply = await http.post(here.app, params=query, content=sealed)
        assert reply.status_code == 403

    scene(use, Stepped(), tmp_path)


@pytest.mark.parametrize("message", [
    text_of("", kind="event"), text_of("x", user=""), "<xml/>", text_of("x").replace("MsgId", "Y"),
])  # fmt: skip
def test_events_are_acknowledged_and_a_message_without_an_id_is_still_one(
    tmp_path: Path, message: str
) -> None:
    async def use(server: FakeServer, here: Office) -> None:
        for _ in range(2):
            assert (await deliver(here, message)).status_code == 200
        await asyncio.sleep(0.3)
        assert len(server.sent) == ("<Y>" in message)

    scene(use, Script(answer()), tmp_path)


def test_a_token_that_ran_out_is_renewed_once_for_all(tmp_path: Path) -> None:
    async def use(server: FakeServer, here: Office) -> None:
        await deliver(here, text_of("多少"))
        await until(lambda: server.sent)
        server.valid.clear()
        await asyncio.gather(*(deliver(here, text_of("几个", user=f"u{n}")) for n in range(5)))
        await until(lambda: len(server.sent) == 6)
        assert len(server.tokens) == 2

    people = dict.fromkeys(["chenwei", *(f"u{n}" for n in range(5))], Audience.PUBLIC)
    scene(use, Script(answer()), tmp_path, people=people)


def test_a_long_answer_comes_in_parts_none_of_which_is_cut(tmp_path: Path) -> None:
    long = "".join(f"第{n}句说了很多很多内容。" for n in range(200))

    async def use(server: FakeServer, here: Office) -> None:
        await deliver(here, text_of("多少"))
        await until(lambda: not here.journal.post.inbox.unfinished() and server.sent)
        assert not any(each["cut"] for each in server.sent)
        told = texts(server)
        assert len(told) > 2
        assert told[0].endswith(f"(1/{len(told)})")
        whole = "".join(each.rsplit("\n", 1)[0] for each in told)
        assert all(f"第{n}句说了很多很多内容。" in whole for n in range(200))

    scene(use, Script(answer(f"{long}[1]")), tmp_path)


def test_what_the_vendor_refused_is_sent_again_and_no_part_twice(tmp_path: Path) -> None:
    long = "字" * 1500

    async def use(server: FakeServer, here: Office) -> None:
        server.codes = [-1, 45009]
        await deliver(here, text_of("多少"))
        await until(lambda: not here.journal.post.inbox.unfinished() and server.sent)
        told = texts(server)
        assert [each[-5:] for each in told] == [f"({n}/{len(told)})" for n in (1, 2, 3)]
        assert server.dropped == []

    scene(use, Script(answer(f"{long}[1]")), tmp_path, limits=QUICK)


def test_the_same_answer_to_the_same_question_is_sent_twice(tmp_path: Path) -> None:
    async def use(server: FakeServer, here: Office) -> None:
        for count in (1, 2):
            await deliver(here, text_of("多少"))
            await until(partial(lambda count: len(server.sent) == count, count))

    scene(use, Script(answer()), tmp_path)


def test_who_waits_for_long_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "dialect", replace(DIALECT, waiting_s=0.2))
    ask = Stepped(waits=True)

    async def use(server: FakeServer, here: Office) -> None:
        await deliver(here, text_of("多少"))
        await until(lambda: server.sent)
        assert texts(server) == ["已收到，正在查询…"]
        await asyncio.sleep(0.5)
        ask.go.set()
        await until(lambda: len(server.sent) == 2)

    scene(use, ask, tmp_path)


def test_a_wrong_secret_is_told_in_the_health_and_not_repeated(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async def use(_: FakeServer, here: Office) -> None:
        await deliver(here, text_of("多少"))
        await until(lambda: not here.journal.post.inbox.unfinished())
        async with httpx.AsyncClient(trust_env=False) as http:
            told = (await http.get(f"{here.address}/readyz")).text
        assert "40001" in told
        assert "wrong-secret" not in told

    async def with_bot(_: FakeBot, server: FakeServer, here: Office) -> None:
        await use(server, here)

    using(with_bot, Script(answer()), tmp_path, limits=QUICK,
          **APP | {"wecom_secret": "wrong-secret"})  # fmt: skip
    assert "wrong-secret" not in caplog.text


def test_the_fake_is_like_the_real_one_to_a_library_of_others() -> None:
    server = FakeServer()
    with served(server.app) as address:
        client = WeChatClient(CORP_ID, APP_SECRET)
        client.API_BASE_URL = f"{address}/cgi-bin/"
        who = {"corpid": CORP_ID, "corpsecret": APP_SECRET}
        client._fetch_access_token(url=f"{address}/cgi-bin/gettoken", params=who)
        client.message.send_text(AGENT_ID, ["chenwei"], content="早")
    assert texts(server) == ["早"]


def pushed(address: str, *parts: str, name: str = "销售群", images: tuple[bytes, ...] = ()) -> None:
    async def push() -> None:
        hook = group_hook(url=address, keys=f"销售群={GROUP_KEY},坏的=00000000")
        try:
            target = Target(channel="wecom-group", vendor="wecom", chat=name)
            await hook.push(target, Reply(parts=parts, images=images))
        finally:
            await hook.close()

    asyncio.run(push())


def test_a_group_is_pushed_tables_and_pictures() -> None:
    server, long = FakeServer(), "| 名称 | 数值 |\n| --- | --- |\n" + "| 甲 | 2亿元 |\n" * 300
    with served(server.app) as address:
        pushed(address, *split(long, 3800), images=(b"png",))
    assert [kind for kind, _ in server.pushed] == ["markdown_v2"] * 2 + ["image"]


@pytest.mark.parametrize(("name", "said"), [("坏的", "93000"), ("没有", "no webhook")])
def test_a_key_that_is_wrong_is_told_without_it(name: str, said: str) -> None:
    server = FakeServer()
    with served(server.app) as address, pytest.raises(DeliveryFailed, match=said) as error:
        pushed(address, "早", name=name)
    assert "00000000" not in str(error.value)
    assert not error.value.again


@pytest.mark.parametrize("code", [45009, -1])
def test_a_push_that_came_too_soon_may_be_tried_again(code: int) -> None:
    server = FakeServer()
    server.codes = [code]
    with served(server.app) as address, pytest.raises(DeliveryFailed) as error:
        pushed(address, "早")
    assert error.value.again


@pytest.mark.parametrize("keys", ["x", "a=", "=k", "a=short", f"a={GROUP_KEY},a={GROUP_KEY}"])
def test_webhooks_are_named_once_each(keys: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_hooks(keys, GroupHook.form, signed=False)
    assert GROUP_KEY not in str(error.value)


def test_a_rate_holds_in_every_window() -> None:
    now = [0.0]
    rate = Rate((2, 10.0), (3, 100.0), clock=lambda: now[0])
    for _ in range(2):
        assert rate.wait_s("a") == 0
        rate.note("a")
    assert rate.wait_s("a") == 10
    assert rate.wait_s("b") == 0
    now[0] = 10.5
    assert rate.wait_s("a") == 0
    assert rate.wait_s("a", spare=2) > 0
    rate.note("a")
    now[0] = 30
    assert rate.wait_s("a") == 70
