"""Prints whose tables are ruled cell by cell or not at all, and pages that part in the middle."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from assistant.ingest.formats.radicals import as_characters
from tests.test_formats_pdf import FONT, HEIGHT, body, canvas, read, write

STEP = 20.0
EDGES = (72.0, 200.0, 300.0, 400.0)
HEAD = ("品类", "2031年", "2030年")
ROWS = [HEAD, ("面包", "1,400", "1,500"), ("蛋糕", "850", "900")]


def ruled(
    page: Canvas, top: float, rows: Sequence[tuple[str, ...]], edges: tuple[float, ...] = EDGES
) -> None:
    """Each cell with a rule over and under it, none beside it; numbers set to the right."""
    for row, cells in enumerate(rows):
        y = top + STEP * row
        for (left, right), text in zip(pairwise(edges), cells, strict=True):
            for rule in (y, y + STEP):
                page.line(left, HEIGHT - rule, right, HEIGHT - rule)
            page.setFont(FONT, 10)
            page.drawRightString(right - 2, HEIGHT - y - 14, text)


def test_rules_that_meet_end_to_end_part_columns(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    ruled(page, 100, ROWS)
    write(page, [(72, 100 + 3 * STEP + 14, 9, "不含门店自制的品类，口径同上年。")])
    ruled(page, 100 + 5 * STEP, [("门店", "面积"), ("东街", "120")], (72, 260, 400))
    assert body(read(tmp_path, page)).split("\n\n")[1:] == [
        "| 品类 | 2031年 | 2030年 |\n|---|---|---|\n| 面包 | 1,400 | 1,500 |\n| 蛋糕 | 850 | 900 |",
        "不含门店自制的品类，口径同上年。",
        "| 门店 | 面积 |\n|---|---|\n| 东街 | 120 |",
    ]


def test_a_head_over_two_columns_has_no_joint(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    ruled(page, 100, [("", "销售额（万元）")], (72, 200, 400))
    ruled(page, 100 + STEP, ROWS)
    assert "| 品类 | 销售额（万元） 2031年 | 销售额（万元） 2030年 |" in body(read(tmp_path, page))


def test_a_head_beside_its_numbers_is_theirs(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    rows = [("直营门店一", "71"), ("直营门店二", "85"), ("加盟门店一", "64")]
    write(page, [(90, 100, 10, "店"), (250, 100, 10, "客流（人）")])
    for row, (name, value) in enumerate(rows, 1):
        write(page, [(72, 100 + STEP * row, 10, name), (400, 100 + STEP * row, 10, value)])
    write(page, [(72, 100 + STEP * 4, 10, "表2 别的"), (400, 100 + STEP * 4, 10, "单位：元")])
    text = body(read(tmp_path, page)).split("\n\n")[1:]
    assert text[0].split("\n")[::2] == [
        "| 店 | 客流（人） |",
        "| 直营门店一 | 71 |",
        "| 加盟门店一 | 64 |",
    ]
    assert text[1:] == ["表2 别的 单位：元"]


def test_what_stands_over_and_under_columns_is_read_in_its_place(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(60, 30, 8, "麦香园"), (500, 30, 8, "年报"), (60, 100, 16, "一、致股东")])
    for row in range(8):
        write(page, [(60, 140 + 18 * row, 12, "左栏左栏左栏左栏左栏左栏左栏左")])
        write(page, [(320, 140 + 18 * row, 12, "右栏右栏右栏右栏右栏右栏右栏右")])
    write(page, [(60, 310, 16, "二、门店"), (60, 340, 12, "全年新开门店一共二十家，" * 3)])
    text = body(read(tmp_path, page))
    places = [text.index(each) for each in ("年报", "致股东", "左栏", "右栏", "二、门店")]
    assert places == sorted(places)
    assert text.rindex("左栏") < text.index("右栏")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("⼊住率增⻓", "入住率增长"),
        ("⻘⻔⻛⻋", "青门风车"),
        ("门店2.4万", "门店2.4万"),
        ("ﬁne", "fine"),
    ],
)
def test_radicals_are_told_as_the_characters_that_they_look_like(text: str, told: str) -> None:
    assert as_characters(text) == told
