"""How soon the page is painted and a figure is seen, with one page open and with twenty.

`python -m eval.page` serves what `ASSISTANT_DATA` holds on loopback, to Debian's Chromium.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import httpx
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PAINTS, ASKS, CROWD = 7, 15, 20
PATIENCE_S = 60.0
_LINE: Final = "#app .composer textarea"
_WHOLE: Final = f"""
new MutationObserver((_, watch) => {{
  if (!document.querySelector("{_LINE}")) return;
  watch.disconnect();
  requestAnimationFrame(() => {{ window.whole = performance.now(); }});
}}).observe(document, {{childList: true, subtree: true}});
"""
_WATCH: Final = """
window.seen = [];
let began = 0, before = 0;
const values = () => document.querySelectorAll(".answer .text strong").length;
document.addEventListener("keydown", (e) => {
  if (e.key === "Enter") { began = performance.now(); before = values(); }
}, true);
new MutationObserver(() => {
  if (began && values() > before) {
    const since = began;
    began = 0;
    requestAnimationFrame(() => window.seen.push(performance.now() - since));
  }
}).observe(document, {childList: true, subtree: true});
"""


@contextmanager
def serving() -> Iterator[str]:
    """Ready, with the embedder loaded: its import would be measured otherwise."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from assistant.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until, address = time.monotonic() + PATIENCE_S, f"http://127.0.0.1:{port}"
        while time.monotonic() < until:
            try:
                if httpx.get(f"{address}/readyz").json().get("embedder") == "ready":
                    break
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


def paint_ms(context: BrowserContext, address: str) -> tuple[float, float]:
    """Until the first words are seen, which take what is typed; until the page is whole."""
    page = context.new_page()
    page.add_init_script(_WHOLE)
    page.goto(address)
    page.wait_for_selector(_LINE)
    entries = "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)"
    first: float = page.evaluate(entries)[0]
    whole: float = page.evaluate("window.whole")
    page.close()
    return first, whole


def ask(page: Page, question: str) -> float:
    """From Enter until a value is drawn, in ms."""
    return together([page], question)[0]


def together(pages: Sequence[Page], question: str) -> list[float]:
    """Asked in all pages before any of them is waited for."""
    seen = [page.evaluate("window.seen.length") for page in pages]
    for page in pages:
        page.locator(_LINE).fill(question)
    for page in pages:
        page.locator(_LINE).press("Enter")
    return [_took(page, before) for page, before in zip(pages, seen, strict=True)]


def _took(page: Page, seen: int) -> float:
    page.wait_for_function("n => window.seen.length > n", arg=seen)
    page.wait_for_selector(".answer .tools")
    page.wait_for_selector(".composer .filled:not(.stop):not(.hidden)")
    took: float = page.evaluate("window.seen.at(-1)")
    return took


def watched(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto(address)
    page.wait_for_selector(_LINE)
    return page


def told(name: str, times: list[float]) -> None:
    middle, most = statistics.median(times), max(times)
    line = f"{name:<44} p50 {middle:6.0f} ms   max {most:6.0f} ms   n {len(times)}"
    sys.stdout.write(f"{line}\n")


def measure(browser: Browser, address: str) -> None:
    context = browser.new_context()
    for name, paints in (
        ("nothing cached", [paint_ms(browser.new_context(), address) for _ in range(PAINTS)]),
        ("cached", [paint_ms(context, address) for _ in range(PAINTS)]),
    ):
        told(f"first paint, {name}", [first for first, _ in paints])
        told(f"page whole, {name}", [whole for _, whole in paints])
    page = watched(context, address)
    names = page.locator(".chips button").all_inner_texts()
    question = next((name for name in names if name.endswith("是多少？")), names[0])
    ask(page, question)
    told("Enter to figure, one page open", [ask(page, question) for _ in range(ASKS)])
    crowd = [watched(context, address) for _ in range(CROWD - 1)]
    told(
        f"Enter to figure, {CROWD} pages open, each in turn",
        [ask(each, question) for each in (page, *crowd)],
    )
    told(f"Enter to figure, {CROWD} pages at once", together([page, *crowd], question))


def main() -> None:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        measure(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
