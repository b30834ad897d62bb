"""Presentations: a page a slide, in the order in which they are read."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation as Opened
from pptx.slide import Slide
from pptx.util import Inches

from assistant.ingest.formats import Read, open_document

FRAME = (Inches(1), Inches(3), Inches(6), Inches(2))


def slide_of(presentation: Opened, title: str = "", layout: int = 5) -> Slide:
    slide: Slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    if slide.shapes.title is not None:
        slide.shapes.title.text = title
    return slide


def read(folder: Path, presentation: Opened) -> Read:
    presentation.save(str(folder / "a.pptx"))
    return open_document(folder / "a.pptx", "a.pptx")


def body(read: Read) -> str:
    return read.text.split("---\n")[-1].strip()


def test_slides_are_pages_and_notes_stand_under_them(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation, "经营概况", 1)
    frame = slide.placeholders[1].text_frame
    frame.text = "门店210家"
    inner = frame.add_paragraph()
    inner.text, inner.level = "华东90家", 1
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = "这里停一下，等大家提问。"
    slide_of(presentation, "结束")
    assert body(read(tmp_path, presentation)) == (
        "## Page 1: 经营概况\n\n- 门店210家\n  - 华东90家\n\n"
        "### 演讲者备注\n\n这里停一下，等大家提问。\n\n## Page 2: 结束"
    )


def test_labels_that_the_titles_print_win_over_the_count(tmp_path: Path) -> None:
    presentation = Presentation()
    for title in ("Page4: 概况", "Page5: 案例", "谢谢"):
        slide_of(presentation, title)
    assert body(read(tmp_path, presentation)) == "## Page4: 概况\n\n## Page5: 案例\n\n## 谢谢"


def test_shapes_are_read_from_the_top_those_of_a_group_too(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation, "概况")
    for text, left, top in (("右下", 5, 5), ("左上", 1, 2), ("右上", 5, 2)):
        box = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1))
        box.text_frame.text = text
    group = slide.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Inches(1), Inches(3), Inches(2), Inches(1))
    inner.text_frame.text = "组里"
    assert body(read(tmp_path, presentation)).split("\n\n")[1:] == ["左上", "右上", "组里", "右下"]


def test_a_table_with_merged_cells(tmp_path: Path) -> None:
    presentation = Presentation()
    table = slide_of(presentation, "概况").shapes.add_table(3, 3, *FRAME).table
    table.cell(0, 0).merge(table.cell(0, 2))
    for place, text in {
        (0, 0): "单位：万元",
        (1, 0): "渠道",
        (1, 1): "11月",
        (1, 2): "12月",
    }.items():
        table.cell(*place).text = text
    for c, text in enumerate(("直营", "1,400", "1,500")):
        table.cell(2, c).text = text
    assert body(read(tmp_path, presentation)) == (
        "## Page 1: 概况\n\n单位：万元\n\n| 渠道 | 11月 | 12月 |\n|---|---|---|\n"
        "| 直营 | 1,400 | 1,500 |"
    )


def test_a_chart_is_the_table_of_its_data(tmp_path: Path) -> None:
    presentation = Presentation()
    make: Callable[..., Any] = CategoryChartData
    data = make(number_format="0.0%")
    data.categories = ["面包", "蛋糕"]
    data.add_series("占比", (0.625, 0.375))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    shapes: Any = slide_of(presentation, "构成").shapes
    chart = shapes.add_chart(kind, *FRAME, data).chart
    chart.has_title = True
    chart.chart_title.text_frame.text = "品类构成"
    assert body(read(tmp_path, presentation)) == (
        "## Page 1: 构成\n\n品类构成\n\n|  | 占比 |\n|---|---|\n| 面包 | 62.5% |\n| 蛋糕 | 37.5% |"
    )


def test_a_picture_is_a_finding_with_its_slide(tmp_path: Path) -> None:
    presentation = Presentation()
    slide_of(presentation, "概况")
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    slide_of(presentation, "照片").shapes.add_picture(picture, Inches(1), Inches(1))
    (finding,) = read(tmp_path, presentation).findings
    assert (finding.kind, finding.place, finding.document) == ("image_only", "Page 2", "a")


def test_a_case_in_the_body_of_a_slide_is_no_bullet(tmp_path: Path) -> None:
    presentation = Presentation()
    frame = slide_of(presentation, "客户案例", 1).placeholders[1].text_frame
    frame.text = "晨光学堂\n背景：46个校区\n突破点：\n1）准时送达"
    assert body(read(tmp_path, presentation)).split("\n\n")[1:] == [
        "晨光学堂",
        "背景：46个校区",
        "突破点：",
        "1）准时送达",
    ]


def test_a_shape_without_a_word_is_passed_over(tmp_path: Path) -> None:
    presentation = Presentation()
    slide_of(presentation, "概况", 1).shapes.add_textbox(*FRAME).text_frame.text = "门店210家。"
    assert body(read(tmp_path, presentation)) == "## Page 1: 概况\n\n门店210家。"


def test_a_large_value_and_the_name_below_it_are_a_card(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation, "上半年累计")
    for column, (value, name) in enumerate((("14.2亿元", "新签订单"), ("815台", "出货量"))):
        for row, text in enumerate((value, name)):
            box = slide.shapes.add_textbox(
                Inches(1 + 3 * column), Inches(2 + row), Inches(2), Inches(0.8)
            )
            box.text_frame.text = text
    text = body(read(tmp_path, presentation))
    assert "| 新签订单 | 14.2亿元 |\n|---|---|\n| 出货量 | 815台 |" in text


def test_a_group_that_holds_a_value_and_its_name_is_a_card(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation, "上半年累计")
    for column, words in enumerate((("14.2亿元", "新签订单"), ("815台", "出货量"))):
        group = slide.shapes.add_group_shape()
        for row, text in enumerate(words):
            box = group.shapes.add_textbox(
                Inches(1 + 3 * column), Inches(2 + row), Inches(2), Inches(0.8)
            )
            box.text_frame.text = text
    assert "| 出货量 | 815台 |" in body(read(tmp_path, presentation))


def test_boxes_of_words_and_a_lone_number_are_no_cards(tmp_path: Path) -> None:
    presentation = Presentation()
    slide = slide_of(presentation, "案例")
    for row, text in enumerate(("背景说明", "126台", "两条产线")):
        box = slide.shapes.add_textbox(Inches(1), Inches(2 + row), Inches(2), Inches(0.8))
        box.text_frame.text = text
    assert "|" not in body(read(tmp_path, presentation))
