"""DingTalk's AI cards, whose calls all count together, and the webhooks of its groups."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.channels.base import Reply
from assistant.channels.dingtalk.api import Api
from assistant.channels.dingtalk.group_hook import GroupHook
from assistant.channels.dingtalk.outlet import CardOutlet
from assistant.channels.dingtalk.sending import MOST_BYTES, Sending, Template, markdown, parts_of
from assistant.channels.fitting import json_bytes
from assistant.channels.hooks import read_hooks
from assistant.channels.limits import Limits
from assistant.channels.outgoing import client
from assistant.errors import DeliveryFailed
from assistant.post import Inbound, Target
from assistant.records import Audience
from tests.api_fakes import Script, answer
from tests.channel_office import Office
from tests.dingtalk_fake import (
    CLIENT_ID,
    CLIENT_SECRET,
    FINISHED,
    HOOK_KEY,
    HOOK_SECRET,
    PNG,
    FakeServer,
)
from tests.dingtalk_people import CARDS, FakePeople, using
from tests.served import Stepped, served
from tests.wecom_fake import until

QUICK = Limits(retry_s=0.01, longest_retry_s=0.02)
MESSAGE = Inbound(channel="dingtalk", vendor="dingtalk", id="m1", sender="chenwei")
END = Reply(parts=("完",), answer_id=MESSAGE.answer_id)
TOO_MANY = (403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
HOOK = f"{HOOK_KEY}:{HOOK_SECRET}"
Use = Callable[[CardOutlet, FakeServer], Awaitable[None]]


def steps(use: Use, message: Inbound = MESSAGE) -> FakeServer:
    server = FakeServer()

    async def run(address: str) -> None:
        http = client()
        api = Api(http, address, CLIENT_ID, CLIENT_SECRET)
        sending = Sending(api, http, address, CLIENT_ID, Template("x.schema", "msgContent"))
        try:
            await use(CardOutlet(sending, message), server)
        finally:
            await api.close()

    with served(server.app) as address:
        asyncio.run(run(address))
    return server


def test_a_question_is_answered_in_a_card_that_grows_and_is_ended(tmp_path: Path) -> None:
    ask = Stepped(waits=True)

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.deliver(people.message("12月 销售额 多少", chat="cid-g"))
        await until(lambda: server.cards and next(iter(server.cards.values())).texts)
        (card,) = server.cards.values()
        assert (card.space, card.texts) == ("IM_GROUP.cid-g", ["正在理解问题…"])
        ask.go.set()
        await until(lambda: not here.journal.post.inbox.unfinished())
        assert (card.final, card.status) == (True, FINISHED)
        assert card.text.startswith("12月 销售额 多少 [1]")
        assert server.shown == []

    using(use, ask, tmp_path, **CARDS)


def test_an_answer_that_is_made_at_once_needs_no_card(tmp_path: Path) -> None:
    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        assert "2亿元" in (await people.ask("多少")).text
        assert server.cards == {}

    using(use, Script(answer()), tmp_path, **CARDS)


def test_a_card_is_turned_shown_and_ended_in_this_order() -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        for text in ("正在查询…", "一", "一\n二"):
            await outlet.update(text)
        await outlet.finish(END)
        await outlet.update("late")

    server = steps(use)
    (card,) = server.cards.values()
    assert card.texts == ["正在查询…", "一", "一  \n二", "完"]
    assert (card.space, card.status, card.final) == ("IM_ROBOT.chenwei", FINISHED, True)
    assert (server.refused, server.shown) == ([], [])


def test_a_snapshot_that_is_refused_is_carried_by_the_next() -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        await outlet.update("正在查询…")
        server.codes = [TOO_MANY]
        with pytest.raises(DeliveryFailed):
            await outlet.update("一")
        await outlet.update("一二")
        await outlet.finish(END)

    (card,) = steps(use).cards.values()
    assert card.texts == ["正在查询…", "一二", "完"]


@pytest.mark.parametrize("passes", [0, 1])
def test_an_end_that_is_refused_for_now_is_made_again_in_the_card(passes: int) -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        await outlet.update("正在查询…")
        server.codes, server.passes = [TOO_MANY], passes
        with pytest.raises(DeliveryFailed) as error:
            await outlet.finish(END)
        assert error.value.again
        await outlet.finish(END)

    server = steps(use)
    (card,) = server.cards.values()
    assert (card.text, card.final, card.status) == ("完", True, FINISHED)
    assert server.shown == []


@pytest.mark.parametrize("passes", [0, 1])
def test_what_a_card_does_not_take_comes_as_one_message(passes: int) -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        server.codes, server.passes = [(400, "param.error")], passes
        with pytest.raises(DeliveryFailed):
            await outlet.update("正在查询…")
        await outlet.update("一")
        await outlet.finish(END)

    assert [shown.text for shown in steps(use).shown] == ["完"]


@pytest.mark.parametrize(("refusals", "texts"), [(1, []), (2, ["一", "二"])])
def test_a_card_that_refuses_its_end_leaves_it_to_messages(refusals: int, texts: list[str]) -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        await outlet.update("正在查询…")
        server.codes = [(400, "param.error")] * refusals
        await outlet.finish(Reply(parts=("一", "二"), answer_id="a"))

    server = steps(use)
    assert [shown.text for shown in server.shown] == (texts or ["二"])
    (card,) = server.cards.values()
    assert texts or (card.text, card.status) == ("一", FINISHED)


@pytest.mark.parametrize("streamed", [False, True])
def test_a_chart_stands_under_the_text_and_is_uploaded_once(streamed: bool) -> None:
    reply = Reply(parts=("一", "二"), answer_id="a", images=(PNG,))

    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        if streamed:
            await outlet.update("正在查询…")
        server.codes, server.passes = [TOO_MANY], 2 if streamed else 0
        with pytest.raises(DeliveryFailed):
            await outlet.finish(reply)
        await outlet.finish(reply)

    server = steps(use)
    texts = [each.text for each in server.cards.values()]
    texts += [each.text for each in server.shown]
    assert texts == ["一", "二  \n  \n![](@lAL0)"]
    assert len(server.pictures) == 1


def test_an_answer_stands_without_a_chart_that_is_not_taken() -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        await outlet.finish(Reply(parts=("一",), answer_id="a", images=(b"no picture",)))

    server = steps(use)
    assert [each.text for each in server.shown] == ["一"]
    assert server.refused == ["40004"]


def test_a_token_that_ran_out_is_renewed_for_a_chart() -> None:
    async def use(outlet: CardOutlet, server: FakeServer) -> None:
        for text in ("一", "二"):
            await outlet.finish(Reply(parts=(text,), answer_id="a", images=(PNG,)))
            server.valid.clear()

    server = steps(use)
    assert (len(server.pictures), len(server.tokens)) == (2, 2)


def test_many_cards_at_once_stay_below_the_limit_and_all_are_ended(tmp_path: Path) -> None:
    ask, users = Stepped(waits=True), [f"u{n}" for n in range(12)]

    async def use(people: FakePeople, server: FakeServer, here: Office) -> None:
        await asyncio.gather(*(people.deliver(people.message("多少", user=u)) for u in users))
        await until(lambda: len(server.cards) >= 4)  # so many answers are made at once
        ask.go.set()
        await until(lambda: not here.journal.post.inbox.unfinished(), patience_s=30)
        assert server.refused == []
        assert {card.status for card in server.cards.values()} == {FINISHED}
        assert len(server.shown) + len(server.cards) == len(users)

    using(use, ask, tmp_path, people=dict.fromkeys(users, Audience.PUBLIC), **CARDS)


def test_what_is_in_flight_when_the_server_ends_is_answered_after_the_next_start(
    tmp_path: Path,
) -> None:
    server, slow, quick = FakeServer(), Stepped(waits=True), Stepped()

    async def leave(people: FakePeople, server: FakeServer, here: Office) -> None:
        await people.deliver(people.message("多少"))
        await until(lambda: server.cards)

    async def come_back(people: FakePeople, server: FakeServer, here: Office) -> None:
        await until(lambda: not here.journal.post.inbox.unfinished())

    using(leave, slow, tmp_path, server=server, **CARDS)
    using(come_back, quick, tmp_path, server=server, **CARDS)
    assert quick.begun == 1
    assert [shown.text.startswith("多少 [1]") for shown in server.shown] == [True]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet='字é😀"\\\n- *`', max_size=400), st.integers(1, 120))
def test_every_message_fits_and_nothing_is_lost(piece: str, times: int) -> None:
    made = parts_of((f"起{piece * times}止",))
    assert all(json_bytes(markdown(part)) <= MOST_BYTES for part in made)
    assert "".join(made).count("字") == piece.count("字") * times


def pushed(
    server: FakeServer, *parts: str, name: str = "销售群", hooks: str = f"销售群={HOOK}"
) -> list[DeliveryFailed]:
    """Each part as a push of its own, and what failed."""
    failed: list[DeliveryFailed] = []

    async def push(address: str) -> None:
        named = read_hooks(hooks, GroupHook.form)
        hook = GroupHook(client(), address, named, lambda: server.clock())
        target = Target(channel="dingtalk-group", vendor="dingtalk", chat=name)
        for part in parts:
            try:
                await hook.push(target, Reply(parts=(part,)))
            except DeliveryFailed as error:
                failed.append(error)
        assert (hook.health().state == "failed") == bool(failed and name == "销售群")
        await hook.close()

    with served(server.app) as address:
        asyncio.run(push(address))
    return failed


def test_a_group_is_pushed_messages_within_the_limit() -> None:
    server = FakeServer()
    assert pushed(server, "早", '"字"\n' * 4000) == []
    assert len(server.pushed) > 2
    assert server.pushed[0] == {"title": "早", "text": "早"}


def test_a_group_that_was_sent_too_much_is_left_alone_for_ten_minutes() -> None:
    now = [1000.0]
    server = FakeServer(lambda: now[0])
    server.muted_until = 1500.0
    first, second = pushed(server, "早", "安")
    assert (first.again, second.again) == (True, True)
    assert server.refused == ["130101"], "each try would make it longer"


@pytest.mark.parametrize(
    ("hooks", "code"),
    [
        pytest.param(f"销售群={HOOK_KEY}", "310000", id="not signed"),
        pytest.param(f"销售群={HOOK_KEY}:SECwrong-secret", "310000", id="by another secret"),
        pytest.param("销售群=00000000", "300001", id="no such webhook"),
    ],
)
def test_what_a_webhook_refuses_is_told_without_its_key(hooks: str, code: str) -> None:
    (error,) = pushed(FakeServer(), "早", hooks=hooks)
    assert code in error.problem
    assert not error.again
    assert not any(each in str(error) for each in (HOOK_KEY, "wrong-secret", "00000000"))


def test_a_webhook_that_is_not_named_is_told() -> None:
    (error,) = pushed(FakeServer(), "早", name="财务群")
    assert "财务群" in error.problem
