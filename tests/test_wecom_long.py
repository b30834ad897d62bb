"""The AI bot over its long connection, and the fake of it driven by the vendor's own library."""

import asyncio
import importlib
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant.channels.base import Reply
from assistant.channels.lasting import Pace
from assistant.channels.wecom import making
from assistant.channels.wecom.connection import Connection
from assistant.channels.wecom.long_bot import LongBot
from assistant.exchange import Ask
from assistant.post import Target
from assistant.records import Audience
from tests.api_fakes import Script, answer
from tests.channel_office import Office, office
from tests.dingtalk_fake import PNG
from tests.served import Stepped
from tests.wecom_fake import until
from tests.wecom_long_fake import SECRET, STREAM_EXPIRED, UNSUBSCRIBED, LongFake, long_fake

PACE = Pace(ping_s=0.2, answer_s=0.3, retry_s=0.05, longest_retry_s=0.1, refused_s=0.2)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pings and retries of the vendor's pace would make each test a minute long."""
    monkeypatch.setattr(
        making, "Connection", lambda url, bot_id, secret: Connection(url, bot_id, secret, PACE)
    )


@contextmanager
def connected(
    ask: Ask, data: Path, *, secret: str = SECRET, **settings: object
) -> Iterator[tuple[LongFake, Office]]:
    told: dict[str, Any] = {"wecom_bot_id": "bot1", "wecom_bot_secret": secret, **settings}
    people = {"chenwei": Audience.EXECUTIVE, "wu": Audience.SALES}
    with (
        long_fake() as fake,
        office(ask, data, people, wecom_socket_url=fake.url, **told) as here,
    ):
        if secret == SECRET:
            fake.until(lambda: fake.subscribed)
        yield fake, here


def health(here: Office) -> dict[str, Any]:
    told = httpx.get(f"{here.address}/readyz", trust_env=False).json()["channels"]
    found: dict[str, Any] = next(each for each in told if each["channel"] == "wecom-long")
    return found


def test_a_question_is_answered_as_it_grows_and_not_too_often(tmp_path: Path) -> None:
    ask = Stepped(waits=True)
    with connected(ask, tmp_path) as (fake, here):
        seen = fake.seen[fake.callback("12月 多少")]
        fake.until(lambda: seen.snapshots)
        ask.go.set()
        fake.until(lambda: seen.finished)
        assert seen.snapshots[0] in ("已收到，正在查询…", "正在理解问题…")
        assert seen.snapshots[-1].startswith("12月 多少 [1]")
        assert all(
            then - before >= 0.79 for before, then in zip(seen.at, seen.at[1:], strict=False)
        )
        assert health(here)["state"] == "ok"
        fake.until(lambda: not here.journal.post.inbox.unfinished())


def test_what_is_answered_at_once_is_one_frame(tmp_path: Path) -> None:
    with connected(Script(answer()), tmp_path) as (fake, _):
        begun = time.monotonic()
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: seen.finished)
        assert len(seen.snapshots) == 1
        assert time.monotonic() - begun < 1


@pytest.mark.parametrize("ends", ["1000", "1011", "abort", "half dead"])
def test_the_connection_is_made_again_however_it_ended(tmp_path: Path, ends: str) -> None:
    with connected(Stepped(), tmp_path) as (fake, here):
        if ends == "abort":
            fake.abort()
        elif ends == "half dead":
            fake.answers_pings = False
        else:
            fake.close(int(ends))
        fake.until(lambda: fake.subscribed >= 2)
        fake.answers_pings = True
        fake.until(lambda: fake.live and health(here)["state"] == "ok")
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: seen.finished)


def test_who_is_replaced_does_not_fight(tmp_path: Path) -> None:
    with connected(Stepped(), tmp_path) as (fake, here), connected_beside(fake, tmp_path / "b"):
        fake.until(lambda: fake.subscribed == 2)
        fake.until(lambda: health(here)["state"] == "failed")
        assert "took over" in health(here)["problem"]
        time.sleep(0.5)
        assert fake.subscribed == 2
        assert httpx.get(f"{here.address}/readyz", trust_env=False).status_code == 200


