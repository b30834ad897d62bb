"""Closes the network, clears the environment, and fixes the threads before anything is imported."""

import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.databases import address, postgres
from tests.pages import browser, server, visit

__all__ = ["address", "browser", "postgres", "server", "visit"]

for _name in [n for n in os.environ if n.startswith(("ASSISTANT_", "LANGCHAIN_", "LANGSMITH_"))]:
    del os.environ[_name]
os.environ |= {
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "OMP_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


class NetworkClosed(RuntimeError):
    """A test reached for something outside this machine."""


class NetworkGuard:
    """Lets only loopback and sockets of the file system through, and remembers what it stopped."""

    def __init__(self) -> None:
        self.stopped: list[str] = []

    def check(self, host: object) -> None:
        if not _is_local(host):
            self.stopped.append(str(host))
            raise NetworkClosed(f"The network is closed in tests: {host}")

    def method(self, original: Callable[..., Any]) -> Callable[..., Any]:
        """Wraps a method of `socket.socket` that takes an address."""

        def guarded(sock: socket.socket, address: Any) -> Any:  # noqa: ANN401 - as socket has it
            if sock.family in {socket.AF_INET, socket.AF_INET6}:
                self.check(address[0])
            return original(sock, address)

        return guarded

    def function(
        self, original: Callable[..., Any], host_of: Callable[[Any], object]
    ) -> Callable[..., Any]:
        """Wraps a function of `socket` whose first argument names the host."""

        def guarded(first: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as socket has it
            self.check(host_of(first))
            return original(first, *args, **kwargs)

        return guarded


def _is_local(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def _closed_network() -> Iterator[NetworkGuard]:
    guard = NetworkGuard()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard.method(getattr(socket.socket, name)))
        patch.setattr(
            socket,
            "create_connection",
            guard.function(socket.create_connection, lambda address: address[0]),
        )
        patch.setattr(socket, "getaddrinfo", guard.function(socket.getaddrinfo, lambda host: host))
        yield guard


@pytest.fixture(autouse=True)
def network(_closed_network: NetworkGuard) -> Iterator[NetworkGuard]:
    """Fails a test that reached out even where a library swallowed the refusal."""
    yield _closed_network
    stopped, _closed_network.stopped = _closed_network.stopped, []
    assert not stopped, f"reached for {', '.join(stopped)}"
