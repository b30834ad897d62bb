"""The fake is like the real one to the vendor's own library: it takes our events and serves its
calls.

Importing it takes seconds, so it is imported where it is used.
"""

import json
from io import BytesIO
from typing import Any

import pytest

from tests.feishu_fake import APP_ID, APP_SECRET, PNG, FakeServer
from tests.feishu_people import ENCRYPT_KEY, TOKEN, FakePeople, sealed, signed
from tests.served import served

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:websockets:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:There is no current event loop:DeprecationWarning"),
]
CARD = {
    "schema": "2.0", "config": {"streaming_mode": True, "update_multi": True},
    "body": {"elements": [{"tag": "markdown", "element_id": "answer", "content": "…"}]},
}  # fmt: skip


def client(address: str) -> Any:  # noqa: ANN401 - it carries no types
    import lark_oapi
    from lark_oapi.core.cache import LocalCache
    from lark_oapi.ws import client as connection

    connection.loop.close()  # it makes one when it is imported, for what we do not use
    made = lark_oapi.Client.builder().app_id(APP_ID).app_secret(APP_SECRET).domain(address)
    # Its tokens are kept by app for the whole process, whatever the server.
    return made.cache(LocalCache()).log_level(lark_oapi.LogLevel.CRITICAL).build()


def test_the_library_streams_a_card_on_the_fake() -> None:
    import lark_oapi.api.cardkit.v1 as kit
    import lark_oapi.api.im.v1 as im

    server = FakeServer()
    with served(server.app) as address:
        cards, api = client(address).cardkit.v1, client(address).im.v1
        body = kit.CreateCardRequestBody.builder().type("card_json").data(json.dumps(CARD)).build()
        made = cards.card.create(kit.CreateCardRequest.builder().request_body(body).build())
        assert made.success(), made.msg
        id = made.data.card_id
        content = json.dumps({"type": "card", "data": {"card_id": id}})
        message = im.CreateMessageRequestBody.builder().receive_id("on_7").content(content)
        request = im.CreateMessageRequest.builder().receive_id_type("union_id")
        sent = request.request_body(message.msg_type("interactive").uuid("u1").build()).build()
        assert [api.message.create(sent).success() for _ in range(2)] == [True, True]

        def show(text: str, sequence: int) -> int:
            told = kit.ContentCardElementRequestBody.builder().content(text).sequence(sequence)
            change = kit.ContentCardElementRequest.builder().card_id(id).element_id("answer")
            code = cards.card_element.content(change.request_body(told.build()).build()).code
            assert isinstance(code, int)
            return code

        assert [show("一", 0), show("一", 1), show("一二", 2), show("一", 2)] == [
            300317, 0, 0, 300317,
        ]  # fmt: skip
        off = kit.SettingsCardRequestBody.builder().sequence(3)
        off = off.settings(json.dumps({"config": {"streaming_mode": False}})).build()
        settings = kit.SettingsCardRequest.builder().card_id(id).request_body(off).build()
        assert cards.card.settings(settings).success()
        assert show("一二三", 4) == 300309
    (shown,) = server.shown
    assert (shown.receiver, shown.text, shown.streams) == ("union_id:on_7", "一二", False)


def test_the_library_replies_on_the_fake() -> None:
    import lark_oapi.api.im.v1 as im

    server = FakeServer()
    with served(server.app) as address:
        body = im.ReplyMessageRequestBody.builder().content(json.dumps({"text": "早"}))
        reply = im.ReplyMessageRequest.builder().message_id("om_in_1")
        request = reply.request_body(body.msg_type("text").build()).build()
        api = client(address).im.v1.message
        assert api.reply(request).success()
        server.valid.clear()
        assert api.reply(request).code == 99991663
    assert [shown.under for shown in server.shown] == ["om_in_1"]


def test_the_library_uploads_a_picture_to_the_fake() -> None:
    import lark_oapi.api.im.v1 as im

    server = FakeServer()
    with served(server.app) as address:
        body = im.CreateImageRequestBody.builder().image_type("message").image(BytesIO(PNG))
        request = im.CreateImageRequest.builder().request_body(body.build()).build()
        told = client(address).im.v1.image.create(request)
    assert told.success(), told.msg
    assert list(server.pictures) == [told.data.image_key]


def test_the_library_reads_the_events_of_the_fake_as_we_do() -> None:
    import lark_oapi as lark
    from lark_oapi.event.callback.model.p2_card_action_trigger import P2CardActionTriggerResponse

    heard: list[str] = []

    def pressed(event: Any) -> Any:  # noqa: ANN401 - it carries no types
        heard.append(event.event.action.value["ask"])
        return P2CardActionTriggerResponse()

    builder = lark.EventDispatcherHandler.builder(ENCRYPT_KEY, TOKEN, lark.LogLevel.CRITICAL)
    builder = builder.register_p2_im_message_receive_v1(
        lambda event: heard.append(json.loads(event.event.message.content)["text"])
    ).register_p2_card_action_trigger(pressed)
    dispatcher = builder.build()

    def status(body: bytes, headers: dict[str, str]) -> int:
        request = lark.RawRequest()
        request.uri, request.body, request.headers = "/channels/feishu", body, headers
        return int(dispatcher.do(request).status_code)

    people = FakePeople("", FakeServer())
    body, headers = people.packed(people.message("多少", chat="oc_g"))
    event = people.message("多少")
    event["header"]["event_type"] = "card.action.trigger"
    event["event"] = {"operator": {}, "action": {"value": {"ask": "a:0"}}, "context": {}}
    check = json.dumps({"encrypt": sealed(json.dumps({
        "challenge": "c", "token": TOKEN, "type": "url_verification",
    }))}).encode()  # fmt: skip
    assert status(body, headers) == 200
    assert status(*people.packed(event)) == 200
    assert status(check, {}) == 200
    assert status(body, signed(b"other")) == 500
    assert heard == ["@_user_1 多少", "a:0"]
