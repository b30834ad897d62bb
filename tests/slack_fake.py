"""A Slack on loopback: sends what the real one sends, and refuses what the real one refuses.

Its requests are signed by the vendor's library, so ours never checks itself.
"""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode

import httpx
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from slack_sdk.signature import SignatureVerifier

from tests.wecom_fake import http_client

Json = dict[str, Any]
SECRET, TOKEN = "slack-secret-1", "xoxb-1"
TEAM, BOT = "T1", "U0BOT"
MOST_CHARS = 12_000


@dataclass
class Shown:
    """A message of the bot as people see it."""

    channel: str
    thread: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    streaming: bool = False
    updated: bool = False
    snapshots: list[str] = field(default_factory=list)

    def below(self, kind: str) -> list[Json]:
        return [each for block in self.blocks if block["type"] == kind
                for each in block["elements"]]  # fmt: skip


class FakeSlack:
    """`strict` refuses a second message within a second and channel, as the real one does."""

    def __init__(self, *, strict: bool = True) -> None:
        self.strict = strict
        self.shown: dict[str, Shown] = {}
        self.statuses: list[str] = []
        self.calls: list[str] = []
        self.fails: dict[str, list[str]] = {}
        """Words that the next calls of a method are refused with; a number is an HTTP status."""
        self.limited: list[float] = []
        self.faults: list[str] = []
        """What the real one would not stand for."""
        self.scopes = "app_mentions:read,chat:write,im:history"
        self._written: dict[str, float] = {}
        self._number = 0
        self.app = FastAPI()
        self.files: dict[str, bytes] = {}
        self.pictures: list[tuple[str, str, bytes]] = []
        """Channel, thread and picture."""
        self.app.add_api_route("/api/{method}", self._called, methods=["POST"])
        self.app.add_api_route("/api/upload/{id}", self._uploaded, methods=["POST"])

    @property
    def texts(self) -> list[str]:
        return [shown.text for shown in self.shown.values()]

    async def _called(self, method: str, request: Request) -> Response:
        self.calls.append(method)
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return _refused("invalid_auth")
        if words := self.fails.get(method):
            word = words.pop(0)
            if word == "garbage":
                return Response("<html>", media_type="application/json")
            return JSONResponse({}, int(word)) if word.isdigit() else _refused(word)
        raw = await request.body()
        is_json = request.headers.get("content-type", "").startswith("application/json")
        body: Json = json.loads(raw) if raw and is_json else {}
        match method:
            case "auth.test":
                told = {"ok": True, "user_id": BOT, "team_id": TEAM, "bot_id": "B1"}
                return JSONResponse(told, headers={"x-oauth-scopes": self.scopes})
            case "files.getUploadURLExternal" | "files.completeUploadExternal":
                return self._file(method, parse_qs(raw.decode()), request)
            case "assistant.threads.setStatus":
                self._check(bool(body["thread_ts"]), "a status without a thread")
                self.statuses.append(body["status"])
                return JSONResponse({"ok": True})
            case "chat.appendStream" | "chat.stopStream" | "chat.update":
                return self._changed(method, body)
            case "chat.postMessage" | "chat.startStream":
                return self._new(method, body)
        return _refused("unknown_method")

    def _file(self, method: str, form: dict[str, list[str]], request: Request) -> JSONResponse:
        if method == "files.getUploadURLExternal":
            self._check(int(form["length"][0]) > 0 and bool(form["filename"]), "a file of nothing")
            id = f"F{len(self.files)}"
            self.files[id] = b""
            url = f"{request.base_url}api/upload/{id}"
            return JSONResponse({"ok": True, "upload_url": url, "file_id": id})
        for each in json.loads(form["files"][0]):
            if not self.files[each["id"]]:
                return _refused("file_not_found")
            place = form["channel_id"][0], form.get("thread_ts", [""])[0]
            self.pictures.append((*place, self.files[each["id"]]))
        return JSONResponse({"ok": True})

    async def _uploaded(self, id: str, request: Request) -> Response:
        self.files[id] = await request.body()
        return Response("OK")

    def _new(self, method: str, body: Json) -> JSONResponse:
        if wait := self._too_soon(body["channel"]):
            return wait
        starts = method == "chat.startStream"
        if starts and not body.get("thread_ts"):
            return _refused("missing_thread_ts")
        private = body["channel"].startswith("D")
        if (
            starts
            and not private
            and not (body.get("recipient_user_id") and body.get("recipient_team_id"))
        ):
            return _refused("missing_recipient")
        if _length(body) > MOST_CHARS:
            return _refused("msg_too_long")
        self._number += 1
        ts = f"1700000000.{self._number:06}"
        shown = Shown(body["channel"], body.get("thread_ts") or "", _text(body),
                      body.get("blocks") or [], streaming=starts)  # fmt: skip
        shown.snapshots.append(shown.text)
        self.shown[ts] = shown
        return JSONResponse({"ok": True, "ts": ts, "channel": body["channel"]})

    def _changed(self, method: str, body: Json) -> JSONResponse:
        shown = self.shown.get(body["ts"])
        if shown is None or shown.channel != body["channel"]:
            return _refused("message_not_found")
        if _length(body) > MOST_CHARS:
            return _refused("msg_too_long")
        if method == "chat.update":
            self._check(not shown.streaming, "an update of a stream")
            shown.text, shown.blocks, shown.updated = _text(body), body["blocks"], True
        elif not shown.streaming:
            return _refused("message_not_in_streaming_state")
        else:
            shown.text += _text(body)
            shown.blocks = body.get("blocks") or []
            shown.streaming = method == "chat.appendStream"
        shown.snapshots.append(shown.text)
        return JSONResponse({"ok": True, "ts": body["ts"]})

    def _too_soon(self, channel: str) -> JSONResponse | None:
        now = time.monotonic()
        if self.strict and now - self._written.get(channel, 0.0) < 0.95:
            self.limited.append(now)
            told = {"ok": False, "error": "ratelimited"}
            return JSONResponse(told, 429, headers={"Retry-After": "1"})
        self._written[channel] = now
        return None

    def _check(self, holds: bool, fault: str) -> None:
        if not holds:
            self.faults.append(fault)


