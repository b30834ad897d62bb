"""Feishu's long connection: an address for one connection each, events in pieces, and again until
they are acknowledged with 200."""

import base64
import json
import secrets
import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse
from websockets.sync.server import ServerConnection

from assistant.channels.feishu.frames import CONTROL, DATA, Frame, read, write
from tests.feishu_fake import APP_ID, APP_SECRET, FakeServer, Json
from tests.socket_fake import SocketFake

SERVICE = 33554678


class LongFake(SocketFake):
    """Its frames are ours, which a test holds against those of the vendor's library."""

    def __init__(self, server: FakeServer) -> None:
        super().__init__()
        self.server = server
        self.devices: set[str] = set()
        self.stale = 0
        """So many addresses are over before they are used."""
        self.crowded = False
        """As many are connected as may be."""
        self.ping_s = 120
        self.pings: list[int] = []
        """By service."""
        self.acknowledged: dict[str, list[Json]] = {}
        """By id of an event."""
        self.took_s: list[float] = []
        """From an event to its acknowledgement."""
        self._sent: dict[str, float] = {}
        server.app.add_api_route("/callback/ws/endpoint", self._endpoint, methods=["POST"])

    async def _endpoint(self, request: Request) -> JSONResponse:
        body = await request.json()
        if (body["AppID"], body["AppSecret"]) != (APP_ID, APP_SECRET):
            return JSONResponse({"code": 514, "msg": "no"})
        if self.crowded:
            return JSONResponse({"code": 1000040350, "msg": "too many"})
        device = secrets.token_hex(8)
        if not self.stale:
            self.devices.add(device)
        self.stale = max(0, self.stale - 1)
        config = {
            "ReconnectCount": -1, "ReconnectInterval": 120, "ReconnectNonce": 0,
            "PingInterval": self.ping_s,
        }  # fmt: skip
        url = f"{self.url}/ws/v2?device_id={device}&service_id={SERVICE}&ticket=t-1"
        return JSONResponse({"code": 0, "msg": "ok", "data": {"URL": url, "ClientConfig": config}})

    def admits(self, path: str) -> bool:
        device = parse_qs(urlsplit(path).query).get("device_id", [""])[0]
        known = device in self.devices
        self.devices.discard(device)
        return known

    def event(self, told: Json, id: str = "", *, pieces: int = 1, kind: str = "event") -> str:
        """The last piece first."""
        id = id or secrets.token_hex(8)
        payload = json.dumps(told, ensure_ascii=False).encode()
        size = -(-len(payload) // pieces)
        frame = Frame(DATA, service=SERVICE, sequence=1, log=2**63, log_new="log")
        self._sent[id] = time.monotonic()
        for n in reversed(range(pieces)):
            headers = {
                "type": kind, "message_id": id, "trace_id": "t", "sum": str(pieces), "seq": str(n),
            }  # fmt: skip
            piece = payload[n * size : (n + 1) * size]
            self.send(write(replace(frame, headers=headers, payload=piece)))
        return id

    def take(self, connection: ServerConnection, raw: str | bytes) -> None:
        assert isinstance(raw, bytes)
        frame = read(raw)
        if frame.method == CONTROL:
            self.pings.append(frame.service)
            pong = json.dumps({"PingInterval": self.ping_s}).encode()
            connection.send(write(Frame(CONTROL, {"type": "pong"}, pong, frame.service)))
            return
        if (frame.log, frame.log_new) != (2**63, "log") or "biz_rt" not in frame.headers:
            self.faults.append(f"not the frame that was sent: {frame}")
        id = frame.headers["message_id"]
        self.took_s.append(time.monotonic() - self._sent.get(id, 0.0))
        self.acknowledged.setdefault(id, []).append(json.loads(frame.payload))

    def codes(self, id: str) -> list[int]:
        return [told["code"] for told in self.acknowledged.get(id, ())]

    def told(self, id: str) -> Json:
        """What the bot tells whoever pressed."""
        found: Json = json.loads(base64.b64decode(self.acknowledged[id][0]["data"]))
        return found
