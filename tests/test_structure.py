"""What a plain text hints at: pages, sections, cases, lists; and what it says of itself."""

from pathlib import Path

import pytest

from assistant.ingest.blocks import Block
from assistant.ingest.corpus import read_corpus
from assistant.ingest.dating import about, date_in_name
from assistant.ingest.pages import read_label
from assistant.ingest.readers import read_front
from assistant.ingest.report import read_report

PASTED = """ 0. 会议安排

本场汇报时间为2031年2月9日周日10:00。

1. 摘要


Page1: 开场

各位上午好。

Page2: 概况

门店增至210家。



2. 回顾


第3页 案例

【晨光学堂】

背景：46个校区。

突破点：

1）准时：六点半之前送到；

2）现烤：到店不超过一小时。



青禾幼儿园

场景：上午的点心

效果：退货减少。

3. 附录

数据来自门店系统。
"""


def blocks(text: str, name: str = "a.txt") -> list[Block]:
    return read_report(text, name)[1]


def places(text: str, name: str = "a.txt") -> list[tuple[str, str, str]]:
    """Page, sections and the first letters of each block."""
    return [(b.place.page, " › ".join(b.place.sections), b.text[:5]) for b in blocks(text, name)]


def test_a_pasted_report_has_pages_sections_and_cases() -> None:
    assert places(PASTED) == [
        ("", "0. 会议安排", "本场汇报时"),
        ("Page 1", "1. 摘要 › Page1: 开场", "各位上午好"),
        ("Page 2", "1. 摘要 › Page2: 概况", "门店增至2"),
        ("第3页", "2. 回顾 › 第3页 案例 › 晨光学堂", "背景：46"),
        ("第3页", "2. 回顾 › 第3页 案例 › 晨光学堂", "突破点：\n"),
        ("第3页", "2. 回顾 › 第3页 案例 › 青禾幼儿园", "场景：上午"),
        ("第3页", "2. 回顾 › 第3页 案例 › 青禾幼儿园", "效果：退货"),
        ("", "3. 附录", "数据来自门"),
    ]


def test_items_with_blank_lines_between_are_one_list_with_its_lead() -> None:
    (case,) = [block for block in blocks(PASTED) if block.text.startswith("突破点")]
    assert case.kind == "list"
    assert case.text.endswith("2）现烤：到店不超过一小时。")
    assert case.text in PASTED


def test_tabs_set_items_off_unless_all_is_indented() -> None:
    text = "目标：\n\n\n\t讲清销售额\n\n\n\t讲清渠道\n\n\n正文在这里。\n\n还有一段。"
    lead = blocks(text)[0]
    assert (lead.kind, lead.text.count("\n\t")) == ("list", 2)
    assert {b.kind for b in blocks("\t第一段。\n\n\t第二段。")} == {"paragraph"}


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("一、概况\n\n（一）门店\n\n正文。", "一、概况 › （一）门店"),
        ("第一章 概况\n\n第一节 门店\n\n正文。", "第一章 概况 › 第一节 门店"),
        ("1. 概况\n\n2.1 门店\n\n正文。", "1. 概况 › 2.1 门店"),
        ("P1 开场\n\n你好。\n\nP2 概况\n\n1、门店\n\n正文。", "P2 概况 › 1、门店"),
        ("幻灯片 8：案例\n正文。", "幻灯片 8：案例"),
    ],
)
def test_numbered_headings_stand_under_each_other(text: str, sections: str) -> None:
    assert places(text)[-1][1] == sections


@pytest.mark.parametrize(
    "text",
    [
        "1. 准时送达\n\n2. 现烤\n\n3. 不加价\n\n以上三条。",
        "1. 每天早上六点半之前必须送到每个校区的食堂门口，不得迟到。\n\n正文。",
        "2.5亿元\n\n正文。",
        "3.2 万元的门店\n\n正文。",
        "P99 为 20ms\n\n正文。",
        "第8页的数据有误\n\n正文。",
        "Page 8 of 12\n\n正文。",
    ],
)
def test_lines_that_only_look_like_headings_stay_text(text: str) -> None:
    assert all(not block.place.sections for block in blocks(text))


def test_markdown_that_a_person_typed_says_itself_what_heads() -> None:
    text = "# 概况\n\n1. 门店\n\n正文。\n\n【晨光学堂】\n\n背景：46个校区。\n"
    assert {b.place.sections for b in blocks(text, "a.md")} == {("概况",)}
    assert places(text, "a.docx")[-1][1] == "概况 › 1. 门店 › 晨光学堂"