class FakeEvents:
    """Slack's side of the Events API: signed, within three seconds, told again if refused."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = http_client()
        self._verifier = SignatureVerifier(SECRET)
        self._number = 0
        self.times: list[float] = []
        self.patience_s = 3.0

    def signed(self, body: str, kind: str, *, age_s: int = 0) -> dict[str, str]:
        stamp = str(int(time.time()) - age_s)
        signature = self._verifier.generate_signature(timestamp=stamp, body=body)
        assert signature
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature,
                "Content-Type": kind}  # fmt: skip

    async def send(self, body: Json, *, retry: int = 0) -> httpx.Response:
        told = json.dumps(body, ensure_ascii=False)
        headers = self.signed(told, "application/json")
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        begun = time.monotonic()
        response = await self.http.post(self.address, content=told.encode(), headers=headers)
        self.times.append(time.monotonic() - begun)
        assert self.times[-1] < self.patience_s, "the vendor would not have waited"
        return response

    async def press(self, shown: Shown, ts: str, action: Json, user: str = "U1") -> httpx.Response:
        self._number += 1
        payload = {
            "type": "block_actions", "team": {"id": TEAM}, "user": {"id": user, "team_id": TEAM},
            "channel": {"id": shown.channel}, "message": {"ts": ts, "thread_ts": shown.thread},
            "actions": [action | {"action_ts": f"1700000009.{self._number:06}"}],
        }  # fmt: skip
        told = urlencode({"payload": json.dumps(payload)})
        headers = self.signed(told, "application/x-www-form-urlencoded")
        return await self.http.post(self.address, content=told, headers=headers)

    def event(self, text: str, user: str = "U1", channel: str = "C1", **more: Any) -> Json:  # noqa: ANN401 - JSON
        """A mention in a channel, or a message of two where the channel's name begins with D."""
        self._number += 1
        ts = f"1700000001.{self._number:06}"
        private = channel.startswith("D")
        said = text if private else f"<@{BOT}> {text}"
        kind = {"type": "message", "channel_type": "im"} if private else {"type": "app_mention"}
        return {
            "type": "event_callback", "event_id": f"Ev{self._number}", "team_id": TEAM,
            "api_app_id": "A1", "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}],
            "event": {**kind, "user": user, "text": said, "ts": ts, "event_ts": ts,
                      "channel": channel, "team": TEAM, **more},
        }  # fmt: skip


def _text(body: Json) -> str:
    told = [body.get("markdown_text") or ""]
    told += [each.get("text", "") for each in body.get("chunks") or ()]
    told += [each["text"] for each in body.get("blocks") or () if each["type"] == "markdown"]
    return "".join(told)


def _length(body: Json) -> int:
    return len(_text(body))


def _refused(word: str) -> JSONResponse:
    """HTTP 200 always: `ok` says whether it was taken."""
    return JSONResponse({"ok": False, "error": word})
