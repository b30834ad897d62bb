"""The page where something is missing, late or many, in a real browser."""

import re
from time import perf_counter

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.page_browser import LAPTOP, PHONE, Served, Visit
from tests.page_server import BROKEN_REPORT

pytestmark = pytest.mark.slow

CROWD = 20
PATIENCE_S = 3.0
"""Of one page among twenty; alone it takes a tenth of a second."""
NOWHERE = ["/nowhere", "/c/none", "/cases/无名公司", "/report/none", "/metrics?metric=无"]


@pytest.mark.parametrize("path", NOWHERE)
def test_what_is_not_there_is_told_in_words_with_a_way_on(visit: Visit, path: str) -> None:
    page = visit.open(path)
    expect(page.get_by_role("heading", name="这里没有内容")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("没有")
    assert httpx.get(visit.address + path).status_code == 404
    page.get_by_role("alert").get_by_role("link", name="开始新对话").click()
    expect(page.locator("#app .welcome")).to_be_visible()


def test_a_page_that_is_not_there_looks_like_the_others(browser: Browser, server: Served) -> None:
    for name, size, language in (("missing", LAPTOP, ""), ("phone-missing-english", PHONE, "en")):
        visit = Visit(browser, server, size, language=language)
        page = visit.open("/nowhere")
        expect(page.locator("#app .places")).to_be_visible()
        visit.picture(name)
        assert visit.graves() == []
        visit.close()


def test_a_page_that_breaks_says_so_with_a_number_and_a_way_on(visit: Visit) -> None:
    page = visit.open(f"/report/{BROKEN_REPORT}")
    expect(page.get_by_role("heading", name="这个页面出错了")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("编号 [0-9a-f]{12} 告诉管理员"))
    visit.picture("broken")
    assert visit.graves() == []
    assert httpx.get(visit.address + f"/report/{BROKEN_REPORT}").status_code == 500
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    page.get_by_role("link", name="阅读报告").click()
    expect(page.locator(".leaf").first).to_be_visible()


def held(page: Page) -> list[Route]:
    """Holds back the page's library until its routes are continued."""
    routes: list[Route] = []
    page.route(re.compile(r"vue\.esm"), lambda route: routes.append(route))
    return routes


def test_what_is_typed_before_the_page_is_ready_is_kept(visit: Visit) -> None:
    routes = held(visit.page)
    visit.page.goto(visit.address, wait_until="commit")
    first = visit.page.locator("#first")
    expect(first.get_by_text("想了解报告里的什么？")).to_be_visible()
    first.get_by_role("textbox", name="输入问题").fill("12月销售额")
    visit.picture("first-paint")
    for route in routes:
        route.continue_()
    line = visit.page.locator("#app .composer textarea")
    expect(line).to_have_value("12月销售额")
    expect(line).to_be_focused()
    expect(first).to_have_count(0)
    line.press_sequentially("多少")
    line.press("Enter")
    expect(visit.page.locator(".answer .text")).to_contain_text("2亿元")
    expect(line).to_have_value("")


@pytest.mark.parametrize("how", ["enter", "click"])
def test_what_is_asked_before_the_page_is_ready_is_answered(visit: Visit, how: str) -> None:
    routes = held(visit.page)
    visit.page.goto(visit.address, wait_until="commit")
    first = visit.page.locator("#first")
    if how == "enter":
        line = first.get_by_role("textbox", name="输入问题")
        line.fill("销售额的涨幅是多少？")
        line.press("Enter")
    else:
        first.get_by_role("button", name="销售额的涨幅是多少？").click()
    for route in routes:
        route.continue_()
    expect(visit.page.locator(".question")).to_have_text("销售额的涨幅是多少？")
    expect(visit.page.locator(".answer .text")).to_contain_text("17.65%")


def test_a_dark_page_is_dark_from_its_first_moment(browser: Browser, server: Served) -> None:
    visit = Visit(browser, server, LAPTOP, theme="dark")
    held(visit.page)
    visit.page.goto(visit.address, wait_until="commit")
    first = visit.page.locator("#first")
    expect(first.get_by_text("想了解报告里的什么？")).to_be_visible()
    assert first.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(15, 23, 42)"
    visit.close()


def test_twenty_open_pages_stay_responsive(browser: Browser, server: Served) -> None:
    visit = Visit(browser, server, LAPTOP)
    pages = [visit.page, *(visit.page.context.new_page() for _ in range(CROWD - 1))]
    for page in pages:
        page.goto(server.address)
    took = []
    for page in pages:
        line = page.locator("#app .composer textarea")
        line.fill("12月销售额多少")
        began = perf_counter()
        line.press("Enter")
        expect(page.locator(".answer .text")).to_contain_text("2亿元")
        took.append(perf_counter() - began)
    visit.close()
    assert max(took) < PATIENCE_S


def test_a_lost_connection_is_told_in_the_language_of_the_page(
    browser: Browser, server: Served
) -> None:
    visit = Visit(browser, server, LAPTOP, language="en")
    page = visit.open()
    told = page.locator("#popup").evaluate("e => e.textContent")
    assert "The connection is lost." in told
    assert "Connecting again" in told
    visit.close()
