"""One answer in Feishu, step by step: what the card does when the vendor or we give up on it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from assistant.channels.base import Reply
from assistant.channels.feishu.api import Api
from assistant.channels.feishu.outlet import CardOutlet
from assistant.channels.feishu.sending import Sending
from assistant.channels.outgoing import client
from assistant.errors import DeliveryFailed
from assistant.post import Inbound
from tests.feishu_fake import APP_ID, APP_SECRET, PNG, FakeServer
from tests.served import served

MESSAGE = Inbound(
    channel="feishu", vendor="feishu", id="om_in_1", sender="chenwei", reply={"user": "ou_chenwei"}
)
Use = Callable[[CardOutlet, FakeServer, list[float]], Awaitable[None]]
END = Reply(parts=("完",), answer_id=MESSAGE.answer_id)


def steps(use: Use, message: Inbound = MESSAGE) -> FakeServer:
    now = [0.0]
    server = FakeServer(lambda: now[0])

    async def run(address: str) -> None:
        api = Api(client(), address, APP_ID, APP_SECRET)
        try:
            await use(CardOutlet(Sending(api), message), server, now)
        finally:
            await api.close()

    with served(server.app) as address:
        asyncio.run(run(address))
    return server


def test_a_card_grows_in_place_and_its_numbers_rise_from_one() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        for text in ("正在查询…", "一", "一二"):
            await outlet.update(text)
        await outlet.finish(END)
        await outlet.update("late")

    server = steps(use)
    (card,) = server.cards.values()
    assert card.texts == ["一", "一二"]
    assert (card.text, card.sequence, server.refused) == ("完", 4, [])
    assert len(server.shown) == 1


def test_a_card_that_streams_no_more_ends_as_a_message_of_its_own() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.update("正在查询…")
        now[0] = 601.0
        with pytest.raises(DeliveryFailed):
            await outlet.update("一")
        await outlet.update("一二")  # nothing is tried in vain
        await outlet.finish(END)

    server = steps(use)
    assert server.refused == [300309]
    assert [shown.text for shown in server.shown] == ["正在查询…", "完"]


def test_an_end_that_fails_half_way_is_made_again_without_doubles() -> None:
    long = Reply(parts=("一", "二", "三"), answer_id=MESSAGE.answer_id)

    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.update("正在查询…")
        for passes in (0, 1, 2):
            server.codes, server.passes = [(503, 2200)], passes
            with pytest.raises(DeliveryFailed) as error:
                await outlet.finish(long)
            assert error.value.again
        await outlet.finish(long)

    server = steps(use)
    assert [shown.text for shown in server.shown] == ["一", "二", "三"]


def test_a_card_that_does_not_take_the_end_is_ended_all_the_same() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.update("正在查询…")
        server.codes = [(200, 300302)]
        await outlet.finish(END)

    server = steps(use)
    assert [shown.text for shown in server.shown] == ["正在查询…", "完"]
    assert not server.shown[0].streams


def test_a_card_that_could_not_be_opened_leaves_the_end_to_a_message() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        server.codes = [(400, 99991672)]
        with pytest.raises(DeliveryFailed) as error:
            await outlet.update("正在查询…")
        assert "权限管理" in error.value.remedy
        await outlet.update("一")
        await outlet.finish(END)

    assert [shown.text for shown in steps(use).shown] == ["完"]


def test_a_snapshot_that_is_given_up_half_way_leaves_no_card_behind() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        shown = asyncio.ensure_future(outlet.update("正在查询…"))
        await asyncio.sleep(0.01)
        shown.cancel()
        await outlet.finish(END)

    server = steps(use)
    assert [shown.text for shown in server.shown] == ["完"]
    assert not server.shown[0].streams


def test_a_card_that_changes_too_often_is_left_out_and_not_refused() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        for number in range(25):
            await outlet.update(f"第{number}")
        await asyncio.sleep(1.1)
        await outlet.finish(END)

    server = steps(use)
    (card,) = server.cards.values()
    assert len(card.texts) < 25
    assert card.text == "完"


def test_an_answer_that_follows_stands_beside_what_was_shown() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.update("正在查询…")
        await outlet.finish(Reply(parts=("完成后推送",)))
        for _ in range(2):  # as after a restart within the hour
            await outlet.follow(END)

    assert [shown.text for shown in steps(use).shown] == ["完成后推送", "完"]


def test_in_a_group_it_stands_under_the_question() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.finish(END)

    group = MESSAGE.model_copy(update={"chat": "oc_g", "reply": {"message": "om_in_7"}})
    (shown,) = steps(use, group).shown
    assert (shown.under, shown.receiver) == ("om_in_7", "")


@pytest.mark.parametrize("streamed", [True, False])
def test_a_picture_stands_under_the_text_and_is_uploaded_once(streamed: bool) -> None:
    pictured = END.model_copy(update={"images": (PNG + b"a chart",)})

    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        if streamed:
            await outlet.update("正在查询…")
        server.codes, server.passes = [(503, 2200)], 1
        with pytest.raises(DeliveryFailed):
            await outlet.finish(pictured)
        await outlet.finish(pictured)

    server = steps(use)
    (shown,) = server.shown
    assert [each["tag"] for each in shown.elements] == ["markdown", "img", "column_set"]
    assert len(server.pictures) == 1


def test_without_its_picture_an_answer_is_still_one() -> None:
    async def use(outlet: CardOutlet, server: FakeServer, now: list[float]) -> None:
        await outlet.finish(END.model_copy(update={"images": (b"no picture",)}))

    server = steps(use)
    assert [shown.text for shown in server.shown] == ["完"]
    assert server.refused == [234001]
