"""The application of the pages."""

import warnings

from fastapi import FastAPI
from nicegui import core, ui
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount

from assistant.exchange import Service
from assistant.web import browse_pages, chat, login, missing, review
from assistant.web.asking import Desk
from assistant.web.door import Door
from assistant.web.explained import Definitions
from assistant.web.sessions import Sessions
from assistant.web.site import Site


def create_page(service: Service, sessions: Sessions) -> FastAPI:
    """Once in a process: the library keeps one application for all of it."""
    site = Site(
        service=service, sessions=sessions, desk=Desk(service.ask), definitions=Definitions(service)
    )
    app = FastAPI(openapi_url=None, redirect_slashes=False)
    app.include_router(login.routes(site))
    chat.install(site)
    review.install(site)
    browse_pages.install(site)
    missing.install(site)
    # Once, at the start, the library looks at every object of the process; one of torch's minds.
    warnings.filterwarnings("ignore", message=r"`torch\.distributed\.reduce_op`")
    ui.run_with(
        app,
        title="",
        dark=None,
        language="zh-CN",
        binding_refresh_interval=None,
        reconnect_timeout=30.0,
        # The last bit of compression costs more time than it saves on any line.
        gzip_middleware_factory=lambda app: GZipMiddleware(app, compresslevel=4),
        tailwind=False,
        show_welcome_message=False,
    )
    # Each page says its own language; the library would write its one over it.
    core.app.config.quasar_config["lang"] = {"noHtmlAttrs": True}
    app.router.routes[-1] = Mount("", Door(core.app))
    return app
