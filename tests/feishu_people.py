"""People in Feishu: their messages and presses as events, sealed as the platform seals them."""

import asyncio
import hashlib
import json
import os
import secrets
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from assistant.channels.limits import LIMITS, Limits
from assistant.exchange import Ask
from assistant.records import Audience
from tests.channel_office import Office, office
from tests.feishu_fake import APP_ID, APP_SECRET, OWN, FakeServer, Json, Shown
from tests.served import served
from tests.wecom_fake import http_client, until

TOKEN, ENCRYPT_KEY = "v-token-1", "encrypt-key-1"
TENANT = "t1"
FEISHU: dict[str, Any] = {
    "feishu_app_id": APP_ID, "feishu_app_secret": APP_SECRET, "feishu_token": TOKEN,
    "feishu_encrypt_key": ENCRYPT_KEY,
}  # fmt: skip
ACKNOWLEDGED_S = 3.0
Use = Callable[["FakePeople", FakeServer, Office], Awaitable[None]]


def sealed(plain: str | bytes, key: str = ENCRYPT_KEY) -> str:
    told = plain.encode() if isinstance(plain, str) else plain
    pad, iv = 16 - len(told) % 16, os.urandom(16)
    cipher = Cipher(algorithms.AES(hashlib.sha256(key.encode()).digest()), modes.CBC(iv))
    made = cipher.encryptor()
    return b64encode(iv + made.update(told + bytes([pad]) * pad) + made.finalize()).decode()


def signed(body: bytes, key: str = ENCRYPT_KEY, *, at: float | None = None) -> dict[str, str]:
    timestamp, nonce = str(int(time.time() if at is None else at)), secrets.token_hex(8)
    told = hashlib.sha256(f"{timestamp}{nonce}{key}".encode() + body).hexdigest()
    return {
        "X-Lark-Request-Timestamp": timestamp, "X-Lark-Request-Nonce": nonce,
        "X-Lark-Signature": told, "Content-Type": "application/json",
    }  # fmt: skip


def ids(user: str) -> Json:
    return {"union_id": user, "user_id": f"{user}-there", "open_id": f"ou_{user}"}


def envelope(kind: str, event: Json, token: str = TOKEN) -> Json:
    header = {
        "event_id": secrets.token_hex(16), "event_type": kind, "token": token, "app_id": APP_ID,
        "tenant_key": TENANT, "create_time": str(int(time.time() * 1000)),
    }  # fmt: skip
    return {"schema": "2.0", "header": header, "event": event}


class FakePeople:
    def __init__(self, callback: str, server: FakeServer, key: str = ENCRYPT_KEY) -> None:
        self.callback, self.server, self.key = callback, server, key
        self.http: httpx.AsyncClient = http_client()
        self.acknowledged_s: list[float] = []
        self.patience_s = ACKNOWLEDGED_S

    def message(
        self, text: str, user: str = "chenwei", chat: str = "", *,
        kind: str = "text", content: Json | None = None, mentioned: bool = True, **more: Any,  # noqa: ANN401 - JSON
    ) -> Json:  # fmt: skip
        """To a group it begins with the bot's mention, as a placeholder."""
        bot = {"key": "@_user_1", "id": {"open_id": OWN, "union_id": "on_bot", "user_id": None},
               "name": "经营助手"}  # fmt: skip
        group = {"chat_type": "group", "chat_id": chat} if chat else {
            "chat_type": "p2p", "chat_id": f"oc_{user}"}  # fmt: skip
        told = f"@_user_1 {text}" if chat and mentioned else text
        return envelope("im.message.receive_v1", {
            "sender": {"sender_id": ids(user), "sender_type": "user", "tenant_key": TENANT},
            "message": {
                "message_id": f"om_in_{secrets.token_hex(8)}", **group, "message_type": kind,
                "content": json.dumps({"text": told} if content is None else content),
                "mentions": [bot] if chat and mentioned else [], **more,
            },
        })  # fmt: skip

    def press(self, shown: Shown, number: int, user: str = "chenwei", chat: str = "") -> Json:
        """Of a button of a card, thumbs last."""
        return envelope("card.action.trigger", {
            "operator": {**ids(user), "tenant_key": TENANT},
            "action": {"tag": "button", "value": shown.buttons()[number]},
            "context": {
                "open_message_id": f"om_{self.server.shown.index(shown) + 1}",
                "open_chat_id": chat or f"oc_{user}",
            },
        })  # fmt: skip

    def packed(self, event: Json) -> tuple[bytes, dict[str, str]]:
        told = json.dumps(event, ensure_ascii=False)
        if not self.key:
            return told.encode(), {"Content-Type": "application/json"}
        body = json.dumps({"encrypt": sealed(told, self.key)}).encode()
        return body, signed(body, self.key)

    async def deliver(self, event: Json) -> Json:
        """Acknowledged in time with 200, or it would come again."""
        body, headers = self.packed(event)
        begun = time.monotonic()
        reply = await self.http.post(self.callback, content=body, headers=headers)
        self.acknowledged_s.append(time.monotonic() - begun)
        assert reply.status_code == 200, (reply.status_code, reply.text)
        assert self.acknowledged_s[-1] < self.patience_s
        told: Json = reply.json()
        return told

    async def ask(self, text: str, user: str = "chenwei", chat: str = "", **more: Any) -> Shown:  # noqa: ANN401 - JSON
        return await self.told(self.message(text, user, chat, **more))

    async def told(self, event: Json) -> Shown:
        """The next message of the bot, once it does not grow any more."""
        before = len(self.server.shown)
        await self.deliver(event)
        await until(lambda: len(self.server.shown) > before)
        shown = self.server.shown[before]
        await until(lambda: not shown.streams)
        return shown


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
    told = {**FEISHU, **settings}
    with (
        served(server.app) as vendor,
        office(
            ask, data, people, limits=limits, vendor="feishu", feishu_url=vendor, **told
        ) as here,
    ):

        async def run() -> None:
            someone = FakePeople(here.feishu, server, told["feishu_encrypt_key"])
            async with someone.http:
                await use(someone, server, here)

        asyncio.run(run())
