"""A Feishu on loopback: its API with the limits of the real one, and what people see of it.

`FakePeople` in `feishu_people` writes to the bot; `test_feishu_sdk` drives both with the vendor's
own library.
"""

import asyncio
import base64
import hashlib
import hmac
import json
import re
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

Json = dict[str, Any]
APP_ID, APP_SECRET = "cli_a1", "feishu-secret-1"
OWN = "ou_bot"
HOOK_KEY, HOOK_SECRET = "3f1b2c4d-0000-4000-8000-5a5a5a5a5a5a", "hook-secret-1"
MOST_CARD, MOST_TEXT, MOST_HOOK = 30_000, 150_000, 20_000
STREAMS_S = 600.0
PNG = b"\x89PNG\r\n"
_TAGS = {"br", "hr", "font", "a", "at", "person", "text_tag", "link", "number_tag"}


@dataclass
class Card:
    """A card entity, as everybody sees it."""

    content: Json
    streams_until: float = 0.0
    sequence: int = 0
    sent: bool = False
    texts: list[str] = field(default_factory=list)
    times: deque[float] = field(default_factory=lambda: deque(maxlen=10))

    @property
    def text(self) -> str:
        return str(self.content["body"]["elements"][0]["content"])


@dataclass
class Shown:
    """A message of the bot."""

    kind: str
    content: Json
    under: str = ""
    receiver: str = ""
    card: Card | None = None

    @property
    def text(self) -> str:
        if self.card:
            return self.card.text
        if self.kind == "text":
            return str(self.content["text"])
        return str(self.content["body"]["elements"][0]["content"])

    @property
    def elements(self) -> list[Json]:
        found: list[Json] = (self.card.content if self.card else self.content)["body"]["elements"]
        return found

    @property
    def streams(self) -> bool:
        return bool(self.card and self.card.content["config"].get("streaming_mode"))

    def buttons(self) -> list[Json]:
        """The value of each, thumbs last."""
        asked = [each for each in self.elements if each["tag"] == "button"]
        for row in (each for each in self.elements if each["tag"] == "column_set"):
            asked += [button for column in row["columns"] for button in column["elements"]]
        return [each["behaviors"][0]["value"] for each in asked]


