"""Slack, against one on loopback that signs as the vendor does and refuses what it would."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.channels.base import ChannelHealth
from assistant.exchange import Ask
from assistant.records import Audience
from tests.api_fakes import REFUSAL, Script, answer
from tests.channel_office import Office, office
from tests.served import Stepped, served
from tests.slack_fake import SECRET, TEAM, TOKEN, FakeEvents, FakeSlack
from tests.wecom_fake import until

Use = Callable[[FakeEvents, FakeSlack, Office], Awaitable[None]]
PEOPLE = {"chen": Audience.EXECUTIVE, "wu": Audience.SALES}
IDS = {"chen": "U1", "wu": "U2"}


def using(use: Use, ask: Ask, data: Path, *, strict: bool = True, **settings: Any) -> FakeSlack:  # noqa: ANN401 - as settings are
    fake = FakeSlack(strict=strict)
    with served(fake.app) as vendor:
        told = {"slack_bot_token": TOKEN, "slack_signing_secret": SECRET,
                "slack_url": f"{vendor}/api"}  # fmt: skip
        with office(ask, data, PEOPLE, **told | settings) as here:
            for name, id in IDS.items():
                here.journal.people.bind(name, "slack", id)

            async def run() -> None:
                events = FakeEvents(f"{here.address}/channels/slack")
                async with events.http:
                    await use(events, fake, here)
                    await until(lambda: not here.journal.post.inbox.unfinished())

            asyncio.run(run())
    assert fake.faults == []
    return fake


def test_a_mention_is_answered_in_its_thread(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        told = events.event("12月 销售额 多少")
        assert (await events.send(told)).status_code == 200
        await until(lambda: fake.shown)
        (shown,) = fake.shown.values()
        assert shown.text.startswith("12月 销售额 多少 [1]")
        assert "来源：\n- [1] 月报 · 2031-02-09 · Page 2" in shown.text
        assert (shown.channel, shown.thread) == ("C1", told["event"]["ts"])

    using(use, Stepped(), tmp_path)


def test_the_stage_is_a_status_and_the_text_grows(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event("多少"))
        await until(lambda: "正在理解问题…" in fake.statuses)
        assert fake.shown == {}
        ask.go.set()
        await until(lambda: fake.shown)

    using(use, ask, tmp_path)


def test_a_retry_is_not_run_again_whatever_its_event_id(tmp_path: Path) -> None:
    ask = Stepped()

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        told = events.event("多少")
        await asyncio.gather(*(events.send(told, retry=n) for n in range(3)))
        await until(lambda: fake.shown)
        await events.send(told | {"event_id": "Ev999"}, retry=3)
        await asyncio.sleep(0.2)
        assert (ask.begun, len(fake.shown)) == (1, 1)

    using(use, ask, tmp_path)


def test_a_thread_is_a_conversation_of_its_own(tmp_path: Path) -> None:
    script = Script(answer())

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        for place, more in enumerate(({}, {}, {"thread_ts": "1700000001.000001"})):
            await events.send(events.event("多少", **more))
            await until(lambda place=place: len(fake.shown) > place)  # type: ignore[misc]
        first, second, third = (question.conversation_id for question in script.asked)
        assert first is None
        assert second is None
        assert third is not None

    using(use, script, tmp_path, strict=False)


def test_in_a_talk_of_two_the_answer_has_no_thread(tmp_path: Path) -> None:
    script = Script(answer())

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event(" /help", channel="D1"))
        await until(lambda: fake.shown)
        await events.send(events.event("A &lt; B <https://a.example|甲> &amp;amp;", channel="D1"))
        await until(lambda: len(fake.shown) == 2)
        assert "/reset" in fake.texts[0]
        assert {shown.thread for shown in fake.shown.values()} == {""}
        assert [question.text for question in script.asked] == ["A < B 甲 &amp;"]
        assert script.asked[0].asker.audience is Audience.EXECUTIVE

    using(use, script, tmp_path, strict=False)


def test_a_channel_hears_what_is_public(tmp_path: Path) -> None:
    script = Script(REFUSAL)

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event("多少"))
        await until(lambda: fake.shown)
        assert "请私聊我" in fake.texts[0]
        assert script.asked[0].asker.audience is Audience.PUBLIC

    using(use, script, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"bot_id": "B7"}, id="a bot"),
        pytest.param({"user": "U0BOT"}, id="ourselves"),
        pytest.param({"subtype": "message_changed"}, id="edited"),
        pytest.param({"subtype": "message_deleted"}, id="deleted"),
        pytest.param({"type": "reaction_added"}, id="unknown event"),
        pytest.param({"type": "message", "channel_type": "channel"}, id="not to us"),
        pytest.param({"user": None}, id="nobody"),
    ],
)
def test_what_is_not_asked_is_not_answered(tmp_path: Path, change: dict[str, Any]) -> None:
    ask = Stepped()

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        assert (await events.send(events.event("多少", **change))).status_code == 200
        await asyncio.sleep(0.2)
        assert (ask.begun, fake.calls) == (0, [])

    using(use, ask, tmp_path)


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        pytest.param("", {}, "请直接输入问题", id="only the name"),
        pytest.param("", {"files": [{"id": "F1"}], "subtype": "file_share"}, "只能读文字",
                     id="a file"),
        pytest.param("多少", {"user": "U9"}, "还不知道您是谁", id="a stranger"),
        pytest.param("多少", {"team": "T9"}, "还不知道您是谁", id="of another company"),
        pytest.param("/whoami", {}, "群编号：C1", id="a command"),
    ],
)  # fmt: skip
def test_every_message_gets_an_answer_or_a_hint(
    tmp_path: Path, text: str, more: dict[str, Any], told: str
) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event(text, **more))
        await until(lambda: fake.shown)
        assert told in fake.texts[0]

    using(use, Script(answer()), tmp_path)


def test_a_button_asks_with_the_rights_of_whoever_presses_it(tmp_path: Path) -> None:
    script = Script(answer(answer_id="", suggestions=("那1月呢？",)))

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event("多少", channel="D1"))
        await until(lambda: fake.shown)
        ((ts, shown),) = fake.shown.items()
        (button,) = shown.below("actions")
        assert button["text"]["text"] == "那1月呢？"
        assert "还可以问" not in shown.text
        assert (await events.press(shown, ts, button, user="U2")).status_code == 200
        await until(lambda: len(script.asked) == 2)
        assert (script.asked[1].text, script.asked[1].asker.id) == ("那1月呢？", "wu")
        gone = button | {"value": "never-was:0"}
        await events.press(shown, ts, gone)
        await until(lambda: any("按钮已失效" in text for text in fake.texts))

    using(use, script, tmp_path, strict=False)


def test_thumbs_are_kept(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send(events.event("多少", channel="D1"))
        await until(lambda: fake.shown)
        ((ts, shown),) = fake.shown.items()
        (thumbs,) = shown.below("context_actions")
        assert here.service.reviews
        for button, verdict in (("negative_button", "down"), ("positive_button", "up")):
            value = thumbs[button]["value"]
            action = {"type": "feedback_buttons", "action_id": "feedback", "value": value}
            await events.press(shown, ts, action)
            await until(lambda verdict=verdict: judged(here) == [("chen", verdict)])  # type: ignore[misc]

    using(use, Stepped(), tmp_path)


def judged(here: Office) -> list[tuple[str, str]]:
    from sqlalchemy import select

    from assistant.journal.schema import FEEDBACK

    with here.database() as database, database.reading() as db:
        return [(row.asker, row.verdict) for row in db.execute(select(FEEDBACK)).all()]


def test_readiness_tells_of_it(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        await events.send({"type": "url_verification", "challenge": "x"})
        reply = await events.http.get(f"{here.address}/readyz")
        told = [each for each in reply.json()["channels"] if each["channel"] == "slack"]
        assert ChannelHealth(**told[0]).state == "ok"

    using(use, Stepped(), tmp_path)


async def _sent(events: FakeEvents, body: bytes, headers: dict[str, str]) -> httpx.Response:
    return await events.http.post(events.address, content=body, headers=headers)


def test_the_address_is_verified(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        reply = await events.send({"type": "url_verification", "challenge": "3eZbrw1aB"})
        assert reply.json() == {"challenge": "3eZbrw1aB"}

    using(use, Stepped(), tmp_path)


@pytest.mark.parametrize(
    ("body", "change", "status"),
    [
        pytest.param("{}", {"X-Slack-Signature": ""}, 403, id="no signature"),
        pytest.param("{}", {"X-Slack-Signature": "v0=" + "0" * 64}, 403, id="bad signature"),
        pytest.param("{}", {"X-Slack-Request-Timestamp": "now"}, 403, id="no timestamp"),
        pytest.param("{}", {"age": "301"}, 403, id="stale"),
        pytest.param("{}", {"age": "-400"}, 403, id="of the future"),
        pytest.param("{", {}, 400, id="no JSON"),
        pytest.param("[1]", {}, 400, id="no object"),
        pytest.param("payload=%7B", {"Content-Type": "application/x-www-form-urlencoded"}, 400,
                     id="form without JSON"),
        pytest.param("x" * 2_000_000, {}, 413, id="two megabytes"),
        pytest.param('{"type": "event_callback", "event": 3}', {}, 200, id="no event"),
        pytest.param('{"type": "block_actions", "actions": [3]}', {}, 200, id="no action"),
        pytest.param('{"type": "app_rate_limited"}', {}, 200, id="unknown type"),
    ],
)  # fmt: skip
def test_what_is_not_of_slack_is_refused(
    tmp_path: Path, body: str, change: dict[str, str], status: int
) -> None:
    ask = Stepped()

    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        kind = change.get("Content-Type", "application/json")
        headers = events.signed(body, kind, age_s=int(change.get("age", 0)))
        headers |= {name: value for name, value in change.items() if name != "age"}
        assert (await _sent(events, body.encode(), headers)).status_code == status
        assert (ask.begun, fake.calls) == (0, [])

    using(use, ask, tmp_path)


def test_a_captured_request_with_another_body_is_refused(tmp_path: Path) -> None:
    async def use(events: FakeEvents, fake: FakeSlack, here: Office) -> None:
        headers = events.signed('{"team_id": "T1"}', "application/json")
        assert (await _sent(events, b'{"team_id": "T2"}', headers)).status_code == 403
        assert TEAM not in fake.calls

    using(use, Stepped(), tmp_path)
