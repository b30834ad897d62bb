"""The API is served while the pages are still loading, and without them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.web.late import beside

PATIENCE_S = 60.0


def named(name: str, path: str) -> FastAPI:
    app = FastAPI()
    app.get(path)(lambda: name)
    return app


@contextmanager
def served(pages: "Pages") -> Iterator[TestClient]:
    api = named("api", "/api/here")
    beside(api, pages.load, then=pages.told.set)
    with TestClient(api, raise_server_exceptions=False) as client:
        yield client


class Pages:
    """Load as long as they are told to."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.go, self.told = threading.Event(), threading.Event()
        self._fault = fault

    def load(self) -> FastAPI:
        assert self.go.wait(PATIENCE_S)
        if self._fault:
            raise self._fault
        return named("page", "/there")


def test_the_api_answers_first_and_whoever_asks_for_a_page_waits_for_it() -> None:
    pages = Pages()
    with served(pages) as client:
        assert client.get("/api/here").json() == "api"
        assert not pages.told.is_set()
        threading.Timer(0.2, pages.go.set).start()
        assert client.get("/there").json() == "page"
        assert pages.told.wait(PATIENCE_S)
        assert client.get("/api/there").status_code == 404


def test_pages_that_cannot_be_loaded_take_nothing_with_them(
    caplog: pytest.LogCaptureFixture,
) -> None:
    pages = Pages(OSError("no room"))
    pages.go.set()
    with served(pages) as client:
        assert client.get("/there").status_code == 500
        assert client.get("/api/here").json() == "api"
    assert "the pages cannot be served" in caplog.text