class FakeServer:
    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.tokens: list[str] = []
        self.valid: set[str] = set()
        self.cards: dict[str, Card] = {}
        self.shown: list[Shown] = []
        self.pushed: list[Json] = []
        self.codes: list[tuple[int, int]] = []
        """HTTP status and code with which the next calls are refused, …"""
        self.passes = 0
        """… after so many that are taken."""
        self.refused: list[int] = []
        self.unfit = False
        """No card is taken any more."""
        self.pictures: dict[str, bytes] = {}
        self._uuids: dict[str, str] = {}
        self._chats: dict[str, deque[float]] = {}
        self.app = FastAPI()
        for method, path, work in (
            ("POST", "/open-apis/auth/v3/tenant_access_token/internal", self._token),
            ("GET", "/open-apis/bot/v3/info", self._info),
            ("POST", "/open-apis/im/v1/messages", self._create),
            ("POST", "/open-apis/im/v1/messages/{id}/reply", self._reply),
            ("POST", "/open-apis/im/v1/images", self._picture),
            ("POST", "/open-apis/cardkit/v1/cards", self._made),
            ("PUT", "/open-apis/cardkit/v1/cards/{id}/elements/{element}/content", self._content),
            ("PATCH", "/open-apis/cardkit/v1/cards/{id}/settings", self._settings),
            ("PUT", "/open-apis/cardkit/v1/cards/{id}", self._replaced),
            ("POST", "/open-apis/bot/v2/hook/{key}", self._hook),
        ):
            self.app.add_api_route(path, work, methods=[method])

    async def _token(self, request: Request) -> JSONResponse:
        body = await request.json()
        if body["app_id"] != APP_ID:
            return self._no(10003)
        if body["app_secret"] != APP_SECRET:
            return self._no(10014)
        await asyncio.sleep(0.05)
        self.tokens.append(f"t-{secrets.token_hex(8)}")
        self.valid = {self.tokens[-1]}
        return JSONResponse({"code": 0, "tenant_access_token": self.tokens[-1], "expire": 7200})

    async def _info(self, request: Request) -> JSONResponse:
        return self._barred(request) or JSONResponse({"code": 0, "bot": {"open_id": OWN}})

    async def _create(self, request: Request, receive_id_type: str) -> JSONResponse:
        body = await request.json()
        if receive_id_type not in ("open_id", "user_id", "union_id", "chat_id"):
            return self._no(230001)
        told = f"{receive_id_type}:{body['receive_id']}"
        return self._barred(request) or self._message(body, receiver=told)

    async def _reply(self, id: str, request: Request) -> JSONResponse:
        return self._barred(request) or self._message(await request.json(), under=id)

    async def _picture(self, request: Request) -> JSONResponse:
        body = await request.body()
        if barred := self._barred(request):
            return barred
        if b'name="image_type"\r\n\r\nmessage\r\n' not in body or PNG not in body:
            return self._no(234001)
        key = f"img_{len(self.pictures)}"
        self.pictures[key] = body[body.index(PNG) :]
        return _yes(image_key=key)

    def _message(self, body: Json, *, under: str = "", receiver: str = "") -> JSONResponse:
        uuid = body.get("uuid", "")
        if len(uuid) > 50:
            return self._no(230001)
        if uuid in self._uuids:
            return _yes(message_id=self._uuids[uuid])
        if _often(self._chats.setdefault(receiver or under, deque(maxlen=5))):
            return self._no(230020)
        content, kind = json.loads(body["content"]), body["msg_type"]
        shown = Shown(kind, content, under, receiver)
        if kind == "text" and len(body["content"].encode()) > MOST_TEXT:
            return self._no(230025)
        if kind == "interactive" and content.get("type") == "card":
            card = self.cards.get(content["data"]["card_id"])
            if card is None or card.sent:  # an entity is sent once
                return self._no(230099)
            card.sent, shown.card = True, card
        elif kind == "interactive" and (fault := self._fault(body["content"])):
            return self._no(fault)
        self.shown.append(shown)
        id = f"om_{len(self.shown)}"
        if uuid:
            self._uuids[uuid] = id
        return _yes(message_id=id)

    async def _made(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        if body["type"] != "card_json" or (fault := self._fault(body["data"])):
            return self._no(fault or 200860)
        content = json.loads(body["data"])
        id = str(7_000_000_000_000_000_000 + len(self.cards))
        self.cards[id] = card = Card(content)
        self._stream(card, content["config"])
        return _yes(card_id=id)

    async def _content(self, id: str, element: str, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request) or self._turn(id, body):
            return barred
        card = self.cards[id]
        if self.clock() > card.streams_until:
            card.content["config"]["streaming_mode"] = False
            return self._no(300309)
        if element != card.content["body"]["elements"][0]["element_id"] or not body["content"]:
            return self._no(300313)
        if not fits(body["content"]):
            return self._no(230099)
        card.content["body"]["elements"][0]["content"] = body["content"]
        card.texts.append(body["content"])
        return _yes()

    async def _settings(self, id: str, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request) or self._turn(id, body):
            return barred
        config = json.loads(body["settings"])["config"]
        self.cards[id].content["config"] |= config
        self._stream(self.cards[id], config)
        return _yes()

    async def _replaced(self, id: str, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request) or self._turn(id, body):
            return barred
        if fault := self._fault(body["card"]["data"]):
            return self._no(fault)
        self.cards[id].content = json.loads(body["card"]["data"])
        self._stream(self.cards[id], self.cards[id].content["config"])
        return _yes()

    async def _hook(self, key: str, request: Request) -> JSONResponse:
        raw = await request.body()
        body = json.loads(raw)
        if key != HOOK_KEY:
            return self._no(19001)
        if self.codes:
            return self._no(self.codes.pop(0)[1])
        when = body.get("timestamp", "0")
        made = hmac.new(f"{when}\n{HOOK_SECRET}".encode(), b"", hashlib.sha256).digest()
        if abs(time.time() - int(when)) > 3600 or body["sign"] != base64.b64encode(made).decode():
            return self._no(19021)
        if len(raw) > MOST_HOOK or self._fault(json.dumps(body["card"])):
            return self._no(9499)
        if len(self.pushed) >= 100:
            return self._no(11232)
        self.pushed.append(body["card"])
        return JSONResponse({"code": 0, "msg": "success"})

    def _barred(self, request: Request) -> JSONResponse | None:
        """By its token, or because a test says so."""
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.valid:
            return self._no(99991663, 400)
        if self.codes and self.passes:
            self.passes -= 1
        elif self.codes:
            status, code = self.codes.pop(0)
            return self._no(code, status)
        return None

    def _turn(self, id: str, body: Json) -> JSONResponse | None:
        """Changes of a card carry a number that rises from one, and are ten a second."""
        card = self.cards.get(id)
        if card is None:
            return self._no(300301)
        if body["sequence"] <= card.sequence:
            return self._no(300317)
        card.sequence = body["sequence"]
        return self._no(99991400, 429) if _often(card.times) else None

    def _stream(self, card: Card, config: Json) -> None:
        if "streaming_mode" in config:
            card.streams_until = self.clock() + STREAMS_S if config["streaming_mode"] else 0.0

    def _fault(self, data: str) -> int:
        """0 for a card that is one."""
        card = json.loads(data)
        known = set(card) == {"schema", "config", "body"} and card["schema"] == "2.0"
        texts = [e["content"] for e in card["body"]["elements"] if e["tag"] == "markdown"]
        shown = {e["img_key"] for e in card["body"]["elements"] if e["tag"] == "img"}
        whole = known and texts and all(map(fits, texts)) and shown <= set(self.pictures)
        return 0 if whole and len(data.encode()) <= MOST_CARD and not self.unfit else 230099

    def _no(self, code: int, status: int = 200) -> JSONResponse:
        self.refused.append(code)
        return JSONResponse({"code": code, "msg": "no"}, status)


def fits(text: str) -> bool:
    """What looks like a tag of Feishu's has to be a good one."""
    if len(re.findall(r"^\|[ :|-]*-[ :|-]*\|$", text, re.MULTILINE)) > 5:
        return False
    for tag, rest in re.findall(r"</?([a-z_]+)([^<]*)", text):
        if tag not in _TAGS or (tag == "number_tag" and not re.match(r">(?:[1-9]\d?)?", rest)):
            return False
    return "<at" not in text


def _often(times: deque[float]) -> bool:
    """More than so many in a second."""
    now = time.monotonic()
    if len(times) == times.maxlen and now - times[0] < 1.0:
        return True
    times.append(now)
    return False


def _yes(**data: object) -> JSONResponse:
    return JSONResponse({"code": 0, "msg": "success", "data": data})
