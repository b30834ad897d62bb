"""PDF files: the text in reading order, its paragraphs, headings, tables and page labels."""

from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from assistant.errors import CorpusError
from assistant.ingest.formats import Read, open_document

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
FULL = "麦香园在全国有二百一十家门店其中直营一百二十家加盟九十家每天供应面包蛋糕和"
REST = "饮料三大类一共八十种产品。"


def canvas(folder: Path, **options: object) -> Canvas:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return Canvas(str(folder / "a.pdf"), pagesize=A4, **options)


def write(page: Canvas, lines: list[tuple[float, float, float, str]]) -> None:
    """Lines by their place from the left, from the top, their size and text."""
    for x, y, size, text in lines:
        page.setFont(FONT, size)
        page.drawString(x, HEIGHT - y, text)


def read(folder: Path, page: Canvas) -> Read:
    page.save()
    return open_document(folder / "a.pdf", "a.pdf")


def body(read: Read) -> str:
    return read.text.split("---\n", 2)[-1].strip()


def test_lines_of_a_paragraph_are_one_larger_ones_head(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(72, 100, 20, "麦香园月报"), (72, 140, 16, "门店")])
    write(page, [(96, 170, 12, FULL[:-2]), (72, 188, 12, FULL), (72, 206, 12, REST)])
    write(page, [(96, 224, 12, "下一段另起一行。")])
    assert body(read(tmp_path, page)) == (
        "<!-- page: Page 1 -->\n\n# 麦香园月报\n\n## 门店\n\n"
        f"{FULL[:-2]}{FULL}{REST}\n\n下一段另起一行。"
    )


def test_words_of_latin_lines_keep_their_space(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(72, 100, 12, "The bakery chain grew from one hundred and eighty stores to")])
    write(
        page,
        [
            (72, 116, 12, "two hundred and ten within the year, and its inter-"),
            (72, 132, 12, "nal costs fell."),
        ],
    )
    assert "stores to two hundred" in body(read(tmp_path, page))


def test_headers_footers_and_numbers_go_their_labels_stay(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    for number in (35, 36, 37):
        write(
            page,
            [(72, 30, 9, "麦香园 2030 年度报告"), (72, 200, 12, f"第{number - 34}部分的正文。")],
        )
        write(page, [(290, HEIGHT - 20, 9, f"- {number} -")])
        page.showPage()
    assert body(read(tmp_path, page)).split("\n\n") == [
        "<!-- page: Page 35 -->",
        "第1部分的正文。",
        "<!-- page: Page 36 -->",
        "第2部分的正文。",
        "<!-- page: Page 37 -->",
        "第3部分的正文。",
    ]


def test_names_that_look_like_labels_number_no_pages(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    for row, name in enumerate(("P50 烤箱", "P20 烤箱")):
        write(page, [(72, 100 + 40 * row, 12, name)])
    assert "<!-- page: Page 1 -->" in body(read(tmp_path, page))


def test_a_paragraph_goes_over_the_page(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(72, 700, 12, FULL), (72, 718, 12, FULL)])
    page.showPage()
    write(page, [(72, 100, 12, REST), (96, 118, 12, "第二页的段落。")])
    assert body(read(tmp_path, page)) == (
        f"<!-- page: Page 1 -->\n\n{FULL}{FULL}{REST}\n\n<!-- page: Page 2 -->\n\n第二页的段落。"
    )


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(72, 80, 18, "两栏的一页上面有一个通栏的标题写得很长")])
    for row in range(8):
        write(page, [(60, 120 + 18 * row, 12, "左栏左栏左栏左栏左栏左栏左栏左")])
        write(page, [(320, 120 + 18 * row, 12, "右栏右栏右栏右栏右栏右栏右栏右")])
    text = body(read(tmp_path, page))
    assert text.index("两栏") < text.index("左栏") < text.rindex("左栏") < text.index("右栏")


def test_a_ruled_table_goes_on_over_the_page(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("FONT", (0, 0), (-1, -1), FONT),
        ("SPAN", (1, 0), (2, 0)),
        ("SPAN", (0, 0), (0, 1)),
    ]
    head = [["渠道", "销售额", ""], ["", "11月", "12月"], ["直营", "1,400", "1,500"]]
    write(page, [(72, 100, 12, "表前的话。")])
    for rows, marks, y in ((head, style, 600), ([["加盟", "850", "900"]] * 2, style[:2], 700)):
        table = Table(rows, style=marks)
        table.wrapOn(page, 400, 400)
        table.drawOn(page, 72, y)
        page.showPage()
    assert body(read(tmp_path, page)).split("\n\n")[1:] == [
        "表前的话。",
        "| 渠道 | 销售额 11月 | 销售额 12月 |\n|---|---|---|\n| 直营 | 1,400 | 1,500 |",
        "<!-- page: Page 2 -->",
        "| 渠道 | 销售额 11月 | 销售额 12月 |\n|---|---|---|\n"
        + "\n".join(["| 加盟 | 850 | 900 |"] * 2),
    ]


def test_the_name_of_a_group_begins_no_other_table_on_the_next_page(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("FONT", (0, 0), (-1, -1), FONT)]
    first = [["项目", "2031年", "2030年"], ["货币资金", "1,400", "1,500"]]
    for rows, y in ((first, 600), ([["流动负债：", "", ""], ["短期借款", "850", "900"]], 700)):
        table = Table(rows, style=style)
        table.wrapOn(page, 400, 400)
        table.drawOn(page, 72, y)
        page.showPage()
    assert body(read(tmp_path, page)).split("\n\n")[-1] == (
        "| 项目 | 2031年 | 2030年 |\n|---|---|---|\n| 流动负债： |  |  |\n| 短期借款 | 850 | 900 |"
    )


