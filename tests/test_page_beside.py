"""The page hides nothing of the API, and opens no socket to pages of another address."""

from collections.abc import Iterator

import httpx
import pytest

from tests.page_browser import Served, running

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with running(tmp_path_factory.mktemp("beside")) as server:
        yield server


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        pytest.param("GET", "/api/none", 404, id="nothing there"),
        pytest.param("GET", "/api/chat", 405, id="another method"),
        pytest.param("GET", "/v1/none", 404, id="of the other protocol"),
        pytest.param("POST", "/healthz", 405, id="health"),
    ],
)
def test_the_api_answers_for_its_addresses(
    server: Served, method: str, path: str, status: int
) -> None:
    reply = httpx.request(method, server.address + path)
    assert reply.status_code == status
    assert "json" in reply.headers["content-type"]


def test_the_page_says_what_a_browser_may_do(server: Served) -> None:
    reply = httpx.get(server.address)
    assert reply.status_code == 200
    policy = reply.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["cache-control"] == "no-store"


def socket_of(server: Served, **headers: str) -> int:
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }  # fmt: skip
    address = f"{server.address}/_nicegui_ws/socket.io/?EIO=4&transport=websocket&client_id=x"
    with httpx.stream("GET", address, headers={**upgrade, **headers}, timeout=5) as reply:
        return reply.status_code


def test_a_socket_opens_for_a_page_from_here_alone(server: Served) -> None:
    assert socket_of(server, Origin=server.address) == 101
    assert socket_of(server, Origin="http://evil.example") == 403
    assert socket_of(server, Host="evil.example", Origin="http://evil.example") == 403
