"""The AI bot by webhook, against a WeCom on loopback that checks every reply."""

import asyncio
import json
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from assistant.journal.database import Database
from assistant.journal.post_schema import INBOX
from assistant.records import Audience
from tests.api_fakes import REFUSAL, Script, answer
from tests.channel_office import Office, office
from tests.channel_runs import using
from tests.served import Stepped, served
from tests.wecom_fake import FakeBot, FakeServer, until


def test_a_question_is_answered_as_it_grows(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        bubble = await bot.deliver(bot.message("12月 销售额 多少"))
        assert bubble.acknowledged_s[0] < 5.0
        assert bubble.snapshots == ["已收到，正在查询…"]
        await until(lambda: ask.begun)
        await bot.refresh(bubble)
        assert bubble.snapshots[-1] == "正在理解问题…"
        await bot.refresh(bubble)
        assert bubble.snapshots[-1] == bubble.snapshots[-2], "an idle poll repeats what was shown"
        ask.go.set()
        await bot.watch(bubble)
        assert bubble.text.startswith("12月 销售额 多少 [1]")
        assert "来源：\n- [1] 月报 · 2031-02-09 · Page 2" in bubble.text
        talks = here.service.talks
        assert talks
        asker = here.journal.people.identity("wecom", "CHENWEI")
        assert asker
        assert talks.answer(asker, bubble.feedback).question == "12月 销售额 多少"

    using(use, ask, tmp_path)


def test_a_message_that_is_delivered_again_is_answered_once(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        message = bot.message("多少")
        bubbles = await asyncio.gather(*(bot.deliver(message) for _ in range(4)))
        assert len({id(bubble) for bubble in bubbles}) == 1
        ask.go.set()
        await bot.watch(bubbles[0])
        assert ask.begun == 1
        await until(lambda: not here.journal.post.inbox.unfinished())
        bubbles[0].finished = False
        assert (await bot.deliver(message)).finished, "after its end, too"
        assert ask.begun == 1

    using(use, ask, tmp_path)


def test_a_stranger_gets_a_code_and_is_then_known(tmp_path: Path) -> None:
    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        told = (await bot.ask("多少")).text
        assert "绑定码" in told
        code = told.split("绑定码 ")[1].split(" ")[0]
        here.journal.people.add("wu", Audience.SALES, operator=False)
        assert here.journal.post.strangers.claim(code.lower(), "wu") == ("wecom", "chenwei")
        assert (await bot.ask("多少")).text.startswith("多少 [1]")

    using(use, Stepped(), tmp_path, people={})


def test_the_address_is_verified_once_decoded(tmp_path: Path) -> None:
    """`+`, `/` and `=` stand in every echostr; the reply is the bare text."""

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        for text in ("1616140317555161061", "a b+c/d=", "x" * 40):
            query, body = bot.envelope.sealed(text)
            reply = await bot.http.get(here.bot, params=query | {"echostr": body["encrypt"]})
            assert (reply.status_code, reply.text) == (200, text)
            assert "json" not in reply.headers["content-type"]

    using(use, Stepped(), tmp_path)


def test_entering_the_chat_is_welcomed_and_events_get_an_empty_reply(tmp_path: Path) -> None:
    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        event = {"msgid": "e1", "msgtype": "event", "from": {"userid": "chenwei"}}
        told = await bot.post(event | {"event": {"eventtype": "enter_chat"}})
        assert told
        assert told["msgtype"] == "text"
        assert "/help" in told["text"]["content"]
        for kind in ("feedback_event", "template_card_event", "something_new", ""):
            assert await bot.post(event | {"event": {"eventtype": kind, kind: {}}}) is None
        assert await bot.post({"msgid": "e2", "msgtype": "hologram"}) is None

    using(use, Stepped(), tmp_path)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        pytest.param({"msg_signature": "0" * 40}, 403, id="forged"),
        pytest.param({"msg_signature": ""}, 403, id="unsigned"),
        pytest.param({"timestamp": "1409659813"}, 403, id="stale"),
        pytest.param({"body": b"{"}, 400, id="no JSON"),
        pytest.param({"body": b"[]"}, 400, id="no object"),
        pytest.param({"body": b'{"Encrypt": 3}'}, 400, id="no ciphertext"),
        pytest.param({"body": b"x" * 2_000_000}, 413, id="two megabytes"),
        pytest.param({"body": b"[" * 60_000}, 400, id="nested without end"),
    ],
)
def test_what_is_not_of_wecom_is_refused(
    tmp_path: Path, change: dict[str, str | bytes], status: int
) -> None:
    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        query, body = bot.envelope.sealed(json.dumps(bot.message("多少")))
        content = change.get("body", json.dumps(body).encode())
        told = query | {name: value for name, value in change.items() if name != "body"}
        reply = await bot.http.post(here.bot, params=told, content=content)
        assert reply.status_code == status
        assert "多少" not in reply.text
        assert here.journal.post.inbox.unfinished() == ()

    ask = Stepped()
    using(use, ask, tmp_path)
    assert ask.begun == 0


def test_what_is_signed_well_and_no_json_is_refused(tmp_path: Path) -> None:
    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        for text in ('{"FromUserName": :mycreate"}', "[]", "null", "x"):
            query, body = bot.envelope.sealed(text)
            reply = await bot.http.post(here.bot, params=query, json=body)
            assert reply.status_code == 400

    using(use, Stepped(), tmp_path)


def test_what_is_in_flight_when_the_server_ends_is_answered_after_the_next_start(
    tmp_path: Path,
) -> None:
    server = FakeServer()
    slow, quick = Stepped(waits=True), Stepped()
    with served(server.app) as vendor:

        async def leave(address: str) -> FakeBot:
            bot = FakeBot(address, vendor)
            async with bot.http:
                await bot.deliver(bot.message("多少"))
                await until(lambda: slow.begun)
            return bot

        async def come_back(bot: FakeBot, here: Office) -> None:
            bot.callback = here.bot
            (bubble,) = bot.bubbles.values()
            bot.http = httpx.AsyncClient(timeout=10, trust_env=False)
            async with bot.http:
                await bot.watch(bubble)
            assert bubble.text.startswith("多少 [1]")

        with office(slow, tmp_path) as here:
            bot = asyncio.run(leave(here.bot))
        with office(quick, tmp_path) as here:
            asyncio.run(come_back(bot, here))
    assert quick.begun == 1
    with closing(Database("", tmp_path)) as database, database.reading() as db:
        assert db.execute(select(INBOX.c.outcome)).scalars().all() == ["answered"]


def test_a_refusal_has_no_sources(tmp_path: Path) -> None:
    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        assert (await bot.ask("多少")).text == "没有这个指标。"

    using(use, Script(REFUSAL), tmp_path)


def test_an_answer_is_told_with_what_to_ask_next_and_its_number_asks_it(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？", "同比？")), answer("别的[1]"))

    async def use(bot: FakeBot, _: FakeServer, here: Office) -> None:
        told = (await bot.ask("多少")).text
        assert "1. 1月呢？\n2. 同比？" in told
        await bot.ask(" 2 ")
        assert [question.text for question in script.asked] == ["多少", "同比？"]

    using(use, script, tmp_path)