def print_rows(page: Canvas, top: float, rows: list[tuple[str, ...]], step: float = 22) -> None:
    """Words at the left, numbers set to the right, without rules."""
    for row, (name, *cells) in enumerate(rows):
        y = top + step * row
        write(page, [(72, y, 10, name)])
        for x, text in zip((260, 350, 440, 530), cells, strict=False):
            page.drawRightString(x, HEIGHT - y, text)


PRINTED: list[tuple[str, ...]] = [
    ("项目", "2031年金额", "占比（%）", "2030年金额", "占比（%）"),
    *((f"{part}地区", "34,902", "12.61", "32,449", "-") for part in "东西南北中上下"),
]


def test_columns_of_numbers_are_no_columns_of_text(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    print_rows(page, 100, PRINTED)
    lines = body(read(tmp_path, page)).split("\n\n")[1].split("\n")
    assert lines[0] == "| 项目 | 2031年金额 | 占比（%） | 2030年金额 | 占比（%） |"
    assert lines[2] == "| 东地区 | 34,902 | 12.61 | 32,449 | - |"


def test_a_wrapped_label_is_one_with_the_numbers_beside_it(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    print_rows(page, 100, PRINTED[:3])
    print_rows(page, 173, [("", "523", "19", "788", "32")])
    write(page, [(72, 168, 10, "存放同业及其他金融"), (72, 178, 10, "机构款项")])
    text = body(read(tmp_path, page))
    assert text.endswith("| 存放同业及其他金融机构款项 | 523 | 19 | 788 | 32 |")


def test_dates_head_the_next_table(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    print_rows(page, 100, PRINTED[:4])
    print_rows(page, 188, [("项目", "2031年", "2030年"), ("杠杆率", "5.06", "4.76")])
    print_rows(page, 232, [("资本", "540", "469"), ("资产", "969", "866")])
    tables = [part for part in body(read(tmp_path, page)).split("\n\n") if part.startswith("|")]
    assert [table.split("\n")[0] for table in tables] == [
        "| 项目 | 2031年金额 | 占比（%） | 2030年金额 | 占比（%） |",
        "| 项目 | 2031年 | 2030年 |",
    ]


def test_the_unit_at_the_head_of_every_page_is_kept(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    for number in range(4):
        write(page, [(72, 50, 10, "晨钢股份年度报告"), (72, 66, 10, "人民币百万元，百分比除外")])
        write(page, [(72, 200, 12, f"第{'一二三四'[number]}页的话。")])
        page.showPage()
    text = body(read(tmp_path, page))
    assert (text.count("百分比除外"), text.count("年度报告")) == (4, 0)


def test_a_table_without_rules_keeps_its_lines_apart(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    for row, (name, value) in enumerate((("销售额", "24,000"), ("毛利", "9,600"))):
        write(page, [(72, 100 + 18 * row, 12, name), (480, 100 + 18 * row, 12, value)])
    assert body(read(tmp_path, page)).split("\n\n")[1:] == ["销售额 24,000", "毛利 9,600"]


def test_numbers_under_each_other_are_a_table_without_rules(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    write(page, [(72, 80, 12, "合并利润表的主要项目如下，金额的单位是百万元，已经审计。")])
    rows = [("", "2030", "2029"), ("营业收入", "24,000", "22,000"), ("其中：", "", "")]
    rows += [("直营", "15,000", "14,000"), ("加盟", "9,000", "(8,000)")]
    for row, cells in enumerate(rows):
        y = 110 + 18 * row
        write(page, [(72, y, 12, cells[0])] if cells[0] else [])
        page.setFont(FONT, 12)
        for x, text in zip((400, 500), cells[1:], strict=True):
            page.drawRightString(x, HEIGHT - y, text)
    write(page, [(72, 230, 12, "表后的一段话说的是别的事情。")])
    assert body(read(tmp_path, page)).split("\n\n")[1:] == [
        "合并利润表的主要项目如下，金额的单位是百万元，已经审计。",
        "|  | 2030 | 2029 |\n|---|---|---|\n| 营业收入 | 24,000 | 22,000 |\n| 其中： |  |  |\n"
        "| 直营 | 15,000 | 14,000 |\n| 加盟 | 9,000 | (8,000) |",
        "表后的一段话说的是别的事情。",
    ]


def test_a_page_that_is_only_a_picture_is_a_finding(tmp_path: Path) -> None:
    from PIL import Image

    page = canvas(tmp_path)
    write(page, [(72, 100, 12, "第一页有文字。")])
    page.showPage()
    page.drawInlineImage(Image.new("RGB", (40, 40)), 72, 400)
    (finding,) = read(tmp_path, page).findings
    assert (finding.kind, finding.place) == ("image_only", "Page 2")


def test_a_password_is_told(tmp_path: Path) -> None:
    page = canvas(tmp_path, encrypt="secret")
    write(page, [(72, 100, 12, "内部资料。")])
    with pytest.raises(CorpusError, match="password") as error:
        read(tmp_path, page)
    assert error.value.file == "a.pdf"


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog"])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    with pytest.raises(CorpusError, match="damaged"):
        open_document(tmp_path / "a.pdf", "a.pdf")


def test_half_of_a_file_is_told(tmp_path: Path) -> None:
    page = canvas(tmp_path)
    for _ in range(20):
        write(page, [(72, 100, 12, FULL)])
        page.showPage()
    page.save()
    whole = (tmp_path / "a.pdf").read_bytes()
    (tmp_path / "a.pdf").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CorpusError, match="damaged"):
        open_document(tmp_path / "a.pdf", "a.pdf")