@contextmanager
def connected_beside(fake: LongFake, data: Path) -> Iterator[None]:
    told: dict[str, Any] = {"wecom_bot_id": "bot1", "wecom_bot_secret": SECRET}
    with office(Stepped(), data, wecom_socket_url=fake.url, **told):
        yield


def test_a_wrong_secret_is_told_and_not_tried_at_once_again(tmp_path: Path) -> None:
    with connected(Stepped(), tmp_path, secret="wrong") as (fake, here):
        fake.until(lambda: health(here)["problem"])
        assert "40001" in health(here)["problem"]
        assert "wrong" not in str(health(here))
        assert fake.subscribed == 0


@pytest.mark.parametrize("code", [STREAM_EXPIRED, 40008])
def test_an_answer_that_cannot_be_shown_in_place_is_sent(tmp_path: Path, code: int) -> None:
    with connected(Script(answer()), tmp_path) as (fake, here):
        fake.fails["aibot_respond_msg"] = [code]
        fake.callback("多少", chat="g1")
        fake.until(lambda: fake.pushed)
        assert (fake.pushed[0]["chatid"], fake.pushed[0]["chat_type"]) == ("g1", 2)
        assert fake.pushed[0]["markdown"]["content"].startswith("销售额")
        fake.until(lambda: not here.journal.post.inbox.unfinished())


def test_an_answer_is_sent_again_after_the_connection_was_lost(tmp_path: Path) -> None:
    ask = Stepped(waits=True)
    with connected(ask, tmp_path) as (fake, _):
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: seen.snapshots)
        fake.fails["aibot_respond_msg"] = [UNSUBSCRIBED] * 2
        ask.go.set()
        fake.until(lambda: seen.finished)
        assert fake.subscribed >= 2
        assert seen.snapshots[-1].startswith("多少 [1]")
        assert fake.pushed == []


def test_an_answer_that_takes_too_long_is_sent(tmp_path: Path) -> None:
    ask = Stepped(waits=True)
    with connected(ask, tmp_path, channel_overtime_s=0.5) as (fake, _):
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: seen.finished)
        assert seen.snapshots[-1] == "仍在计算，完成后推送。"
        ask.go.set()
        fake.until(lambda: fake.pushed)
        assert (fake.pushed[0]["chatid"], fake.pushed[0]["chat_type"]) == ("chenwei", 1)


def test_a_callback_that_comes_again_after_a_reconnect_is_answered_once(tmp_path: Path) -> None:
    script = Script(answer())
    with connected(script, tmp_path) as (fake, _):
        seen = fake.seen[fake.callback("多少", msgid="m1")]
        fake.until(lambda: seen.finished)
        fake.close(1000)
        fake.until(lambda: fake.subscribed == 2)
        fake.callback("多少", msgid="m1")
        last = fake.seen[fake.callback("几个")]
        fake.until(lambda: last.finished)
        assert [question.text for question in script.asked] == ["多少", "几个"]


def test_a_button_asks_with_the_rights_of_whoever_presses_it(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？", "同比？")))
    with connected(script, tmp_path, wecom_buttons=True) as (fake, _):
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: len(fake.pushed) == 1)
        assert "还可以问" not in seen.snapshots[-1]
        card = fake.pushed[0]["template_card"]
        assert "同比？" in card["sub_title_text"]
        key = card["button_list"][1]["key"]
        fake.event("template_card_event", {"EventKey": key, "task_id": card["task_id"]}, user="wu")
        fake.until(lambda: len(script.asked) == 2)
        pressed = script.asked[1]
        assert (pressed.text, pressed.asker.id) == ("同比？", "wu")
        fake.until(lambda: fake.updated)
        update = fake.updated[0]
        assert update["userids"] == ["wu"], "the others may press it still"
        assert [each["text"] for each in update["template_card"]["button_list"]] == [
            "1. 1月呢？", "✓ 2. 同比？",
        ]  # fmt: skip
        fake.until(lambda: len(fake.pushed) >= 2)
        assert fake.pushed[1]["chatid"] == "wu"
        before = len(fake.pushed)
        for gone in ("never:0", f"{key}0", "x", "never:²"):
            fake.event("template_card_event", {"event_key": gone, "task_id": "t"})
        fake.until(lambda: sum("已失效" in str(each) for each in fake.pushed[before:]) == 4)


