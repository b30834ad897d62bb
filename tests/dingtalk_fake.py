"""A DingTalk on loopback: its API and webhooks with the limits of the real ones."""

import asyncio
import base64
import hashlib
import hmac
import json
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

Json = dict[str, Any]
CLIENT_ID, CLIENT_SECRET = "dingclient1", "dingtalk-secret-1"
HOOK_KEY, HOOK_SECRET = "5f0e2b7c5f0e2b7c5f0e2b7c", "SEC0f1e2d3c4b5a"
PNG, MOST_PICTURE = b"\x89PNG\r\n", 20_000_000
MOST_BYTES, QPS, PER_MINUTE, MUTE_S = 20_000, 40, 20, 600.0
PROCESSING, INPUTING, FINISHED = "1", "2", "3"


@dataclass
class Card:
    """A card and where it is shown."""

    space: str = ""
    status: str = ""
    text: str = ""
    buttons: list[Json] = field(default_factory=list)
    route: str = ""
    """Under which its presses are posted; empty where they come over the stream."""
    final: bool = False
    texts: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)


@dataclass
class Shown:
    """A message, and by which door it came."""

    door: str
    to: str
    text: str
    called: list[str] = field(default_factory=list)
    """Only who stands in the text, too."""


class FakeServer:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock
        self.tokens: list[str] = []
        self.valid: set[str] = set()
        self.cards: dict[str, Card] = {}
        self.shown: list[Shown] = []
        self.pushed: list[Json] = []
        self.sessions: dict[str, float] = {}
        """Until when, by session."""
        self.codes: list[tuple[int, str]] = []
        """HTTP status and code with which the next calls of the API are refused, …"""
        self.passes = 0
        """… after so many that are taken."""
        self.refused: list[str] = []
        self.strangers: set[str] = set()
        self.muted_until = 0.0
        self.pictures: dict[str, bytes] = {}
        self.callbacks: dict[str, tuple[str, str]] = {}
        """Address and secret, by route."""
        self._calls: deque[float] = deque(maxlen=QPS)
        self._minute: deque[float] = deque(maxlen=PER_MINUTE)
        self._guids: set[str] = set()
        self.app = FastAPI()
        for method, path, work in (
            ("POST", "/v1.0/oauth2/accessToken", self._token),
            ("POST", "/v1.0/robot/oToMessages/batchSend", self._person),
            ("POST", "/v1.0/robot/groupMessages/send", self._group),
            ("POST", "/v1.0/card/instances", self._created),
            ("POST", "/v1.0/card/instances/deliver", self._delivered),
            ("PUT", "/v1.0/card/instances", self._turned),
            ("PUT", "/v1.0/card/streaming", self._streamed),
            ("POST", "/robot/sendBySession", self._session),
            ("POST", "/robot/send", self._hook),
            ("POST", "/v1.0/card/callbacks/register", self._registered),
            ("POST", "/media/upload", self._uploaded),
        ):
            self.app.add_api_route(path, work, methods=[method])

    async def _token(self, request: Request) -> JSONResponse:
        body = await request.json()
        if (body["appKey"], body["appSecret"]) != (CLIENT_ID, CLIENT_SECRET):
            return self._no(400, "invalidClientIdOrSecret")
        await asyncio.sleep(0.05)
        self.tokens.append(secrets.token_hex(8))
        self.valid = {self.tokens[-1]}
        return JSONResponse({"accessToken": self.tokens[-1], "expireIn": 7200})

    async def _person(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request) or self._unfit(body):
            return barred
        unknown = [user for user in body["userIds"] if user in self.strangers]
        for user in set(body["userIds"]) - set(unknown):
            self.shown.append(Shown("api", user, json.loads(body["msgParam"])["text"]))
        return JSONResponse({"processQueryKey": "q", "invalidStaffIdList": unknown})

    async def _group(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request) or self._unfit(body):
            return barred
        told = json.loads(body["msgParam"])["text"]
        self.shown.append(Shown("api", body["openConversationId"], told))
        return JSONResponse({"processQueryKey": "q"})

    async def _created(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        id, data = body["outTrackId"], body["cardData"]["cardParamMap"]
        if id in self.cards or not body["cardTemplateId"].endswith(".schema"):
            return self._no(400, "param.error")
        posted = body["callbackType"] == "HTTP"
        if posted and body["callbackRouteKey"] not in self.callbacks:
            return self._no(400, "param.routeKeyNotExist")
        route = body["callbackRouteKey"] if posted else ""
        self.cards[id] = Card(status=str(data["flowStatus"]), route=route)
        return JSONResponse({"success": True, "result": id})

    async def _delivered(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        card, (_, _, space) = self.cards[body["outTrackId"]], body["openSpaceId"].partition("//")
        group = space.startswith("IM_GROUP.") and "robotCode" in body["imGroupOpenDeliverModel"]
        alone = space.startswith("IM_ROBOT.") and body["imRobotOpenDeliverModel"]["spaceType"]
        if card.space or not (group or alone):
            return self._no(400, "param.error")
        card.space = space
        return JSONResponse({"success": True})

    async def _turned(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        card, data = self.cards[body["outTrackId"]], body["cardData"]["cardParamMap"]
        card.status = str(data.get("flowStatus", card.status))
        card.text = data.get("msgContent", card.text)
        card.buttons = json.loads(data.get("btns", "[]"))
        return JSONResponse({"success": True, "result": True})

    async def _streamed(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        card = self.cards[body["outTrackId"]]
        again = body["guid"] in self._guids
        wrong = again or card.final or not card.space or body["key"] != "msgContent"
        if wrong or (card.status != INPUTING and not body["isFinalize"]) or not body["isFull"]:
            return self._no(400, "param.error")
        self._guids.add(body["guid"])
        card.text, card.final = body["content"], body["isFinalize"]
        card.texts.append(body["content"])
        card.times.append(time.monotonic())
        return JSONResponse({"success": True, "result": True})

    async def _session(self, session: str, request: Request) -> JSONResponse:
        raw = await request.body()
        body = json.loads(raw)
        if self.sessions.get(session, 0.0) < self.clock():
            return self._no(200, "", 300001)
        if len(raw) > MOST_BYTES:
            return self._no(200, "", 460101)
        told = body["markdown"]
        assert told["title"], "a message without a title is not shown"
        asked = body.get("at", {}).get("atUserIds") or []
        called = [user for user in asked if f"@{user}" in told["text"]]
        self.shown.append(Shown("session", session, told["text"], called))
        return JSONResponse({"errcode": 0, "errmsg": "ok"})

    async def _hook(
        self, access_token: str, request: Request, timestamp: str = "0", sign: str = ""
    ) -> JSONResponse:
        raw = await request.body()
        if access_token != HOOK_KEY:
            return self._no(200, "", 300001)
        if sign != signed(timestamp, HOOK_SECRET) or abs(time.time() - int(timestamp) / 1e3) > 3600:
            return self._no(200, "", 310000)
        if self.muted_until > self.clock() or self._often():
            self.muted_until = self.clock() + MUTE_S
            return self._no(200, "", 130101)
        if len(raw) > MOST_BYTES:
            return self._no(200, "", 460101)
        self.pushed.append(json.loads(raw)["markdown"])
        return JSONResponse({"errcode": 0, "errmsg": "ok"})

    async def _registered(self, request: Request) -> JSONResponse:
        body = await request.json()
        if barred := self._barred(request):
            return barred
        known = body["callbackRouteKey"] in self.callbacks
        if known and not body["forceUpdate"]:
            return self._no(400, "param.callbackRouteKeyExist")
        self.callbacks[body["callbackRouteKey"]] = body["callbackUrl"], body["apiSecret"]
        return JSONResponse({"success": True})

    async def _uploaded(self, access_token: str, type: str, request: Request) -> JSONResponse:
        body = await request.body()
        if access_token not in self.valid:
            return self._no(200, "", 40014)
        if type != "image" or PNG not in body or len(body) > MOST_PICTURE:
            return self._no(200, "", 40004)
        id = f"@lAL{len(self.pictures)}"
        self.pictures[id] = body[body.index(PNG) :]
        return JSONResponse({"errcode": 0, "errmsg": "ok", "media_id": id, "type": "image"})

    def _often(self) -> bool:
        now, full = self.clock(), len(self._minute) == PER_MINUTE
        often = full and now - self._minute[0] < 60
        self._minute.append(now)
        return often

    def _barred(self, request: Request) -> JSONResponse | None:
        """By its token, because there are too many, or because a test says so."""
        if request.headers.get("x-acs-dingtalk-access-token") not in self.valid:
            return self._no(401, "InvalidAuthentication")
        if self.codes and self.passes:
            self.passes -= 1
        elif self.codes:
            return self._no(*self.codes.pop(0))
        now = time.monotonic()
        if len(self._calls) == QPS and now - self._calls[0] < 1:
            return self._no(403, "Forbidden.AccessDenied.QpsLimitForAppkeyAndApi")
        self._calls.append(now)
        return None

    def _unfit(self, body: Json) -> JSONResponse | None:
        told = json.loads(body["msgParam"])
        fits = body["robotCode"] == CLIENT_ID and body["msgKey"] == "sampleMarkdown"
        if not fits or not told["title"] or len(body["msgParam"].encode()) > MOST_BYTES:
            return self._no(400, "param.error")
        return None

    def _no(self, status: int, code: str, errcode: int = 0) -> JSONResponse:
        self.refused.append(code or str(errcode))
        if errcode:
            return JSONResponse({"errcode": errcode, "errmsg": "no"}, status)
        return JSONResponse({"code": code, "message": "no", "requestid": "r"}, status)


def signed(timestamp: str, secret: str) -> str:
    made = hmac.new(secret.encode(), f"{timestamp}\n{secret}".encode(), hashlib.sha256)
    return base64.b64encode(made.digest()).decode()
