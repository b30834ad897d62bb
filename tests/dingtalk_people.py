"""People in DingTalk: their messages as the robot's callbacks."""

import asyncio
import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from assistant.channels.limits import LIMITS, Limits
from assistant.exchange import Ask
from assistant.records import Audience
from tests.channel_office import Office, office
from tests.dingtalk_fake import CLIENT_ID, CLIENT_SECRET, FakeServer, Json, Shown, signed
from tests.served import served
from tests.wecom_fake import http_client, until

CORP = "dingcorp1"
SESSION_S = 5400.0
DINGTALK: dict[str, Any] = {
    "dingtalk_client_id": CLIENT_ID, "dingtalk_client_secret": CLIENT_SECRET,
}  # fmt: skip
CARDS: dict[str, Any] = {"dingtalk_card_template": "382e4302.schema"}
PUBLIC = "http://127.0.0.1:9"
BUTTONS: dict[str, Any] = {**CARDS, "dingtalk_card_buttons": "btns"}
POSTED: dict[str, Any] = {**BUTTONS, "public_url": PUBLIC}
Use = Callable[["FakePeople", FakeServer, Office], Awaitable[None]]


class FakePeople:
    def __init__(self, callback: str, vendor: str, server: FakeServer) -> None:
        self.callback, self.vendor, self.server = callback, vendor, server
        self.http: httpx.AsyncClient = http_client()
        self.patience_s = 3.0

    def message(
        self, text: str, user: str = "chenwei", chat: str = "", *, lives_s: float = SESSION_S,
        **more: Any,  # noqa: ANN401 - JSON
    ) -> Json:  # fmt: skip
        """The @ of the robot is gone already, the blank behind it is not."""
        session, until_s = secrets.token_hex(8), self.server.clock() + lives_s
        self.server.sessions[session] = until_s
        return {
            "msgId": f"msg{secrets.token_hex(8)}", "msgtype": "text", "robotCode": CLIENT_ID,
            "conversationType": "2" if chat else "1", "conversationId": chat or f"cid-{user}",
            "senderStaffId": user, "senderId": f"$:LWCP_v1:${user}", "senderNick": "某人",
            "senderCorpId": CORP, "chatbotCorpId": CORP, "isInAtList": bool(chat),
            "sessionWebhook": f"{self.vendor}/robot/sendBySession?session={session}",
            "sessionWebhookExpiredTime": int(until_s * 1000), "text": {"content": f" {text}"},
            **more,
        }  # fmt: skip

    def headers(self, *, at: float | None = None) -> dict[str, str]:
        timestamp = str(int((time.time() if at is None else at) * 1000))
        return {"timestamp": timestamp, "sign": signed(timestamp, CLIENT_SECRET)}

    def pressed(self, id: str, number: int, user: str = "chenwei", corp: str = CORP) -> Json:
        """A button of a card, thumbs last."""
        event = self.server.cards[id].buttons[number]["event"]
        assert event["type"] == "sendCardRequest"
        told = {"actionIds": [event["params"]["actionId"]], "params": event["params"]["params"]}
        return {
            "type": "actionCallback", "outTrackId": id, "userId": user, "userIdType": 1,
            "corpId": corp, "extension": "{}", "content": json.dumps({"cardPrivateData": told}),
        }  # fmt: skip

    async def press(self, told: Json, *, at: float | None = None, sign: str = "") -> httpx.Response:
        """Posted to where the card's route leads, and signed with what was told for it."""
        address, secret = self.server.callbacks[self.server.cards[told["outTrackId"]].route]
        assert address == f"{PUBLIC}/channels/dingtalk"
        timestamp = str(int((time.time() if at is None else at) * 1000))
        made = hmac.new(secret.encode(), timestamp.encode(), hashlib.sha256).digest()
        headers = {
            "x-ddpaas-signature-timestamp": timestamp,
            "x-ddpaas-signature": sign or base64.b64encode(made).decode(),
        }  # fmt: skip
        return await self.http.post(self.callback, json=told, headers=headers)

    async def deliver(self, message: Json) -> None:
        content = json.dumps(message, ensure_ascii=False).encode()
        begun = time.monotonic()
        reply = await self.http.post(self.callback, content=content, headers=self.headers())
        assert (reply.status_code, reply.json()) == (200, {})
        assert time.monotonic() - begun < self.patience_s

    async def told(self, message: Json) -> Shown:
        before = len(self.server.shown)
        await self.deliver(message)
        await until(lambda: len(self.server.shown) > before)
        return self.server.shown[before]

    async def ask(self, text: str, user: str = "chenwei", chat: str = "", **more: Any) -> Shown:  # noqa: ANN401 - JSON
        return await self.told(self.message(text, user, chat, **more))


def using(
    use: Use,
    ask: Ask,
    data: Path,
    people: dict[str, Audience] | None = None,
    *,
    limits: Limits = LIMITS,
    server: FakeServer | None = None,
    **settings: Any,  # noqa: ANN401 - as settings are
) -> None:
    server = server or FakeServer()
    with served(server.app) as vendor:
        told = {"dingtalk_url": vendor, "dingtalk_hook_url": vendor, **DINGTALK, **settings}
        with office(ask, data, people, limits=limits, vendor="dingtalk", **told) as here:

            async def run() -> None:
                someone = FakePeople(here.dingtalk, vendor, server)
                async with someone.http:
                    await use(someone, server, here)

            asyncio.run(run())
