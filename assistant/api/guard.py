"""What is refused before a route sees it: bodies too large, strangers, callers without a key."""

import ipaddress
from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import SAFE_HEADERS, problem
from assistant.errors import AccessError
from assistant.exchange import Asker

_FORWARDED = {b"forwarded", b"x-real-ip"}
_SAFE = [(name.lower().encode(), value.encode()) for name, value in SAFE_HEADERS.items()]


class Guard:
    """ASGI middleware; `open_access` serves loopback only, addressed as loopback, by no proxy."""

    def __init__(self, app: ASGIApp, *, max_body_bytes: int, open_access: bool) -> None:
        self._app, self._most, self._open = app, max_body_bytes, open_access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and self._open and _stranger(scope):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if self._open and (why := _stranger(scope)):
            remedy = "Ask from this machine, or set ASSISTANT_API_KEYS."
            await problem(403, why, remedy, path=path)(scope, receive, send)
            return
        body = await self._body(receive)
        if body is None:
            what = f"The body is larger than {self._most} bytes."
            remedy = "Shorten the question, or what is sent with it."
            await problem(413, what, remedy, path=path)(scope, receive, send)
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


class Identified:
    """ASGI middleware for an application that knows no keys: who asks is in the scope, `asker`."""

    def __init__(self, app: ASGIApp, identify: Callable[[str | None], Asker]) -> None:
        self._app, self._identify = app, identify

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            given = [value for name, value in scope["headers"] if name.lower() == b"authorization"]
            try:
                # Two keys in one request are none: proxies differ in which of them they read.
                scope["asker"] = self._identify(
                    given[0].decode("latin-1") if len(given) == 1 else None
                )
            except AccessError as error:
                headers = {"WWW-Authenticate": "Bearer"}
                refusal = problem(401, error.problem, error.remedy, headers=headers)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


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
            told = {name.lower() for name, _ in message["headers"]}
            missing = [header for header in _SAFE if header[0] not in told]
            message["headers"] = [*message["headers"], *missing]
        await send(message)

    return sending


def _stranger(scope: Scope) -> str:
    """Why a request to an open server is refused; empty if it comes from this machine."""
    client = scope.get("client")
    if client is None or not _loopback(client[0]):
        return "This server runs without keys and serves this machine only."
    names = [name.lower() for name, _ in scope["headers"]]
    if any(name in _FORWARDED or name.startswith(b"x-forwarded-") for name in names):
        return "A server without keys takes no forwarded requests."
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == b"host"]
    if len(hosts) != 1 or not _names_this_machine(hosts[0]):
        return "The Host header names another machine."
    return ""


def _names_this_machine(host: str) -> bool:
    """`127.0.0.1:8000`, `[::1]:8000`, `localhost`."""
    name = host if host.endswith("]") else host.rsplit(":", 1)[0]
    name = name.removeprefix("[").removesuffix("]")
    return name.lower() == "localhost" or _loopback(name)


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
