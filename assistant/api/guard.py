"""What is refused before a route sees it: bodies too large, and strangers on an open server."""

import ipaddress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import problem

_FORWARDED = {b"forwarded", b"x-real-ip"}
_SAFE_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
]


class Guard:
    """ASGI middleware; `open_access` serves loopback only, addressed as loopback, by no proxy."""

    def __init__(self, app: ASGIApp, *, max_body_bytes: int, open_access: bool) -> None:
        self._app, self._most, self._open = app, max_body_bytes, open_access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        if self._open and (why := _stranger(scope, headers)):
            await problem(403, why, "Ask from this machine, or configure ASSISTANT_API_KEYS.")(
                scope, receive, send
            )
            return
        body = await self._body(receive)
        if body is None:
            await problem(413, f"The body is larger than {self._most} bytes.",
                          "Shorten the question.")(scope, receive, send)  # fmt: skip
            return
        await self._app(scope, _replay(body, receive), _with_headers(send))

    async def _body(self, receive: Receive) -> bytes | None:
        """The whole body, or None as soon as it is too large."""
        body = b""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return body
            body += bytes(message.get("body", b""))
            if len(body) > self._most:
                return None
            if not message.get("more_body"):
                return body


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *_SAFE_HEADERS]
        await send(message)

    return sending


def _stranger(scope: Scope, headers: dict[bytes, bytes]) -> str:
    """Why a request to an open server is refused; empty if it comes from this machine."""
    client = scope.get("client")
    if client is None or not _loopback(client[0]):
        return "This server runs without keys and serves this machine only."
    if any(name in _FORWARDED or name.startswith(b"x-forwarded-") for name in headers):
        return "A server without keys takes no forwarded requests."
    host = headers.get(b"host", b"").decode("latin-1")
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    if name.strip("[]").lower() != "localhost" and not _loopback(name.strip("[]")):
        return "The Host header names another machine."
    return ""


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
