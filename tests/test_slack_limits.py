"""Slack's signature and limits, and the fake itself against the vendor's own libraries."""

import asyncio
import json
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.responses import Response

from assistant import switchboard
from assistant.channels.base import Button, Reply
from assistant.channels.pictures import found_font
from assistant.channels.slack.api import Api
from assistant.channels.slack.channel import Slack
from assistant.channels.slack.making import slack
from assistant.channels.slack.messages import plain_of
from assistant.channels.slack.outlet import ThreadOutlet
from assistant.channels.slack.signing import Signing
from assistant.errors import ChannelRejected, DeliveryFailed
from assistant.post import Inbound, Target
from assistant.settings import Settings
from tests.api_fakes import Script, answer
from tests.served import Stepped, served
from tests.slack_fake import BOT, SECRET, TEAM, TOKEN, FakeEvents, FakeSlack
from tests.test_channels_pictures import charted
from tests.test_slack import using
from tests.wecom_fake import until

VECTOR = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
    b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
    b"&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
    b"%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
"""Of the vendor's page on verifying requests."""
LONG = "字" * 30
MESSAGE = Inbound(
    channel="slack", vendor="slack", id="C1:1", sender="U1", chat="C1", thread="1.1", text="多少",
    reply={"channel": "C1", "thread": "1.1", "team": TEAM},
)  # fmt: skip


def test_the_vendor_s_own_example_is_verified() -> None:
    headers = {
        "x-slack-request-timestamp": "1531420618",
        "x-slack-signature": "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
    }
    secret = "8f742231b10e8888abcd99yyyzzz85a5"
    Signing(secret, clock=lambda: 1531420618.0 + 299).check(headers, VECTOR)
    for now, body in ((1531420618.0 + 301, VECTOR), (1531420618.0, VECTOR + b"x")):
        with pytest.raises(ChannelRejected):
            Signing(secret, clock=lambda now=now: now).check(headers, body)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"<@{BOT}> 多少", "多少"),
        (f"问 <@{BOT}|助手> 多少", "问  多少"),
        ("<@U77> 的客户", "@U77 的客户"),
        ("见 <https://a.example/x|报告> 和 <https://b.example>", "见 报告 和 https://b.example"),
        ("a &lt;b&gt; &amp;lt;", "a <b> &lt;"),
        ("<!here> <#C1|general>", "<!here> <#C1|general>"),
    ],
)
def test_text_is_read_as_it_was_typed(text: str, told: str) -> None:
    assert plain_of(text, BOT) == told


def streamed(fake: FakeSlack, *texts: str, end: Reply) -> None:
    async def run(address: str) -> None:
        api = Api(f"{address}/api", TOKEN)
        outlet = ThreadOutlet(api, MESSAGE)
        for text in texts:
            await outlet.update(text)
            await asyncio.sleep(1.0)
        await outlet.finish(end)
        await api.close()

    with served(fake.app) as address:
        asyncio.run(run(address))


def test_a_text_that_grows_is_streamed_and_ends_with_its_buttons() -> None:
    fake, end = FakeSlack(), f"{LONG * 4}。\n来源：[1]"
    reply = Reply(parts=(end,), answer_id="a1", buttons=(Button(key="a1:0", label="甲"),))
    streamed(fake, "正在理解问题…", LONG * 2, LONG * 4, end=reply)
    (shown,) = fake.shown.values()
    assert shown.snapshots == [LONG * 2, LONG * 4, end]
    assert fake.statuses == ["正在理解问题…"]
    assert [block["type"] for block in shown.blocks] == ["actions", "context_actions"]
    assert (shown.streaming, shown.updated, fake.limited) == (False, False, [])


def test_what_differs_from_what_was_streamed_is_put_in_its_place() -> None:
    fake = FakeSlack()
    streamed(fake, LONG * 2, end=Reply(parts=("先说结论。", "后面的。")))
    first, rest = fake.shown.values()
    assert (first.text, first.updated, first.streaming) == ("先说结论。", True, False)
    assert (rest.text, rest.updated) == ("后面的。", False)


