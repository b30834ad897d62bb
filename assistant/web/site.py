"""What every page of the site has at hand: the service, who looks, and in which language."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse

from assistant.exchange import Asker, Service
from assistant.web.asking import Desk
from assistant.web.explained import Definitions
from assistant.web.sessions import COOKIE, Sessions
from assistant.web.words import Words, language_of

LANGUAGE: Final = "assistant_language"
THEME: Final = "assistant_theme"


@dataclass(frozen=True)
class Visitor:
    """Who opened a page, as they were then; `Site.asker` says who they are now."""

    asker: Asker
    open_access: bool
    say: Words
    dark: bool | None
    """None follows the system."""
    session: str | None


@dataclass(frozen=True)
class Site:
    service: Service
    sessions: Sessions
    desk: Desk
    definitions: Definitions

    def visitor(self, request: Request) -> Visitor | None:
        """None for whoever has to sign in."""
        cookie = request.cookies.get(COOKIE)
        if (asker := self.sessions.asker(cookie)) is None:
            return None
        return Visitor(
            asker=asker,
            open_access=self.sessions.open(),
            say=Words(language_of(request.cookies.get(LANGUAGE))),
            dark={"dark": True, "light": False}.get(request.cookies.get(THEME, "")),
            session=cookie,
        )

    def asker(self, visitor: Visitor) -> Asker | None:
        """Asked before every step: whoever was disabled meanwhile is out, with open pages too."""
        return self.sessions.asker(visitor.session)


def to_login(request: Request) -> RedirectResponse:
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(asked, safe='/')}", 303)


def local_path(text: str) -> str:
    """Where to go after signing in: never to another host."""
    fine = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if fine else "/"
