"""Streamable HTTP: every request stands alone and brings its own key."""

from typing import Any, Final

from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp

from assistant.exchange import Asker, Service
from assistant.mcp.server import Context, create_server

PATH: Final = "/mcp"
_HERE: Final = ("127.0.0.1", "localhost", "[::1]")


def create_app(service: Service, *, max_body_bytes: int) -> ASGIApp:
    """Expects who asks in the scope, as `asker`."""
    # No sessions: one that was opened with a key would serve whoever learns its id.
    return create_server(service, _who).streamable_http_app(
        streamable_http_path=PATH,
        stateless_http=True,
        json_response=True,
        max_request_body_size=max_body_bytes,
        transport_security=_security(service.open_access),
    )


def _who(context: Context) -> Asker:
    request: Any = context.request
    asker: Asker = request.scope["asker"]
    return asker


def _security(open_access: bool) -> TransportSecuritySettings:
    """An open server is for programs of this machine, not for pages that a browser shows on it."""
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=open_access,
        allowed_hosts=[*_HERE, *(f"{host}:*" for host in _HERE)],
        allowed_origins=[f"http://{host}{port}" for host in _HERE for port in ("", ":*")],
    )