def test_a_stream_that_ended_by_itself_is_put_right() -> None:
    fake = FakeSlack()
    fake.fails["chat.stopStream"] = ["message_not_in_streaming_state"]
    fake.strict = False

    async def run(address: str) -> None:
        api = Api(f"{address}/api", TOKEN)
        outlet = ThreadOutlet(api, MESSAGE)
        await outlet.update(LONG * 2)
        for shown in fake.shown.values():
            shown.streaming = False
        await outlet.finish(Reply(parts=(f"{LONG * 2}。",)))
        await api.close()

    with served(fake.app) as address:
        asyncio.run(run(address))
    assert fake.texts == [f"{LONG * 2}。"]


def test_who_may_show_no_status_is_not_asked_again_and_answers_all_the_same(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: object) -> None:
        fake.fails["assistant.threads.setStatus"] = ["missing_scope"] * 9
        await events.send(events.event("多少"))
        await until(lambda: fake.shown)
        assert fake.calls.count("assistant.threads.setStatus") <= 1

    using(use, Script(answer()), tmp_path)


def test_a_long_answer_comes_in_parts_and_no_faster_than_is_allowed(tmp_path: Path) -> None:
    text = "\n".join(f"第{n}行{'字' * 90}[1]" for n in range(80))

    async def use(events: FakeEvents, fake: FakeSlack, here: object) -> None:
        await events.send(events.event("多少"))
        await until(lambda: len(fake.shown) == 2, patience_s=20)
        assert fake.limited == []
        first, second = fake.shown.values()
        assert first.text.endswith("(1/2)")
        assert not first.below("context_actions")
        assert second.below("context_actions")

    using(use, Script(answer(text.replace("[1]", ""), citations=(), figures=(),
                             status="not_found", computations=())), tmp_path)  # fmt: skip


@pytest.mark.skipif(found_font()[0] is None, reason="no font with Chinese is here")
def test_a_chart_is_shown_in_the_thread_and_the_answer_without_it(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: object) -> None:
        told = events.event("多少")
        await events.send(told)
        await until(lambda: fake.pictures)
        ((channel, thread, png),) = fake.pictures
        assert (channel, thread) == ("C1", told["event"]["ts"])
        assert png.startswith(b"\x89PNG")
        fake.fails["files.getUploadURLExternal"] = ["missing_scope"]
        await events.send(events.event("几个"))
        await until(lambda: len(fake.shown) == 2)

    fake = using(use, Script(charted()), tmp_path, strict=False)
    assert len(fake.pictures) == 1


def test_an_answer_that_takes_too_long_follows_in_the_thread(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(events: FakeEvents, fake: FakeSlack, here: object) -> None:
        await events.send(events.event("多少"))
        await until(lambda: fake.texts == ["仍在计算，完成后推送。"])
        ask.go.set()
        await until(lambda: len(fake.shown) == 2)
        assert fake.texts[1].startswith("多少 [1]")
        assert len({shown.thread for shown in fake.shown.values()}) == 1

    using(use, ask, tmp_path, strict=False, channel_overtime_s=0.5)


@pytest.mark.parametrize("word", ["ratelimited", "internal_error", "503", "garbage"])
def test_what_is_refused_for_now_is_sent_again_and_once(tmp_path: Path, word: str) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: object) -> None:
        fake.fails["chat.postMessage"] = [word]
        await events.send(events.event("多少"))
        await until(lambda: fake.shown)
        assert len(fake.shown) == 1

    using(use, Script(answer()), tmp_path)


def test_a_wait_that_slack_asks_for_is_kept() -> None:
    fake = FakeSlack()
    now = [100.0]

    async def run(address: str) -> None:
        api = Api(f"{address}/api", TOKEN, clock=lambda: now[0])
        await api.call("chat.postMessage", channel="C1", text="甲", blocks=[])
        now[0] += 1.5  # our clock says that a second is over; Slack's says that it is not
        with pytest.raises(DeliveryFailed) as error:
            await api.call("chat.postMessage", channel="C1", text="乙", blocks=[])
        assert error.value.again
        assert api.blocked("chat.postMessage", "C2")
        now[0] += 1.1
        assert not api.blocked("chat.postMessage", "C2")
        await api.close()

    with served(fake.app) as address:
        asyncio.run(run(address))
    assert len(fake.limited) == 1


