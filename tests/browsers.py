"""Debian's Chromium, driven over a server of its own; what a test saw is kept as a picture."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
PICTURES = ROOT / "eval/results/page"
PATIENCE_S = 60.0
LAPTOP, PHONE = (1280, 860), (360, 740)


@contextmanager
def running(module: str) -> Iterator[str]:
    """The address of a server that a module runs on the port that it is given."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-m", module, str(port)], env=environment, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(PATIENCE_S)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        try:
            httpx.get(f"{address}/healthz", timeout=1)
            return
        except httpx.HTTPError:
            time.sleep(0.1)
    raise AssertionError("the server did not start")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        # Containers run as root, where Chromium's own sandbox cannot.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """One signed-in reader; remembers faults of the page and requests to other hosts."""

    def __init__(
        self, browser: Browser, address: str, key: str, size: tuple[int, int] = LAPTOP
    ) -> None:
        self.faults: list[str] = []
        self._address = address
        context = browser.new_context(viewport={"width": size[0], "height": size[1]},
                                      accept_downloads=True)  # fmt: skip
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self._local)
        reply = context.request.post(f"{address}/login", form={"key": key})
        assert reply.ok

    def open(self, path: str) -> Page:
        self.page.goto(f"{self._address}{path}")
        self.page.wait_for_selector("h1:visible")
        # The socket is there: what is clicked from now on is heard.
        self.page.wait_for_function("window.socket && window.socket.connected")
        return self.page

    def picture(self, name: str, *, whole: bool = True) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(500)  # charts and ripples come to rest
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)

    def overflow(self) -> int:
        """Pixels that the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def violations(self) -> list[str]:
        """Serious ones, with where they are."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in found
            if each["impact"] in {"serious", "critical"}
            for node in each["nodes"][:3]
        ]

    def close(self) -> None:
        self.page.context.close()

    def _local(self, request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(
            (self._address, self._address.replace("http", "ws"), "data:", "blob:")
        ):
            self.faults.append(f"reached for {url}")