def test_a_card_that_cannot_be_marked_is_answered_all_the_same(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？",)))
    with connected(script, tmp_path, wecom_buttons=True) as (fake, _):
        fake.callback("多少")
        fake.until(lambda: len(fake.pushed) == 1)
        card = fake.pushed[0]["template_card"]
        fake.fails["aibot_respond_update_msg"] = [40008]
        key = card["button_list"][0]["key"]
        fake.event("template_card_event", {"event_key": key, "task_id": card["task_id"]})
        fake.until(lambda: len(script.asked) == 2)
        fake.event("template_card_event", {"event_key": key, "task_id": "of-before-a-restart"})
        fake.until(lambda: len(script.asked) == 3)
        assert fake.updated == []


def test_entering_the_chat_is_welcomed(tmp_path: Path) -> None:
    with connected(Stepped(), tmp_path) as (fake, _):
        fake.event("enter_chat")
        fake.until(lambda: fake.welcomed)
        assert "/help" in fake.welcomed[0]["text"]["content"]


@pytest.mark.parametrize(
    "frame", ["[]", "{", '{"cmd": 3}', '{"cmd": "aibot_msg_callback", "body": "x"}', "[" * 5000]
)
def test_a_frame_that_means_nothing_does_no_harm(tmp_path: Path, frame: str) -> None:
    with connected(Stepped(), tmp_path) as (fake, _):
        assert fake.live
        fake.live.send(frame)
        seen = fake.seen[fake.callback("多少")]
        fake.until(lambda: seen.finished)
        assert fake.subscribed == 1


def test_the_fake_is_like_the_real_one_to_the_vendor_s_own_library(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the vendor's imports
        aibot = importlib.import_module("aibot")
        monkeypatch.setattr(importlib.import_module("aibot.ws"), "_SSL_CONTEXT", None)

    async def drive(fake: LongFake) -> None:
        got: asyncio.Queue[Any] = asyncio.Queue()
        made = aibot.WSClient(aibot.WSClientOptions(bot_id="bot1", secret=SECRET, ws_url=fake.url))
        made.on("authenticated", lambda: got.put_nowait("in"))
        made.on("message.text", got.put_nowait)
        await made.connect()
        assert await asyncio.wait_for(got.get(), 5) == "in"
        req_id = await asyncio.to_thread(fake.callback, "多少")
        frame = await asyncio.wait_for(got.get(), 5)
        assert frame["body"]["text"]["content"] == "多少"
        await made.reply_stream(frame, "s1", "在查", False, feedback={"id": "f1"})
        await made.reply_stream(frame, "s1", "2亿元", True)
        told = {"msgtype": "markdown", "markdown": {"content": "早"}, "chat_type": 1}
        await made.send_message("chenwei", told)
        made.disconnect()
        await asyncio.sleep(0.1)
        assert fake.seen[req_id].snapshots == ["在查", "2亿元"]
        assert fake.seen[req_id].feedback == "f1"
        assert [each["chatid"] for each in fake.pushed] == ["chenwei"]

    with long_fake() as fake:
        asyncio.run(drive(fake))


@pytest.mark.parametrize("refused", [[], [40009]])
def test_a_chart_is_uploaded_in_pieces_and_the_answer_stands_without_it(
    refused: list[int],
) -> None:
    png = PNG + bytes(1_200_000)
    reply = Reply(parts=("完",), images=(png,))
    target = Target(channel="wecom-long", vendor="wecom", sender="chenwei")

    async def push(fake: LongFake) -> None:
        connection = Connection(fake.url, "bot1", SECRET, PACE)
        bot = LongBot(connection)

        async def receive(_: object) -> None:
            """Nothing is asked."""

        serving = asyncio.create_task(bot.serve(receive))
        await until(lambda: connection.state == "ok")
        await bot.push(target, reply)
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)

    with long_fake() as fake:
        fake.fails["aibot_upload_media_chunk"] = list(refused)
        asyncio.run(push(fake))
        kinds = [each["msgtype"] for each in fake.pushed]
        assert kinds == (["markdown"] if refused else ["markdown", "image"])
        assert list(fake.pictures.values()) == ([] if refused else [png])