@pytest.mark.parametrize(
    ("token", "scopes", "told"),
    [
        pytest.param("xoxb-wrong", "", "ASSISTANT_SLACK_BOT_TOKEN", id="token"),
        pytest.param(TOKEN, "chat:write", "app_mentions:read, im:history", id="scopes"),
    ],
)
def test_what_is_wrong_is_told_with_a_remedy(token: str, scopes: str, told: str) -> None:
    fake = FakeSlack()
    fake.scopes = scopes

    async def run(address: str) -> str:
        channel: Slack = slack(url=f"{address}/api", token=token, signing_secret=SECRET)
        (fault,) = await channel.check()
        await channel.close()
        return f"{fault.problem} {fault.remedy}"

    with served(fake.app) as address:
        said = asyncio.run(run(address))
    assert told in said
    assert token not in said


def test_all_is_well() -> None:
    async def run(address: str) -> None:
        told = {"slack_url": f"{address}/api", "slack_bot_token": TOKEN,
                "slack_signing_secret": SECRET}  # fmt: skip
        channel = switchboard.channels_of(Settings.model_validate(told))["slack"]
        assert await channel.check() == ()
        await channel.push(Target(channel="slack", vendor="slack", sender="U1"),
                           Reply(parts=("早",)))  # fmt: skip
        await channel.close()

    fake = FakeSlack()
    with served(fake.app) as address:
        asyncio.run(run(address))
    assert [(shown.channel, shown.text) for shown in fake.shown.values()] == [("U1", "早")]


def test_the_fake_is_like_the_real_one_to_the_vendor_s_client() -> None:
    fake = FakeSlack(strict=False)

    async def run(address: str) -> None:
        client = AsyncWebClient(TOKEN, base_url=f"{address}/api/")
        client.proxy = None
        stream = await client.chat_stream(
            channel="C1", thread_ts="1.1", recipient_team_id=TEAM, recipient_user_id="U1",
            buffer_size=1,
        )  # fmt: skip
        await stream.append(markdown_text="一")
        await stream.append(markdown_text="二")
        await stream.stop(markdown_text="三")
        for channel in ("C2", "C1"):
            with pytest.raises(SlackApiError, match=r"not_found|not_in_streaming"):
                await client.chat_appendStream(
                    channel=channel, ts=str(stream.ts), markdown_text="四"
                )
        with pytest.raises(SlackApiError, match="msg_too_long"):
            await client.chat_startStream(
                channel="D1", thread_ts="1.1", markdown_text="字" * 12_001
            )

    with served(fake.app) as address:
        asyncio.run(run(address))
    assert fake.texts == ["一二三"]


def test_the_fake_is_like_the_real_one_to_the_vendor_s_server() -> None:
    fake, heard = FakeSlack(), list[str]()

    async def run(vendor: str) -> None:
        client = AsyncWebClient(TOKEN, base_url=f"{vendor}/api/")
        client.proxy = None
        bolt = AsyncApp(signing_secret=SECRET, client=client)

        @bolt.event("app_mention")
        async def mentioned(body: dict[str, object]) -> None:
            heard.append(json.dumps(body["event"], ensure_ascii=False))

        @bolt.action("ask:0")
        async def pressed(ack: object, action: dict[str, str]) -> None:
            assert callable(ack)
            await ack()
            heard.append(action["value"])

        handler, app = AsyncSlackRequestHandler(bolt), FastAPI()

        async def hear(request: Request) -> Response:
            return await handler.handle(request)

        app.add_api_route("/slack", hear, methods=["POST"], response_model=None)
        with served(app) as address:
            events = FakeEvents(f"{address}/slack")
            async with events.http:
                challenge = {"type": "url_verification", "challenge": "c1"}
                assert "c1" in (await events.send(challenge)).text
                assert (await events.send(events.event("多少"))).status_code == 200
                await fake_press(events, fake)
                await until(lambda: len(heard) == 2)

    with served(fake.app) as vendor:
        asyncio.run(run(vendor))
    assert "多少" in heard[0]
    assert heard[1] == "a1:0"


async def fake_press(events: FakeEvents, fake: FakeSlack) -> None:
    from tests.slack_fake import Shown

    action = {"type": "button", "action_id": "ask:0", "block_id": "b", "value": "a1:0"}
    assert (await events.press(Shown("C1", "1.1"), "1.2", action)).status_code == 200
