"""Signing in with a real browser: keys, tokens, and whoever is disabled meanwhile."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.journal import open_journal
from assistant.people import People
from assistant.records import Audience
from tests.page_browser import LAPTOP, PHONE, Served, Visit, chromium, running

pytestmark = pytest.mark.slow

KEYS = "key-of-ann-0001:executive:ann"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    with closing(open_journal("", tmp_path, retention_days=0)) as journal:
        yield journal.people


@pytest.fixture
def server(browser: Browser, tmp_path: Path) -> Iterator[Served]:
    with running(tmp_path, KEYS) as server:
        yield server


def signed_in(browser: Browser, server: Served, key: str) -> tuple[Visit, Page]:
    visit = Visit(browser, server, LAPTOP)
    page = visit.open()
    page.get_by_label("访问密钥").fill(key)
    page.keyboard.press("Enter")
    return visit, page


def test_a_wrong_key_is_told_and_a_right_one_lets_in(browser: Browser, server: Served) -> None:
    visit, page = signed_in(browser, server, "no-such-key")
    expect(page.get_by_role("alert")).to_contain_text("无效")
    visit.picture("sign-in")
    assert visit.graves() == []
    page.get_by_label("访问密钥").fill("key-of-ann-0001")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("ann · 管理层")).to_be_visible()
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    session = cookies["assistant_session"]
    assert session["httpOnly"]
    assert session["sameSite"] == "Lax"
    visit.ask("12月销售额多少")
    expect(page.locator(".answer .text")).to_contain_text("2亿元")
    assert visit.strangers() == []
    page.get_by_role("button", name="更多", exact=True).click()
    page.get_by_text("退出").click()
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    visit.close()


def test_after_signing_in_the_asked_page_is_shown(browser: Browser, server: Served) -> None:
    visit = Visit(browser, server, PHONE)
    page = visit.open("/c/none")
    visit.picture("sign-in-phone")
    page.get_by_label("访问密钥").fill("key-of-ann-0001")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("没有找到这个对话")
    visit.close()


def test_a_token_signs_in_once_and_a_disabled_person_is_out_at_once(
    browser: Browser, server: Served, people: People
) -> None:
    people.add("chen", Audience.SALES, operator=False)
    token = people.link("chen")
    visit, page = signed_in(browser, server, token)
    expect(page.get_by_text("chen · 销售")).to_be_visible()
    other, again = signed_in(browser, server, token)
    expect(again.get_by_role("alert")).to_contain_text("无效")
    people.disable("chen")
    visit.write("12月销售额多少")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    visit.close()
    other.close()


def test_a_link_signs_in_by_its_button_alone(
    browser: Browser, server: Served, people: People
) -> None:
    people.add("chen", Audience.SALES, operator=False)
    link = f"/login?token={people.link('chen')}"
    preview = Visit(browser, server, LAPTOP)
    preview.open(link)
    preview.close()
    visit = Visit(browser, server, PHONE)
    page = visit.open(link)
    visit.picture("sign-in-link-phone")
    page.get_by_role("button", name="登录").click()
    expect(page.locator("#app .who")).to_have_text("chen · 销售")
    expect(page.locator("#app .who")).to_be_in_viewport()
    page.wait_for_function("document.documentElement.scrollWidth <= window.innerWidth")
    visit.close()


def test_guessing_keys_has_to_wait(browser: Browser, server: Served) -> None:
    visit, page = signed_in(browser, server, "guess-1")
    for n in range(2, 7):
        expect(page.get_by_role("alert")).to_be_visible()
        page.get_by_label("访问密钥").fill(f"guess-{n}")
        page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("秒后再试")
    visit.close()
