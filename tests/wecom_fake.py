"""A WeCom on loopback: sends what the real one sends, and refuses what the real one refuses.

Its envelope is the vendor's library, so ours never checks itself.
"""

import asyncio
import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from wechatpy.enterprise.crypto import WeChatCrypto

Json = dict[str, Any]
TOKEN = "QDG6eK"
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
MOST_BYTES = 20480
CORP_ID, APP_SECRET, AGENT_ID = "ww1", "app-secret-1", 1000002
GROUP_KEY = "693a91f6-7abc-4bc4-97a0-0ec2sifa5aaa"


class Envelope:
    """The vendor's; an AI bot's has no receiver."""

    def __init__(self, receiver: str = "") -> None:
        self._crypto = WeChatCrypto(TOKEN, AES_KEY, receiver)

    def sealed(self, message: str) -> tuple[Json, Json]:
        """The query and the body of a callback."""
        timestamp, nonce = str(int(time.time())), secrets.token_hex(5)
        xml = self._crypto.encrypt_message(message, nonce, timestamp)
        encrypt, signature = (_between(xml, tag) for tag in ("Encrypt", "MsgSignature"))
        query = {"msg_signature": signature, "timestamp": timestamp, "nonce": nonce}
        return query, {"encrypt": encrypt}

    def opened(self, reply: Json, nonce: str) -> Json:
        """A reply, with every field the vendor wants, checked by the vendor's code."""
        assert set(reply) == {"encrypt", "msgsignature", "timestamp", "nonce"}, set(reply)
        assert isinstance(reply["timestamp"], int)
        assert reply["nonce"] == nonce
        xml = f"<xml><Encrypt><![CDATA[{reply['encrypt']}]]></Encrypt></xml>"
        told = self._crypto.decrypt_message(
            xml, reply["msgsignature"], str(reply["timestamp"]), nonce
        )
        found: Json = json.loads(told)
        return found


def _between(xml: str, tag: str) -> str:
    inside = xml.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
    return inside.removeprefix("<![CDATA[").removesuffix("]]>")


def http_client() -> httpx.AsyncClient:
    """Keeps a connection for less time than the server does: it never writes to a closed one."""
    kept = httpx.Limits(keepalive_expiry=1.0)
    return httpx.AsyncClient(timeout=30, trust_env=False, limits=kept)


@dataclass
class Bubble:
    """What a person sees for one message."""

    id: str = ""
    snapshots: list[str] = field(default_factory=list)
    feedback: str = ""
    finished: bool = False
    acknowledged_s: list[float] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    followed: list[str] = field(default_factory=list)
    """What came by the response address."""

    @property
    def text(self) -> str:
        return self.followed[-1] if self.followed else self.snapshots[-1]


class FakeBot:
    """Delivers to the webhook of an AI bot, and comes for the answer until it has ended."""

    def __init__(self, callback: str, responses: str) -> None:
        self.callback, self.responses = callback, responses
        self.envelope = Envelope()
        self.http = http_client()
        self.bubbles: dict[str, Bubble] = {}

    async def post(self, message: Json) -> Json | None:
        query, body = self.envelope.sealed(json.dumps(message, ensure_ascii=False))
        response = await self.http.post(self.callback, params=query, json=body)
        assert response.status_code == 200, (response.status_code, response.text)
        return self.envelope.opened(response.json(), query["nonce"]) if response.content else None

    def message(self, text: str, user: str = "ChenWei", chat: str = "", **more: Any) -> Json:  # noqa: ANN401 - JSON
        msgid = secrets.token_hex(12)
        group = {"chattype": "group", "chatid": chat} if chat else {"chattype": "single"}
        return {
            "msgid": msgid, "aibotid": "bot1", **group, "from": {"userid": user},
            "response_url": f"{self.responses}/response/{msgid}", "msgtype": "text",
            "text": {"content": text}, **more,
        }  # fmt: skip

    async def deliver(self, message: Json) -> Bubble:
        """Once; of a message that is delivered again the stream is the same."""
        begun = time.monotonic()
        told = await self.post(message)
        bubble = self.bubbles.setdefault(message["msgid"], Bubble())
        bubble.acknowledged_s.append(time.monotonic() - begun)
        assert told, "an empty reply"
        assert told["msgtype"] == "stream", told
        assert bubble.id in ("", told["stream"]["id"]), "another stream for the same message"
        bubble.id = told["stream"]["id"]
        bubble.feedback = bubble.feedback or told["stream"]["feedback"]["id"]
        self._show(bubble, told["stream"])
        return bubble

    async def refresh(self, bubble: Bubble) -> None:
        assert not bubble.finished, "nobody refreshes after the end"
        told = await self.post({
            "msgid": secrets.token_hex(12), "msgtype": "stream", "stream": {"id": bubble.id},
        })  # fmt: skip
        assert told, "an empty reply"
        assert told["msgtype"] == "stream", told
        assert told["stream"]["id"] == bubble.id
        self._show(bubble, told["stream"])

    async def ask(
        self,
        text: str,
        user: str = "ChenWei",
        chat: str = "",
        *,
        every_s: float = 0.02,
        patience_s: float = 20.0,
        **more: Any,  # noqa: ANN401 - JSON
    ) -> Bubble:
        """Delivers and refreshes until the end."""
        bubble = await self.deliver(self.message(text, user, chat, **more))
        await self.watch(bubble, every_s=every_s, patience_s=patience_s)
        return bubble

    async def watch(
        self, bubble: Bubble, *, every_s: float = 0.02, patience_s: float = 20.0
    ) -> None:
        until = time.monotonic() + patience_s
        while not bubble.finished:
            assert time.monotonic() < until, f"no end: {bubble.snapshots[-1]}"
            await asyncio.sleep(every_s)
            await self.refresh(bubble)

    def _show(self, bubble: Bubble, stream: Json) -> None:
        assert isinstance(stream["finish"], bool)
        assert 0 < len(stream["content"].encode()) <= MOST_BYTES
        assert stream["finish"] or "msg_item" not in stream, "pictures before the end"
        for item in stream.get("msg_item", ()):
            bubble.pictures.append(_picture(item["image"]))
        bubble.snapshots.append(stream["content"])
        bubble.finished = stream["finish"]


