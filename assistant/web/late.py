"""Serves the API from the first moment, and the pages as soon as their library is loaded."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.routing import BaseRoute, Match, Mount
from starlette.types import Receive, Scope, Send

_LOGGER = logging.getLogger(__name__)


class Late:
    """ASGI: an application that is loaded while others are served; its callers wait for it."""

    def __init__(self, load: Callable[[], FastAPI], then: Callable[[], None]) -> None:
        self._load, self._then = load, then
        self._page: asyncio.Future[FastAPI] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._page, "the lifespan begins before the first request"
        page = await asyncio.shield(self._page)
        await page(scope, receive, send)

    async def live(self, over: asyncio.Event) -> None:
        """From the start of the process that serves until it is `over`."""
        self._page = asyncio.get_running_loop().create_future()
        try:
            page = await asyncio.to_thread(self._load)
        except Exception as error:  # the edge of a thread: whoever asks for a page is told
            _LOGGER.exception("the pages cannot be served")
            self._page.set_exception(error)
            return
        async with page.router.lifespan_context(page):
            self._page.set_result(page)
            await asyncio.to_thread(self._then)
            await over.wait()


class Beside(Mount):
    """Serves what none of the routes before it knows, by any method."""

    def __init__(self, app: Late, routes: list[BaseRoute]) -> None:
        super().__init__("", app=app)
        self._before = routes

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        path = scope.get("path", "")
        if path.startswith(("/api/", "/v1/")) or any(
            route.matches(scope)[0] is not Match.NONE for route in self._before
        ):
            return Match.NONE, {}
        return super().matches(scope)


def beside(api: FastAPI, load: Callable[[], FastAPI], then: Callable[[], None]) -> None:
    """Puts what `load` makes beside the routes of `api`, hiding none; `then` comes after it."""
    late, before = Late(load, then), api.router.lifespan_context

    @asynccontextmanager
    async def both(app: FastAPI) -> AsyncIterator[None]:
        over = asyncio.Event()
        async with before(app), asyncio.TaskGroup() as tasks:
            tasks.create_task(late.live(over))
            yield
            over.set()

    api.router.lifespan_context = both
    api.router.routes.append(Beside(late, list(api.router.routes)))
