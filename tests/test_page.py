"""The page in a real browser: ask, trace, stop, come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.page_browser import LAPTOP, PHONE, Served, Visit, running
from tests.page_server import BROKEN, SLOW

pytestmark = pytest.mark.slow

BREAKDOWN = "签约量按签约年限的分布"


@pytest.fixture
def phone(browser: Browser, server: Served) -> Iterator[Visit]:
    visit = Visit(browser, server, PHONE)
    yield visit
    visit.close()
    assert visit.strangers() == []


def test_a_fresh_page_offers_questions_of_the_corpus(visit: Visit) -> None:
    page = visit.open()
    expect(page.get_by_role("button", name="销售额的涨幅是多少？")).to_be_visible()
    expect(page.get_by_text("未配置密钥")).to_be_visible()
    expect(page.locator(".composer textarea")).to_be_focused()
    visit.picture("start")
    page.get_by_role("button", name="销售额的涨幅是多少？").click()
    expect(page.locator(".answer .text")).to_contain_text("17.65%")
    assert visit.graves() == []


def test_a_question_is_answered_at_an_address_of_its_own(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    expect(page.locator(".question")).to_have_text("12月销售额多少")
    expect(page.locator(".answer .text")).to_contain_text("2亿元")
    assert "/c/" in page.url
    expect(page.locator(".composer textarea")).to_have_value("")
    page.locator(".composer textarea").press("ArrowUp")
    expect(page.locator(".composer textarea")).to_have_value("12月销售额多少")


def test_shift_enter_breaks_the_line_and_slash_finds_it(visit: Visit) -> None:
    page = visit.open()
    line = page.locator(".composer textarea")
    line.fill("一")
    line.press("Shift+Enter")
    line.press_sequentially("二")
    expect(line).to_have_value("一\n二")
    line.blur()
    page.keyboard.press("/")
    expect(line).to_be_focused()


def test_a_citation_opens_its_sentence(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    page.get_by_role("button", name="查看出处 1").first.click()
    window = page.locator(".source")
    expect(window.locator("mark")).to_contain_text("销售额2030-12为2亿")
    expect(window).to_contain_text("详见附注")
    expect(window).to_contain_text("Page 2 摘要 › 经营")
    visit.picture("source")
    assert visit.graves() == []
    window.get_by_role("link", name="在报告中查看").click()
    cited = page.locator(".leaf .passage.aimed mark")
    expect(cited).to_have_text("销售额2030-12为2亿元。")
    expect(cited).to_be_in_viewport()
    visit.picture("source-in-report")


def test_a_value_says_what_it_means(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    value = page.locator(".text .value").first
    said = value.get_attribute("data-tip") or ""
    for part in ("口径：销售额按合同签署日统计。", "期间：2030年12月", "性质：实际值", "出处：[1]"):
        assert part in said
    value.hover()
    visit.picture("value")


def test_a_computation_unfolds_into_its_operands(visit: Visit) -> None:
    page = visit.open()
    visit.ask("销售额从1月到12月涨了多少")
    page.get_by_text("计算过程").click()
    step = page.locator(".step").first
    expect(step).to_contain_text("1.7亿元")
    step.locator(".cite").first.click()
    expect(page.locator(".source mark")).to_be_visible()


def test_a_breakdown_is_drawn_and_taken_along(visit: Visit, tmp_path: Path) -> None:
    page = visit.open()
    visit.ask(BREAKDOWN)
    expect(page.locator(".chart canvas")).to_be_visible()
    visit.picture("breakdown")
    for name, start in (
        ("下载 CSV", "\ufeff项目".encode()), ("下载 XLSX", b"PK"), ("下载 PNG", b"\x89PNG"),
    ):  # fmt: skip
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.read_bytes().startswith(start)
    assert visit.graves() == []


def test_a_follow_up_leans_on_the_conversation(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    page.wait_for_url("**/c/*")  # which the browser is told just after the answer
    address = page.url
    visit.ask("那1月呢")
    expect(page.locator(".answer .text").last).to_contain_text("1.7亿元")
    assert page.url == address


def test_a_question_back_is_answered_by_a_button(visit: Visit) -> None:
    page = visit.open()
    visit.ask("签约多少")
    choices = page.locator(".answer.clarify .chips").first
    visit.picture("choices")
    choices.get_by_role("button").first.click()
    expect(page.locator(".answer.answered")).to_be_visible()


def test_a_refusal_says_what_there_is(visit: Visit) -> None:
    page = visit.open()
    visit.ask("2022年签约客户数")
    expect(page.locator(".answer.not_found .badge")).to_have_text("资料里没有")
    expect(page.locator(".answer .text")).to_contain_text("2029年")
    visit.picture("refusal")


def test_an_answer_can_be_stopped_and_asked_again(visit: Visit) -> None:
    page = visit.open()
    visit.write(f"销售额，{SLOW}")
    expect(page.locator(".stage")).to_have_text("检索…")
    visit.picture("stages")
    page.get_by_role("button", name="停止").click()
    failed = page.locator(".answer.failed")
    expect(failed).to_contain_text("已停止")
    expect(failed.get_by_role("button", name="重试")).to_be_visible()
    expect(page.get_by_role("button", name="发送")).to_be_visible()


def test_a_fault_is_told_in_words_with_a_number(visit: Visit) -> None:
    page = visit.open()
    visit.write(BROKEN)
    expect(page.locator(".answer.failed")).to_contain_text("意外错误")
    expect(page.get_by_role("button", name="重试")).to_be_visible()
    visit.picture("fault")


def test_text_is_copied_plain_and_as_markdown(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    copied = "told => navigator.clipboard.readText().then(text => text.endsWith(told))"
    page.get_by_role("button", name="复制文本").click()
    page.wait_for_function(copied, arg="：2亿元[1]")
    page.get_by_role("button", name="复制 Markdown").click()
    page.wait_for_function(copied, arg="：**2亿元**[1]")


def test_a_thumb_down_says_why_and_stays(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    page.get_by_role("button", name="有问题").click()
    page.get_by_label("哪里不对").fill("单位不对")
    visit.picture("why")
    page.locator(".small").get_by_role("button", name="发送").click()
    expect(page.get_by_role("button", name="有问题")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="有问题")).to_have_attribute("aria-pressed", "true")


def test_earlier_conversations_are_found_renamed_and_deleted(visit: Visit) -> None:
    page = visit.open()
    visit.ask("集团收入多少")
    page.get_by_role("button", name="历史对话").click()
    drawer = page.locator(".drawer")
    expect(drawer.get_by_role("link", name="集团收入多少")).to_be_visible()
    visit.picture("history")
    drawer.get_by_label("更多 集团收入多少").click()
    page.get_by_text("重命名").click()
    page.locator(".small input").fill("集团的事")
    page.get_by_role("button", name="保存").click()
    expect(drawer.get_by_role("link", name="集团的事")).to_be_visible()
    drawer.get_by_label("搜索对话").fill("没有这样的话")
    expect(drawer.get_by_text("没有符合的对话")).to_be_visible()
    drawer.get_by_label("搜索对话").fill("集团的事")
    expect(drawer.get_by_role("link", name="集团的事")).to_be_visible()
    drawer.get_by_label("更多 集团的事").click()
    page.locator(".q-menu").get_by_text("删除").click()
    page.locator(".small").get_by_role("button", name="删除").click()
    expect(page.locator(".welcome")).to_be_visible()


def test_a_conversation_is_there_after_a_reload_and_a_restart(
    browser: Browser, tmp_path: Path
) -> None:
    with running(tmp_path) as server:
        visit = Visit(browser, server, LAPTOP)
        page = visit.open()
        visit.ask("12月销售额多少")
        page.reload()
        expect(page.locator(".answer .text")).to_contain_text("2亿元")
        visit.wait_connected()
        server.stop()
        expect(page.locator("#popup")).to_be_visible()
        visit.picture("lost")
        server.start()
        expect(page.locator("#popup")).to_be_hidden()
        expect(page.locator(".answer .text")).to_contain_text("2亿元")
        visit.ask("那1月呢")
        expect(page.locator(".answer .text").last).to_contain_text("1.7亿元")
        visit.close()


def test_an_answer_goes_on_while_its_page_is_loaded_again(visit: Visit) -> None:
    page = visit.open()
    visit.ask("12月销售额多少")
    visit.write(f"那1月呢，{SLOW}")
    expect(page.locator(".stage")).to_have_text("检索…")
    page.reload()
    expect(page.locator(".question").last).to_contain_text(SLOW)
    page.get_by_role("button", name="停止").click()
    expect(page.locator(".answer.failed")).to_contain_text("已停止")


def test_a_phone_shows_everything(phone: Visit) -> None:
    page = phone.open()
    expect(page.get_by_role("button", name="销售额的涨幅是多少？")).to_be_visible()
    phone.picture("phone-start")
    phone.ask(BREAKDOWN)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    phone.picture("phone-breakdown")
    page.locator(".cite").first.click()
    expect(page.locator(".source mark")).to_be_visible()
    phone.picture("phone-source")
    assert phone.graves() == []


def test_dark_and_english(browser: Browser, server: Served) -> None:
    visit = Visit(browser, server, LAPTOP, theme="dark")
    page = visit.open()
    visit.ask(BREAKDOWN)
    expect(page.locator(".chart canvas")).to_be_visible()
    page.locator(".text .value").first.hover()
    visit.picture("dark")
    assert visit.graves() == []
    page.get_by_role("button", name="更多", exact=True).click()
    page.get_by_text("English").click()
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    visit.open()
    expect(page.get_by_text("What would you like to know?")).to_be_visible()
    visit.picture("english")
    visit.close()
