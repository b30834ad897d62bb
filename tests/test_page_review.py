"""What operators do in a real browser: see what needs attention, confirm, correct, withdraw."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page_browser import PHONE, Served, Visit

pytestmark = pytest.mark.slow

REFUSED = "2022年签约客户数"


def disliked(visit: Visit, question: str, reason: str) -> Page:
    """The review page, after the question was asked and its answer disliked."""
    page = visit.open()
    visit.ask(question)
    page.get_by_role("button", name="有问题").click()
    page.get_by_label("哪里不对").fill(reason)
    page.locator(".small").get_by_role("button", name="发送").click()
    expect(page.get_by_role("button", name="有问题")).to_have_attribute("aria-pressed", "true")
    return visit.open("/review")


def opened(page: Page, question: str) -> None:
    page.locator(".entry").get_by_role("button", name=question).first.click()
    expect(page.locator(".source").get_by_role("heading", name=question)).to_be_visible()


def test_an_operator_sees_what_needs_attention(visit: Visit) -> None:
    page = visit.open()
    visit.ask(REFUSED)
    page = disliked(visit, "集团收入多少", "单位不对")
    entry = page.locator(".entry", has_text="反馈：单位不对")
    expect(entry.get_by_role("button", name="集团收入多少")).to_be_visible()
    expect(page.locator(".entry").get_by_role("button", name=REFUSED)).to_be_visible()
    visit.picture("review")
    assert visit.graves() == []
    page.get_by_role("link", name="7 天").click()
    expect(page.get_by_role("link", name="7 天")).to_have_attribute("aria-current", "true")
    expect(page.locator(".entry").get_by_role("button", name=REFUSED)).to_be_visible()


def test_a_correction_is_told_from_now_on_until_it_is_withdrawn(visit: Visit) -> None:
    question = "12月销售额多少"
    page = disliked(visit, question, "说得更完整些")
    opened(page, question)
    page.get_by_role("button", name="更正…").click()
    line = page.get_by_label("更正后的回答")
    line.fill("12月的销售额是**2亿元**[1]，按合同签署日统计。")
    visit.picture("review-correcting")
    assert visit.graves() == []
    page.locator(".source").get_by_role("button", name="保存").click()
    expect(page.locator(".outcome.fine")).to_contain_text("已更正")
    visit.open()
    visit.ask(question)
    expect(page.locator(".answer .text")).to_contain_text("按合同签署日统计")
    visit.open("/review")
    opened(page, question)
    page.get_by_role("button", name="撤回确认").click()
    expect(page.locator(".outcome.fine")).to_contain_text("已撤回")
    page.get_by_role("button", name="撤回确认").click()
    expect(page.locator(".outcome.bad")).to_contain_text("没有被确认过")
    visit.open()
    visit.ask(question)
    expect(page.locator(".answer .text")).not_to_contain_text("按合同签署日统计")


def test_a_correction_without_evidence_is_refused_by_what_it_lacks(visit: Visit) -> None:
    question = "1月销售额多少"
    page = disliked(visit, question, "不对")
    opened(page, question)
    page.get_by_role("button", name="更正…").click()
    page.get_by_label("更正后的回答").fill("1月的销售额是**9亿元**[1]。")
    page.locator(".source").get_by_role("button", name="保存").click()
    expect(page.locator(".outcome.bad")).to_contain_text("9亿元")
    visit.picture("review-refused")
    page.locator(".source").get_by_role("button", name="取消").click()
    page.get_by_role("button", name="确认无误").click()
    expect(page.locator(".outcome.fine")).to_contain_text("已确认")


def test_review_fits_a_phone_in_english(browser: Browser, server: Served) -> None:
    visit = Visit(browser, server, PHONE, language="en")
    page = visit.open()
    visit.ask(REFUSED)
    visit.open("/review")
    expect(page.get_by_role("heading", name="Questions that were refused")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    visit.picture("phone-review-english")
    assert visit.graves() == []
    visit.close()
