"""Cases, metrics and the report in a real browser, over an invented company."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from assistant.web.browse_words import BROWSE
from tests.invented_catering import FOLDER, REPORT
from tests.page_browser import LAPTOP, PHONE, Visit, chromium, running

pytestmark = pytest.mark.slow
TEXT = (FOLDER / f"{REPORT}.md").read_text("utf-8")
SECRET = "2026年第一季度营业收入为2.6亿"


class Reader(Visit):
    """Signed in."""

    def sign_in(self, key: str) -> None:
        assert self._context.request.post(f"{self.address}/login", form={"key": key}).ok

    def open(self, path: str = "/") -> Page:
        super().open(path)
        self.page.wait_for_selector("h1:visible")
        self.connected()
        return self.page

    def connected(self) -> None:
        """What is clicked from now on is heard."""
        self.page.wait_for_function("window.socket && window.socket.connected")

    def overflow(self) -> int:
        """Pixels that the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


Open = Callable[..., Reader]


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    folder = tmp_path_factory.mktemp("catering")
    with chromium() as browser, running(folder, module="tests.catering_server") as server:
        readers: list[Reader] = []

        def made(
            who: str = "boss",
            size: tuple[int, int] = LAPTOP,
            theme: str = "",
            language: str = "",
        ) -> Reader:
            readers.append(Reader(browser, server, size, theme, language))
            readers[-1].sign_in(f"{who}-key-1")
            return readers[-1]

        yield made
        faults = [fault for each in readers for fault in (*each.faults, *each.strangers())]
        for each in readers:
            each.close()
    assert not faults


def customers(visit: Reader) -> list[str]:
    return visit.page.locator("article.tile h2").all_inner_texts()


def test_facets_narrow_the_cases(visit: Open) -> None:
    reader = visit("sales")
    page = reader.open("/cases")
    assert len(customers(reader)) == 4
    page.get_by_role("button", name="医疗 1").click()
    page.wait_for_function("document.querySelectorAll('article.tile').length === 1")
    assert customers(reader) == ["临溪二院"]
    assert page.get_by_role("button", name="医疗 1").get_attribute("aria-pressed") == "true"
    page.wait_for_url(re.compile("industry="))
    reader.picture("cases-narrowed")
    page.reload()
    page.wait_for_selector("article.tile")
    assert customers(reader) == ["临溪二院"], "the address keeps what was chosen"
    reader.connected()
    page.get_by_role("button", name="清除筛选").click()
    page.wait_for_function("document.querySelectorAll('article.tile').length === 4")


def test_the_text_of_cases_is_searched(visit: Open) -> None:
    reader = visit("sales")
    page = reader.open("/cases")
    page.get_by_label("在案例全文里搜索").fill("厨余量")
    page.wait_for_function("document.querySelectorAll('article.tile').length === 1")
    assert customers(reader) == ["白鹭湾实验学校"]
    assert "312吨" in page.locator("article.tile").inner_text(), "the sentence that has it"
    assert page.locator("article.tile mark").all_inner_texts() == ["厨余量"]
    reader.picture("cases-searched")
    page.get_by_role("link", name="白鹭湾实验学校", exact=True).click()
    page.wait_for_selector(".sheet mark")
    assert set(page.locator(".sheet mark").all_inner_texts()) == {"厨余量"}
    reader.open("/cases?q=厨余量")
    page.get_by_label("在案例全文里搜索").fill("没有这个词")
    page.get_by_text("没有符合条件的案例").wait_for()


def test_cases_are_compared_side_by_side(visit: Open) -> None:
    reader = visit("sales")
    page = reader.open("/cases")
    compare = page.get_by_role("button", name="对比所选")
    assert compare.is_disabled()
    for customer in ("锐铂汽车", "云栈银行"):
        page.get_by_role("checkbox", name=f"对比 {customer}").click()
    page.get_by_role("button", name="对比所选（2）").click()
    page.wait_for_selector("table.grid")
    assert page.locator("thead th").all_inner_texts()[1:] == ["锐铂汽车", "云栈银行"]
    assert "可对外" in page.locator("table.grid").inner_text()
    reader.picture("cases-compared")