def test_a_page_that_begins_within_a_section_keeps_the_section() -> None:
    text = "# 概况\n\n<!-- page: Page 7 -->\n\n甲。\n\n<!-- page: Page 8 -->\n\n乙。\n"
    assert places(text, "a.pdf") == [("Page 7", "概况", "甲。"), ("Page 8", "概况", "乙。")]
    assert read_report(text, "a.pdf")[0].pages == ("Page 7", "Page 8")


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("Page8：概况", "Page 8", "概况"),
        ("page 8", "Page 8", ""),
        ("P8. 概况", "P8", "概况"),
        ("第 8 页 概况", "第 8 页", "概况"),
        ("Slide 8 - 概况", "Slide 8", "概况"),
    ],
)
def test_labels_of_pages_are_those_of_the_report(heading: str, label: str, title: str) -> None:
    assert read_label(heading) == (label, title)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("reports/2031-02.docx", "2031-02"),
        ("麦香园202502.pptx", "2025-02"),
        ("麦香园2031年2月汇报.pdf", "2031-02"),
        ("周报_20310209.txt", "2031-02-09"),
        ("2031-02/概况.md", "2031-02"),
        ("订单12031024.txt", ""),
        ("概况.md", ""),
    ],
)
def test_the_name_of_a_file_may_tell_its_month(name: str, day: str) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("报告日期：2031年2月9日\n正文。", "2030-12.txt", ("2031-02-09", "2030-12")),
        ("日期: 2031-02-09\n报告期：2030年12月\n", "a.txt", ("2031-02-09", "2030-12")),
        ("# 2031年2月经营月报\n\n正文。", "a.md", ("2031-02", "2031-02")),
        ("正文。去年日期不详。", "2031-02.txt", ("2031-02", "2031-02")),
        ("---\ndate: 2031-03-01\n---\n日期：2031年2月9日\n", "a.md", ("2031-03-01", "2031-03")),
        ("---\nproperties: {date: '2031-02-11'}\n---\n正文。", "a.docx", ("2031-02-11", "2031-02")),
        ("# 麦香园\n\n2031年2月9日\n\n财务部", "a.pptx", ("2031-02-09", "2031-02")),
        ("# 麦香园\n\n运营管理部　2031年2月9日\n\n正文。", "a.pptx", ("2031-02-09", "2031-02")),
        ("统计期间：2031年1月1日至3月31日\n正文。", "a.txt", ("", "2031-Q1")),
        ("统计期间：2031年1月1日至1月20日\n正文。", "a.txt", ("", "2031-01-01")),
        ("正文。", "麦香园2031年三季度报告.txt", ("", "2031-Q3")),
        (
            "---\nproperties: {date: '2033-05-11'}\n---\n正文。",
            "麦香园_2031Q3.xlsx",
            ("2031-09-30", "2031-Q3"),
        ),
        ("上次会议在2030年1月9日举行。", "a.txt", ("", "")),
    ],
)
def test_a_report_is_dated_by_its_words_its_name_or_its_file(
    text: str, name: str, told: tuple[str, str]
) -> None:
    found = about(read_front(text, name), text, name, [])
    assert found.date == told[0]
    assert found.period == told[1]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("# Page 1: 麦香园月报\n", "a.md", "麦香园月报"),
        ("麦香园二月经营月报\n\n正文。", "a.txt", "麦香园二月经营月报"),
        ("## Page 1\n\n## Page 2: 概况\n\n正文。", "a.pptx", "概况"),
        ("内部资料 请勿外传\n\n麦香园月报\n\n# 概况\n\n正文。", "a.pdf", "麦香园月报"),
        ("1. 概况\n\n正文。", "麦香园经营月报.txt", "麦香园经营月报"),
        ("1. 概况\n\n正文。", "b2f.txt", "概况"),
        ("---\nproperties: {title: 月度汇报}\n---\n这一句不是标题。", "a.pptx", "月度汇报"),
        ("这一句不是标题。", "reports/a.txt", "reports/a"),
        (
            "# 1. 背景\n\n月会上汇报面包业务，共三十页。\n\n# 2. 渠道\n\n正文。",
            "a.docx",
            "月会上汇报面包业务",
        ),
    ],
)
def test_a_report_is_called_by_its_title(text: str, name: str, title: str) -> None:
    assert read_report(text, name)[0].title == title


def test_a_bare_report_alone_is_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PASTED, "utf-8")
    corpus = read_corpus(tmp_path)
    assert [d.pages for d in corpus.documents] == [("Page 1", "Page 2", "第3页")]
    for passage in corpus.passages:
        for source in passage.sources:
            assert PASTED[source.start : source.end] == source.quote


def test_a_title_alone_leaves_the_outline_to_the_numbers() -> None:
    text = "# 麦香园月报\n\n一、概况\n\n门店210家。\n\n二、案例\n\n早餐配送。\n"
    assert [sections for _, sections, _ in places(text, "a.pdf")] == [
        "麦香园月报 › 一、概况",
        "麦香园月报 › 二、案例",
    ]


def test_a_table_and_a_list_need_no_blank_line_before_them() -> None:
    text = "三、客户\n晨光学堂\n背景：46个校区\n1）准时\n2）现烤\n| 年 | 数 |\n|---|---|\n"
    assert [(b.kind, b.place.sections[-1], b.text[:4]) for b in blocks(text)] == [
        ("paragraph", "晨光学堂", "背景：4"),
        ("list", "晨光学堂", "1）准时"),
        ("table", "晨光学堂", "| 年 "),
    ]
