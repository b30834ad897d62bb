"""Feishu's bot against a Feishu on loopback that enforces the limits of the real one."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.channels.limits import Limits
from assistant.errors import JournalError
from assistant.journal.inboxes import Inboxes
from assistant.post import Group, Held, Inbound
from assistant.records import Audience
from tests.api_fakes import REFUSAL, Script, answer
from tests.channel_office import Office
from tests.feishu_fake import FakeServer
from tests.feishu_people import FakePeople, using
from tests.served import Stepped
from tests.wecom_fake import until

QUICK = Limits(retry_s=0.01, longest_retry_s=0.02)
BOTH = {"chenwei": Audience.EXECUTIVE, "wu": Audience.SALES}


def idle(here: Office) -> bool:
    return not here.journal.post.inbox.unfinished()


def test_a_question_is_answered_in_a_card_that_grows(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.deliver(people.message("12月 销售额 多少"))
        await until(lambda: server.shown)
        (shown,) = server.shown
        assert shown.receiver == "open_id:ou_chenwei"
        assert shown.streams
        assert shown.text == "正在理解问题…"
        await asyncio.sleep(0.6)
        ask.go.set()
        await until(lambda: idle(here))
        assert not shown.streams, "else the list of chats tells that it is being written"
        assert shown.text.startswith("12月 销售额 多少 <number_tag>1</number_tag>")
        assert "来源：\n- <number_tag>1</number_tag> 月报 · 2031-02-09 · Page 2" in shown.text
        assert (len(server.shown), server.refused) == (1, [])
        assert shown.card
        assert shown.card.sequence >= 2

    using(use, ask, tmp_path)


def test_an_answer_that_is_made_at_once_is_one_message(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        assert shown.card is None
        assert shown.text.startswith("多少 <number_tag>1</number_tag>")
        assert server.cards == {}

    using(use, Stepped(), tmp_path)


def test_a_message_that_is_delivered_again_is_answered_once(tmp_path: Path) -> None:
    ask = Stepped()

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        message = people.message("多少")
        for event_id in ("e1", "e1", "e2"):  # as events, and as another event of the same message
            message["header"]["event_id"] = event_id
            await people.deliver(message)
        await until(lambda: idle(here) and server.shown)
        await people.deliver(message)
        await asyncio.sleep(0.2)
        assert (ask.begun, len(server.shown)) == (1, 1)

    using(use, ask, tmp_path)


def test_in_a_group_only_who_speaks_to_the_bot_is_answered_under_the_question(
    tmp_path: Path,
) -> None:
    script = Script(answer())

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await asyncio.sleep(0.2)  # the bot asks who it is
        await people.deliver(people.message("大家好", chat="oc_g", mentioned=False))
        other = people.message("问他", chat="oc_g")
        other["event"]["message"]["mentions"][0]["id"]["open_id"] = "ou_somebody"
        await people.deliver(other)
        everybody = people.message("@_all 多少", chat="oc_g", mentioned=False)
        await people.deliver(everybody)
        asked = people.message("替 @_user_2 问：多少", chat="oc_g")
        asked["event"]["message"]["mentions"].append(
            {"key": "@_user_2", "id": {"open_id": "ou_wu"}, "name": "吴"}
        )
        shown = await people.told(asked)
        assert shown.under == asked["event"]["message"]["message_id"]
        assert [question.text for question in script.asked] == ["替 @吴 问：多少"]
        assert (await people.ask("/whoami", chat="oc_g")).text.endswith("群编号：oc\\_g。")

    using(use, script, tmp_path)


def test_a_group_hears_no_more_than_it_may(tmp_path: Path) -> None:
    script = Script(answer(), answer(), answer(), REFUSAL)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.ask("多少", chat="oc_g")
        here.journal.post.chats.register(
            Group(vendor="feishu", tenant="", chat="oc_g", audience=Audience.SALES)
        )
        await people.ask("多少", chat="oc_g")
        await people.ask("多少")
        assert "私聊我" in (await people.ask("没有的", chat="oc_g")).text
        assert [question.asker.audience for question in script.asked] == [
            Audience.PUBLIC, Audience.SALES, Audience.EXECUTIVE, Audience.SALES,
        ]  # fmt: skip

    using(use, script, tmp_path)


def test_a_stranger_gets_a_code_and_is_then_known_whatever_the_app(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        told = (await people.ask("多少", user="on_7")).text
        code = told.split("绑定码 ")[1].split(" ")[0]
        here.journal.people.add("wu", Audience.SALES, operator=False)
        assert here.journal.post.strangers.claim(code, "wu") == ("feishu", "on_7")
        again = people.message("多少", user="on_7")
        again["event"]["sender"]["sender_id"]["open_id"] = "ou_of_another_app"
        assert (await people.told(again)).text.startswith("多少 ")

    using(use, Stepped(), tmp_path, people={})


def test_people_may_be_bound_by_their_user_id(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        assert (await people.ask("多少", user="chenwei")).text.startswith("多少 ")
        unseen = people.message("多少", user="chenwei-there")
        unseen["event"]["sender"]["sender_id"] |= {"user_id": None}
        assert (await people.told(unseen)).text.startswith("多少 ")

    known = {"chenwei-there": Audience.SALES}
    using(use, Stepped(), tmp_path, people=known, feishu_identity="user_id")


def test_a_button_asks_with_the_rights_of_who_pressed_it(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？", "同比？")))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        here.journal.post.chats.register(
            Group(vendor="feishu", tenant="", chat="oc_g", audience=Audience.EXECUTIVE)
        )
        shown = await people.ask("多少", chat="oc_g")
        pressed = people.press(shown, 1, user="wu", chat="oc_g")
        told = await people.deliver(pressed)
        assert told["toast"]["content"] == "已收到，正在查询…"
        await people.deliver(pressed)
        await until(lambda: len(server.shown) == 2 and idle(here))
        assert server.shown[1].under == "om_1"
        assert [(q.text, q.asker.id, q.asker.audience) for q in script.asked] == [
            ("多少", "chenwei", Audience.EXECUTIVE), ("同比？", "wu", Audience.SALES),
        ]  # fmt: skip

    using(use, script, tmp_path, people=BOTH)


def test_a_private_card_that_was_passed_on_answers_in_private(tmp_path: Path) -> None:
    script = Script(answer(suggestions=("1月呢？",)))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        told = await people.told(people.press(shown, 0, user="wu", chat="oc_g"))
        assert told.receiver == "open_id:ou_wu"
        assert script.asked[1].asker.audience is Audience.SALES

    using(use, script, tmp_path, people=BOTH)


@pytest.mark.parametrize(
    "value",
    [{"ask": "never:0", "group": False}, {"ask": "x" * 32 + ":0"}, {"ask": "::", "group": False}],
)
def test_a_button_that_is_none_of_ours_asks_nothing(tmp_path: Path, value: dict[str, Any]) -> None:
    script = Script(answer(suggestions=("1月呢？",)))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        pressed = people.press(shown, 0)
        pressed["event"]["action"]["value"] = value
        assert "按钮已失效" in (await people.told(pressed)).text
        pressed["event"]["action"]["value"] = "a text"
        assert "按钮已失效" in (await people.deliver(pressed))["toast"]["content"]
        assert len(script.asked) == 1

    using(use, script, tmp_path)


def test_thumbs_are_kept_and_can_be_taken_back(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        kept = []
        for number in (-3, -2, -2, -1):
            told = await people.deliver(people.press(shown, number))
            assert told["toast"]["content"] == "已记录，谢谢。"
            await asyncio.sleep(0.1)
            kept.append(here.verdicts())
        assert kept == [["up"], ["down"], ["down"], []]

    using(use, Stepped(), tmp_path)


def test_an_answer_that_takes_too_long_follows(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        shown = await people.ask("多少")
        assert shown.text == "仍在计算，完成后推送。"
        ask.go.set()
        await until(lambda: idle(here))
        assert server.shown[1].text.startswith("多少 <number_tag>1</number_tag>")

    using(use, ask, tmp_path, channel_overtime_s=0.8)


@pytest.mark.parametrize("refusal", [(429, 99991400), (200, 230020), (500, 0), (503, 2200)])
def test_what_is_refused_for_now_is_sent_again_and_seen_once(
    tmp_path: Path, refusal: tuple[int, int]
) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await until(lambda: server.tokens)
        server.codes = [refusal] * 3
        await people.ask("多少")
        await until(lambda: idle(here))
        assert len(server.shown) == 1

    using(use, Script(answer()), tmp_path, limits=QUICK)


def test_a_token_that_ran_out_is_renewed_once_for_all(tmp_path: Path) -> None:
    users = [f"u{n}" for n in range(5)]

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.ask("多少", user="u0")
        server.valid.clear()
        await asyncio.gather(*(people.deliver(people.message("几个", user=u)) for u in users))
        await until(lambda: len(server.shown) == 6)
        assert len(server.tokens) == 2

    using(use, Stepped(), tmp_path, people=dict.fromkeys(users, Audience.PUBLIC))


def test_a_card_that_is_not_taken_comes_as_text_that_calls_nobody(tmp_path: Path) -> None:
    script = Script(answer('2亿元[1] \\<at user_id="all"\\>\\</at\\>'))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        server.unfit = True
        shown = await people.ask("多少")
        assert shown.kind == "text"
        assert "2亿元[1]" in shown.text
        assert "<at" not in shown.text

    using(use, script, tmp_path)


def test_a_long_answer_comes_in_cards_none_of_which_is_refused(tmp_path: Path) -> None:
    long = "".join(f"第{n}句说了很多<内容>“多”\\n。" for n in range(1500))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.ask("多少")
        await until(lambda: idle(here))
        assert server.refused == []
        whole = "".join(shown.text for shown in server.shown)
        assert all(f"第{n}句" in whole for n in range(1500))
        assert [len(shown.buttons()) > 0 for shown in server.shown[-2:]] == [False, True]

    using(use, Script(answer(f"{long}[1]")), tmp_path)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"message_type": "image"}, "只能读文字", id="image"),
        pytest.param({"message_type": "hologram"}, "只能读文字", id="unknown"),
        pytest.param({"content": '{"text": "  "}'}, "请直接输入问题", id="empty"),
        pytest.param({"content": "no JSON"}, "请直接输入问题", id="malformed"),
        pytest.param({"content": None}, "请直接输入问题", id="nothing"),
        pytest.param({"content": '{"text": "@_user_1 "}', "chat_type": "group"}, "请直接输入问题",
                     id="only the mention"),
        pytest.param({"content": '{"text": "@_user_1  /帮助"}', "chat_type": "group"}, "/reset",
                     id="command after two spaces"),
        pytest.param({"message_type": "post", "content": '{"title": "", "content": [[{"tag": "at", '
                      '"user_id": "@_user_1"}, {"tag": "text", "text": " 多少"}], 3, [4]]}'},
                     "销售额", id="rich text"),
        pytest.param({"parent_id": "om_x", "content": '{"text": "多少"}'}, "销售额", id="quote"),
    ],
)  # fmt: skip
def test_every_kind_of_message_gets_an_answer_or_a_hint(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    script = Script(answer())

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        message = people.message("", chat="oc_g")
        message["event"]["message"] |= {"chat_type": "p2p", **change}
        assert told in (await people.told(message)).text
        assert {question.text for question in script.asked} <= {"多少"}

    using(use, script, tmp_path)


def test_the_same_words_are_told_to_every_message(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        for count in (1, 2, 3):
            await people.ask("/停止")
            assert len(server.shown) == count

    using(use, Stepped(), tmp_path)


def test_who_quotes_an_answer_goes_on_from_it(tmp_path: Path) -> None:
    script = Script(*(answer(f"**{name}**：第{name}个数[1]") for name in "甲乙丙丁"))

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        for text in ("第一问", "第二问"):
            await people.ask(text)
        await people.ask("这个呢", parent_id="om_1")
        await people.ask("这个呢", user="wu", parent_id="om_1")
        (first,) = {value["answer"] for value in server.shown[0].buttons()}
        assert [question.after for question in script.asked] == [None, None, first, None]

    using(use, script, tmp_path, people=BOTH)


def test_other_bots_and_other_events_are_passed_over(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        robot = people.message("多少")
        robot["event"]["sender"]["sender_type"] = "app"
        nobody = people.message("多少")
        nobody["event"]["sender"]["sender_id"] = {"open_id": "ou_only"}
        other = people.message("多少")
        other["header"]["event_type"] = "im.message.message_read_v1"
        for event in (robot, nobody, other, robot | {"event": 3}, robot | {"event": None}):
            assert await people.deliver(event) == {}
        assert idle(here)

    ask = Stepped()
    using(use, ask, tmp_path)
    assert ask.begun == 0


def test_what_is_in_flight_when_the_server_ends_is_answered_after_the_next_start(
    tmp_path: Path,
) -> None:
    server, slow, quick = FakeServer(), Stepped(waits=True), Stepped()

    async def leave(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.deliver(people.message("多少"))
        await until(lambda: server.shown)

    async def come_back(people: FakePeople, server: FakeServer, here: Office) -> None:
        await until(lambda: idle(here))

    using(leave, slow, tmp_path, server=server)
    using(come_back, quick, tmp_path, server=server)
    assert quick.begun == 1
    assert [shown.text.startswith("多少 <number") for shown in server.shown] == [False, True]


def test_what_could_not_be_kept_is_not_acknowledged_and_comes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept, fails = Inboxes.accept, [JournalError("Full.", remedy="Make room.")]

    def once(self: Inboxes, messages: Sequence[Inbound]) -> tuple[Held | None, ...]:
        if fails:
            raise fails.pop()
        return accept(self, messages)

    monkeypatch.setattr(Inboxes, "accept", once)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        message = people.message("多少")
        body, headers = people.packed(message)
        refused = await people.http.post(here.feishu, content=body, headers=headers)
        assert (refused.status_code, server.shown) == (503, [])
        assert (await people.told(message)).text.startswith("多少 ")

    using(use, Stepped(), tmp_path)