def test_a_fourth_case_does_not_fit(visit: Open) -> None:
    page = visit("sales").open("/cases")
    boxes = page.get_by_role("checkbox")
    for n in range(4):
        boxes.nth(n).click()
    page.get_by_text("最多同时对比三个案例").wait_for()
    assert page.get_by_role("button", name="对比所选（3）").is_enabled()
    page.wait_for_function("document.querySelectorAll('[aria-checked=true]').length === 3")


def test_a_sheet_is_printed_on_one_page(visit: Open) -> None:
    reader = visit("sales")
    page = reader.open("/cases/云栈银行")
    assert "本案例已获准对外使用" in page.inner_text(".sheet")
    reader.picture("sheet")
    page.emulate_media(media="print")
    assert not page.get_by_role("button", name="打印").is_visible()
    assert not page.locator("header").is_visible()
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    reader.picture("sheet-printed")


def test_a_sheet_is_copied_with_its_clearance(visit: Open) -> None:
    page = visit("sales").open("/cases/白鹭湾实验学校")
    page.get_by_role("button", name="复制 Markdown").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("# 白鹭湾实验学校\n\n> 本案例未获准对外使用")


def test_a_metric_has_its_definition_table_and_charts(visit: Open) -> None:
    reader = visit()
    page = reader.open("/metrics?metric=营业收入")
    page.wait_for_selector(".nicegui-echart canvas")
    assert page.locator(".nicegui-echart").count() == 5
    assert page.get_by_role("img", name="华东 4.3亿元").count() == 1
    reader.picture("metric")
    page.get_by_role("combobox", name="维度").click()
    page.get_by_role("option", name="区域").click()
    page.wait_for_function("document.querySelectorAll('.nicegui-echart').length === 1")
    assert "华东" in page.locator("table.grid").inner_text()
    assert "锐铂汽车" not in page.locator("table.grid").inner_text()
    reader.picture("metric-by-region")


def test_metrics_are_searched_by_alias_and_definition(visit: Open) -> None:
    page = visit().open("/metrics")
    page.get_by_label("搜索指标").fill("食堂")
    page.get_by_role("link", name="续约率").wait_for(state="hidden")
    assert page.get_by_role("link", name="在营食堂数").is_visible()


def test_a_finding_is_told_beside_what_it_touches(visit: Open) -> None:
    reader = visit()
    page = reader.open("/metrics?metric=在营食堂数")
    assert "其余 3座 未列明" in page.locator(".checks").inner_text()
    reader.picture("metric-finding")


