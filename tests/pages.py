"""A browser, a server of the page for each file of tests, and somebody who visits it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.page_browser import LAPTOP, Served, Visit, chromium, running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with running(tmp_path_factory.mktemp("page")) as server:
        yield server


@pytest.fixture
def visit(browser: Browser, server: Served) -> Iterator[Visit]:
    visit = Visit(browser, server, LAPTOP)
    yield visit
    visit.close()
    assert visit.strangers() == []
    assert visit.faults == []
