"""`/login` and `/logout`: a plain form, which needs no script."""

import time
from collections import defaultdict
from html import escape
from string import Template
from typing import Annotated, Final

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.errors import AccessError
from assistant.web.door import HEADERS, same_origin
from assistant.web.frame import STYLE
from assistant.web.sessions import COOKIE, LONGEST_S
from assistant.web.site import LANGUAGE, THEME, Site, local_path
from assistant.web.words import Words, language_of

MOST_ATTEMPTS: Final = 5
"""Of one address that fail within a minute; then it waits."""
WINDOW_S: Final = 60.0
MOST_ADDRESSES: Final = 10_000
MOST_CHARS: Final = 200
"""Of a token in a link."""
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_PAGE: Final = Template("""<!doctype html>
<html lang="$lang"><head><meta charset="utf-8"><title>$sign_in · $title</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/favicon.ico"><style>$style</style></head>
<body class="$theme login"><main><h1>$title</h1>
<form method="post" action="/login"><label for="key">$key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus
 value="$token" aria-describedby="help"$invalid><input type="hidden" name="next" value="$next">
<p id="help" class="quiet">$help</p>$fault
<button type="submit">$sign_in</button></form></main></body></html>""")


class Attempts:
    """Failed sign-ins by address; whoever succeeds starts anew."""

    def __init__(self) -> None:
        self._failed: defaultdict[str, list[float]] = defaultdict(list)

    def wait_s(self, address: str) -> int:
        """0 for whoever may try."""
        now = time.monotonic()
        recent = [at for at in self._failed.get(address, []) if now - at < WINDOW_S]
        return int(WINDOW_S - (now - recent[0])) + 1 if len(recent) >= MOST_ATTEMPTS else 0

    def failed(self, address: str) -> None:
        now = time.monotonic()
        if len(self._failed) >= MOST_ADDRESSES:
            self._failed = defaultdict(
                list, {a: at for a, at in self._failed.items() if now - at[-1] < WINDOW_S}
            )
        self._failed[address] = [*self._failed[address], now][-MOST_ATTEMPTS:]

    def succeeded(self, address: str) -> None:
        self._failed.pop(address, None)


def routes(site: Site) -> APIRouter:
    pages = APIRouter(include_in_schema=False)
    attempts = Attempts()

    @pages.get("/login")
    def form(request: Request, next: str = "/", token: str = "") -> Response:
        """A one-time link brings its token: only the button redeems it, no preview of a chat."""
        if site.visitor(request):
            return RedirectResponse(local_path(next), 303, headers=HEADERS)
        return _form(request, next, token=token[:MOST_CHARS])

    # Plain `def`: a key is looked up in the journal, and the event loop stays free.
    @pages.post("/login")
    def sign_in(
        request: Request, key: Annotated[str, Form()] = "", next: Annotated[str, Form()] = "/"
    ) -> Response:
        address = request.client.host if request.client else ""
        if not same_origin(request.scope):
            return _form(request, next, status=403, fault="wrong_key")
        if wait := attempts.wait_s(address):
            return _form(request, next, wait, status=429, fault="too_often")
        try:
            _, cookie = site.sessions.sign_in(key.strip())
        except AccessError:
            attempts.failed(address)
            return _form(request, next, status=401, fault="wrong_key")
        attempts.succeeded(address)
        reply = RedirectResponse(local_path(next), 303, headers=HEADERS)
        reply.set_cookie(
            COOKIE, cookie, max_age=LONGEST_S, httponly=True, samesite="lax",
            secure=request.url.scheme == "https",
        )  # fmt: skip
        return reply

    @pages.post("/logout")
    def sign_out(request: Request) -> Response:
        reply = RedirectResponse("/login", 303, headers=HEADERS)
        if same_origin(request.scope):
            reply.delete_cookie(COOKIE)
        return reply

    return pages


def _form(
    request: Request,
    next_path: str,
    *values: object,
    status: int = 200,
    fault: str = "",
    token: str = "",
) -> HTMLResponse:
    say = Words(language_of(request.cookies.get(LANGUAGE)))
    told = f'<p class="fault" role="alert">{escape(say(fault, *values))}</p>' if fault else ""
    page = _PAGE.substitute(
        lang="zh-CN" if say.language == "zh" else "en", title=say("title"), sign_in=say("sign_in"),
        key=say("key"), help=say("link_help" if token else "key_help"), fault=told,
        token=escape(token),
        invalid=' aria-invalid="true"' if told else "",
        next=escape(local_path(next_path), quote=True), style=STYLE,
        theme="body--dark" if request.cookies.get(THEME) == "dark" else "body--light",
    )  # fmt: skip
    headers = {**HEADERS, "Content-Security-Policy": _POLICY, "Cache-Control": "no-store"}
    return HTMLResponse(page, status, headers=headers)