def test_figures_are_taken_along(visit: Open, tmp_path: Path) -> None:
    page = visit().open("/metrics?metric=客单价")
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="下载 CSV").click()
    assert csv_file.value.suggested_filename == "客单价.csv"
    csv_file.value.save_as(tmp_path / "a.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text("utf-8-sig"))))
    assert {row["数值"] for row in rows} >= {"13.5", "14.3"}
    with page.expect_download() as xlsx_file:
        page.get_by_role("button", name="下载 XLSX").click()
    xlsx_file.value.save_as(tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").active.max_row == len(rows) + 1
    with page.expect_download() as png_file:
        page.get_by_role("button", name="下载 PNG").first.click()
    png_file.value.save_as(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_chart_of_one_dimension_still_knows_the_whole(visit: Open) -> None:
    page = visit().open("/metrics?metric=员工人数&dimension=区域")
    page.wait_for_selector(".nicegui-echart canvas")
    kind = page.evaluate(
        "getElement(document.querySelector('.nicegui-echart').id.slice(1)).chart.getOption()"
        ".series[0].type"
    )
    assert kind == "pie"


def test_the_head_of_a_case_can_be_cited(visit: Open) -> None:
    page = visit("sales").open("/report/cases/linxi?at=4-40")
    page.wait_for_selector(".tile.aimed")
    assert "低嘌呤套餐" in page.inner_text(".tile.aimed")
    assert "没有找到这一处原文" not in page.inner_text("main")


def test_a_figure_leads_to_its_sentence(visit: Open) -> None:
    reader = visit()
    page = reader.open("/metrics?metric=续约率")
    page.locator("table.grid td.number a").first.click()
    page.wait_for_selector(".leaf mark")
    assert "%" in page.inner_text(".leaf mark")


def test_the_report_opens_at_what_is_cited(visit: Open) -> None:
    reader = visit()
    start = TEXT.index(SECRET)
    page = reader.open(f"/report/{REPORT}?at={start}-{start + len(SECRET)}")
    page.wait_for_selector(".passage.aimed mark")
    assert page.locator("mark").all_inner_texts() == [SECRET]
    assert page.locator("mark").evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight }"
    )
    reader.picture("report-cited")


def test_the_report_opens_at_an_anchor(visit: Open) -> None:
    page = visit().open(f"/report/{REPORT}")
    anchor = page.locator(".passage").last.get_attribute("id")
    again = visit().open(f"/report/{REPORT}#{anchor}")
    again.wait_for_selector(".passage.aimed")
    assert again.locator(".passage.aimed").get_attribute("id") == anchor


def test_sales_see_nothing_of_what_executives_read(visit: Open) -> None:
    reader = visit("sales")
    start = TEXT.index(SECRET)
    page = reader.open(f"/report/{REPORT}?at={start}-{start + len(SECRET)}")
    page.get_by_text("没有找到这一处原文").wait_for()
    for path in (f"/report/{REPORT}", "/metrics", "/metrics?metric=营业收入", "/cases/临溪二院"):
        told = reader.open(path).content()
        assert "2.6亿" not in told
        assert "营业收入" not in page.inner_text("main")
        assert "4100万" not in told
    reader.open(f"/report/{REPORT}")
    assert "Page 9" not in page.inner_text("main")


def test_everybody_is_told_that_there_are_no_cases(visit: Open) -> None:
    reader = visit("public")
    assert "您可见的资料里没有案例" in reader.open("/cases").inner_text("main")
    assert "没有这个客户的案例" in reader.open("/cases/临溪二院").inner_text("main")


PATHS = {
    "cases": "/cases",
    "compare": "/cases?compare=云栈银行&compare=临溪二院&compare=锐铂汽车",
    "sheet": "/cases/临溪二院",
    "metrics": "/metrics",
    "metric": "/metrics?metric=营业收入",
    "report": f"/report/{REPORT}",
}
CHINESE = [
    word for word, _ in BROWSE.values() if len(word) >= 4 and "{" not in word and word not in TEXT
]
"""Words of the interface that no text of the caterer holds by chance."""
each_page = pytest.mark.parametrize("name", PATHS)


@each_page
def test_a_phone_shows_it_without_scrolling_sideways(visit: Open, name: str) -> None:
    reader = visit(size=PHONE)
    reader.open(PATHS[name])
    reader.picture(f"phone-{name}")
    assert reader.overflow() <= 0
    assert reader.graves() == []


@each_page
def test_it_can_be_used_by_everybody(visit: Open, name: str) -> None:
    reader = visit()
    reader.open(PATHS[name])
    assert reader.graves() == []


@each_page
def test_its_words_are_english_for_whoever_reads_english(visit: Open, name: str) -> None:
    reader = visit(size=PHONE, language="en")
    page = reader.open(PATHS[name])
    reader.picture(f"phone-english-{name}")
    assert page.evaluate("document.documentElement.lang") == "en"
    named = "[...document.querySelectorAll('#app [aria-label], #app [placeholder]')].map("
    labels = page.evaluate(f"{named}e => `${{e.ariaLabel}} ${{e.placeholder}}`)")
    told = "\n".join([page.inner_text("#app"), *labels])
    assert [chinese for chinese in CHINESE if chinese in told] == []
    assert reader.overflow() <= 0
    assert reader.graves() == []


@each_page
def test_it_can_be_read_in_the_dark(visit: Open, name: str) -> None:
    reader = visit(theme="dark")
    reader.open(PATHS[name])
    reader.picture(f"dark-{name}")
    assert reader.graves() == []
