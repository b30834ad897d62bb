"""A WeCom that bots connect to: one live connection a bot, every frame checked and acknowledged."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

Json = dict[str, Any]
SECRET = "long-secret-1"
MOST_BYTES = 20480
STREAM_EXPIRED, UNSUBSCRIBED = 846608, 846609


@dataclass
class Seen:
    """What one callback was answered with."""

    snapshots: list[str] = field(default_factory=list)
    stream: str = ""
    feedback: str = ""
    finished: bool = False
    session: int = 0
    """The subscription that ended it."""
    at: list[float] = field(default_factory=list)


class LongFake:
    def __init__(self) -> None:
        self.live: ServerConnection | None = None
        self.subscribed = 0
        self.pings = 0
        self.answers_pings = True
        self.seen: dict[str, Seen] = {}
        self.pushed: list[Json] = []
        self.welcomed: list[Json] = []
        self.pictures: dict[str, bytes] = {}
        self._pending: Json = {}
        self.updated: list[Json] = []
        """Cards, by the event of their button and in time."""
        self._pressed: dict[str, tuple[str, float]] = {}
        self.fails: dict[str, list[int]] = {}
        """Codes that the next frames of a command are refused with."""
        self.faults: list[str] = []
        """What the real one would not stand for."""
        self.url = ""
        self._lock = threading.Lock()

    def callback(self, text: str, user: str = "chenwei", chat: str = "", **more: Any) -> str:  # noqa: ANN401 - JSON
        group = {"chattype": "group", "chatid": chat} if chat else {"chattype": "single"}
        body = {
            "msgid": secrets.token_hex(8), "aibotid": "bot1", **group, "from": {"userid": user},
            "msgtype": "text", "text": {"content": text}, **more,
        }  # fmt: skip
        return self.send("aibot_msg_callback", body)

    def event(self, kind: str, told: Json | None = None, user: str = "chenwei") -> str:
        body = {
            "msgid": secrets.token_hex(8), "msgtype": "event", "chattype": "single",
            "from": {"userid": user}, "event": {"eventtype": kind, kind: told or {}},
        }  # fmt: skip
        req_id = self.send("aibot_event_callback", body)
        self._pressed[req_id] = ((told or {}).get("task_id", ""), time.monotonic())
        return req_id

    def send(self, command: str, body: Json, req_id: str = "") -> str:
        req_id = req_id or secrets.token_hex(8)
        self.seen.setdefault(req_id, Seen())
        assert self.live, "nobody is connected"
        self.live.send(json.dumps({"cmd": command, "headers": {"req_id": req_id}, "body": body}))
        return req_id

    def close(self, code: int) -> None:
        live, self.live = self.live, None
        assert live
        live.close(code)

    def abort(self) -> None:
        live, self.live = self.live, None
        assert live
        live.socket.shutdown(2)

    def until(self, holds: Any, *, patience_s: float = 60.0) -> None:  # noqa: ANN401 - a predicate
        end = time.monotonic() + patience_s
        while not holds():
            assert time.monotonic() < end, f"it did not happen: {self.seen} {self.faults}"
            time.sleep(0.01)

    def handle(self, connection: ServerConnection) -> None:
        try:
            for raw in connection:
                self._frame(connection, json.loads(raw))
        except ConnectionClosed:
            pass

    def _frame(self, connection: ServerConnection, frame: Json) -> None:
        command, req_id, body = frame["cmd"], frame["headers"]["req_id"], frame.get("body", {})
        if command == "ping":
            self.pings += 1
            if self.answers_pings:
                self._acknowledge(connection, req_id)
            return
        if command == "aibot_subscribe":
            self._subscribe(connection, req_id, body)
            return
        code = self.fails[command].pop(0) if self.fails.get(command) else 0
        if connection is not self.live:
            code = UNSUBSCRIBED
        told: Json = {}
        if not code and command.startswith("aibot_upload_media_"):
            told = self._uploaded(command.removeprefix("aibot_upload_media_"), body)
        elif not code:
            code = self._taken(command, req_id, body)
        self._acknowledge(connection, req_id, code, told)

    def _subscribe(self, connection: ServerConnection, req_id: str, body: Json) -> None:
        if body != {"bot_id": "bot1", "secret": SECRET}:
            self._acknowledge(connection, req_id, 40001)
            return
        with self._lock:
            before, self.live = self.live, connection
            self.subscribed += 1
        self._acknowledge(connection, req_id)
        if before:
            gone = {"msgtype": "event", "event": {"eventtype": "disconnected_event"}}
            frame = {"cmd": "aibot_event_callback", "headers": {"req_id": "x"}, "body": gone}
            with suppress(ConnectionClosed):  # it may be dead already
                before.send(json.dumps(frame))
                before.close()

    def _taken(self, command: str, req_id: str, body: Json) -> int:
        match command:
            case "aibot_respond_msg":
                return self._streamed(req_id, body)
            case "aibot_respond_welcome_msg":
                self.welcomed.append(body)
            case "aibot_respond_update_msg":
                task, at = self._pressed[req_id]
                self._check(time.monotonic() - at < 5, "a card after five seconds")
                self._check(body["response_type"] == "update_template_card", "kind of an update")
                self._check(body["template_card"]["task_id"] == task, "another card")
                self.updated.append(body)
            case "aibot_send_msg":
                self._check(body.get("chat_type") in (1, 2), "no chat_type")
                kinds = ("markdown", "template_card", "image")
                self._check(body["msgtype"] in kinds, "kind of a push")
                if body["msgtype"] == "image":
                    self._check(body["image"]["media_id"] in self.pictures, "an unknown picture")
                text = body.get("markdown", {}).get("content", "x")
                self._check(0 < len(text.encode()) <= MOST_BYTES, "length of a push")
                self.pushed.append(body)
            case _:
                return 40008
        return 0

    def _uploaded(self, step: str, body: Json) -> Json:
        """What its acknowledgement tells."""
        if step == "init":
            self._check(0 < body["total_chunks"] <= 100, "pieces of a picture")
            self._pending = body | {"pieces": [b""] * body["total_chunks"]}
            return {"upload_id": "up1"}
        self._check(body["upload_id"] == "up1", "another picture")
        if step == "chunk":
            piece = base64.b64decode(body["base64_data"])
            self._check(0 < len(piece) <= 512 * 1024, "length of a piece")
            self._pending["pieces"][body["chunk_index"]] = piece
            return {}
        whole = b"".join(self._pending["pieces"])
        self._check(hashlib.md5(whole).hexdigest() == self._pending["md5"], "sum of a picture")
        self._check(len(whole) == self._pending["total_size"], "size of a picture")
        id = f"media{len(self.pictures)}"
        self.pictures[id] = whole
        return {"type": "image", "media_id": id, "created_at": "1"}

    def _streamed(self, req_id: str, body: Json) -> int:
        seen = self.seen.get(req_id)
        if seen is None:
            return 40009
        stream = body["stream"]
        if seen.finished:  # one that goes on for a killed process may not know that it was sent
            self._check(self.subscribed > seen.session, "a frame after the end")
            return 0
        self._check(seen.stream in ("", stream["id"]), "another stream for the same callback")
        self._check(0 < len(stream["content"].encode()) <= MOST_BYTES, "length of a snapshot")
        feedback = stream.get("feedback", {}).get("id", "")
        # It counts in the first only; a process that goes on for a killed one says it again.
        self._check(bool(feedback or seen.snapshots), "no feedback in the first")
        self._check(feedback in ("", seen.feedback) or not seen.snapshots, "another feedback")
        seen.stream, seen.finished, seen.session = stream["id"], stream["finish"], self.subscribed
        seen.feedback = seen.feedback or feedback
        seen.snapshots.append(stream["content"])
        seen.at.append(time.monotonic())
        return 0

    def _check(self, holds: bool, fault: str) -> None:
        if not holds:
            self.faults.append(fault)

    def _acknowledge(
        self, connection: ServerConnection, req_id: str, code: int = 0, body: Json | None = None
    ) -> None:
        told = {"headers": {"req_id": req_id}, "errcode": code, "errmsg": "ok" if not code else "x"}
        connection.send(json.dumps(told | ({"body": body} if body else {})))


@contextmanager
def long_fake() -> Iterator[LongFake]:
    fake = LongFake()
    server: Server = serve(fake.handle, "127.0.0.1", 0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    fake.url = f"ws://127.0.0.1:{server.socket.getsockname()[1]}"
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
    assert fake.faults == [], fake.faults