class FakeServer:
    """The vendor's own addresses: what follows by the response address is taken once an hour; the
    app's messages with a token that runs out; the webhooks of groups."""

    def __init__(self) -> None:
        self.taken: dict[str, str] = {}
        self.refused: list[str] = []
        self.expired: set[str] = set()
        self.fails = 0
        """So many requests are answered with 500 first."""
        self.tokens: list[str] = []
        self.valid: set[str] = set()
        self.sent: list[Json] = []
        """Messages of the app that arrived."""
        self.dropped: list[Json] = []
        """In silence, as the vendor does."""
        self.media: dict[str, bytes] = {}
        self.pushed: list[tuple[str, Json]] = []
        self.codes: list[int] = []
        """With which the next messages are refused."""
        self.app = FastAPI()
        for path, work, method in (
            ("/response/{id}", self._response, "POST"),
            ("/cgi-bin/gettoken", self._token, "GET"),
            ("/cgi-bin/message/send", self._message, "POST"),
            ("/cgi-bin/webhook/send", self._webhook, "POST"),
            ("/cgi-bin/media/upload", self._media, "POST"),
        ):
            self.app.add_api_route(path, work, methods=[method])

    async def _response(self, id: str, request: Request) -> JSONResponse:
        if self.fails:
            self.fails -= 1
            return JSONResponse({}, 500)
        body = json.loads(await request.body())
        assert body["msgtype"] in ("markdown", "template_card"), body
        text = body["markdown"]["content"]
        assert len(text.encode()) <= MOST_BYTES
        if id in self.taken or id in self.expired:
            self.refused.append(id)
            return _told(60140)
        self.taken[id] = text
        return _told()

    async def _token(self, corpid: str, corpsecret: str) -> JSONResponse:
        if (corpid, corpsecret) != (CORP_ID, APP_SECRET):
            return _told(40001)
        await asyncio.sleep(0.05)
        self.tokens.append(secrets.token_hex(8))
        self.valid = {self.tokens[-1]}
        return _told(access_token=self.tokens[-1], expires_in=7200)

    async def _message(self, access_token: str, request: Request) -> JSONResponse:
        body = json.loads(await request.body())
        if access_token not in self.valid:
            return _told(42001)
        if self.codes:
            return _told(self.codes.pop(0))
        if body["agentid"] != AGENT_ID:
            return _told(301002)
        if body["touser"] == "stranger":
            return _told(81013)
        if body["msgtype"] == "image":
            if body["image"]["media_id"] not in self.media:
                return _told(40007)
            self.sent.append(body)
            return _told(msgid="m1")
        text = body["text"]["content"]
        again = body.get("enable_duplicate_check") and body["text"] in [
            s.get("text") for s in self.sent
        ]
        mine = [each for each in self.sent if each["touser"] == body["touser"]]
        if again or len(mine) >= 30:
            self.dropped.append(body)
            return _told()
        shown = text.encode()[:2048].decode(errors="ignore")  # what is longer is cut in silence
        self.sent.append(body | {"text": {"content": shown}, "cut": shown != text})
        return _told(msgid="m1")

    async def _media(self, access_token: str, type: str, request: Request) -> JSONResponse:
        if access_token not in self.valid:
            return _told(42001)
        if self.codes:
            return _told(self.codes.pop(0))
        body, kind = await request.body(), request.headers["content-type"]
        assert kind.startswith("multipart/form-data"), kind
        assert type == "image"
        assert b'name="media"; filename="' in body
        id = secrets.token_hex(8)
        self.media[id] = body[body.index(b"\x89PNG") : body.index(b"IEND") + 8]
        return _told(type=type, media_id=id, created_at=str(int(time.time())))

    async def _webhook(self, key: str, request: Request) -> JSONResponse:
        body = json.loads(await request.body())
        if key != GROUP_KEY:
            return _told(93000)
        if self.codes:
            return _told(self.codes.pop(0))
        if len(self.pushed) >= 20:
            return _told(45009)
        kind = body["msgtype"]
        if kind == "image":
            _picture(body["image"])
        elif len(body[kind]["content"].encode()) > 4096:
            return _told(40058)
        self.pushed.append((kind, body))
        return _told()


def _picture(image: Json) -> bytes:
    told = base64.b64decode(image["base64"], validate=True)
    assert hashlib.md5(told).hexdigest() == image["md5"]
    assert len(told) <= 2 * 1024 * 1024
    return told


def _told(code: int = 0, **more: object) -> JSONResponse:
    """HTTP 200 always: the code says what it was."""
    return JSONResponse({"errcode": code, "errmsg": "ok" if not code else "no", **more})


async def until(holds: Callable[[], object], *, patience_s: float = 60.0) -> None:
    end = time.monotonic() + patience_s
    while not holds():
        assert time.monotonic() < end, "it did not happen"
        await asyncio.sleep(0.01)


def raw_key() -> bytes:
    return base64.b64decode(AES_KEY + "=")
