"""A real browser and a real server of the page, each in a process of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "eval/results/page"
"""Screenshots are kept here, to be looked at."""
LAPTOP, PHONE = (1280, 800), (360, 740)
PATIENCE_S = 90.0
EXPECT_MS = 20_000
"""What is expected of a page while other tests keep every core busy."""
GRAVE = {"serious", "critical"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Skips where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    expect.set_options(timeout=EXPECT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            # As root, in a container, it has no sandbox of its own; pages are ours alone.
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        yield browser
        browser.close()


class Served:
    """The server of one folder; it can be stopped and come back at the same address."""

    def __init__(self, folder: Path, keys: str = "", module: str = "tests.page_server") -> None:
        self._folder, self._keys, self._module = folder, keys, module
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", self._module, str(self.port), self._folder, self._keys],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            try:
                with urlopen(f"{self.address}/healthz"):
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"the page was not served within {PATIENCE_S:.0f} s")

    def stop(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait(PATIENCE_S)


@contextmanager
def running(folder: Path, keys: str = "", module: str = "tests.page_server") -> Iterator[Served]:
    server = Served(folder, keys, module)
    server.start()
    try:
        yield server
    finally:
        server.stop()


class Visit:
    """One browser window, and every address that it asked for."""

    def __init__(
        self,
        browser: Browser,
        server: Served,
        size: tuple[int, int],
        theme: str = "",
        language: str = "",
    ) -> None:
        self._context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="zh-CN"
        )
        self._context.grant_permissions(["clipboard-read", "clipboard-write"])
        for name, value in (("theme", theme), ("language", language)):
            if value:
                cookie = {"name": f"assistant_{name}", "value": value, "url": server.address}
                # A TypedDict of its own.
                self._context.add_cookies([cookie])  # type: ignore[list-item]
        self.page: Page = self._context.new_page()
        self.address = server.address
        self.asked_for: list[str] = []
        self.faults: list[str] = []
        self.page.on("request", lambda request: self.asked_for.append(request.url))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def open(self, path: str = "/") -> Page:
        self.page.goto(self.address + path)
        return self.page

    def wait_connected(self) -> None:
        """What the page shows may be there before its socket is."""
        self.page.wait_for_function("window.did_handshake === true")

    def ask(self, text: str) -> None:
        """Waits for the whole answer."""
        before = self.page.locator(".answer .tools").count()
        self.write(text)
        expect(self.page.locator(".answer .tools")).to_have_count(before + 1)

    def write(self, text: str) -> None:
        line = self.page.locator(".composer textarea")
        line.fill(text)
        line.press("Enter")

    def picture(self, name: str) -> None:
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(400)  # until what slides or fades has arrived
        self.page.screenshot(path=PICTURES / f"{name}.png")

    def graves(self) -> list[str]:
        """What axe finds serious on the page as it is."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{each['id']}: {node['html'][:160]} {_why(node)}"
            for each in found
            if each["impact"] in GRAVE
            for node in each["nodes"]
        ]

    def close(self) -> None:
        self._context.close()

    def strangers(self) -> list[str]:
        """Addresses of another host."""
        here = (self.address, "data:", "blob:", "about:")
        return [url for url in self.asked_for if not url.startswith(here)]


def _why(node: dict[str, list[dict[str, str]]]) -> str:
    return "; ".join(check["message"] for check in node["any"])
