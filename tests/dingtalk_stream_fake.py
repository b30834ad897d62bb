"""DingTalk's gateway: an address and a ticket for one connection each, callbacks until they are
acknowledged."""

import json
import secrets
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse
from websockets.sync.server import ServerConnection

from tests.dingtalk_fake import CLIENT_ID, CLIENT_SECRET, FakeServer, Json
from tests.socket_fake import SocketFake

MESSAGES, PRESSES = "/v1.0/im/bot/messages/get", "/v1.0/card/instances/callback"
TICKET_S = 90.0


class StreamFake(SocketFake):
    def __init__(self, server: FakeServer) -> None:
        super().__init__()
        self.server = server
        self.tickets: dict[str, float] = {}
        self.stale = 0
        """So many tickets are over before they are used."""
        self.acknowledged: dict[str, list[Json]] = {}
        """By id of a frame."""
        self.took_s: list[float] = []
        """From a callback to its acknowledgement."""
        self.subscribed: set[str] = set()
        self._sent: dict[str, float] = {}
        server.app.add_api_route("/v1.0/gateway/connections/open", self._open, methods=["POST"])

    async def _open(self, request: Request) -> JSONResponse:
        body = await request.json()
        if (body["clientId"], body["clientSecret"]) != (CLIENT_ID, CLIENT_SECRET):
            return JSONResponse({"code": "invalidClientIdOrSecret", "message": "no"}, 400)
        self.subscribed = {f"{each['type']} {each['topic']}" for each in body["subscriptions"]}
        ticket, life_s = f"{secrets.token_hex(8)}+/=", -1.0 if self.stale else TICKET_S
        self.stale = max(0, self.stale - 1)
        self.tickets[ticket] = time.monotonic() + life_s
        return JSONResponse({"endpoint": f"{self.url}/connect", "ticket": ticket})

    def admits(self, path: str) -> bool:
        ticket = parse_qs(urlsplit(path).query).get("ticket", [""])[0]
        return self.tickets.pop(ticket, 0.0) > time.monotonic()

    def callback(self, told: Json, topic: str = MESSAGES, id: str = "") -> str:
        id = id or secrets.token_hex(8)
        self._frame("CALLBACK", topic, id, json.dumps(told, ensure_ascii=False))
        return id

    def system(self, topic: str, told: Json) -> str:
        id = secrets.token_hex(8)
        self._frame("SYSTEM", topic, id, json.dumps(told))
        return id

    def _frame(self, kind: str, topic: str, id: str, data: str) -> None:
        headers = {
            "appId": "a1", "connectionId": "c1", "contentType": "application/json",
            "messageId": id, "time": str(int(time.time() * 1000)), "topic": topic,
        }  # fmt: skip
        frame = {"specVersion": "1.0", "type": kind, "headers": headers, "data": data}
        self._sent[id] = time.monotonic()
        self.send(json.dumps(frame))

    def take(self, connection: ServerConnection, raw: str | bytes) -> None:
        told: Any = json.loads(raw)
        id = told["headers"]["messageId"]
        if id not in self._sent or not isinstance(told["data"], str):
            self.faults.append(f"an acknowledgement of nothing: {told}")
        self.took_s.append(time.monotonic() - self._sent.get(id, 0.0))
        json.loads(told["data"])
        self.acknowledged.setdefault(id, []).append(told)

    def codes(self, id: str) -> list[int]:
        return [told["code"] for told in self.acknowledged.get(id, ())]
